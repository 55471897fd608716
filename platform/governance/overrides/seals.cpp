// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/overrides/seals.h"

#include "platform/base/digest.h"
#include "platform/base/random.h"
#include "platform/keys/secretkey.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::overrides {

namespace {

std::string contextOf(const std::string &tenantId)
{
    return "overrides/" + tenantId;
}

SecretKey keyOf(Transaction &transaction, const KeyVault &keys, const std::string &tenantId)
{
    if (const auto row = transaction.row("SELECT wrapped FROM seal_key")) {
        auto bytes = keys.unwrap(contextOf(tenantId), row->blob(0));
        if (!bytes || bytes->size() != SecretKey::size)
            throw StoreError(StoreError::Kind::Damaged, "a tenant's key of seals can't be opened");
        SecretKey key = SecretKey::fromBytes(*bytes);
        wipe(*bytes);
        return key;
    }
    SecretKey key = SecretKey::random();
    transaction.run("INSERT INTO seal_key (tenant_id, wrapped) VALUES (?, ?)",
                    {tenantId, Blob{keys.wrap(contextOf(tenantId), key.bytes())}});
    return key;
}

} // namespace

Seal Seals::of(Transaction &transaction, const std::string &tenantId, const contract::DecideRequest &request) const
{
    const SecretKey key = keyOf(transaction, m_keys, tenantId);
    contract::DecideRequest plain = request;
    plain.overrideId.clear();
    const nlohmann::json subject{request.agent, request.entity, request.action};
    return {hmacSha256(key.bytes(), "whole:" + contract::dumpJson(encode(plain))),
            hmacSha256(key.bytes(), "subject:" + contract::dumpJson(subject))};
}

void keepSeal(Transaction &transaction, const std::string &tenantId, std::int64_t seq, const Seal &seal)
{
    transaction.run("INSERT INTO decision_seal (tenant_id, seq, whole, subject) VALUES (?, ?, ?, ?)",
                    {tenantId, seq, Blob{seal.whole}, Blob{seal.subject}});
}

std::optional<Seal> findSeal(Connection &connection, std::int64_t seq)
{
    const auto row = connection.row("SELECT whole, subject FROM decision_seal WHERE seq = ?", {seq});
    return row ? std::optional(Seal{row->blob(0), row->blob(1)}) : std::nullopt;
}

void eraseSeals(Transaction &transaction, const std::string &, std::int64_t fromSeq, std::int64_t toSeq)
{
    transaction.run("DELETE FROM decision_seal WHERE seq >= ? AND seq < ?", {fromSeq, toSeq});
}

} // namespace atalaya::platform::overrides
