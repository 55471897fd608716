// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/rowsource.h"

namespace atalaya::platform {

using contract::DashboardRow;
using dashboard::Span;

namespace {

constexpr const char *filter =
    R"( WHERE what LIKE ?4 ESCAPE '\' OR who LIKE ?4 ESCAPE '\' OR entity LIKE ?4 ESCAPE '\')";

/// Each statement takes the same five values; the last one is always named, for SQLite counts up to the highest.
constexpr const char *columns = "SELECT id, at, kind, what, who, entity, key, minutes, part, whole FROM (";

PlacedRow placed(const Row &row)
{
    PlacedRow found;
    found.position = row.integer(1);
    DashboardRow &made = found.row;
    made.id = row.text(0);
    made.at = Instant{std::chrono::milliseconds{found.position}};
    made.kind = row.text(2);
    made.what = row.text(3);
    made.who = row.maybeText(4);
    made.entity = row.maybeText(5);
    made.key = row.maybeText(6);
    made.minutes = row.maybeReal(7);
    made.part = row.real(8);
    made.whole = row.real(9);
    return found;
}

} // namespace

SqlRows::SqlRows(Connection &connection, std::string select, std::string item, Needle needle,
                 std::function<void(DashboardRow &)> shape)
    : m_connection(connection)
    , m_item(std::move(item))
    , m_needle(std::move(needle))
    , m_shape(std::move(shape))
{
    const std::string where = isFiltered() ? filter : "";
    m_count = "SELECT count(*) FROM (" + select + ')' + where + " LIMIT ?5";
    m_newest = columns + std::move(select) + ')' + where + " ORDER BY at DESC, id LIMIT ?5";
}

std::int64_t SqlRows::count(Span slice)
{
    const auto row = m_connection.row(m_count, {slice.from, slice.to, m_item, m_needle.pattern(), std::int64_t{1}});
    return row->integer(0);
}

std::vector<PlacedRow> SqlRows::newest(Span slice, std::int64_t limit)
{
    std::vector<PlacedRow> found;
    m_connection.each(m_newest, {slice.from, slice.to, m_item, m_needle.pattern(), limit}, [&](const Row &row) {
        found.push_back(placed(row));
        if (m_shape)
            m_shape(found.back().row);
        return true;
    });
    return found;
}

} // namespace atalaya::platform
