// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "platform/cli/services.h"
#include "platform/governance/policies/builtinstore.h"
#include "platform/limits/limitchanges.h"
#include "platform/onboarding/onboarding.h"
#include "platform/tenancy/tenants.h"

#include <algorithm>
#include <cstdio>

namespace atalaya::platform {

Exit addTenant(Arguments &arguments)
{
    const std::string data = arguments.required("--data");
    tenants::NewTenant tenant;
    tenant.slug = arguments.required("--slug");
    tenant.name = arguments.required("--name");
    tenant.industry = arguments.required("--industry");
    tenant.tier = arguments.required("--tier");
    tenant.currency = arguments.maybe("--currency").value_or(tenant.currency);
    tenant.timeZone = arguments.maybe("--time-zone").value_or(tenant.timeZone);
    // A log can't be written into its own past: who will `seed` history says here when it begins.
    const auto since = arguments.maybe("--since");
    const auto created = since ? contract::parseInstant(*since) : std::nullopt;
    if (since && !created)
        throw UsageError("--since needs a time such as 2026-02-08T09:00:00Z.");
    arguments.finish();

    const DataFolder folder(data, DataFolder::Use::Exclusive);
    const SystemClock clock;
    Services services(folder, clock);
    std::string id;
    const Instant begin = std::min(created.value_or(clock.now()), clock.now());
    services.database.write([&](Transaction &transaction) {
        id = tenants::add(transaction, services.log, begin, tenant);
        transaction.inTenant(id, [&] {
            putSubscription({transaction, services.log, begin, id},
                            {tenant.tier, "active", std::nullopt, std::nullopt});
            beginOnboarding(transaction, id, tenant.tier);
            policies::installBuiltIns(transaction, services.log, tenants::current(transaction), begin);
        });
    });
    std::printf("%s\n", id.c_str());
    return Exit::Done;
}

} // namespace atalaya::platform
