// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/decisionwriter.h"

namespace atalaya::platform {

namespace {

Value orNull(const auto &value)
{
    return value ? Value(*value) : Value(nullptr);
}

} // namespace

DecisionWriter::DecisionWriter(Transaction &transaction, LeafWriter &leaves)
    : m_transaction(transaction)
    , m_leaves(leaves)
    , m_texts(transaction, leaves.tenantId())
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
        " policy_version, confidence, risk, contains_pii, user, reason, correlation_id, policy_detail, executed_total,"
        " review_total, blocked_total) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
         decision.policyDetail,
         m_executed,
         m_review,
         m_blocked});
    m_texts.add(key.seq, decision.reason, decision.inputs);
    return key;
}

void recordDecisions(Transaction &transaction, SignedLog &log, std::string_view tenantId, Instant now,
                     const std::function<void(DecisionWriter &)> &work)
{
    log.appendMany(transaction, tenantId, now, [&](LeafWriter &leaves) {
        DecisionWriter writer(transaction, leaves);
        work(writer);
        writer.finish();
    });
}

DecisionKey recordDecision(Transaction &transaction, SignedLog &log, std::string_view tenantId, Instant at,
                           const Decision &decision)
{
    DecisionKey key;
    recordDecisions(transaction, log, tenantId, at, [&](DecisionWriter &writer) { key = writer.write(at, decision); });
    return key;
}

} // namespace atalaya::platform
