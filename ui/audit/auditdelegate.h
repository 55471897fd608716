// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tablelook.h"

namespace atalaya::ui {

/// Rows of decisions: bars where a row is on its way, hours with equal digits.
class AuditDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace atalaya::ui
