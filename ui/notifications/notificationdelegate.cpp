// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/notificationdelegate.h"

#include "models/notificationsmodel.h"
#include "ui/common/stylepaint.h"
#include "ui/common/type.h"
#include "ui/notifications/notificationsproxy.h"

#include <QAbstractItemView>
#include <QIcon>
#include <QPainter>

namespace atalaya::ui {
namespace {

constexpr int Left = 16;
constexpr int Icon = 16;
constexpr int WordsLeft = Left + Icon + 12;
constexpr int WordsRight = 36;
constexpr int Padding = 9;
constexpr int Dot = 8;

QFont fontOf(const QModelIndex &index)
{
    QFont font = bodyFont();
    if (!index.data(models::NotificationsModel::ReadRole).toBool())
        font.setWeight(QFont::DemiBold);
    return font;
}

QRect wordsIn(const QRect &row)
{
    return row.adjusted(WordsLeft, Padding, -WordsRight, -Padding);
}

} // namespace

QSize NotificationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *const view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const QRect room = wordsIn(QRect(0, 0, width, 10'000));
    const int sentence =
        QFontMetrics(fontOf(index)).boundingRect(room, Qt::TextWordWrap, index.data().toString()).height();
    return {width, sentence + 2 + QFontMetrics(captionFont()).height() + 2 * Padding};
}

void NotificationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &tokens = Tokens::of(option.palette);
    const bool isCurrent = option.state & QStyle::State_Selected;
    const bool isHovered = option.state & QStyle::State_MouseOver;
    painter->save();
    painter->fillRect(option.rect, isCurrent ? tokens.selection : isHovered ? tokens.window : tokens.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.line);
    const QRect words = wordsIn(option.rect);
    const QFont font = fontOf(index);
    const int line = QFontMetrics(font).height();
    qvariant_cast<QIcon>(index.data(Qt::DecorationRole))
        .paint(painter, QRect(option.rect.left() + Left, words.top() + (line - Icon) / 2, Icon, Icon));
    painter->setFont(font);
    painter->setPen(tokens.text);
    QRect used;
    painter->drawText(words, Qt::TextWordWrap, index.data().toString(), &used);
    painter->setFont(captionFont());
    painter->setPen(tokens.muted);
    painter->drawText(QRect(words.left(), used.bottom() + 3, words.width(), QFontMetrics(captionFont()).height()),
                      Qt::AlignLeft, index.data(NotificationsProxy::AgoRole).toString());
    if (!index.data(models::NotificationsModel::ReadRole).toBool()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.accent);
        painter->drawEllipse(
            QRect(option.rect.right() - WordsRight / 2 - Dot / 2, words.top() + (line - Dot) / 2, Dot, Dot));
        painter->setRenderHint(QPainter::Antialiasing, false);
    }
    if (option.state & QStyle::State_HasFocus)
        paint::ring(painter, QRectF(option.rect).adjusted(2, 2, -2, -3), 3, tokens.focus);
    painter->restore();
}

} // namespace atalaya::ui
