// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/policydetail.h"
#include "platform/governance/policies/policychanges.h"
#include "platform/http/types.h"
#include "platform/store/database.h"

#include <functional>

/// Between requests and the changes of policies.
namespace atalaya::platform::policies {

/// The policy of a JSON text; throws 400 with every fault, its path behind `field`.
[[nodiscard]] rules::Policy policyIn(const std::string &text, const std::string &field);
/// The same for a new policy, which may lack an id.
[[nodiscard]] rules::Policy newPolicyIn(const std::string &text, const std::string &field);
/// The revision that If-Match names; throws 428 without one. What is no revision fits none.
[[nodiscard]] std::int64_t revisionIn(const RequestContext &request);
/// Who asks, for the trail. `stepUp`: what was spent; may be empty.
[[nodiscard]] Change whoIn(const RequestContext &request, const std::string &stepUp);
/// Throws what a refusal is to the client. `current`: what there is now, asked for when it is told.
[[noreturn]] void refuse(const RequestContext &request, const Refusal &refusal,
                         const std::function<std::string()> &current);
/// The id in the path, of a policy that is there; throws Absent.
[[nodiscard]] std::string idIn(const RequestContext &request, Connection &connection);

/// Fill in names; read in system scope.
void nameAll(Database &database, std::vector<contract::Person> &people);
void nameAsker(Database &database, contract::GovernanceSettings &settings);

} // namespace atalaya::platform::policies
