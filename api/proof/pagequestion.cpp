// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/pagequestion.h"

#include "api/rules/querymatch.h"
#include "api/rules/queryterm.h"

#include <set>

namespace atalaya::api {

namespace {

using contract::AuditRow;
using contract::AuditSort;

bool isByTime(AuditSort sort)
{
    return sort == AuditSort::NewestFirst || sort == AuditSort::OldestFirst;
}

bool isMeant(const rules::Query &query, const RowCheck &check)
{
    // Nobody can say any more what an erased decision was.
    if (!check.facts)
        return true;
    const rules::DecisionFacts &facts = *check.facts;
    return !(query.from && facts.at < *query.from) && !(query.to && facts.at >= *query.to) &&
           rules::matches(query, facts) != rules::Match::No;
}

/// Walks through the rows, remembering the one before.
class Walk
{
public:
    explicit Walk(AuditSort sort)
        : m_sort(sort)
    {}
    /// nullptr: it can stand here.
    [[nodiscard]] const char *step(const AuditRow &row, bool isErased)
    {
        const bool isRepeated = !m_seen.insert(row.seq).second;
        const bool isComparable = m_last && (isByTime(m_sort) || !(isErased || m_wasErased));
        const bool isInOrder = !isComparable || standsBefore(m_sort, *m_last, row);
        m_last = &row;
        m_wasErased = isErased;
        return isRepeated ? "repeated" : isInOrder ? nullptr : "order";
    }

private:
    AuditSort m_sort;
    std::set<std::int64_t> m_seen;
    const AuditRow *m_last = nullptr;
    bool m_wasErased = false;
};

/// It lies in the log, whatever is left of it; what does not is refused for that already.
bool liesInLog(const RowCheck &check)
{
    return isVerified(check.outcome) || check.outcome == LogOutcome::Erased;
}

void refuse(RowCheck &check, const char *why)
{
    check.outcome = LogOutcome::Incomplete;
    check.differs = {why};
}

} // namespace

bool standsBefore(AuditSort sort, const AuditRow &one, const AuditRow &other)
{
    if (isByTime(sort))
        return sort == AuditSort::NewestFirst ? one.seq > other.seq : one.seq < other.seq;
    if (one.confidence.has_value() != other.confidence.has_value())
        return one.confidence.has_value();
    const auto units = [](const AuditRow &row) {
        return row.confidence ? rules::confidenceInUnits(*row.confidence) : 0;
    };
    // Of equal ones the newest is first, either way.
    if (units(one) == units(other))
        return one.seq > other.seq;
    return sort == AuditSort::HighestConfidenceFirst ? units(one) > units(other) : units(one) < units(other);
}

void checkPlaces(const PageQuestion &question, std::vector<RowCheck> &checks)
{
    Walk walk(question.sort);
    if (question.before)
        (void)walk.step(*question.before, !question.before->reason);
    for (std::size_t i = 0; i < checks.size(); ++i) {
        const char *const why = walk.step(question.shown[i], !checks[i].facts);
        if (!liesInLog(checks[i]))
            continue;
        if (why)
            refuse(checks[i], why);
        else if (!isMeant(question.query, checks[i]))
            refuse(checks[i], "query");
    }
    if (!question.behind || checks.empty())
        return;
    const char *const why = walk.step(*question.behind, !question.behind->reason);
    if (why && liesInLog(checks.back()))
        refuse(checks.back(), why);
}

} // namespace atalaya::api
