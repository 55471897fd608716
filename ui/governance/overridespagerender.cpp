// SPDX-License-Identifier: GPL-3.0-or-later
#include "overridespage.h"

#include "models/overridepresenter.h"
#include "ui/common/banner.h"
#include "ui/common/errorwords.h"
#include "ui/common/skeletonrows.h"
#include "ui/common/statepane.h"
#include "ui/common/writeguard.h"
#include "ui/governance/overridepane.h"
#include "ui/governance/overridesproxy.h"
#include "ui/governance/overridewords.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>

// What the page says.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using models::OverridesModel;

void OverridesPage::render()
{
    const OverridesModel &list = *m_presenter->list();
    const bool hasRows = list.rowCount() > 0;
    const bool isWaiting = list.loadState() == LoadState::Loading && !hasRows;
    m_skeleton->setVisible(isWaiting);
    m_stack->setCurrentIndex(hasRows || isWaiting ? 0 : 1);
    if (m_stack->currentIndex() == 1)
        renderState();
    renderWords();
    selectOpen();
    // What waits for a word is what one comes for.
    if (hasRows && m_presenter->id().isEmpty())
        m_presenter->open(list.index(0, 0).data(models::IdRole).toString());
    setAsOf(list.fetchedAt());
}

void OverridesPage::renderWords()
{
    const OverridesModel &list = *m_presenter->list();
    const Formats &formats = m_texts.formats();
    QString words;
    if (list.rowCount() > 0)
        words = list.total() > list.rowCount()
                    ? tr("The newest %1 of %2.").arg(formats.integer(list.rowCount()), formats.integer(list.total()))
                    : tr("The newest first. Who asked can’t be the one who agrees.");
    m_words->setText(words);
    const auto &problem = list.problem();
    const bool isTold = list.rowCount() > 0 && problem && !isUnreachable(*problem);
    m_strip->setVisible(isTold);
    if (isTold)
        m_strip->setContent({Tint::Warn,
                             u"exclamation-triangle"_s,
                             {},
                             tr("The list could not be renewed. What you see is from %1.")
                                 .arg(formats.moment(list.fetchedAt(), QDateTime::currentDateTimeUtc())),
                             tr("Try again")});
}

void OverridesPage::renderState()
{
    const OverridesModel &list = *m_presenter->list();
    StatePane::Content content;
    content.primary = tr("Try again");
    content.primaryIcon = u"arrow-clockwise"_s;
    if (list.loadState() == LoadState::Empty && !list.filter().isEmpty()) {
        content.icon = u"key"_s;
        content.title = tr("None is in this state");
        content.primary = tr("Show all");
        content.primaryIcon = u"list"_s;
        content.recommends = false;
    } else if (list.loadState() == LoadState::Empty) {
        content.icon = u"key"_s;
        content.title = tr("Nobody has asked for an override");
        content.text = tr("Open a blocked decision in the AI audit log to request one.");
        content.primary = tr("Look again");
        content.recommends = false;
    } else if (list.loadState() == LoadState::Unavailable) {
        content.icon = u"cloud-slash"_s;
        content.title = tr("No connection, and the overrides were never read here");
        content.text = tr("They appear by themselves as soon as the platform answers.");
    } else if (const auto &problem = list.problem()) {
        const ErrorWords words = ErrorWords::of(*problem);
        content.icon = words.icon;
        content.tint = Tint::Error;
        content.title = tr("The overrides could not be read");
        content.text = words.title + u". "_s + words.advice;
        content.code = problem->correlationId;
    }
    m_state->setContent(content);
}

void OverridesPage::retranslate()
{
    m_texts = AuditWords(Formats({}, m_parts.zone));
    const QString chosen = m_presenter->list()->filter();
    m_filter->clear();
    m_filter->addItem(tr("All"), QString());
    for (const QString &state : overrideStates())
        m_filter->addItem(overrideLook(state).word, state);
    m_filter->setCurrentIndex(std::max(0, m_filter->findData(chosen)));
    m_filter->setAccessibleName(tr("State"));
    m_table->setAccessibleName(tr("Overrides"));
    m_strip->button()->setAccessibleName(tr("Try again"));
    m_proxy->setFormats(m_texts.formats());
    m_pane->setWords(m_texts);
    m_guard->retranslate();
    render();
}

QList<Page::KeyHint> OverridesPage::keys() const
{
    return {{u"A"_s, tr("Approve it, with your second factor")},
            {u"R"_s, tr("Reject it, with your second factor")},
            {u"F6"_s, tr("To the next part of the page")},
            {u"F5"_s, tr("Ask the platform again")}};
}

void OverridesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

} // namespace atalaya::ui
