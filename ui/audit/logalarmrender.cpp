// SPDX-License-Identifier: GPL-3.0-or-later
#include "logalarmview.h"

#include "api/net/whenready.h"
#include "api/proof/signednote.h"
#include "ui/audit/factgrid.h"
#include "ui/common/logwords.h"

#include <QAccessible>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>

// What an alarm says, and what can be done about it.
namespace atalaya::ui {

using namespace Qt::StringLiterals;

QString LogAlarmView::codeOf(const api::LogAlarm &alarm)
{
    const std::string seq = alarm.seq ? std::to_string(*alarm.seq) : std::string();
    const api::TreeHash hash =
        api::sha256({api::nameOf(alarm.outcome), "\n", alarm.pinnedNote, "\n", alarm.offeredNote, "\n", seq});
    const QString hex = QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(hash.data()), static_cast<qsizetype>(hash.size())).toHex());
    return u"c-"_s + hex.left(4) + u'-' + hex.mid(4, 4);
}

void LogAlarmView::fill(const Head &head, const Shown &shown, const AuditWords &words)
{
    head.title->setText(shown.title);
    head.note->setText(shown.note);
    QList<FactGrid::Fact> facts{{tr("Date"), words.moment(shown.at)}};
    const auto read = api::SignedNote::parse(shown.signedNote);
    if (const auto checkpoint = read ? api::Checkpoint::parse(read->text()) : std::nullopt) {
        facts.append({tr("Size"), tr("%1 leaves").arg(words.formats().integer(static_cast<qint64>(checkpoint->size)))});
        facts.append(
            {.name = tr("Root"), .value = LogWords::shortHash(checkpoint->root), .isMono = true, .tint = shown.root});
    } else {
        facts.append({.name = tr("Head"),
                      .value = shown.signedNote.empty() ? tr("none") : tr("can’t be read"),
                      .isMissing = true});
    }
    const auto by = api::VerifierKey::parse(shown.key);
    if (read && by)
        facts.append({.name = tr("Signature"),
                      .value = read->verify(*by) ? tr("Valid") : tr("Not valid"),
                      .tint = read->verify(*by) ? Tint::Executed : Tint::Blocked});
    head.facts->setFacts(facts + shown.more);
}

namespace {

/// The head that the old log had last, as far as its own key has signed it.
FactGrid::Fact lastHead(const api::LostLeaves &lost, const AuditWords &words)
{
    const auto note = api::SignedNote::parse(lost.lastNote);
    const auto head = note ? api::Checkpoint::parse(note->text()) : std::nullopt;
    if (!head)
        return {.name = LogAlarmView::tr("Signed last"), .value = LogAlarmView::tr("not shown"), .isMissing = true};
    return {.name = LogAlarmView::tr("Signed last"),
            .value = LogAlarmView::tr("%1 leaves").arg(words.formats().integer(static_cast<qint64>(head->size))),
            .note = LogWords::shortHash(head->root)};
}

QList<FactGrid::Fact> lossOf(const api::LostLeaves &lost, const AuditWords &words)
{
    const auto count = static_cast<int>(lost.to - lost.from);
    return {{.name = LogAlarmView::tr("Lost"),
             .value = LogWords::numbers(lost, words.formats()),
             .note = LogAlarmView::tr("%n leaves", nullptr, count)},
            {.name = LogAlarmView::tr("Begun anew"), .value = words.moment(lost.begunAt)},
            {.name = LogAlarmView::tr("Reason given"), .value = AuditWords::text(lost.reason)}};
}

} // namespace

void LogAlarmView::render(const AuditWords &words)
{
    const api::LogStatus &status = m_log->status();
    if (status.alarms.empty())
        return;
    const api::LogAlarm &alarm = status.alarms.front();
    const bool isAnew = alarm.outcome == api::LogOutcome::NewEpoch;
    m_title->setText(LogWords::title(alarm.outcome));
    m_story->setText(LogWords::story(alarm, words.formats()));
    fill(m_pinned,
         {tr("Last verified head"), tr("Kept and sealed on this computer"), alarm.pinnedNote, alarm.pinnedKey,
          status.pin ? status.pin->verifiedAt : alarm.at, Tint::Text,
          alarm.lost ? QList<FactGrid::Fact>{lastHead(*alarm.lost, words)} : QList<FactGrid::Fact>()},
         words);
    const bool hasOffer = !alarm.offeredNote.empty();
    // A new epoch has a key of its own.
    fill(m_offered,
         {hasOffer ? tr("Head received now") : tr("What was received"),
          !hasOffer ? tr("Under the same head")
          : isAnew  ? tr("Held against the key that the platform now shows")
                    : tr("Held against the key that this computer knows"),
          hasOffer ? alarm.offeredNote : alarm.pinnedNote, isAnew ? alarm.offeredKey : alarm.pinnedKey, alarm.at,
          hasOffer ? Tint::Blocked : Tint::Text, alarm.lost ? lossOf(*alarm.lost, words) : QList<FactGrid::Fact>()},
         words);
    m_stepsTitle->setText(tr("What to do now"));
    const QStringList steps{tr("Save the evidence file."),
                            tr("It holds both signed heads; others can check it without this computer."),
                            tr("Tell your security officer and the platform’s support."),
                            tr("Give them the code at the right."),
                            tr("Don’t publish policies or approve exceptions until it is cleared up."),
                            tr("You can read everything; nothing of it is verified.")};
    for (qsizetype at = 0; at < m_steps.size(); ++at)
        m_steps.at(at)->setText(steps.at(at));
    m_save->setText(tr("Save the evidence…"));
    m_copy->setText(tr("Copy the code %1").arg(codeOf(alarm)));
    m_again->setText(status.isChecking ? tr("Checking…") : tr("Check again"));
    m_again->setEnabled(!status.isChecking);
    m_lift->setText(isAnew ? tr("Accept the loss…") : tr("Lift the alarm…"));
    m_search->setText(tr("Search in the log"));
    const auto more = static_cast<int>(status.alarms.size()) - 1;
    m_note->setText(
        (more > 0 ? tr("%n further alarms; the evidence has all of them.", nullptr, more) + u' ' : QString()) +
        tr("It does not go by itself: it is lifted with a reason and the second factor, and that is kept."));
    // Beside the steps nobody asks a label how high it is at its width.
    m_note->setMinimumHeight(m_note->heightForWidth(m_note->width()));
    setAccessibleName(m_title->text());
    tint();
}

void LogAlarmView::saveEvidence()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the evidence"), u"atalaya-log-evidence.json"_s,
                                                      tr("Evidence (*.json)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(m_log->evidence()) >= 0 && file.commit();
    m_said->setText(isSaved ? tr("Saved.") : tr("The file could not be written: %1").arg(file.errorString()));
    m_said->show();
}

void LogAlarmView::copyCode()
{
    if (m_log->status().alarms.empty())
        return;
    QGuiApplication::clipboard()->setText(codeOf(m_log->status().alarms.front()));
    m_said->setText(tr("Copied."));
    m_said->show();
}

void LogAlarmView::checkAgain()
{
    api::whenReady(this, m_log->check(), [this](const api::Result<api::LogOutcome> &outcome) {
        m_said->setText(
            !outcome ? tr("It could not be checked; the platform did not answer.")
            : api::isVerified(*outcome)
                ? tr("The head that came now fits the one that was verified. The alarm stays until it is lifted.")
                : tr("The same again: %1.").arg(LogWords::name(*outcome)));
        m_said->show();
    });
}

} // namespace atalaya::ui
