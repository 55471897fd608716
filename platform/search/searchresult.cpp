// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchresult.h"

namespace atalaya::platform {

SearchResult::SearchResult(const SearchQuestion &question, const SearchScope &scope)
    : m_period(periodOf(question.query, scope.view))
{
    for (const rules::QueryTerm &term : question.query.terms)
        m_costly.push_back(isCostly(term) ? rowsOf(term, scope, m_period) : Bitmap());
    if (question.query.terms.empty()) {
        m_order = std::make_unique<RowOrder>(question.sort, scope, m_period, nullptr);
        return;
    }
    const Bitmap kept = rows(question, scope, std::nullopt);
    m_order = std::make_unique<RowOrder>(question.sort, scope, m_period, &kept);
}

Bitmap SearchResult::rows(const SearchQuestion &question, const SearchScope &scope,
                          std::optional<rules::QueryField> without) const
{
    Bitmap kept(scope.view.size(), m_period.from, m_period.to);
    for (std::size_t i = 0; i < question.query.terms.size(); ++i) {
        const rules::QueryTerm &term = question.query.terms[i];
        if (term.field == without)
            continue;
        scope.interrupt.check();
        kept.keep(isCostly(term) ? m_costly[i] : rowsOf(term, scope, m_period));
    }
    return kept;
}

std::size_t SearchResult::bytes() const
{
    std::size_t all = sizeof(SearchResult) + m_order->bytes();
    for (const Bitmap &rows : m_costly)
        all += rows.bytes();
    return all;
}

} // namespace atalaya::platform
