// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decide.h"
#include "api/rules/masking.h"
#include "platform/governance/decision.h"

#include <string_view>

namespace atalaya::platform {

/// What the policies of a line of business make of a request. Personal data is masked before anybody looks at it:
/// what comes back holds none of the kinds in `masked`, and nothing else is ever stored.
[[nodiscard]] Decision decide(const contract::DecideRequest &request, std::string_view industry,
                              rules::PiiKinds masked = rules::PiiKinds::all());

} // namespace atalaya::platform
