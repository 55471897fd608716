// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"
#include "api/contract/simulationresult.h"
#include "platform/governance/simulation/replay.h"

#include <string>

namespace atalaya::platform {

/// What a tally is reported with.
struct ReportTerms
{
    const TenantIndex &index;
    const IndexView &view;
    const rules::PolicySet &before;
    const rules::PolicySet &after;
    std::string tenantId;
    std::string currency;
    contract::BusinessDashboard::Assumptions assumptions;
    std::chrono::milliseconds period{};
};

/// All but the receipt.
[[nodiscard]] contract::SimulationResult reportOf(const ReplayTally &tally, const ReportTerms &terms);

/// SHA-256 in hexadecimal of what decides about a set's verdicts.
[[nodiscard]] std::string hashOf(const rules::PolicySet &set);
/// The same of a report, its receipt left out.
[[nodiscard]] std::string hashOf(const contract::SimulationResult &result);

} // namespace atalaya::platform
