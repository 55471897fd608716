// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/decisionfacts.h"

#include <string_view>

namespace atalaya::api {

/// rules::readDecisionMeta() for whoever reads a million: what is written as the platform writes it is taken without a
/// document in between, everything else goes the long way. Says the same of the same bytes. Fills what a meta holds.
[[nodiscard]] bool readMeta(std::string_view meta, rules::DecisionFacts &facts);

} // namespace atalaya::api
