// SPDX-License-Identifier: GPL-3.0-or-later
#include "utf8.h"

#include <array>

namespace atalaya::rules {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t last = 0x10FFFF;

/// How many bytes a first byte announces; 0 for one that can't come first.
std::size_t lengthFor(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first < 0xE0)
        return 2;
    if (first >= 0xE0 && first < 0xF0)
        return 3;
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

} // namespace

char32_t takeCodePoint(std::string_view &text)
{
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = lengthFor(first);
    if (length == 1) {
        text.remove_prefix(1);
        return first;
    }
    static constexpr std::array<unsigned, 5> masks{0, 0, 0x1F, 0x0F, 0x07};
    static constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    char32_t point = first & masks.at(length);
    bool valid = length > 0 && length <= text.size();
    for (std::size_t i = 1; valid && i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        valid = (next & 0xC0U) == 0x80;
        point = (point << 6U) | (next & 0x3FU);
    }
    valid = valid && point >= least.at(length) && point <= last && (point < 0xD800 || point > 0xDFFF);
    text.remove_prefix(valid ? length : 1);
    return valid ? point : replacement;
}

void putCodePoint(std::string &text, char32_t point)
{
    const auto put = [&text](char32_t bits) {
        text += static_cast<char>(static_cast<unsigned char>(bits));
    };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0U | (point >> 6U));
        put(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        put(0xE0U | (point >> 12U));
        put(0x80U | ((point >> 6U) & 0x3FU));
        put(0x80U | (point & 0x3FU));
    } else {
        put(0xF0U | (point >> 18U));
        put(0x80U | ((point >> 12U) & 0x3FU));
        put(0x80U | ((point >> 6U) & 0x3FU));
        put(0x80U | (point & 0x3FU));
    }
}

bool isBlank(char32_t point)
{
    return point <= 0x20 || point == 0x85 || point == 0xA0 || (point >= 0x2000 && point <= 0x200B) || point == 0x2028 ||
           point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000 || point == 0xFEFF;
}

} // namespace atalaya::rules
