// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/simulation.h"
#include "api/rules/policyset.h"
#include "platform/auditlog/signedlog.h"
#include "platform/search/auditsearch.h"
#include "platform/store/database.h"

#include <functional>
#include <vector>

namespace atalaya::platform {

/// A simulation as it was asked for, its policies read.
struct SimulationPlan
{
    contract::SimulationRequest request;
    std::vector<rules::Policy> drafts;
};

/// Tries policies on the decisions that are stored. Thread-safe.
class Simulator
{
public:
    /// Done, of how many.
    using Progress = std::function<void(std::size_t done, std::size_t total)>;

    /// The services outlive it.
    Simulator(Database &database, SignedLog &log, AuditSearch &search)
        : m_database(database)
        , m_log(log)
        , m_search(search)
    {}

    /// Throws Interrupted, and HttpError for what can't be tried.
    [[nodiscard]] contract::SimulationResult run(const TenantScope &scope, const SimulationPlan &plan,
                                                 const Interrupt &interrupt, const Progress &progress);

private:
    [[nodiscard]] std::string rootOf(Connection &connection, const std::string &tenantId, std::int64_t leaves);

    Database &m_database;
    SignedLog &m_log;
    AuditSearch &m_search;
};

} // namespace atalaya::platform
