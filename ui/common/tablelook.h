// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace atalaya::ui {

/// Between a cell's edge and its words.
inline constexpr int CellPadding = 8;
/// Property of a header: its own padding, for AtalayaStyle.
inline constexpr const char *HeaderPadding = "headerPadding";

/// Rows as the product draws them: no grid, a thin line below each, the chosen row in the selection colour with a bar
/// at its left; figures (values that are right-aligned) with equal digits.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Row height 34 (28 when compact), header 30, no grid, whole rows chosen, a RowDelegate.
void dressTable(QTableView *table, bool compact = false);

} // namespace atalaya::ui
