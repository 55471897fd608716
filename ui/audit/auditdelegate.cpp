// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditdelegate.h"

#include "models/auditlogmodel.h"
#include "ui/common/tabulartext.h"
#include "ui/common/tokens.h"

#include <QPainter>

namespace atalaya::ui {

using models::AuditLogModel;
using models::LoadState;

namespace {

constexpr int barHeight = 10;

} // namespace

void AuditDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    if (index.column() == AuditLogModel::Time)
        option->text.clear();
}

void AuditDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    RowDelegate::paint(painter, option, index);
    const Tokens &tokens = Tokens::of(option.palette);
    const QRect cell = option.rect.adjusted(CellPadding, 0, -CellPadding, -1);
    if (index.data(AuditLogModel::LoadStateRole).value<LoadState>() == LoadState::Loading) {
        // As wide as such cells are, and the same each time the row is drawn.
        const int share = 45 + (index.row() * 37 + index.column() * 61) % 40;
        const QRect bar(cell.left(), cell.center().y() - barHeight / 2,
                        index.column() == AuditLogModel::Proof ? 12 : cell.width() * share / 100, barHeight);
        painter->fillRect(bar.intersected(cell), tokens.track);
        return;
    }
    if (index.column() != AuditLogModel::Time)
        return;
    painter->save();
    painter->setFont(option.font);
    painter->setPen(tokens.text);
    painter->setClipRect(option.rect);
    drawTabular(painter, cell, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
    painter->restore();
}

} // namespace atalaya::ui
