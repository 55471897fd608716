// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/exportrows.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace atalaya::api {

namespace {

static_assert(crypto_shorthash_KEYBYTES == 16 && crypto_shorthash_BYTES == sizeof(std::uint64_t));

constexpr double confidenceSteps = 10'000;

/// Each with its length in front, so that no two lists of cells have one text.
void append(std::string &text, std::string_view cell)
{
    const auto size = static_cast<std::uint32_t>(cell.size());
    text.append(reinterpret_cast<const char *>(&size), sizeof(size));
    text += cell;
}

std::uint64_t keyed(const std::string &text, const std::array<unsigned char, 16> &key)
{
    std::uint64_t digest = 0;
    crypto_shorthash(reinterpret_cast<unsigned char *>(&digest), reinterpret_cast<const unsigned char *>(text.data()),
                     text.size(), key.data());
    return digest;
}

std::optional<std::int64_t> seqOf(const std::vector<std::string> &cells, int column)
{
    if (cells.empty() || column < 0)
        return std::nullopt;
    const std::string &text = cells[static_cast<std::size_t>(column)];
    std::int64_t seq = 0;
    const auto [last, error] = std::from_chars(text.data(), text.data() + text.size(), seq);
    if (error != std::errc() || last != text.data() + text.size() || seq < 0)
        return std::nullopt;
    return seq;
}

} // namespace

ExportRows::ExportRows(ExportCells cells, std::string tenantId)
    : m_cells(std::move(cells))
    , m_tenantId(std::move(tenantId))
{
    crypto_shorthash_keygen(m_key.data());
}

ExportRows::Digests ExportRows::digestsOf(const std::vector<std::string> &cells, bool body) const
{
    std::string openText;
    std::string bodyText;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!m_cells.isOfBody(i))
            append(openText, cells[i]);
        else if (body)
            append(bodyText, cells[i]);
    }
    return {keyed(openText, m_key), keyed(bodyText, m_key)};
}

void ExportRows::add(const ExportLine &line)
{
    const auto seq = seqOf(line.cells, m_cells.seqColumn());
    if (!seq) {
        m_unreadable.push_back(line.line);
        return;
    }
    const Digests digests = digestsOf(line.cells, true);
    Row row;
    row.seq = *seq;
    row.open = digests.open;
    row.body = digests.body;
    row.line = static_cast<std::uint32_t>(line.line);
    m_rows.push_back(row);
}

void ExportRows::close()
{
    m_bySeq.resize(m_rows.size());
    for (std::uint32_t i = 0; i < m_bySeq.size(); ++i)
        m_bySeq[i] = i;
    std::ranges::sort(m_bySeq, [this](std::uint32_t a, std::uint32_t b) {
        return std::pair(m_rows[a].seq, a) < std::pair(m_rows[b].seq, b);
    });
    for (std::size_t i = 1; i < m_bySeq.size(); ++i)
        m_rows[m_bySeq[i]].isRepeated = m_rows[m_bySeq[i]].seq == m_rows[m_bySeq[i - 1]].seq;
}

std::vector<std::int64_t> ExportRows::numbers() const
{
    std::vector<std::int64_t> numbers;
    numbers.reserve(m_rows.size());
    for (const Row &row : m_rows) {
        if (!row.isRepeated)
            numbers.push_back(row.seq);
    }
    return numbers;
}

std::span<const std::uint32_t> ExportRows::rowsOf(std::int64_t seq) const
{
    const auto found =
        std::ranges::equal_range(m_bySeq, seq, std::less(), [this](std::uint32_t i) { return m_rows[i].seq; });
    return {found.begin(), found.end()};
}

