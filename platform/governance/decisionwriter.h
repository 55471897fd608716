// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/governance/decision.h"
#include "platform/search/texttable.h"

#include <functional>
#include <string>

namespace atalaya::platform {

/// Writes decisions of one tenant within one transaction, each with its leaf. The only way a decision comes into being:
/// for agents, bulk loads and demo data alike.
class DecisionWriter
{
public:
    DecisionWriter(Transaction &transaction, LeafWriter &leaves);

    /// The decision's time is its leaf's: never earlier than the leaf before.
    DecisionKey write(Instant at, const Decision &decision);
    /// After the last one.
    void finish() { m_texts.finish(); }

private:
    Transaction &m_transaction;
    LeafWriter &m_leaves;
    /// So that each can be found by its words as soon as it is there.
    TextFeed m_texts;
    std::int64_t m_executed = 0;
    std::int64_t m_review = 0;
    std::int64_t m_blocked = 0;
};

/// Decisions in order, one signed head for all. Works in system and in tenant scope.
void recordDecisions(Transaction &transaction, SignedLog &log, std::string_view tenantId, Instant now,
                     const std::function<void(DecisionWriter &)> &work);
/// One decision.
DecisionKey recordDecision(Transaction &transaction, SignedLog &log, std::string_view tenantId, Instant at,
                           const Decision &decision);

} // namespace atalaya::platform
