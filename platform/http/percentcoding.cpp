// SPDX-License-Identifier: GPL-3.0-or-later
#include "percentcoding.h"

#include "platform/base/encoding.h"

namespace atalaya::platform {

namespace {

/// Length of the well-formed UTF-8 sequence at the front; 0 when there is none.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&text](std::size_t i) {
        return static_cast<unsigned char>(text[i]);
    };
    const unsigned char lead = byte(0);
    std::size_t length = 0;
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        length = 2;
    else if (lead >= 0xe0 && lead <= 0xef)
        length = 3;
    else if (lead >= 0xf0 && lead <= 0xf4)
        length = 4;
    if (length == 0 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80)
            return 0;
    }
    const bool overlong = (lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xf0 && byte(1) < 0x90);
    const bool surrogate = lead == 0xed && byte(1) > 0x9f;
    const bool beyond = lead == 0xf4 && byte(1) > 0x8f;
    return overlong || surrogate || beyond ? 0 : length;
}

bool isPrintable(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        const auto first = static_cast<unsigned char>(text.front());
        if (length == 0 || first < 0x20 || first == 0x7f)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

} // namespace

std::optional<std::string> percentDecode(std::string_view text, bool plusIsSpace)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const auto byte = i + 2 < text.size() ? fromHex(text.substr(i + 1, 2)) : std::nullopt;
            if (!byte)
                return std::nullopt;
            decoded += *byte;
            i += 2;
        } else {
            decoded.push_back(plusIsSpace && text[i] == '+' ? ' ' : text[i]);
        }
    }
    return isPrintable(decoded) ? std::optional(decoded) : std::nullopt;
}

std::optional<std::map<std::string, std::string>> parseQuery(std::string_view text)
{
    std::map<std::string, std::string> values;
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
        if (pair.empty())
            continue;
        const auto equals = pair.find('=');
        auto name = percentDecode(pair.substr(0, equals), true);
        auto value = equals == std::string_view::npos ? std::string() : percentDecode(pair.substr(equals + 1), true);
        if (!name || !value || !values.emplace(std::move(*name), std::move(*value)).second)
            return std::nullopt;
    }
    return values;
}

} // namespace atalaya::platform
