// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Prompt templates: texts with places to fill in, `{{name}}`.
namespace atalaya::rules {

/// Small Latin letters, digits and `_`, a letter first; at most 60.
[[nodiscard]] bool isPlaceholderName(std::string_view name);

/// What is wrong in a text, and where, in bytes. Codes: `unclosed_placeholder`, `bad_placeholder`.
struct PromptFault
{
    std::string code;
    std::size_t from = 0;
    std::size_t length = 0;

    bool operator==(const PromptFault &) const = default;
};
struct PromptPlace
{
    std::string name;
    std::size_t from = 0;
    std::size_t length = 0;

    bool operator==(const PromptPlace &) const = default;
};
struct PromptReading
{
    /// In order; a name may be there several times.
    std::vector<PromptPlace> places;
    std::vector<PromptFault> faults;
};
[[nodiscard]] PromptReading readPrompt(std::string_view text);

/// Each name once, in the order in which they come first.
[[nodiscard]] std::vector<std::string> placeholdersIn(std::string_view text);

} // namespace atalaya::rules
