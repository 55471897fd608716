// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apikey.h"

#include "platform/store/connection.h"

/// Rows of API keys. Tenant scope, but for findForLogin() and touch().
namespace atalaya::platform::apikeys {

[[nodiscard]] std::vector<ApiKey> all(Connection &connection);
[[nodiscard]] std::optional<ApiKey> find(Connection &connection, std::string_view id);
/// The key that a rotation replaced by this one.
[[nodiscard]] std::optional<ApiKey> predecessor(Connection &connection, std::string_view id);
void insert(Transaction &transaction, const ApiKey &key, std::string_view hash);
void revoke(Transaction &transaction, std::string_view id, Instant now);
/// The old key of a rotation ends at `until`, or sooner when it would have anyway.
void succeed(Transaction &transaction, std::string_view id, std::string_view successor, Instant until);

struct Scope
{
    std::string id;
    bool publishable = false;
};
/// System scope: what there is to allow.
[[nodiscard]] std::vector<Scope> scopes(Connection &connection);

struct Candidate
{
    std::string tenantId;
    std::string hash;
    ApiKey key;
};
/// System scope: ids are random, so more than one row is an accident that the hash settles.
[[nodiscard]] std::vector<Candidate> findForLogin(Connection &connection, std::string_view id);
void touch(Transaction &transaction, std::string_view tenantId, std::string_view id, Instant now);

} // namespace atalaya::platform::apikeys
