// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policy.h"

#include <string_view>
#include <vector>

namespace atalaya::platform {

/// The policies that decide in a line of business until a tenant has its own, strictest first. Their words are those of
/// the tenants they are made for. Lives as long as the program.
[[nodiscard]] const std::vector<rules::Policy> &builtInPolicies(std::string_view industry);

/// What is written into the log when no policy speaks: an id, a name and a reason (of its only rule) all the same.
[[nodiscard]] const rules::Policy &noPolicy();

} // namespace atalaya::platform
