// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyset.h"

#include <optional>
#include <string>
#include <vector>

namespace atalaya::rules {

/// One place in which two versions of a policy differ. Pointers (RFC 6901) are into the JSON of the version in which
/// the value is; values are JSON texts. A value that is only in one of them was added or removed.
struct PolicyDifference
{
    std::string pointerBefore;
    std::string pointerAfter;
    std::optional<std::string> before;
    std::optional<std::string> after;

    bool operator==(const PolicyDifference &) const = default;
};

/// Names and windows are compared as whole lists. Rules that stayed the same are found again where they moved down or
/// up because others came or went. Empty: the same policy.
[[nodiscard]] std::vector<PolicyDifference> differencesOf(const Policy &before, const Policy &after);

} // namespace atalaya::rules
