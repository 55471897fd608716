// SPDX-License-Identifier: GPL-3.0-or-later
#include "apikeyroutes.h"

#include "newapikey.h"

#include "platform/base/digest.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

using nlohmann::json;

/// How long the old key of a rotation still works: time to bring the new one to every machine.
constexpr std::chrono::hours rotationTime{24};

class ApiKeyHandlers
{
public:
    ApiKeyHandlers(Database &database, AuditLog &log, const Clock &clock)
        : m_database(database)
        , m_log(log)
        , m_clock(clock)
    {}

    [[nodiscard]] Response list(const RequestContext &request)
    {
        json keys = json::array();
        m_database.read(*request.scope, [&](Connection &connection) {
            for (const ApiKey &key : apikeys::all(connection))
                keys.push_back(encode(key, m_clock.now()));
        });
        json scopes = json::array();
        for (const apikeys::Scope &scope : knownScopes())
            scopes.push_back({{"id", scope.id}, {"publishable", scope.publishable}});
        return reply(request, {{"keys", std::move(keys)}, {"scopes", std::move(scopes)}});
    }

    [[nodiscard]] Response create(const RequestContext &request)
    {
        const NewApiKey wanted = readNewApiKey(bodyOf(request), knownScopes());
        ApiKey key;
        key.publishable = wanted.publishable;
        key.name = wanted.name;
        key.scopes = wanted.scopes;
        key.origins = wanted.origins;
        key.createdAt = m_clock.now();
        key.expiresAt = key.createdAt + std::chrono::hours(24) * wanted.expiresInDays;
        std::string text;
        m_database.write(*request.scope, [&](Transaction &transaction) {
            text = issue(transaction, request, key);
            record(transaction, request, "api_key.created", key.id, {}, encode(key, key.createdAt));
        });
        return shownOnce(request, key, text);
    }

    [[nodiscard]] Response revoke(const RequestContext &request)
    {
        const Instant now = m_clock.now();
        m_database.write(*request.scope, [&](Transaction &transaction) {
            const ApiKey key = existing(transaction, request);
            if (key.revokedAt)
                return;
            apikeys::revoke(transaction, key.id, now);
            const ApiKey after = *apikeys::find(transaction, key.id);
            record(transaction, request, "api_key.revoked", key.id, encode(key, now), encode(after, now));
        });
        return emptyReply();
    }

    [[nodiscard]] Response rotate(const RequestContext &request)
    {
        const Instant now = m_clock.now();
        ApiKey next;
        std::string text;
        m_database.write(*request.scope, [&](Transaction &transaction) {
            const ApiKey old = existing(transaction, request);
            if (!old.isActive(now))
                throw httpError(409, "api_key_ended", "The key has ended; create a new one.");
            if (old.successor)
                throw httpError(409, "api_key_rotated", "The key has been rotated already.");
            const auto earlier = apikeys::predecessor(transaction, old.id);
            if (earlier && earlier->isActive(now))
                throw httpError(409, "api_key_rotating", "The key it replaced still works; end that one first.");
            next = old;
            next.createdAt = now;
            // As long a life as the old one was given.
            next.expiresAt = now + (old.expiresAt - old.createdAt);
            text = issue(transaction, request, next);
            apikeys::succeed(transaction, old.id, next.id, now + rotationTime);
            const ApiKey after = *apikeys::find(transaction, old.id);
            record(transaction, request, "api_key.rotated", old.id, encode(old, now), encode(after, now));
        });
        return shownOnce(request, next, text);
    }

private:
    /// Gives `key` a new text, id and creator, stores it, and answers the text.
    std::string issue(Transaction &transaction, const RequestContext &request, ApiKey &key)
    {
        key.id = newApiKeyId();
        key.createdBy = request.principal.userId;
        key.lastUsedAt.reset();
        key.successor.reset();
        const std::string text = newApiKey({key.id, key.publishable});
        key.lastFour = text.substr(text.size() - 4);
        apikeys::insert(transaction, key, sha256(text));
        return text;
    }

    [[nodiscard]] Response shownOnce(const RequestContext &request, const ApiKey &key, const std::string &text) const
    {
        return secretReply(request, {{"key", text}, {"apiKey", encode(key, m_clock.now())}}, 201);
    }

    [[nodiscard]] static ApiKey existing(Connection &connection, const RequestContext &request)
    {
        const std::string &id = request.pathParameters.at("id");
        auto key = apikeys::find(connection, id);
        if (!key)
            throw Absent{"api_keys", id};
        return *key;
    }

    [[nodiscard]] std::vector<apikeys::Scope> knownScopes()
    {
        std::vector<apikeys::Scope> scopes;
        m_database.read([&scopes](Connection &connection) { scopes = apikeys::scopes(connection); });
        return scopes;
    }

    void record(Transaction &transaction, const RequestContext &request, const char *action, const std::string &id,
                const json &before, const json &after)
    {
        Change change;
        change.tenantId = request.scope->tenantId();
        change.actor = request.principal.userId;
        change.session = request.principal.sessionId;
        change.actingFor = request.principal.enteredTenant;
        change.action = action;
        change.target = "api_keys/" + id;
        change.before = before.is_null() ? std::string() : contract::dumpJson(before);
        change.after = contract::dumpJson(after);
        change.result = "allowed";
        change.correlationId = request.correlationId;
        recordChange(transaction, m_log, m_clock.now(), change);
    }

    Database &m_database;
    AuditLog &m_log;
    const Clock &m_clock;
};

} // namespace

std::vector<Route> apiKeyRoutes(Database &database, AuditLog &log, const Clock &clock)
{
    const auto handlers = std::make_shared<ApiKeyHandlers>(database, log, clock);
    const auto route = [](const char *method, const char *pattern, Handler handler) {
        Route made;
        made.method = method;
        made.pattern = pattern;
        made.permission = "api_keys:manage";
        made.handler = std::move(handler);
        made.bodyLimit = 16U * 1024U;
        return made;
    };
    Route rotate = route("POST", "/api/admin/api-keys/{id}/rotate",
                         [handlers](const auto &request) { return handlers->rotate(request); });
    rotate.takesBody = false;
    return {
        route("GET", "/api/admin/api-keys", [handlers](const auto &request) { return handlers->list(request); }),
        route("POST", "/api/admin/api-keys", [handlers](const auto &request) { return handlers->create(request); }),
        route("DELETE", "/api/admin/api-keys/{id}",
              [handlers](const auto &request) { return handlers->revoke(request); }),
        std::move(rotate),
    };
}

} // namespace atalaya::platform
