// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace atalaya::models {

/// The rows at hand of a long list, in pages of equal size; the last one may be shorter. Knows what is missing around
/// a view and lets go of what lies far from it. Plain C++, no events.
template<class Row>
class RowPages
{
public:
    explicit RowPages(int pageSize)
        : m_pageSize(pageSize)
    {}

    [[nodiscard]] int pageSize() const { return m_pageSize; }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] std::size_t pagesAtHand() const { return m_pages.size(); }
    [[nodiscard]] int pageOf(int row) const { return row / m_pageSize; }
    [[nodiscard]] int firstRowOf(int page) const { return page * m_pageSize; }
    /// How many rows the page has when it is whole.
    [[nodiscard]] int rowsOf(int page) const { return std::clamp(m_total - firstRowOf(page), 0, m_pageSize); }

    /// Forgets everything; a list of `total` rows begins.
    void reset(int total)
    {
        m_total = total;
        m_pages.clear();
    }

    /// False, and nothing kept, when it is not as long as a page at this place must be.
    bool put(int page, std::vector<Row> rows)
    {
        if (static_cast<int>(rows.size()) != rowsOf(page))
            return false;
        m_pages[page] = std::move(rows);
        return true;
    }

    /// Null: not at hand.
    [[nodiscard]] const Row *find(int row) const
    {
        const auto page = m_pages.find(pageOf(row));
        if (row < 0 || row >= m_total || page == m_pages.end())
            return nullptr;
        return &page->second[static_cast<std::size_t>(row - firstRowOf(page->first))];
    }

    /// To change a row that is at hand.
    [[nodiscard]] Row *find(int row) { return const_cast<Row *>(std::as_const(*this).find(row)); }
    /// `use(row number, row)` for every row at hand, in order.
    template<class F>
    void forEach(F use)
    {
        for (auto &[page, rows] : m_pages)
            for (std::size_t at = 0; at < rows.size(); ++at)
                use(firstRowOf(page) + static_cast<int>(at), rows[at]);
    }

    template<class F>
    void forEach(F use) const
    {
        for (const auto &[page, rows] : m_pages)
            for (std::size_t at = 0; at < rows.size(); ++at)
                use(firstRowOf(page) + static_cast<int>(at), rows[at]);
    }
    /// The number of the first row at hand for which `is(row)` holds; -1: none.
    template<class F>
    [[nodiscard]] int firstWhere(F is) const
    {
        for (const auto &[page, rows] : m_pages)
            for (std::size_t at = 0; at < rows.size(); ++at)
                if (is(rows[at]))
                    return firstRowOf(page) + static_cast<int>(at);
        return -1;
    }

    /// The pages that the view of rows `first` to `last` needs, with half as much on either side, and that are not at
    /// hand; in order.
    [[nodiscard]] std::vector<int> missing(int first, int last) const
    {
        std::vector<int> pages;
        if (m_total == 0)
            return pages;
        const int margin = (last - first + 1) / 2;
        const int from = pageOf(std::clamp(first - margin, 0, m_total - 1));
        const int to = pageOf(std::clamp(last + margin, 0, m_total - 1));
        for (int page = from; page <= to; ++page)
            if (!m_pages.contains(page))
                pages.push_back(page);
        return pages;
    }

    /// Keeps the `most` pages nearest to the rows `first` to `last`.
    void keepAround(int first, int last, std::size_t most)
    {
        const int middle = pageOf((first + last) / 2);
        while (m_pages.size() > most) {
            const bool dropsFirst = middle - m_pages.begin()->first > std::prev(m_pages.end())->first - middle;
            m_pages.erase(dropsFirst ? m_pages.begin() : std::prev(m_pages.end()));
        }
    }

private:
    int m_pageSize;
    int m_total = 0;
    std::map<int, std::vector<Row>> m_pages;
};

} // namespace atalaya::models
