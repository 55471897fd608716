// SPDX-License-Identifier: GPL-3.0-or-later
#include "headguard.h"

#include "reply.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace atalaya::platform {

namespace {

constexpr std::size_t maxHeaderCount = 100;
constexpr std::array<std::string_view, 7> methods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

HttpError malformed(const char *what)
{
    return httpError(400, "request_malformed", what);
}

bool isToken(std::string_view text)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [marks](unsigned char c) {
        return std::isalnum(c) != 0 || marks.find(static_cast<char>(c)) != std::string_view::npos;
    });
}

/// Takes the line off the front; false when it does not end as a line has to.
bool takeLine(std::string_view &text, std::string_view &line)
{
    const auto end = text.find("\r\n");
    if (end == std::string_view::npos)
        return false;
    line = text.substr(0, end);
    text.remove_prefix(end + 2);
    return std::all_of(line.begin(), line.end(), [](unsigned char c) { return c == '\t' || (c >= 0x20 && c != 0x7f); });
}

void readRequestLine(std::string_view line, CheckedHead &head, std::string_view &version)
{
    if (line.size() > maxRequestLine)
        throw requestLineTooLong();
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        throw malformed("The request line is malformed.");
    head.request.method = line.substr(0, first);
    head.request.target = line.substr(first + 1, last - first - 1);
    version = line.substr(last + 1);
    const bool plain = std::all_of(head.request.target.begin(), head.request.target.end(),
                                   [](unsigned char c) { return c > 0x20 && c < 0x7f && c != '#'; });
    if (!isToken(head.request.method) || !plain || !head.request.target.starts_with('/') ||
        (version != "HTTP/1.1" && version != "HTTP/1.0"))
        throw malformed("The request line is malformed.");
    if (std::find(methods.begin(), methods.end(), head.request.method) == methods.end())
        throw httpError(501, "method_not_implemented", "The platform knows no such method.");
}

void readHeader(std::string_view line, CheckedHead &head)
{
    const auto colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    if (colon == std::string_view::npos || !isToken(name))
        throw malformed("A header line is malformed.");
    std::string_view value = line.substr(colon + 1);
    const auto begin = std::min(value.find_first_not_of(" \t"), value.size());
    value.remove_prefix(begin);
    value = value.substr(0, value.find_last_not_of(" \t") + 1);
    std::string key(name);
    std::transform(key.begin(), key.end(), key.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto [entry, isNew] = head.request.headers.emplace(key, value);
    if (isNew)
        return;
    // Lists may come in several lines; of everything else two answers are one too many.
    if (key != "accept" && key != "accept-encoding" && key != "accept-language" && key != "cache-control" &&
        key != "if-none-match" && key != "via" && key != "forwarded" && key != "x-forwarded-for")
        throw malformed("A header came twice.");
    entry->second += ", " + std::string(value);
}

void readBodyHeaders(CheckedHead &head, const Router &router)
{
    const auto &headers = head.request.headers;
    if (headers.contains("transfer-encoding"))
        throw httpError(411, "length_required", "Chunked bodies are not taken; send a Content-Length.");
    const auto length = headers.find("content-length");
    if (length != headers.end()) {
        const std::string &text = length->second;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), head.contentLength);
        if (error != std::errc{} || end != text.data() + text.size())
            throw malformed("The Content-Length is malformed.");
    }
    if (head.contentLength == 0)
        return;
    if (headers.contains("content-encoding"))
        throw httpError(415, "content_encoding_not_supported", "Compressed bodies are not taken.");
    const std::string_view path = std::string_view(head.request.target).substr(0, head.request.target.find('?'));
    const Router::Match match = router.match(head.request.method, path);
    if (head.contentLength > (match.route ? match.route->bodyLimit : 64U * 1024U))
        throw httpError(413, "body_too_large", "The body is larger than this path takes.");
}

bool wantsKeepAlive(const CheckedHead &head, std::string_view version)
{
    const auto found = head.request.headers.find("connection");
    std::string value = found == head.request.headers.end() ? std::string() : found->second;
    std::transform(value.begin(), value.end(), value.begin(), [](unsigned char c) { return std::tolower(c); });
    if (version == "HTTP/1.0")
        return value == "keep-alive";
    return value.find("close") == std::string::npos;
}

} // namespace

HttpError requestLineTooLong()
{
    return httpError(414, "request_line_too_long", "The address is too long.");
}

HttpError headersTooLarge()
{
    return httpError(431, "headers_too_large", "The headers are too large.");
}

CheckedHead checkHead(std::string_view text, const Router &router)
{
    CheckedHead head;
    try {
        std::string_view line;
        std::string_view version;
        if (!takeLine(text, line))
            throw malformed("The request line is malformed.");
        readRequestLine(line, head, version);
        for (std::size_t count = 0;; ++count) {
            if (!takeLine(text, line))
                throw malformed("A header line is malformed.");
            if (line.empty())
                break;
            if (count >= maxHeaderCount)
                throw headersTooLarge();
            readHeader(line, head);
        }
        head.keepAlive = wantsKeepAlive(head, version);
        const auto expect = head.request.headers.find("expect");
        head.expectsContinue = expect != head.request.headers.end();
        readBodyHeaders(head, router);
    } catch (const HttpError &error) {
        head.refused = error;
    }
    return head;
}

} // namespace atalaya::platform
