// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/logoutcome.h"

#include <algorithm>
#include <array>

namespace atalaya::api {

namespace {

constexpr std::array<std::string_view, 14> names{"verified",        "trusted_on_first_use",
                                                 "rollback",        "fork",
                                                 "bad_signature",   "key_changed",
                                                 "wrong_log",       "new_epoch",
                                                 "not_in_log",      "incomplete",
                                                 "missing_payload", "stale_proof",
                                                 "malformed",       "erased"};

} // namespace

std::string_view nameOf(LogOutcome outcome)
{
    return names.at(static_cast<std::size_t>(outcome));
}

std::optional<LogOutcome> logOutcomeOf(std::string_view name)
{
    const auto *const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<LogOutcome>(found - names.begin()));
}

} // namespace atalaya::api
