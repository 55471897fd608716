// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/safeuse/safeusestore.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::safeuse {

namespace {

constexpr const char *columns = "SELECT version, rules, hash, changed_at, changed_by, note, seq FROM safe_use_version ";

contract::SafeUse versionFrom(const Row &row)
{
    const auto document = contract::parseJson(row.text(1));
    auto rules = document ? contract::decodeSafeUseRules(*document) : tl::unexpected(document.error());
    if (!rules || toHex(sha256(row.text(1))) != row.text(2))
        throw StoreError(StoreError::Kind::Damaged, "stored rules of safe use are not those of their hash");
    return {row.integer(0),
            *std::move(rules),
            row.text(2),
            contract::Instant{std::chrono::milliseconds{row.integer(3)}},
            contract::Person{row.text(4), {}},
            row.text(5),
            row.integer(6)};
}

} // namespace

contract::SafeUse current(Connection &connection)
{
    if (const auto row = connection.row(std::string(columns) + "ORDER BY version DESC LIMIT 1"))
        return versionFrom(*row);
    contract::SafeUse untouched;
    untouched.hash = hashOf(untouched.rules);
    return untouched;
}

std::optional<contract::SafeUse> version(Connection &connection, std::int64_t number)
{
    const auto row = connection.row(std::string(columns) + "WHERE version = ?", {number});
    return row ? std::optional(versionFrom(*row)) : std::nullopt;
}

contract::SafeUseVersions versions(Connection &connection, std::int64_t offset, std::int64_t limit)
{
    contract::SafeUseVersions found;
    found.total = connection.row("SELECT count(*) FROM safe_use_version")->integer(0);
    for (const Row &row :
         connection.rows(std::string(columns) + "ORDER BY version DESC LIMIT ? OFFSET ?", {limit, offset}))
        found.versions.push_back(versionFrom(row));
    return found;
}

void insert(Transaction &transaction, const std::string &tenantId, const contract::SafeUse &version)
{
    transaction.run("INSERT INTO safe_use_version (tenant_id, version, rules, hash, changed_at, changed_by, note, seq)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, version.version, contract::dumpJson(encode(version.rules)), version.hash,
                     version.changedAt->time_since_epoch().count(), version.changedBy->id, version.note, *version.seq});
}

std::string hashOf(const contract::SafeUseRules &rules)
{
    return toHex(sha256(contract::dumpJson(encode(rules))));
}

SafeUseInForce storedInForce()
{
    return current;
}

} // namespace atalaya::platform::safeuse
