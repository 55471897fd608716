// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace atalaya::rules {

/// Takes the next code point off the front of `text`, which is not empty; U+FFFD for a byte that begins none.
[[nodiscard]] char32_t takeCodePoint(std::string_view &text);
void putCodePoint(std::string &text, char32_t point);
/// Blanks of every width, and control characters.
[[nodiscard]] bool isBlank(char32_t point);

} // namespace atalaya::rules
