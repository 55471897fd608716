// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporttable.h"

#include <memory>
#include <utility>

namespace atalaya::ui {

ExportTable::ExportTable(charts::ChartTable table)
    : m_header(std::move(table.header))
    , m_size(static_cast<qsizetype>(table.rows.size()))
{
    m_row = [rows = std::make_shared<const std::vector<Row>>(std::move(table.rows))](qsizetype at) {
        return rows->at(static_cast<std::size_t>(at));
    };
}

ExportTable::ExportTable(QStringList header, qsizetype size, MakeRow row)
    : m_header(std::move(header))
    , m_size(size)
    , m_row(std::move(row))
{}

} // namespace atalaya::ui
