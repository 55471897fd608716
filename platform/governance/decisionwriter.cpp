// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/decisionwriter.h"

namespace atalaya::platform {

namespace {

DecisionState stateOf(const std::string &name)
{
    if (name == nameOf(DecisionState::Executed))
        return DecisionState::Executed;
    return name == nameOf(DecisionState::Review) ? DecisionState::Review : DecisionState::Blocked;
}

Value orNull(const auto &value)
{
    return value ? Value(*value) : Value(nullptr);
}

} // namespace

DecisionWriter::DecisionWriter(Transaction &transaction, LeafWriter &leaves)
    : m_transaction(transaction)
    , m_leaves(leaves)
{
    const auto last = transaction.row("SELECT executed_total, review_total, blocked_total FROM decision"
                                      " ORDER BY seq DESC LIMIT 1");
    if (!last)
        return;
    m_executed = last->integer(0);
    m_review = last->integer(1);
    m_blocked = last->integer(2);
}

DecisionKey DecisionWriter::write(Instant at, const Decision &decision)
{
    const LeafWriter::Written leaf = m_leaves.append(at, {"decision", metaOf(decision), bodyOf(decision)});
    m_executed += decision.state == DecisionState::Executed ? 1 : 0;
    m_review += decision.state == DecisionState::Review ? 1 : 0;
    m_blocked += decision.state == DecisionState::Blocked ? 1 : 0;
    DecisionKey key{leaf.seq, decisionId(m_leaves.tenantId(), leaf.seq), leaf.at};
    m_transaction.run(
        "INSERT INTO decision (tenant_id, seq, id, at, agent, entity, action, state, policy_id, policy_name,"
        " policy_version, confidence, risk, contains_pii, user, reason, correlation_id, executed_total, review_total,"
        " blocked_total) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {m_leaves.tenantId(),
         key.seq,
         key.id,
         key.at.time_since_epoch().count(),
         decision.agent,
         decision.entity,
         decision.action,
         std::string(nameOf(decision.state)),
         decision.policyId,
         decision.policyName,
         decision.policyVersion,
         orNull(decision.confidence),
         orNull(decision.risk),
         std::int64_t{decision.containsPii},
         decision.user,
         decision.reason,
         decision.correlationId,
         m_executed,
         m_review,
         m_blocked});
    return key;
}

void recordDecisions(Transaction &transaction, SignedLog &log, std::string_view tenantId, Instant now,
                     const std::function<void(DecisionWriter &)> &work)
{
    log.appendMany(transaction, tenantId, now, [&](LeafWriter &leaves) {
        DecisionWriter writer(transaction, leaves);
        work(writer);
    });
}

DecisionKey recordDecision(Transaction &transaction, SignedLog &log, std::string_view tenantId, Instant at,
                           const Decision &decision)
{
    DecisionKey key;
    recordDecisions(transaction, log, tenantId, at, [&](DecisionWriter &writer) { key = writer.write(at, decision); });
    return key;
}

std::vector<std::string> checkDecisions(Connection &connection)
{
    std::vector<std::string> problems;
    std::string tenant;
    std::int64_t total = 0;
    const auto problem = [&](std::int64_t seq, std::string_view what) {
        if (problems.size() < 20)
            problems.push_back("decision " + std::to_string(seq) + " of " + tenant + ' ' + std::string(what));
    };
    connection.each("SELECT d.tenant_id, d.seq, d.agent, d.entity, d.action, d.state, d.policy_id, d.policy_name,"
                    " d.policy_version, d.confidence, d.risk, d.contains_pii,"
                    " d.executed_total + d.review_total + d.blocked_total, l.leaf IS NULL, l.meta"
                    " FROM base_decision d LEFT JOIN base_log_leaf l ON l.tenant_id = d.tenant_id AND l.seq = d.seq"
                    " ORDER BY d.tenant_id, d.seq",
                    {}, [&](const Row &row) {
                        if (row.text(0) != tenant) {
                            tenant = row.text(0);
                            total = 0;
                        }
                        const std::int64_t seq = row.integer(1);
                        Decision decision;
                        decision.agent = row.text(2);
                        decision.entity = row.text(3);
                        decision.action = row.text(4);
                        decision.state = stateOf(row.text(5));
                        decision.policyId = row.text(6);
                        decision.policyName = row.text(7);
                        decision.policyVersion = row.integer(8);
                        decision.confidence = row.maybeReal(9);
                        decision.risk = row.maybeInteger(10);
                        decision.containsPii = row.integer(11) != 0;
                        if (row.integer(13) != 0)
                            problem(seq, "has no leaf");
                        else if (!row.isNull(14) && row.blob(14) != metaOf(decision))
                            problem(seq, "differs from its leaf");
                        if (row.integer(12) != ++total)
                            problem(seq, "has a wrong total");
                        return true;
                    });
    return problems;
}

} // namespace atalaya::platform
