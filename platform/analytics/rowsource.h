// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboardrows.h"
#include "platform/analytics/dashboardparts.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace atalaya::platform {

/// A row and where it stands in time: its moment, or the end of time for what has not happened.
struct PlacedRow
{
    std::int64_t position = 0;
    contract::DashboardRow row;
};

/// Part of the rows behind a figure, newest first, then by id.
class RowSource
{
public:
    virtual ~RowSource() = default;
    /// Rows in the slice, which lies within what the figure covers.
    [[nodiscard]] virtual std::int64_t count(dashboard::Span slice) = 0;
    /// The first `limit` of them.
    [[nodiscard]] virtual std::vector<PlacedRow> newest(dashboard::Span slice, std::int64_t limit) = 0;
    /// Together with their number it changes when the rows do; empty for rows that are only ever added.
    [[nodiscard]] virtual std::string fingerprint() { return {}; }
};
using RowSources = std::vector<std::unique_ptr<RowSource>>;

/// `count` rows after the first `offset` of all sources together, in their common order. Far offsets are found by
/// halving the time, not by walking over the rows before them.
[[nodiscard]] std::vector<contract::DashboardRow> pageOf(const RowSources &sources, dashboard::Span all,
                                                         std::int64_t offset, std::int64_t limit);

/// Plain text that what, who or entity must contain; ASCII letters match in either case, as in SQL's LIKE.
class Needle
{
public:
    explicit Needle(std::string text = {});
    [[nodiscard]] bool empty() const { return m_text.empty(); }
    /// For `LIKE … ESCAPE '\'`.
    [[nodiscard]] std::string pattern() const;
    [[nodiscard]] bool isIn(const contract::DashboardRow &row) const;

private:
    std::string m_text;
};

/// Rows that are only ever added, from a table with an index by time.
class SqlRows : public RowSource
{
public:
    /// `select`: names id, at, kind, what, who, entity, key, minutes, part, whole of a view; takes ?1 ≤ at < ?2 and may
    /// take ?3, `item`. `shape` finishes a row.
    SqlRows(Connection &connection, std::string select, std::string item, Needle needle,
            std::function<void(contract::DashboardRow &)> shape = {});

    [[nodiscard]] std::int64_t count(dashboard::Span slice) override;
    [[nodiscard]] std::vector<PlacedRow> newest(dashboard::Span slice, std::int64_t limit) override;

protected:
    [[nodiscard]] Connection &connection() const { return m_connection; }
    [[nodiscard]] bool isFiltered() const { return !m_needle.empty(); }

private:
    Connection &m_connection;
    std::string m_item;
    Needle m_needle;
    std::string m_count;
    std::string m_newest;
    std::function<void(contract::DashboardRow &)> m_shape;
};

/// Rows that are worked out from several, and are few.
class ListedRows final : public RowSource
{
public:
    ListedRows(std::vector<PlacedRow> rows, const Needle &needle);

    [[nodiscard]] std::int64_t count(dashboard::Span slice) override;
    [[nodiscard]] std::vector<PlacedRow> newest(dashboard::Span slice, std::int64_t limit) override;
    [[nodiscard]] std::string fingerprint() override;

private:
    std::vector<PlacedRow> m_rows;
};

} // namespace atalaya::platform
