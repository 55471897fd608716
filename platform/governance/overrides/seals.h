// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decide.h"
#include "platform/keys/keyvault.h"
#include "platform/store/connection.h"

#include <cstdint>
#include <optional>
#include <string>

namespace atalaya::platform::overrides {

/// HMACs of a request to decide, in the agent's own words: two requests that masking makes equal have different ones.
struct Seal
{
    std::string whole;
    /// Of agent, entity and action.
    std::string subject;
};

/// Seals of what was not let through, under a key of each tenant. In tenant scope.
class Seals
{
public:
    explicit Seals(const KeyVault &keys)
        : m_keys(keys)
    {}
    /// The first one of a tenant makes its key.
    [[nodiscard]] Seal of(Transaction &transaction, const std::string &tenantId,
                          const contract::DecideRequest &request) const;

private:
    const KeyVault &m_keys;
};

void keepSeal(Transaction &transaction, const std::string &tenantId, std::int64_t seq, const Seal &seal);
/// nullopt: it was decided before there were seals, or retention has erased it.
[[nodiscard]] std::optional<Seal> findSeal(Connection &connection, std::int64_t seq);
/// Those of the decisions fromSeq ≤ seq < toSeq. Behind the wall of `tenantId`.
void eraseSeals(Transaction &transaction, const std::string &tenantId, std::int64_t fromSeq, std::int64_t toSeq);

} // namespace atalaya::platform::overrides
