// SPDX-License-Identifier: GPL-3.0-or-later
#include "compression.h"

#include <cctype>
#include <zlib.h>

namespace atalaya::platform {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// `q=0`, `q=0.0` and so on.
bool isRefusal(std::string_view parameters)
{
    const auto q = parameters.find("q=");
    return q != std::string_view::npos &&
           trimmed(parameters.substr(q + 2)).find_first_not_of("0.") == std::string::npos;
}

} // namespace

bool acceptsGzip(std::string_view header)
{
    while (!header.empty()) {
        const std::string_view item = header.substr(0, header.find(','));
        header.remove_prefix(std::min(header.size(), item.size() + 1));
        const auto semicolon = item.find(';');
        if (trimmed(item.substr(0, semicolon)) == "gzip")
            return semicolon == std::string_view::npos || !isRefusal(item.substr(semicolon + 1));
    }
    return false;
}

std::string gzip(std::string_view text)
{
    constexpr int gzipFormat = 15 + 16;
    z_stream stream{};
    if (deflateInit2(&stream, 6, Z_DEFLATED, gzipFormat, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(done ? stream.total_out : 0);
    deflateEnd(&stream);
    return packed;
}

} // namespace atalaya::platform
