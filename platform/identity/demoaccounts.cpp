// SPDX-License-Identifier: GPL-3.0-or-later
#include "demoaccounts.h"

#include "totp.h"
#include "userstore.h"

#include "platform/keys/secretkey.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

std::optional<contract::DemoCode> nextCode(const IdentityServices &services, const UserRow &user,
                                           const std::optional<FactorRow> &factor, Instant now)
{
    auto secret = factor ? services.keys.unwrap(factorOwner(user), factor->secret) : std::nullopt;
    if (!secret)
        return std::nullopt;
    const std::int64_t step = std::max(totp::stepAt(now), factor->lastStep + 1);
    contract::DemoCode code;
    code.code = totp::hotp(*secret, step);
    code.usableFrom = std::max(totp::startOf(step - totp::window), factor->nextTryAt);
    code.usableUntil = totp::startOf(step + totp::window + 1);
    wipe(*secret);
    return code;
}

} // namespace

contract::DemoAccounts demoAccounts(const IdentityServices &services, const std::vector<DemoLogin> &logins)
{
    contract::DemoAccounts answer;
    answer.now = services.clock.now();
    services.database.read([&](Connection &connection) {
        for (const DemoLogin &login : logins) {
            const auto user = users::findInTenant(connection, login.tenantId, login.email);
            if (!user)
                continue;
            contract::DemoAccount account;
            account.email = user->email;
            account.password = login.password;
            account.name = user->name;
            account.role = user->role;
            account.tenantId = user->tenantId;
            account.tenantName = login.tenantName;
            account.nextCode = nextCode(services, *user, factors::find(connection, user->id), answer.now);
            answer.accounts.push_back(std::move(account));
        }
    });
    return answer;
}

} // namespace atalaya::platform
