// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/prompts/promptstore.h"

/// Prompt templates as they are shown. In tenant scope; people are ids without names.
namespace atalaya::platform::prompts {

[[nodiscard]] contract::PromptList listOf(Connection &connection);
[[nodiscard]] std::optional<contract::PromptDetail> detailOf(Connection &connection, const std::string &id);

/// Everybody who is named, for their names.
[[nodiscard]] std::vector<contract::Person *> peopleOf(contract::PromptList &list);
[[nodiscard]] std::vector<contract::Person *> peopleOf(contract::PromptDetail &detail);
[[nodiscard]] std::vector<contract::Person *> peopleOf(contract::PromptVersion &version);

} // namespace atalaya::platform::prompts
