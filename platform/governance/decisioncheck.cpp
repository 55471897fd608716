// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/decisioncheck.h"

#include "platform/auditlog/rowcheck.h"
#include "platform/governance/decision.h"

#include <array>

namespace atalaya::platform {

namespace {

DecisionState stateOf(const std::string &name)
{
    if (name == nameOf(DecisionState::Executed))
        return DecisionState::Executed;
    return name == nameOf(DecisionState::Review) ? DecisionState::Review : DecisionState::Blocked;
}

/// How many decisions of each state there were so far, tenant by tenant.
class Totals
{
public:
    void count(const std::string &tenantId, DecisionState state)
    {
        if (tenantId != m_tenant) {
            m_tenant = tenantId;
            m_totals = {};
        }
        ++m_totals.at(static_cast<std::size_t>(state));
    }
    [[nodiscard]] bool are(std::int64_t executed, std::int64_t review, std::int64_t blocked) const
    {
        return m_totals == std::array{executed, review, blocked};
    }

private:
    std::string m_tenant;
    /// In the order of DecisionState.
    std::array<std::int64_t, 3> m_totals{};
};

/// Only what counts is left of it.
bool isErased(const Decision &decision)
{
    Decision nothing;
    nothing.state = decision.state;
    return decision == nothing;
}

/// All that a row tells of its decision; the inputs are in the leaf only.
Decision decisionFrom(const Row &row, std::size_t first)
{
    Decision decision;
    std::size_t column = first;
    for (std::string *const text :
         {&decision.agent, &decision.entity, &decision.action, &decision.policyId, &decision.policyName, &decision.user,
          &decision.reason, &decision.correlationId, &decision.policyDetail})
        *text = row.text(column++);
    decision.state = stateOf(row.text(column++));
    decision.policyVersion = row.integer(column++);
    decision.confidence = row.maybeReal(column++);
    decision.risk = row.maybeInteger(column++);
    decision.containsPii = row.integer(column) != 0;
    return decision;
}

} // namespace

std::vector<std::string> checkDecisions(Connection &connection)
{
    const LeafTable table{
        "decision", "base_decision",
        "r.id, r.at, r.executed_total, r.review_total, r.blocked_total, r.agent, r.entity, r.action,"
        " r.policy_id, r.policy_name, r.user, r.reason, r.correlation_id, r.policy_detail, r.state, r.policy_version,"
        " r.confidence, r.risk, r.contains_pii"};
    Totals totals;
    return checkRows(
        connection, table, [&totals](const StoredLeaf &stored, const Row &row, std::size_t first) -> std::string_view {
            const Decision decision = decisionFrom(row, first + 5);
            const Leaf &leaf = stored.leaf;
            totals.count(leaf.tenantId, decision.state);
            if (row.text(first) != decisionId(leaf.tenantId, static_cast<std::int64_t>(leaf.seq)) ||
                row.integer(first + 1) != leaf.at.time_since_epoch().count() ||
                (!stored.isErased && (metaOf(decision) != stored.meta || !isBodyOf(decision, stored.body))))
                return "differs from its leaf";
            if (stored.isErased && !isErased(decision))
                return "holds what was erased from its leaf";
            if (!totals.are(row.integer(first + 2), row.integer(first + 3), row.integer(first + 4)))
                return "has a wrong total";
            return {};
        });
}

} // namespace atalaya::platform
