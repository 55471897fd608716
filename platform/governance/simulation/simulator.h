// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/simulation.h"
#include "api/rules/policyset.h"
#include "platform/auditlog/logtrees.h"
#include "platform/search/auditsearch.h"

#include <functional>
#include <vector>

namespace atalaya::platform {

/// A simulation as it was asked for, its policies read.
struct SimulationPlan
{
    contract::SimulationRequest request;
    std::vector<rules::Policy> drafts;
};
/// Of a body of `simulate`. Throws HttpError.
[[nodiscard]] SimulationPlan planOf(const nlohmann::json &body);

/// Tries policies on the decisions that are stored. Thread-safe.
class Simulator
{
public:
    /// Done, of how many.
    using Progress = std::function<void(std::size_t done, std::size_t total)>;

    /// The services outlive it.
    Simulator(LogTrees &trees, AuditSearch &search)
        : m_trees(trees)
        , m_search(search)
    {}

    /// Throws Interrupted, and HttpError for what can't be tried.
    [[nodiscard]] contract::SimulationResult run(const TenantScope &scope, const SimulationPlan &plan,
                                                 const Interrupt &interrupt, const Progress &progress);

private:
    [[nodiscard]] std::string rootOf(Connection &connection, const std::string &tenantId, std::int64_t leaves);

    LogTrees &m_trees;
    AuditSearch &m_search;
};

} // namespace atalaya::platform
