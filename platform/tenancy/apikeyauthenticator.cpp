// SPDX-License-Identifier: GPL-3.0-or-later
#include "apikeyauthenticator.h"

#include "platform/base/digest.h"
#include "platform/base/log.h"

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
    if (!found->key.lastUsedAt || now - *found->key.lastUsedAt >= touchedEvery)
        noteUse(*found, now);
    Principal principal;
    principal.kind = Principal::Kind::ApiKey;
    principal.tenantId = found->tenantId;
    principal.keyId = found->key.id;
    principal.permissions = {found->key.scopes.begin(), found->key.scopes.end()};
    return principal;
}

void ApiKeyAuthenticator::noteUse(const apikeys::Candidate &used, Instant now)
{
    {
        // While it can't be written it is tried again no more often than it would be written.
        const std::scoped_lock lock(m_mutex);
        const auto tried = m_untold.find(used.key.id);
        if (tried != m_untold.end() && now - tried->second < touchedEvery)
            return;
    }
    try {
        m_database.write(
            [&](Transaction &transaction) { apikeys::touch(transaction, used.tenantId, used.key.id, now); });
        const std::scoped_lock lock(m_mutex);
        m_untold.erase(used.key.id);
    } catch (const StoreError &error) {
        logError(std::string("store: the last use of a key can't be written: ") + error.what());
        const std::scoped_lock lock(m_mutex);
        m_untold[used.key.id] = now;
    }
}

} // namespace atalaya::platform
