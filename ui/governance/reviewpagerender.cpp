// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewpage.h"

#include "models/reviewpresenter.h"
#include "ui/common/banner.h"
#include "ui/common/errorwords.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/skeletonrows.h"
#include "ui/common/statepane.h"
#include "ui/common/writeguard.h"
#include "ui/governance/reviewpane.h"
#include "ui/governance/reviewqueueproxy.h"
#include "ui/governance/reviewwords.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>

// What the page says.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using models::ReviewQueueModel;

void ReviewPage::render()
{
    const ReviewQueueModel &queue = *m_presenter->queue();
    const bool hasRows = queue.rowCount() > 0;
    const bool isWaiting = queue.loadState() == LoadState::Loading && !hasRows;
    m_skeleton->setVisible(isWaiting);
    m_stack->setCurrentIndex(hasRows || isWaiting ? 0 : 1);
    if (m_stack->currentIndex() == 1)
        renderState();
    renderWords();
    renderStrip();
    selectOpen();
    setAsOf(queue.fetchedAt());
}

void ReviewPage::renderWords()
{
    const auto &facts = m_presenter->queue()->facts();
    const Formats &formats = m_texts.formats();
    QString words;
    if (facts) {
        words =
            facts->open == 1 ? tr("One decision waits.") : tr("%1 decisions wait.").arg(formats.integer(facts->open));
        const QString sla = durationWords(facts->slaMinutes * 60, formats);
        words +=
            u' ' + (facts->overdue > 0 ? tr("%1 of them for longer than %2.").arg(formats.integer(facts->overdue), sla)
                                       : tr("None for longer than %1.").arg(sla));
    }
    m_words->setText(words);
    const auto own = m_presenter->progress()->of(m_presenter->who().me);
    const qint64 said = own.approved + own.rejected + own.corrected;
    const bool isKnown = m_presenter->progress()->loadState() != LoadState::Loading;
    m_mine->setText(isKnown && m_presenter->who().mayDecide
                        ? tr("Yours in 30 days: %1; since you came: %2")
                              .arg(formats.integer(said), formats.integer(m_presenter->said()))
                        : QString());
}

void ReviewPage::renderStrip()
{
    const ReviewQueueModel &queue = *m_presenter->queue();
    const auto &problem = queue.problem();
    const bool isTold = queue.rowCount() > 0 && problem && !isUnreachable(*problem);
    m_strip->setVisible(isTold);
    if (isTold)
        m_strip->setContent({Tint::Warn,
                             u"exclamation-triangle"_s,
                             {},
                             tr("The queue could not be renewed. What you see is from %1.")
                                 .arg(m_texts.formats().moment(queue.fetchedAt(), QDateTime::currentDateTimeUtc())),
                             tr("Try again")});
}

void ReviewPage::renderState()
{
    const ReviewQueueModel &queue = *m_presenter->queue();
    StatePane::Content content;
    content.primary = tr("Try again");
    content.primaryIcon = u"arrow-clockwise"_s;
    if (queue.loadState() == LoadState::Empty || queue.loadState() == LoadState::Ready) {
        content.icon = u"check-circle"_s;
        content.tint = Tint::Executed;
        content.primary = tr("Look again");
        content.recommends = false;
        switch (queue.part()) {
        case ReviewQueueModel::Part::Open:
            content.title = tr("Nothing waits for a person");
            content.text = tr("What the policies want looked at comes here by itself, the oldest first.");
            break;
        case ReviewQueueModel::Part::Mine:
            content.icon = u"eye"_s;
            content.tint = Tint::Muted;
            content.title = tr("You hold nothing");
            content.text = tr("What you take stands here until you have spoken or your time is over.");
            break;
        case ReviewQueueModel::Part::Done:
            content.icon = u"clock-history"_s;
            content.tint = Tint::Muted;
            content.title = tr("Nothing was reviewed yet");
            content.text = tr("Verdicts stand here, the newest first.");
            break;
        }
    } else if (queue.loadState() == LoadState::Unavailable) {
        content.icon = u"cloud-slash"_s;
        content.title = tr("No connection, and the queue was never read here");
        content.text = tr("It appears by itself as soon as the platform answers.");
    } else if (const auto &problem = queue.problem()) {
        const ErrorWords words = ErrorWords::of(*problem);
        content.icon = words.icon;
        content.tint = Tint::Error;
        content.title = tr("The queue could not be read");
        content.text = words.title + u". "_s + words.advice;
        content.code = problem->correlationId;
    }
    m_state->setContent(content);
}

void ReviewPage::retranslate()
{
    m_texts = AuditWords(Formats({}, m_zone));
    m_progress->setText(tr("Progress"));
    m_progress->setAccessibleName(tr("Progress of the reviewers"));
    m_progress->setToolTip(tr("Progress of the reviewers (P)"));
    m_parts->setAccessibleName(tr("Which decisions"));
    m_parts->setSegments({{u"open"_s, tr("Waiting"), {}, tr("Decisions that wait")},
                          {u"mine"_s, tr("Mine"), {}, tr("Decisions that you hold")},
                          {u"done"_s, tr("Reviewed"), {}, tr("Decisions that were reviewed")}});
    m_table->setAccessibleName(tr("Review queue"));
    m_strip->button()->setAccessibleName(tr("Try again"));
    m_proxy->setWords(m_texts);
    m_pane->setWords(m_texts);
    m_guard->retranslate();
    render();
}

QList<Page::KeyHint> ReviewPage::keys() const
{
    return {{u"T"_s, tr("Take the decision")},          {u"A"_s, tr("Approve it")},
            {u"R"_s, tr("Reject it, with a reason")},   {u"C"_s, tr("Correct it, with a reason")},
            {u"N"_s, tr("Next decision that is free")}, {u"B"_s, tr("Put it back for others")},
            {u"P"_s, tr("Progress of the reviewers")},  {u"F5"_s, tr("Ask the platform again")}};
}

QList<PageCommand> ReviewPage::commands()
{
    return {{u"reviews.next"_s, tr("Next decision to review"), u"eye"_s,
             [this] {
                 next();
             }},
            {u"reviews.progress"_s, tr("Progress of the reviewers"), u"people"_s, [this] {
                 showProgress();
             }}};
}

void ReviewPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

} // namespace atalaya::ui
