// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace atalaya::ui {

/// Draws fields as headings and values over their bars. Words that have no room beside their count go on below it.
class FacetDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Depends on the width of the view, which lays itself out again when that changes.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintField(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
    static void paintValue(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
};

} // namespace atalaya::ui
