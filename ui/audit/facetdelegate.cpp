// SPDX-License-Identifier: GPL-3.0-or-later
#include "facetdelegate.h"

#include "ui/audit/facetwords.h"
#include "ui/common/stylepaint.h"
#include "ui/common/tabulartext.h"
#include "ui/common/type.h"

#include <QPainter>
#include <QTreeView>

#include <cmath>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::AuditFacetsModel;

namespace {

constexpr int fieldHeight = 34;
constexpr int valueHeight = 26;
constexpr int secondLine = 16;
constexpr int indent = 24;
constexpr int rightRoom = 12;
constexpr int countGap = 8;

/// Where a value's words stand within its bar.
struct Room
{
    QString words;
    QString count;
    QRect area;
    /// Beside the count.
    int first = 0;
    /// Empty: one line is enough.
    QString below{};
};

/// A chosen value is written in a heavier font; it breaks where it breaks when it is not.
int widthOf(const QString &text)
{
    return std::max(QFontMetrics(headingFont()).horizontalAdvance(text),
                    QFontMetrics(bodyFont()).horizontalAdvance(text));
}

Room roomOf(const QRect &bar, const QModelIndex &index)
{
    Room room{index.data().toString(), index.data(FacetWords::CountWordsRole).toString(), bar.adjusted(8, 0, -6, 0)};
    if (!index.data(FacetWords::IconRole).toString().isEmpty())
        room.area.setLeft(room.area.left() + 23);
    room.first = room.area.width() - static_cast<int>(std::ceil(tabularWidth(bodyFont(), room.count))) - countGap;
    if (widthOf(room.words) <= room.first)
        return room;
    for (qsizetype cut = room.words.lastIndexOf(u' '); cut > 0; cut = room.words.lastIndexOf(u' ', cut - 1)) {
        if (widthOf(room.words.left(cut)) > room.first)
            continue;
        room.below = room.words.mid(cut + 1);
        room.words.truncate(cut);
        break;
    }
    return room;
}

QRect barOf(const QRect &row)
{
    return row.adjusted(indent, 2, -rightRoom, -2);
}

} // namespace

QSize FacetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!index.parent().isValid())
        return {100, fieldHeight};
    const auto *const view = qobject_cast<const QAbstractItemView *>(option.widget);
    const QRect row(0, 0, view ? view->viewport()->width() : 0, valueHeight);
    return {100, view && !roomOf(barOf(row), index).below.isEmpty() ? valueHeight + secondLine : valueHeight};
}

void FacetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.parent().isValid())
        paintValue(painter, option, index);
    else
        paintField(painter, option, index);
    const Tokens &tokens = Tokens::of(option.palette);
    if ((option.state & QStyle::State_HasFocus) && option.widget && option.widget->hasFocus())
        paint::ring(painter, QRectF(option.rect).adjusted(2, 1, -2, -1), 4, tokens.focus);
    painter->restore();
}

void FacetDelegate::paintField(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Tokens &tokens = Tokens::of(option.palette);
    const QRect row = option.rect;
    if (index.row() > 0)
        painter->fillRect(QRect(row.left(), row.top() + 3, row.width(), 1), tokens.line);
    const QRect words = row.adjusted(0, 6, -rightRoom, 0);
    const auto *const tree = qobject_cast<const QTreeView *>(option.widget);
    const bool isOpen = tree && tree->isExpanded(index);
    paint::glyph(painter, {row.left() + 10, words.top(), 12, words.height()},
                 isOpen ? u"chevron-down"_s : u"chevron-right"_s, 12, tokens.muted);
    painter->setFont(headingFont());
    painter->setPen(tokens.text);
    painter->drawText(words.adjusted(30, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
    painter->setFont(captionFont());
    painter->setPen(tokens.muted);
    painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter, index.data(FacetWords::CountWordsRole).toString());
}

void FacetDelegate::paintValue(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Tokens &tokens = Tokens::of(option.palette);
    const QRect row = barOf(option.rect);
    const bool isChosen = index.data(AuditFacetsModel::CheckedRole).toBool();
    const double share = index.data(AuditFacetsModel::ShareRole).toDouble();
    if (isChosen)
        paint::panel(painter, row, 4, tokens.selection, QColor());
    const int wide = std::max(3, qRound(row.width() * share));
    QColor bar = isChosen ? tokens.accent : tokens.track;
    if (isChosen)
        bar.setAlpha(46);
    painter->setPen(Qt::NoPen);
    painter->setBrush(bar);
    painter->drawRoundedRect(QRectF(row.left(), row.top(), wide, row.height()), 4, 4);
    if (isChosen)
        painter->fillRect(QRect(row.left(), row.top() + 3, 3, row.height() - 6), tokens.accent);
    const auto tint = static_cast<Tint>(index.data(FacetWords::TintRole).toInt());
    const QString icon = index.data(FacetWords::IconRole).toString();
    const QColor ink = tokens.colour(tint);
    const Room room = roomOf(row, index);
    const QRect line(room.area.left(), row.top(), room.area.width(), valueHeight - 4);
    if (!icon.isEmpty())
        paint::glyph(painter, {row.left() + 8, line.top(), 16, line.height()}, icon, 16, ink);
    painter->setFont(bodyFont());
    painter->setPen(tokens.muted);
    drawTabular(painter, line, Qt::AlignRight | Qt::AlignVCenter, room.count);
    painter->setFont(isChosen ? headingFont() : bodyFont());
    painter->setPen(ink);
    const auto write = [painter](const QRect &at, const QString &text) {
        painter->drawText(at, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, at.width()));
    };
    write({line.left(), line.top(), room.first, line.height()}, room.words);
    write(line.translated(0, secondLine), room.below);
}

} // namespace atalaya::ui
