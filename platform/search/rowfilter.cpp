// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowfilter.h"

#include "columnscan.h"
#include "textfilter.h"

#include "api/rules/querymatch.h"
#include "api/rules/words.h"

namespace atalaya::platform {

using rules::QueryField;
using rules::QueryTerm;

namespace {

using Table = std::vector<std::uint8_t>;

template<class T, class F>
bool any(const QueryTerm &term, F test)
{
    return std::ranges::any_of(term.values, [&test](const rules::QueryValue &value) {
        const T *wanted = std::get_if<T>(&value);
        return wanted && test(*wanted);
    });
}

bool holdsNumber(const QueryTerm &term, std::int64_t value)
{
    return any<rules::QueryRange>(term, [value](const rules::QueryRange &range) { return range.holds(value); });
}

bool holdsNone(const QueryTerm &term)
{
    return any<rules::QueryNone>(term, [](const rules::QueryNone &) { return true; });
}

/// What a column of numbers is compared with, value by value; `none` is the value of a missing one.
Table numberTable(const QueryTerm &term, std::size_t none)
{
    Table table(none + 1);
    for (std::size_t value = 0; value < none; ++value)
        table[value] = holdsNumber(term, static_cast<std::int64_t>(value)) ? 1 : 0;
    table[none] = holdsNone(term) ? 1 : 0;
    return table;
}

Table flagTable(const QueryTerm &term)
{
    Table table(IndexChunk::stateBits + IndexChunk::piiBit + 1);
    for (std::size_t flags = 0; flags < table.size(); ++flags) {
        const auto state = static_cast<contract::DecisionState>(flags & IndexChunk::stateBits);
        const bool pii = (flags & IndexChunk::piiBit) != 0;
        const bool holds = term.field == QueryField::State
                               ? any<contract::DecisionState>(term, [&](auto wanted) { return wanted == state; })
                               : any<bool>(term, [&](bool wanted) { return wanted == pii; });
        table[flags] = holds ? 1 : 0;
    }
    return table;
}

bool holdsText(const QueryTerm &term, std::string_view text)
{
    const std::string folded = rules::fold(text);
    return any<rules::QueryText>(term, [&](const rules::QueryText &wanted) { return rules::holds(wanted, folded); });
}

Table textTable(const QueryTerm &term, TextColumn column, const TenantIndex &index)
{
    return index.dictionary(column).table([&](std::string_view text) {
        const std::size_t end = text.find('\0');
        return holdsText(term, text.substr(0, end)) ||
               (end != std::string_view::npos && holdsText(term, text.substr(end + 1)));
    });
}

/// The rows of a few sequence numbers.
void addSeqs(const SearchScope &scope, RowRange range, const std::vector<std::int64_t> &seqs, Bitmap &found)
{
    for (const std::int64_t seq : seqs) {
        const std::size_t row = scope.view.rowOfSeq(seq);
        if (row >= range.from && row < range.to && scope.view.seqAt(row) == seq)
            found.set(row);
    }
}

void addNumbers(const SearchScope &scope, RowRange range, const QueryTerm &term, Bitmap &found)
{
    // Sequence numbers grow with the rows, so each range of them is one of rows.
    for (const rules::QueryValue &value : term.values) {
        const auto &wanted = std::get<rules::QueryRange>(value);
        const std::int64_t low = wanted.low ? *wanted.low + (wanted.lowOpen ? 1 : 0) : 0;
        std::size_t row = std::max(range.from, scope.view.rowOfSeq(low));
        const std::size_t end =
            wanted.high ? scope.view.rowOfSeq(*wanted.high + (wanted.highOpen ? 0 : 1)) : scope.view.size();
        for (; row < std::min(range.to, end); ++row)
            found.set(row);
    }
}

void addIds(const SearchScope &scope, RowRange range, const QueryTerm &term, Bitmap &found)
{
    std::vector<std::int64_t> seqs;
    for (const rules::QueryValue &value : term.values) {
        // Ids are in lower case, and folding leaves them alone.
        scope.connection.eachInteger("SELECT seq FROM decision WHERE id = ?", {std::get<rules::QueryText>(value).text},
                                     [&seqs](std::int64_t seq) {
                                         seqs.push_back(seq);
                                         return true;
                                     });
    }
    addSeqs(scope, range, seqs, found);
}

void addCorrelations(const SearchScope &scope, RowRange range, const QueryTerm &term, Bitmap &found)
{
    std::vector<std::uint64_t> hashes;
    for (const rules::QueryValue &value : term.values)
        hashes.push_back(correlationHash(std::get<rules::QueryText>(value).text));
    for (std::size_t row = range.from; row < range.to; ++row) {
        if (row % IndexChunk::rows == 0)
            scope.interrupt.check();
        const IndexChunk &chunk = *scope.view.chunks()[row / IndexChunk::rows];
        if (std::ranges::find(hashes, chunk.correlation[row % IndexChunk::rows]) == hashes.end())
            continue;
        const auto stored =
            scope.connection.row("SELECT correlation_id FROM decision WHERE seq = ?", {scope.view.seqAt(row)});
        if (stored && holdsText(term, stored->text(0)))
            found.set(row);
    }
}

/// Without regard to its sign.
Bitmap positive(const QueryTerm &term, const SearchScope &scope, RowRange range)
{
    Bitmap found(scope.view.size());
    const auto texts = [&](TextColumn column) {
        scanColumn(scope, range, textTable(term, column, scope.index), found,
                   [column](const IndexChunk &chunk) -> const Column & { return chunk.of(column); });
    };
    const auto numbers = [&](const Table &table, Column IndexChunk::*column) {
        scanColumn(scope, range, table, found,
                   [column](const IndexChunk &chunk) -> const Column & { return chunk.*column; });
    };
    switch (term.field) {
    case QueryField::State:
    case QueryField::Pii:
        numbers(flagTable(term), &IndexChunk::flags);
        break;
    case QueryField::Agent:
        texts(TextColumn::Agent);
        break;
    case QueryField::Entity:
        texts(TextColumn::Entity);
        break;
    case QueryField::Action:
        texts(TextColumn::Action);
        break;
    case QueryField::Policy:
        texts(TextColumn::Policy);
        break;
    case QueryField::User:
        texts(TextColumn::User);
        break;
    case QueryField::Confidence:
        numbers(numberTable(term, IndexChunk::noConfidence), &IndexChunk::confidence);
        break;
    case QueryField::Risk:
        numbers(numberTable(term, IndexChunk::noRisk), &IndexChunk::risk);
        break;
    case QueryField::Seq:
        addNumbers(scope, range, term, found);
        break;
    case QueryField::Id:
        addIds(scope, range, term, found);
        break;
    case QueryField::Correlation:
        addCorrelations(scope, range, term, found);
        break;
    case QueryField::Text:
        addTexts(term, scope, range, found);
        break;
    case QueryField::Since:
    case QueryField::From:
    case QueryField::To:
        break;
    }
    return found;
}

} // namespace

RowRange periodOf(const rules::Query &query, const IndexView &view)
{
    const std::size_t from = query.from ? view.rowOfTime(*query.from) : 0;
    const std::size_t to = query.to ? view.rowOfTime(*query.to) : view.size();
    return {from, std::max(from, to)};
}

Bitmap rowsOf(const QueryTerm &term, const SearchScope &scope, RowRange range)
{
    Bitmap found = positive(term, scope, range);
    if (term.negated)
        found.invert();
    return found;
}

bool isCostly(const QueryTerm &term)
{
    return term.field == QueryField::Text || term.field == QueryField::Correlation || term.field == QueryField::Id;
}

} // namespace atalaya::platform
