// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/cli/accountfacts.h"
#include "platform/cli/datafolder.h"
#include "platform/identity/identityservices.h"
#include "platform/keys/keyring.h"
#include "platform/store/database.h"

namespace atalaya::platform {

/// What every command that works on a data directory needs, in the order in which it depends on each other.
struct Services
{
    /// Opens the store and checks the logs against their signed heads; a log with problems is read-only from then on
    /// and named in the machine's log.
    Services(const DataFolder &folder, const Clock &theClock);

    const Clock &clock;
    Database database;
    Keyring keys;
    SignedLog log;
    PasswordHasher hasher;
    StoredAccountFacts facts;
    IdentityServices identity;
};

} // namespace atalaya::platform
