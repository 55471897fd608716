// SPDX-License-Identifier: GPL-3.0-or-later
#include "newapikey.h"

#include "api/contract/reader.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform {

namespace {

using contract::formatInstant;
using nlohmann::json;

constexpr std::int64_t maxDays = 365;

/// An origin as browsers send it: scheme, host, maybe a port, nothing behind.
bool isOrigin(std::string_view text)
{
    for (const std::string_view scheme : {"https://", "http://localhost", "http://127.0.0.1"}) {
        if (text.starts_with(scheme)) {
            const std::string_view rest = text.substr(scheme.size());
            const bool hostNamed = scheme != "https://" || !rest.empty();
            return hostNamed && text.size() <= 200 &&
                   rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:") == std::string_view::npos;
        }
    }
    return false;
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
                             "An origin is a scheme and a host, for example https://example.com.");
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
