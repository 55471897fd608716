// SPDX-License-Identifier: GPL-3.0-or-later
#include "newapikey.h"

#include "api/contract/reader.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace atalaya::platform {

namespace {

using contract::formatInstant;
using nlohmann::json;

constexpr std::int64_t maxDays = 365;

constexpr std::size_t longestOrigin = 200;
constexpr std::string_view digits = "0123456789";

bool isNumber(std::string_view text, int longest, int max)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return text.size() <= static_cast<std::size_t>(longest) && error == std::errc() &&
           end == text.data() + text.size() && value >= 0 && value <= max && (text.size() == 1 || text.front() != '0');
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    parts.push_back(text);
    return parts;
}

/// A name in lower case, or four numbers.
bool isHost(std::string_view host)
{
    const auto labels = split(host, '.');
    const auto isLabel = [](std::string_view label) {
        return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
               label.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
    };
    // Browsers read a host whose last part is a number as an address.
    if (labels.back().find_first_not_of(digits) == std::string_view::npos)
        return labels.size() == 4 && std::ranges::all_of(labels, [](auto part) { return isNumber(part, 3, 255); });
    return std::ranges::all_of(labels, isLabel);
}

/// An origin as browsers send it: scheme, host, a port unless it is the usual one, nothing behind.
bool isOrigin(std::string_view text)
{
    const bool safe = text.starts_with("https://");
    if (text.size() > longestOrigin || (!safe && !text.starts_with("http://")))
        return false;
    text.remove_prefix(text.find("//") + 2);
    const std::size_t colon = text.find(':');
    const std::string_view host = text.substr(0, colon);
    if (!isHost(host) || (!safe && host != "localhost" && host != "127.0.0.1"))
        return false;
    if (colon == std::string_view::npos)
        return true;
    const std::string_view port = text.substr(colon + 1);
    return isNumber(port, 5, 65535) && port != "0" && port != (safe ? "443" : "80");
}

void checkScopes(const NewApiKey &key, const std::vector<apikeys::Scope> &known)
{
    if (key.scopes.empty())
        throw fieldError("scopes", "required", "A key needs at least one scope.");
    for (const std::string &scope : key.scopes) {
        const auto found = std::find_if(known.begin(), known.end(), [&](const auto &item) { return item.id == scope; });
        if (found == known.end())
            throw fieldError("scopes", "unknown", "There is no scope " + scope + '.');
        if (key.publishable && !found->publishable)
            throw fieldError("scopes", "not_publishable", "A publishable key can't have the scope " + scope + '.');
    }
}

void checkOrigins(const NewApiKey &key)
{
    if (key.publishable && key.origins.empty())
        throw fieldError("origins", "required", "A publishable key needs the origins it may be used from.");
    if (!key.publishable && !key.origins.empty())
        throw fieldError("origins", "not_allowed", "Only publishable keys have origins.");
    for (const std::string &origin : key.origins) {
        if (!isOrigin(origin))
            throw fieldError("origins", "invalid",
                             "An origin is a scheme, a host and maybe a port, for example https://example.com.");
    }
}

json maybe(const std::optional<Instant> &instant)
{
    return instant ? json(formatInstant(*instant)) : json(nullptr);
}

} // namespace

NewApiKey readNewApiKey(const json &body, const std::vector<apikeys::Scope> &known)
{
    contract::Reader in(body);
    NewApiKey key;
    key.name = in.string("name", 100);
    const std::string kind = in.string("kind", 20);
    key.scopes = in.strings("scopes", 20);
    if (in.has("origins"))
        key.origins = in.strings("origins", 20);
    if (in.has("expiresInDays"))
        key.expiresInDays = static_cast<int>(in.integer("expiresInDays", 1, maxDays));
    if (in.ok() && kind != "secret" && kind != "publishable")
        in.fail("kind", "expected secret or publishable");
    if (in.ok() && key.name.find_first_not_of(' ') == std::string::npos)
        in.fail("name", "empty");
    in.refuseUnknown();
    key.publishable = kind == "publishable";
    key = valueOrThrow(in.finish(std::move(key)));
    std::sort(key.scopes.begin(), key.scopes.end());
    key.scopes.erase(std::unique(key.scopes.begin(), key.scopes.end()), key.scopes.end());
    checkScopes(key, known);
    checkOrigins(key);
    return key;
}

json encode(const ApiKey &key, Instant now)
{
    return {{"id", key.id},
            {"name", key.name},
            {"kind", key.publishable ? "publishable" : "secret"},
            {"lastFour", key.lastFour},
            {"scopes", key.scopes},
            {"origins", key.origins},
            {"createdBy", key.createdBy},
            {"createdAt", formatInstant(key.createdAt)},
            {"expiresAt", formatInstant(key.expiresAt)},
            {"lastUsedAt", maybe(key.lastUsedAt)},
            {"revokedAt", maybe(key.revokedAt)},
            {"successor", key.successor ? json(*key.successor) : json(nullptr)},
            {"active", key.isActive(now)}};
}

} // namespace atalaya::platform
