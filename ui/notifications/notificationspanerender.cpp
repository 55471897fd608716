// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notificationsmodel.h"
#include "ui/common/errorwords.h"
#include "ui/common/statepane.h"
#include "ui/notifications/notificationspane.h"
#include "ui/notifications/notificationsproxy.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStackedLayout>

// What the pane says.
namespace atalaya::ui {

using models::LoadState;

namespace {

constexpr int Width = 420;
constexpr int Tallest = 560;
/// Of what stands instead of a list.
constexpr int StateHeight = 220;

} // namespace

Formats NotificationsPane::formats() const
{
    return Formats({}, m_zone);
}

void NotificationsPane::renderTimes()
{
    m_lines->setFormats(formats(), QDateTime::currentDateTimeUtc());
}

void NotificationsPane::renderIfSeen()
{
    if (isVisible())
        render();
}

void NotificationsPane::render()
{
    QWidget *const keyboard = window()->focusWidget();
    const bool hadKeyboard = isVisible() && keyboard && (keyboard == this || isAncestorOf(keyboard));
    setAccessibleName(tr("Notifications"));
    m_title->setText(tr("Notifications"));
    m_list->setAccessibleName(tr("Notifications, the newest first"));
    m_readAll->setText(tr("Mark all as read"));
    m_readAll->setVisible(m_model->unread() > 0);
    m_readAll->setEnabled(m_isWritable);
    m_keys->setText(tr("Enter opens, Space marks as read"));
    const bool hasLines = m_lines->rowCount() > 0;
    const bool isLoading = !hasLines && m_model->state() == LoadState::Loading;
    m_stack->setCurrentWidget(hasLines ? static_cast<QWidget *>(m_list) : isLoading ? m_skeleton : m_state);
    m_keys->setVisible(hasLines);
    if (!hasLines && !isLoading)
        renderState();
    renderNote();
    fit();
    // What had the keyboard may be hidden now.
    if (hadKeyboard && (keyboard == this || !keyboard->isVisible()))
        (hasLines ? static_cast<QWidget *>(m_list) : this)->setFocus(Qt::OtherFocusReason);
}

void NotificationsPane::renderState()
{
    StatePane::Content content;
    const auto &problem = m_model->problem();
    if (m_model->state() == LoadState::Empty || !problem) {
        content.icon = QStringLiteral("bell");
        content.title = tr("Nothing to tell you");
        content.text = tr("What others ask of you, and what becomes of what you asked, is told here.");
    } else if (m_model->state() == LoadState::Unavailable) {
        content.icon = QStringLiteral("cloud-slash");
        content.title = tr("There is no connection, and your notifications were never read here");
    } else {
        const ErrorWords words = ErrorWords::of(*problem);
        content.icon = words.icon;
        content.tint = Tint::Error;
        content.title = tr("Your notifications could not be read");
        content.text = words.title + QStringLiteral(". ") + words.advice;
        content.code = problem->correlationId;
        if (words.retryable)
            content.primary = tr("Try again");
    }
    m_state->setContent(content);
}

void NotificationsPane::renderNote()
{
    QString words;
    if (!m_markProblem.isEmpty())
        words = tr("It could not be marked as read: %1.").arg(m_markProblem);
    else if (m_lines->rowCount() > 0 && m_model->state() == LoadState::Stale)
        words = tr("They could not be renewed. What you see is from %1.")
                    .arg(formats().moment(m_model->fetchedAt(), QDateTime::currentDateTimeUtc()));
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
}

void NotificationsPane::fit()
{
    const QPoint corner = m_anchor && parentWidget()
                              ? m_anchor->mapTo(parentWidget(), QPoint(m_anchor->width(), m_anchor->height() + 6))
                              : QPoint(Width, 0);
    setFixedWidth(Width);
    int wanted = StateHeight;
    if (m_stack->currentWidget() == m_list) {
        wanted = 0;
        for (int row = 0; row < m_lines->rowCount() && wanted < Tallest; ++row)
            wanted += m_list->sizeHintForIndex(m_lines->index(row, 0)).height();
    }
    const int around = (m_title->sizeHint().height() + 20) +
                       (m_note->isHidden() ? 0 : m_note->heightForWidth(Width - 2)) +
                       (m_keys->isHidden() ? 0 : m_keys->sizeHint().height()) + 4;
    const int room = m_anchor ? qMin(Tallest, parentWidget()->height() - corner.y() - 12) : Tallest;
    // Decided here: a bar that comes with the layout would make the lines narrower than they were measured for.
    m_list->setVerticalScrollBarPolicy(wanted + around > room ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    setFixedHeight(qMin(wanted + around, room));
    layout()->activate();
    m_list->doItemsLayout();
    move(corner - QPoint(width(), 0));
}

} // namespace atalaya::ui
