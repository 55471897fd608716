// SPDX-License-Identifier: GPL-3.0-or-later
#include "base64.h"

#include <cstdint>

namespace atalaya::contract {

namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string toBase64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = (group << 8U) | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= count ? digits[(group >> (18U - 6U * k)) & 0x3FU] : '=';
    }
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        std::string_view group = text.substr(i, 4);
        if (i + 4 == text.size())
            group = group.substr(0, group.find_last_not_of('=') + 1);
        if (group.size() < 2)
            return std::nullopt;
        std::uint32_t value = 0;
        for (const char c : group) {
            const std::size_t digit = digits.find(c);
            if (digit == std::string_view::npos)
                return std::nullopt;
            value = (value << 6U) | static_cast<std::uint32_t>(digit);
        }
        value <<= 6U * (4 - group.size());
        for (std::size_t k = 0; k + 1 < group.size(); ++k)
            bytes.push_back(static_cast<char>((value >> (16U - 8U * k)) & 0xFFU));
        // Bits behind the last byte must be 0: a hash has one spelling.
        if ((value & ((1U << (8U * (4 - group.size()))) - 1U)) != 0)
            return std::nullopt;
    }
    return bytes;
}

} // namespace atalaya::contract
