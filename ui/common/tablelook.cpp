// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tablelook.h"

#include "ui/common/stylepaint.h"
#include "ui/common/tabulartext.h"
#include "ui/common/type.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace atalaya::ui {

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const Tokens &tokens = Tokens::of(option.palette);
    const bool isSelected = item.state & QStyle::State_Selected;
    painter->save();
    painter->fillRect(item.rect, isSelected ? tokens.selection : tokens.surface);
    painter->fillRect(QRect(item.rect.left(), item.rect.bottom(), item.rect.width(), 1), tokens.line);
    if (isSelected && index.column() == 0)
        painter->fillRect(QRect(item.rect.left(), item.rect.top(), 3, item.rect.height()), tokens.accent);
    QRect words = item.rect.adjusted(CellPadding, 0, -CellPadding, -1);
    if (!item.icon.isNull()) {
        item.icon.paint(painter, QRect(words.left(), words.top(), 16, words.height()));
        words.setLeft(words.left() + 22);
    }
    painter->setFont(item.font);
    painter->setPen(index.data(Qt::ForegroundRole).isValid() ? item.palette.color(QPalette::Text) : tokens.text);
    const QString text = QFontMetrics(item.font).elidedText(item.text, Qt::ElideRight, words.width());
    if (item.displayAlignment & Qt::AlignRight)
        drawTabular(painter, words, Qt::AlignRight | Qt::AlignVCenter, text);
    else
        painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft, text);
    if ((item.state & QStyle::State_HasFocus) && (item.state & QStyle::State_KeyboardFocusChange))
        paint::ring(painter, QRectF(item.rect).adjusted(1, 1, -1, -2), 3, tokens.focus);
    painter->restore();
}

void dressTable(QTableView *table, bool compact)
{
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setItemDelegate(new RowDelegate(table));
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(compact ? 28 : 34);
    table->verticalHeader()->setMinimumSectionSize(compact ? 28 : 34);
    // As far from the edge as the words of the rows.
    table->horizontalHeader()->setProperty(HeaderPadding, CellPadding);
    table->horizontalHeader()->setFont(captionHeadingFont());
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setFixedHeight(30);
}

} // namespace atalaya::ui
