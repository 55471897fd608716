// SPDX-License-Identifier: GPL-3.0-or-later
#include "apikeystore.h"

#include "api/contract/json.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::apikeys {

namespace {

const std::string columns = "id, kind, name, last_four, scopes, origins, created_by, created_at, expires_at, "
                            "last_used_at, revoked_at, successor";

std::int64_t millis(Instant instant)
{
    return instant.time_since_epoch().count();
}

Instant instant(std::int64_t millis)
{
    return Instant(std::chrono::milliseconds(millis));
}

std::optional<Instant> maybeInstant(const Row &row, std::size_t column)
{
    const auto value = row.maybeInteger(column);
    return value ? std::optional(instant(*value)) : std::nullopt;
}

std::vector<std::string> list(const std::string &text)
{
    const auto value = nlohmann::json::parse(text, nullptr, false);
    return value.is_array() ? value.get<std::vector<std::string>>() : std::vector<std::string>();
}

/// `first`: the column where the key begins.
ApiKey keyFrom(const Row &row, std::size_t first = 0)
{
    ApiKey key;
    key.id = row.text(first);
    key.publishable = row.text(first + 1) == "publishable";
    key.name = row.text(first + 2);
    key.lastFour = row.text(first + 3);
    key.scopes = list(row.text(first + 4));
    key.origins = list(row.text(first + 5));
    key.createdBy = row.text(first + 6);
    key.createdAt = instant(row.integer(first + 7));
    key.expiresAt = instant(row.integer(first + 8));
    key.lastUsedAt = maybeInstant(row, first + 9);
    key.revokedAt = maybeInstant(row, first + 10);
    key.successor = row.maybeText(first + 11);
    return key;
}

} // namespace

std::vector<ApiKey> all(Connection &connection)
{
    std::vector<ApiKey> keys;
    for (const Row &row : connection.rows("SELECT " + columns + " FROM api_keys ORDER BY created_at DESC, id"))
        keys.push_back(keyFrom(row));
    return keys;
}

std::optional<ApiKey> find(Connection &connection, std::string_view id)
{
    const auto row = connection.row("SELECT " + columns + " FROM api_keys WHERE id = ?", {std::string(id)});
    return row ? std::optional(keyFrom(*row)) : std::nullopt;
}

std::optional<ApiKey> predecessor(Connection &connection, std::string_view id)
{
    const auto row = connection.row("SELECT " + columns + " FROM api_keys WHERE successor = ?", {std::string(id)});
    return row ? std::optional(keyFrom(*row)) : std::nullopt;
}

void insert(Transaction &transaction, const ApiKey &key, std::string_view hash)
{
    (void)transaction.run("INSERT INTO api_keys (id, kind, name, hash, last_four, scopes, origins, created_by, "
                          "created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                          {key.id, key.publishable ? "publishable" : "secret", key.name, Blob{std::string(hash)},
                           key.lastFour, contract::dumpJson(key.scopes), contract::dumpJson(key.origins), key.createdBy,
                           millis(key.createdAt), millis(key.expiresAt)});
}

void revoke(Transaction &transaction, std::string_view id, Instant now)
{
    (void)transaction.run("UPDATE api_keys SET revoked_at = ? WHERE id = ?", {millis(now), std::string(id)});
}

void succeed(Transaction &transaction, std::string_view id, std::string_view successor, Instant until)
{
    (void)transaction.run("UPDATE api_keys SET successor = ?, expires_at = min(expires_at, ?) WHERE id = ?",
                          {std::string(successor), millis(until), std::string(id)});
}

std::vector<Scope> scopes(Connection &connection)
{
    std::vector<Scope> found;
    for (const Row &row : connection.rows("SELECT id, publishable FROM api_scopes ORDER BY id"))
        found.push_back({row.text(0), row.integer(1) != 0});
    return found;
}

std::vector<Candidate> findForLogin(Connection &connection, std::string_view id)
{
    std::vector<Candidate> found;
    const std::string sql = "SELECT tenant_id, hash, " + columns + " FROM base_api_keys WHERE id = ?";
    for (const Row &row : connection.rows(sql, {std::string(id)}))
        found.push_back({row.text(0), row.blob(1), keyFrom(row, 2)});
    return found;
}

void touch(Transaction &transaction, std::string_view tenantId, std::string_view id, Instant now)
{
    (void)transaction.run("UPDATE base_api_keys SET last_used_at = ? WHERE tenant_id = ? AND id = ?",
                          {millis(now), std::string(tenantId), std::string(id)});
}

} // namespace atalaya::platform::apikeys
