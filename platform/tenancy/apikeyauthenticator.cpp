// SPDX-License-Identifier: GPL-3.0-or-later
#include "apikeyauthenticator.h"

#include "apikeystore.h"

#include "platform/base/digest.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

/// The date of last use is for people who tidy up; writing it at every request would cost more than the request.
constexpr std::chrono::minutes touchedEvery{1};

bool originAllowed(const ApiKey &key, const RequestContext &request)
{
    if (!key.publishable)
        return true;
    const auto origin = request.headers.find("origin");
    return origin != request.headers.end() &&
           std::find(key.origins.begin(), key.origins.end(), origin->second) != key.origins.end();
}

} // namespace

std::optional<Principal> ApiKeyAuthenticator::authenticate(std::string_view token, const RequestContext &request)
{
    const auto text = parseApiKey(token);
    if (!text)
        return std::nullopt;
    const Instant now = m_clock.now();
    std::optional<apikeys::Candidate> found;
    m_database.read([&](Connection &connection) {
        for (auto &candidate : apikeys::findForLogin(connection, text->id)) {
            if (equalsInConstantTime(candidate.hash, sha256(token)))
                found = std::move(candidate);
        }
    });
    if (!found || !found->key.isActive(now) || !originAllowed(found->key, request))
        return std::nullopt;
    if (!found->key.lastUsedAt || now - *found->key.lastUsedAt >= touchedEvery) {
        m_database.write(
            [&](Transaction &transaction) { apikeys::touch(transaction, found->tenantId, found->key.id, now); });
    }
    Principal principal;
    principal.kind = Principal::Kind::ApiKey;
    principal.tenantId = found->tenantId;
    principal.keyId = found->key.id;
    principal.permissions = {found->key.scopes.begin(), found->key.scopes.end()};
    return principal;
}

} // namespace atalaya::platform
