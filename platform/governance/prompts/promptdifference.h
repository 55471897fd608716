// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/promptchange.h"
#include "platform/governance/prompts/promptstore.h"

namespace atalaya::platform::prompts {

/// Between two of a template's texts, each named by a version's number, `draft` or `pending`; nullopt when one is not
/// there.
[[nodiscard]] std::optional<contract::PromptDiff> differenceOf(Connection &connection, const std::string &id,
                                                               const std::string &from, const std::string &to);

} // namespace atalaya::platform::prompts
