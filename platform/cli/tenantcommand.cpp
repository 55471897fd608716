// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "platform/cli/services.h"
#include "platform/tenancy/tenants.h"

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
    arguments.finish();

    const DataFolder folder(data, DataFolder::Use::Exclusive);
    const SystemClock clock;
    Services services(folder, clock);
    std::string id;
    services.database.write(
        [&](Transaction &transaction) { id = tenants::add(transaction, services.log, clock.now(), tenant); });
    std::printf("%s\n", id.c_str());
    return Exit::Done;
}

} // namespace atalaya::platform
