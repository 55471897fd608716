// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::rules {

/// Counts up whenever `fold` or `tokensOf` would give another answer for any text: whoever stored tokens makes them
/// new.
inline constexpr int wordsVersion = 1;

/// Stands between the tokens of two texts, so that no phrase runs from one into the other; never part of a token.
inline constexpr std::string_view textBreak = "\u00a6";

/// Lower case without diacritics, for Latin, Greek and Cyrillic letters ("Revisión" → "revision", "Straße" →
/// "strasse"). Composed and decomposed letters fold alike, every kind of blank is ' '. Bytes that are no UTF-8 become
/// U+FFFD.
[[nodiscard]] std::string fold(std::string_view text);

/// The words of a text: folded, in order. Letters and digits make words, everything else parts them; of a word longer
/// than 120 bytes the beginning counts. Words hold no ASCII but a–z and 0–9.
[[nodiscard]] std::vector<std::string> tokensOf(std::string_view text);

/// What a full-text table keeps of a row: the tokens of every text, with blanks between, texts parted by `textBreak`.
[[nodiscard]] std::string tokenText(const std::vector<std::string_view> &texts);

} // namespace atalaya::rules
