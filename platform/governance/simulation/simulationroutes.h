// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/policies/policyroutes.h"
#include "platform/governance/simulation/simulationjobs.h"

#include <vector>

namespace atalaya::platform {

/// `POST /api/admin/governance/simulate` and `…/simulations/{id}`. `jobs` outlives the routes.
[[nodiscard]] std::vector<Route> simulationRoutes(SimulationJobs &jobs);

/// What each policy decided, counted from the columns of the decisions.
[[nodiscard]] PolicyEffects policyEffects(AuditSearch &search);

} // namespace atalaya::platform
