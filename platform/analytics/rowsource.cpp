// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/rowsource.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <numeric>

namespace atalaya::platform {

using contract::DashboardRow;
using dashboard::Span;

namespace {

/// Rows that are cheaper to walk over than to avoid.
constexpr std::int64_t nearby = 500;

bool before(const PlacedRow &a, const PlacedRow &b)
{
    return a.position != b.position ? a.position > b.position : a.row.id < b.row.id;
}

bool containsText(const std::string &text, const std::string &part)
{
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

std::int64_t countIn(const RowSources &sources, Span slice)
{
    return std::accumulate(sources.begin(), sources.end(), std::int64_t{0},
                           [slice](std::int64_t sum, const auto &source) { return sum + source->count(slice); });
}

} // namespace

std::vector<DashboardRow> pageOf(const RowSources &sources, Span all, std::int64_t offset, std::int64_t limit)
{
    // [begin, all.to) has `skipped` rows, not more than `offset`; [low, all.to) has more.
    std::int64_t begin = all.to;
    std::int64_t low = all.from;
    std::int64_t skipped = 0;
    while (offset - skipped > nearby && std::midpoint(low, begin) > low) {
        const std::int64_t mid = std::midpoint(low, begin);
        const std::int64_t more = countIn(sources, {mid, begin});
        if (skipped + more > offset) {
            low = mid;
        } else {
            skipped += more;
            begin = mid;
        }
    }
    const std::int64_t rest = offset - skipped;
    std::vector<PlacedRow> merged;
    for (const auto &source : sources) {
        auto rows = source->newest({all.from, begin}, rest + limit);
        std::ranges::move(rows, std::back_inserter(merged));
    }
    std::ranges::sort(merged, before);
    std::vector<DashboardRow> page;
    const auto size = static_cast<std::int64_t>(merged.size());
    for (std::int64_t i = rest; i < std::min(size, rest + limit); ++i)
        page.push_back(std::move(merged[static_cast<std::size_t>(i)].row));
    return page;
}

Needle::Needle(std::string text)
    : m_text(std::move(text))
{}

std::string Needle::pattern() const
{
    std::string pattern = "%";
    for (const char c : m_text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

bool Needle::isIn(const DashboardRow &row) const
{
    return containsText(row.what, m_text) || containsText(row.who.value_or(std::string()), m_text) ||
           containsText(row.entity.value_or(std::string()), m_text);
}

ListedRows::ListedRows(std::vector<PlacedRow> rows, const Needle &needle)
    : m_rows(std::move(rows))
{
    std::erase_if(m_rows, [&needle](const PlacedRow &placed) { return !needle.isIn(placed.row); });
    std::ranges::sort(m_rows, before);
}

std::int64_t ListedRows::count(Span slice)
{
    return std::ranges::count_if(m_rows, [slice](const PlacedRow &placed) {
        return placed.position >= slice.from && placed.position < slice.to;
    });
}

std::vector<PlacedRow> ListedRows::newest(Span slice, std::int64_t limit)
{
    std::vector<PlacedRow> found;
    for (const PlacedRow &placed : m_rows) {
        if (static_cast<std::int64_t>(found.size()) == limit)
            break;
        if (placed.position >= slice.from && placed.position < slice.to)
            found.push_back(placed);
    }
    return found;
}

std::string ListedRows::fingerprint()
{
    std::string text;
    for (const auto &[position, row] : m_rows)
        text += row.id + '\n' + std::to_string(position) + '\n' + std::to_string(row.part) + '\n';
    return text;
}

} // namespace atalaya::platform
