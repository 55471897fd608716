// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "prompt.h"
#include "reader.h"

/// What the shapes about prompt templates have in common.
namespace atalaya::contract::parts {

/// Name, text and placeholders among the fields of `in`.
[[nodiscard]] PromptDocument promptDocument(Reader &in);
void putPromptDocument(nlohmann::json &value, const PromptDocument &document);
inline constexpr std::size_t longestPromptNote = 500;

} // namespace atalaya::contract::parts
