// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/auditlog.h"
#include "platform/governance/decisionlift.h"
#include "platform/governance/overrides/seals.h"
#include "platform/store/database.h"

namespace atalaya::platform {

/// Executes approved overrides: each bound to what was asked when it was not let through, and to the policy that
/// objected. Everything outlives it.
class OverrideLift final : public DecisionLift
{
public:
    OverrideLift(Database &database, AuditLog &log, const Clock &clock, const KeyVault &keys)
        : m_database(database)
        , m_log(log)
        , m_clock(clock)
        , m_seals(keys)
    {}

    [[nodiscard]] bool lift(const Scene &scene, Decision &decision) override;
    void recorded(const Scene &scene, const Decision &decision, const DecisionKey &key, bool lifted) override;
    void refused(const RequestContext &request, const std::string &overrideId, const std::string &code) override;

private:
    Database &m_database;
    AuditLog &m_log;
    const Clock &m_clock;
    overrides::Seals m_seals;
};

} // namespace atalaya::platform
