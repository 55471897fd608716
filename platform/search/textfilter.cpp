// SPDX-License-Identifier: GPL-3.0-or-later
#include "textfilter.h"

#include "columnscan.h"
#include "texttable.h"

#include "api/rules/decisionfacts.h"
#include "api/rules/querymatch.h"
#include "api/rules/words.h"

namespace atalaya::platform {

using rules::QueryTerm;
using rules::QueryWords;

namespace {

constexpr std::size_t checkEvery = 4'096;

bool holdsWords(const QueryTerm &term, std::string_view text)
{
    const std::vector<std::string> tokens = rules::tokensOf(text);
    return std::ranges::any_of(term.values, [&tokens](const rules::QueryValue &value) {
        return rules::holds(std::get<QueryWords>(value), tokens);
    });
}

void addDictionaries(const QueryTerm &term, const SearchScope &scope, RowRange range, Bitmap &found)
{
    for (const TextColumn column : {TextColumn::Agent, TextColumn::Entity, TextColumn::Action, TextColumn::Policy,
                                    TextColumn::User, TextColumn::Reason}) {
        const auto table = scope.index.dictionary(column).table([&](std::string_view text) {
            // Of a policy its name.
            return holdsWords(term, column == TextColumn::Policy ? text.substr(text.find('\0') + 1) : text);
        });
        scanColumn(scope, range, table, found,
                   [column](const IndexChunk &chunk) -> const Column & { return chunk.of(column); });
    }
}

/// Sets the rows of ascending sequence numbers.
class RowMarker
{
public:
    RowMarker(const SearchScope &scope, RowRange range, Bitmap &found)
        : m_scope(scope)
        , m_range(range)
        , m_found(found)
        , m_row(range.from)
    {}
    bool operator()(std::int64_t seq)
    {
        if (++m_count % checkEvery == 0)
            m_scope.interrupt.check();
        // Hits are mostly close to each other: a few steps, or a jump.
        constexpr int steps = 16;
        for (int i = 0; i < steps && m_row < m_range.to; ++i, ++m_row) {
            const std::int64_t here = m_scope.view.seqAt(m_row);
            if (here == seq)
                m_found.set(m_row);
            if (here >= seq)
                return true;
        }
        m_row = std::max(m_row, m_scope.view.rowOfSeq(seq));
        if (m_row < m_range.to && m_scope.view.seqAt(m_row) == seq)
            m_found.set(m_row);
        return m_row < m_range.to;
    }

private:
    const SearchScope &m_scope;
    RowRange m_range;
    Bitmap &m_found;
    std::size_t m_row;
    std::size_t m_count = 0;
};

void addFromTable(const QueryTerm &term, const SearchScope &scope, RowRange range, std::int64_t filledTo, Bitmap &found)
{
    if (filledTo <= 0 || range.size() == 0)
        return;
    const bool inputsOnly = !scope.index.dictionary(TextColumn::Reason).overflowed();
    for (const rules::QueryValue &value : term.values) {
        RowMarker mark(scope, range, found);
        const TextSpan span{scope.view.seqAt(range.from), std::min(filledTo, scope.view.seqAt(range.to - 1) + 1)};
        findTexts(scope.connection, scope.tenantId, std::get<QueryWords>(value), inputsOnly, span,
                  [&mark](std::int64_t seq) { return mark(seq); });
    }
}

/// Decisions whose words are not in the table yet.
void addUnfilled(const QueryTerm &term, const SearchScope &scope, RowRange range, std::int64_t filledTo, Bitmap &found)
{
    std::size_t row = std::max(range.from, scope.view.rowOfSeq(filledTo));
    if (row >= range.to)
        return;
    const std::int64_t end = scope.view.seqAt(range.to - 1) + 1;
    scope.connection.each(
        "SELECT d.seq, d.reason, l.body FROM decision d JOIN log_leaf l ON l.seq = d.seq WHERE d.seq >= ? AND d.seq < ?"
        " ORDER BY d.seq",
        {scope.view.seqAt(row), end}, [&](const Row &stored) {
            if (row % checkEvery == 0)
                scope.interrupt.check();
            bool holds = holdsWords(term, stored.text(1));
            if (!stored.isNull(2)) {
                const auto body = rules::readDecisionBody(stored.blob(2));
                holds = holds || (body && std::ranges::any_of(body->inputs, [&term](const std::string &text) {
                                      return holdsWords(term, text);
                                  }));
            }
            if (holds)
                found.set(row);
            return ++row < range.to;
        });
}

} // namespace

void addTexts(const QueryTerm &term, const SearchScope &scope, RowRange range, Bitmap &found)
{
    addDictionaries(term, scope, range, found);
    const std::int64_t filledTo = textsFilledTo(scope.connection);
    addFromTable(term, scope, range, filledTo, found);
    addUnfilled(term, scope, range, filledTo, found);
}

} // namespace atalaya::platform
