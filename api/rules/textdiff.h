// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What became of a text, as data: by line, and by word within a line.
namespace atalaya::rules {

struct WordRun
{
    enum class Kind
    {
        Same,
        Removed,
        Added
    };
    Kind kind = Kind::Same;
    std::string text;

    bool operator==(const WordRun &) const = default;
};

/// A line before, after or both. Same and Removed runs give the line before, Same and Added ones the line after.
struct LineChange
{
    /// From 1; absent where the line is not there.
    std::optional<std::size_t> before;
    std::optional<std::size_t> after;
    std::vector<WordRun> words;

    bool operator==(const LineChange &) const = default;
};

/// Changed lines with those around them. `from` counts from 1, and is 0 for a side without lines.
struct TextHunk
{
    std::size_t beforeFrom = 0;
    std::size_t beforeCount = 0;
    std::size_t afterFrom = 0;
    std::size_t afterCount = 0;
    std::vector<LineChange> lines;

    bool operator==(const TextHunk &) const = default;
};

/// Empty when the texts are equal. Texts of thousands of lines are told apart less finely rather than slowly.
[[nodiscard]] std::vector<TextHunk> diffTexts(std::string_view before, std::string_view after, std::size_t context = 3);

} // namespace atalaya::rules
