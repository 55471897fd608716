// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/http/entitlements.h"
#include "platform/store/database.h"

namespace atalaya::platform {

/// The plan gate of the request chain.
class StoredEntitlements final : public Entitlements
{
public:
    StoredEntitlements(Database &database, const Clock &clock)
        : m_database(database)
        , m_clock(clock)
    {}
    [[nodiscard]] bool hasFeature(const TenantScope &scope, std::string_view feature) override;
    /// State first, then plan and tier, then what is spent.
    [[nodiscard]] std::optional<contract::ErrorBody> refusal(const TenantScope &scope, const Demand &demand) override;
    [[nodiscard]] int keyRequestsPerMinute(const TenantScope &scope) override;

private:
    Database &m_database;
    const Clock &m_clock;
};

} // namespace atalaya::platform
