// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace atalaya::rules {

/// The letters without diacritics, in lower case, that stand for `letter`; empty when it stands for itself.
[[nodiscard]] std::string_view foldedLetter(char32_t letter);

} // namespace atalaya::rules