void ExportRows::see(const rules::DecisionFacts &facts)
{
    const auto places = rowsOf(facts.seq);
    if (places.empty())
        return;
    std::vector<std::string> cells;
    const std::size_t count = m_cells.columns().size();
    cells.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        // What alone was erased can't be held against anything.
        const bool isGone = m_cells.isOfBody(i) && !facts.body;
        cells.push_back(isGone ? std::string() : m_cells.ofFacts(i, facts, m_tenantId));
    }
    const Digests digests = digestsOf(cells, facts.body.has_value());
    bool isChanged = false;
    for (const std::uint32_t place : places) {
        Row &row = m_rows[place];
        row.isSeen = true;
        row.confidence =
            facts.confidence ? static_cast<std::int32_t>(std::lround(*facts.confidence * confidenceSteps)) : -1;
        row.isChanged = row.open != digests.open || (facts.body && row.body != digests.body);
        isChanged = isChanged || row.isChanged;
    }
    if (isChanged && m_expected.size() < mostNamed)
        m_expected.emplace(facts.seq, std::move(cells));
}

void ExportRows::name(const ExportLine &line)
{
    const auto seq = seqOf(line.cells, m_cells.seqColumn());
    const auto expected = seq ? m_expected.find(*seq) : m_expected.end();
    if (expected == m_expected.end())
        return;
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
        if (line.cells[i] != expected->second[i])
            m_differs[line.line].push_back(m_cells.columns()[i]);
    }
}

std::vector<ExportFault> ExportRows::faults(std::span<const std::int64_t> extra, contract::AuditSort sort) const
{
    using Kind = ExportFault::Kind;
    std::vector<ExportFault> all;
    for (const std::int64_t line : m_unreadable)
        all.push_back({Kind::Unreadable, line, std::nullopt, {}});
    for (const Row &row : m_rows) {
        const auto fault = [&](Kind kind) {
            all.push_back({kind, row.line, row.seq, {}});
        };
        if (row.isRepeated)
            fault(Kind::Repeated);
        else if (std::ranges::binary_search(extra, row.seq))
            fault(Kind::Added);
        else if (row.isChanged)
            fault(Kind::Changed);
        if (const auto names = m_differs.find(row.line); row.isChanged && names != m_differs.end())
            all.back().columns = names->second;
    }
    for (const std::uint32_t place : moved(sort))
        all.push_back({Kind::Moved, m_rows[place].line, m_rows[place].seq, {}});
    std::ranges::stable_sort(all, {}, &ExportFault::line);
    return all;
}

namespace {

/// The orders of the platform: newest first means by number; of equal confidence the newest first, none at the end.
template<class Row>
bool isBefore(const Row &a, const Row &b, contract::AuditSort sort)
{
    using Sort = contract::AuditSort;
    if (sort == Sort::OldestFirst)
        return a.seq < b.seq;
    if (sort == Sort::NewestFirst || a.confidence == b.confidence)
        return a.seq > b.seq;
    if (a.confidence < 0 || b.confidence < 0)
        return b.confidence < 0;
    return sort == Sort::HighestConfidenceFirst ? a.confidence > b.confidence : a.confidence < b.confidence;
}

} // namespace

std::vector<std::uint32_t> ExportRows::moved(contract::AuditSort sort) const
{
    // Those that the log knows, once each: others shift no one.
    std::vector<std::uint32_t> known;
    for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].isSeen && !m_rows[i].isRepeated)
            known.push_back(i);
    }
    std::vector<std::uint32_t> right = known;
    std::ranges::sort(right, [&](std::uint32_t a, std::uint32_t b) { return isBefore(m_rows[a], m_rows[b], sort); });
    std::vector<std::uint32_t> moved;
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (known[i] != right[i])
            moved.push_back(known[i]);
    }
    return moved;
}

std::optional<std::int64_t> ExportRows::placeOf(std::int64_t seq, contract::AuditSort sort) const
{
    const bool newestFirst = sort == contract::AuditSort::NewestFirst;
    if (!newestFirst && sort != contract::AuditSort::OldestFirst)
        return std::nullopt;
    // The nearest one that comes behind it.
    const auto behind =
        std::ranges::lower_bound(m_bySeq, seq, std::less(), [this](std::uint32_t i) { return m_rows[i].seq; });
    if (newestFirst)
        return behind == m_bySeq.begin() ? std::nullopt : std::optional<std::int64_t>(m_rows[*(behind - 1)].line);
    return behind == m_bySeq.end() ? std::nullopt : std::optional<std::int64_t>(m_rows[*behind].line);
}

} // namespace atalaya::api
