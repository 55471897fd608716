// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyengine.h"
#include "platform/governance/policiesinforce.h"

#include <string_view>
#include <vector>

namespace atalaya::platform {

/// The policies that decide in a line of business until its tenant changes them, every version in order. Their names
/// are those of the tenants they are made for.
[[nodiscard]] std::vector<rules::PolicyInForce> builtInPolicies(std::string_view industry);
/// The newest of each, made ready. Lives as long as the program.
[[nodiscard]] const rules::PolicyEngine &builtInEngine(std::string_view industry);

/// The same for every tenant, by its line of business.
[[nodiscard]] PoliciesInForce builtInForce();
[[nodiscard]] PolicyAsItWas builtInAsItWas();

/// What is written into the log when no policy speaks.
struct NoPolicy
{
    std::string_view id;
    std::string_view name;
    rules::PolicyTexts reason;
};
[[nodiscard]] const NoPolicy &noPolicy();

} // namespace atalaya::platform
