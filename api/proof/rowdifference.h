// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditrows.h"
#include "api/rules/decisionfacts.h"

#include <optional>
#include <string>
#include <vector>

namespace atalaya::api {

/// The fields that `shown` has otherwise than the log, by their names in the contract: time, id and what the public
/// part of a decision holds.
[[nodiscard]] std::vector<std::string> factDifferences(const contract::AuditRow &shown,
                                                       const rules::DecisionFacts &facts);
/// The same of the private part; nullopt when it was erased, and nothing may be shown.
[[nodiscard]] std::vector<std::string> bodyDifferences(const contract::AuditRow &shown,
                                                       const std::optional<rules::DecisionBody> &body);

} // namespace atalaya::api
