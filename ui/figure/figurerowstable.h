// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/figuresaving.h"
#include "ui/export/exporttable.h"
#include "ui/figure/figurewords.h"

#include <memory>

namespace atalaya::ui {

/// Rows that were read for an export, with what was tried when it was asked for. Belongs to no thread.
struct FigureRowsTable
{
    contract::DashboardRows head{};
    std::shared_ptr<const std::vector<contract::DashboardRow>> rows{};
    std::optional<models::Assumed> tried{};
    FigureWords words;

    /// The columns and words of the table on the screen; raw beside them.
    [[nodiscard]] ExportTable table() const;

private:
    [[nodiscard]] ExportTable::Row row(const QList<int> &columns, qsizetype at) const;
    [[nodiscard]] QVariant value(int column, const contract::DashboardRow &row, qsizetype at) const;
};

} // namespace atalaya::ui
