// SPDX-License-Identifier: GPL-3.0-or-later
#include "services.h"

#include "platform/base/log.h"

namespace atalaya::platform {

Services::Services(const DataFolder &folder, const Clock &theClock)
    : clock(theClock)
    , database(folder.database())
    , keys(Keyring::load(database, folder.path(), clock))
    , log(database, keys, folder.heads())
    , facts(database)
    , identity{database, log, clock, hasher, keys, facts}
{
    for (const TreeReport &report : log.boot()) {
        for (const std::string &problem : report.problems)
            logError("the log of " + report.tenantId + " is read-only: " + problem);
    }
}

} // namespace atalaya::platform
