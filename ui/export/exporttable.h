// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/charttable.h"

#include <functional>
#include <vector>

namespace atalaya::ui {

/// The figures of an export. Rows are made one by one where they are needed, so that a hundred thousand of them are
/// never held as cells; a copy shares them.
class ExportTable
{
public:
    using Row = std::vector<charts::ChartCell>;
    /// Runs on any thread: it looks at nothing that changes.
    using MakeRow = std::function<Row(qsizetype)>;

    ExportTable() = default;
    ExportTable(charts::ChartTable table); // NOLINT(google-explicit-constructor): every chart's table is one
    ExportTable(QStringList header, qsizetype size, MakeRow row);

    [[nodiscard]] const QStringList &header() const { return m_header; }
    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] Row row(qsizetype at) const { return m_row(at); }

private:
    QStringList m_header;
    qsizetype m_size = 0;
    MakeRow m_row;
};

} // namespace atalaya::ui
