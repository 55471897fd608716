// SPDX-License-Identifier: GPL-3.0-or-later
#include "loghead.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace atalaya::contract {

namespace {

constexpr std::size_t longestOrigin = 500;
/// 32 bytes in base64.
constexpr std::size_t rootLength = 44;

std::string_view takeLine(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

bool isBase64(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '/' || c == '=';
    });
}

} // namespace

Decoded<LogHead> readLogHead(std::string_view note)
{
    LogHead head;
    const std::string_view origin = takeLine(note);
    const std::string_view size = takeLine(note);
    const std::string_view root = takeLine(note);
    if (origin.empty() || origin.size() > longestOrigin)
        return tl::unexpected(DecodeError{"origin", "not a line of text"});
    const char *end = size.data() + size.size();
    const auto read = std::from_chars(size.data(), end, head.size);
    if (size.empty() || read.ec != std::errc() || read.ptr != end || head.size < 0)
        return tl::unexpected(DecodeError{"size", "not a count of leaves"});
    if (root.size() != rootLength || !isBase64(root))
        return tl::unexpected(DecodeError{"root", "not 32 bytes in base64"});
    if (!takeLine(note).empty() || !note.starts_with("\u2014 "))
        return tl::unexpected(DecodeError{"signatures", "none"});
    head.origin = origin;
    head.root = root;
    return head;
}

} // namespace atalaya::contract
