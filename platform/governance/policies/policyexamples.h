// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/policydraft.h"
#include "api/rules/policyset.h"
#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <vector>

namespace atalaya::platform::policies {

/// What the policy says by itself, as if it were enabled, to each example; on the clocks of the tenant that
/// `connection` sees.
[[nodiscard]] std::vector<contract::PolicyExampleOutcome>
runExamples(Connection &connection, const rules::Policy &policy, const std::vector<contract::PolicyExample> &examples,
            Instant now);

} // namespace atalaya::platform::policies
