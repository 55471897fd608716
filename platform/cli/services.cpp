// SPDX-License-Identifier: GPL-3.0-or-later
#include "services.h"

namespace atalaya::platform {

Services::Services(const DataFolder &folder, const Clock &theClock)
    : clock(theClock)
    , database(folder.database())
    , keys(Keyring::load(database, folder.path(), clock))
    , log(database, keys, folder.heads())
    , facts(database, clock)
    , identity{database, log, clock, hasher, keys, facts}
{
    log.boot(); // prints its alarms itself
}

} // namespace atalaya::platform
