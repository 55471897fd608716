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

void LogAlarmView::fill(const Head &head, const QString &title, const QString &note, const std::string &signedNote,
                        const std::string &key, contract::Instant at, Tint root, const AuditWords &words)
{
    head.title->setText(title);
    head.note->setText(note);
    QList<FactGrid::Fact> facts{{tr("Date"), words.moment(at)}};
    const auto read = api::SignedNote::parse(signedNote);
    const auto checkpoint = read ? api::Checkpoint::parse(read->text()) : std::nullopt;
    if (checkpoint) {
        facts.append({tr("Size"), tr("%1 leaves").arg(words.formats().integer(static_cast<qint64>(checkpoint->size)))});
        facts.append(
            {.name = tr("Root"), .value = LogWords::shortHash(checkpoint->root), .isMono = true, .tint = root});
    } else {
        facts.append(
            {.name = tr("Head"), .value = signedNote.empty() ? tr("none") : tr("can’t be read"), .isMissing = true});
    }
    const auto by = api::VerifierKey::parse(key);
    if (read && by)
        facts.append({.name = tr("Signature"),
                      .value = read->verify(*by) ? tr("Valid") : tr("Not valid"),
                      .tint = read->verify(*by) ? Tint::Executed : Tint::Blocked});
    head.facts->setFacts(facts);
}

void LogAlarmView::render(const AuditWords &words)
{
    const api::LogStatus &status = m_log->status();
    if (status.alarms.empty())
        return;
    const api::LogAlarm &alarm = status.alarms.front();
    m_title->setText(LogWords::title(alarm.outcome));
    m_story->setText(LogWords::story(alarm, words.formats()));
    const auto verifiedAt = status.pin ? status.pin->verifiedAt : alarm.at;
    fill(m_pinned, tr("Last verified head"), tr("Kept and sealed on this computer"), alarm.pinnedNote, alarm.pinnedKey,
         verifiedAt, Tint::Text, words);
    const bool hasOffer = !alarm.offeredNote.empty();
    fill(m_offered, hasOffer ? tr("Head received now") : tr("What was received"),
         hasOffer ? tr("Held against the key that this computer knows") : tr("Under the same head"),
         hasOffer ? alarm.offeredNote : alarm.pinnedNote, alarm.pinnedKey, alarm.at,
         hasOffer ? Tint::Blocked : Tint::Text, words);
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
    m_lift->setText(tr("Lift the alarm…"));
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
