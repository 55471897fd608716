// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/tenantfixture.h"

namespace atalaya::platform {

void TenantFixture::addTenant(const std::string &id, const std::string &tier, const std::string &zone,
                              Instant createdAt)
{
    database().write([&](Transaction &transaction) {
        transaction.run("INSERT INTO base_tenants (tenant_id, slug, name, industry, tier, currency, time_zone,"
                        " created_at) VALUES (?, ?, 'Name', 'ELEVATORS', ?, 'EUR', ?, ?)",
                        {id, id, tier, zone, createdAt.time_since_epoch().count()});
    });
}

void TenantFixture::inTenant(const std::string &id, const std::function<void(Transaction &)> &work)
{
    database().write([&](Transaction &transaction) { transaction.inTenant(id, [&] { work(transaction); }); });
}

} // namespace atalaya::platform
