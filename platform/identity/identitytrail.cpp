// SPDX-License-Identifier: GPL-3.0-or-later
#include "identitytrail.h"

#include "platform/base/encoding.h"

namespace atalaya::platform {

namespace {

void record(Transaction &transaction, const IdentityServices &services, const Caller &caller, std::string tenantId,
            IdentityEvent event)
{
    Change change;
    change.tenantId = std::move(tenantId);
    change.actor = std::move(event.actor);
    change.session = std::move(event.session);
    change.action = std::move(event.action);
    change.target = std::move(event.target);
    change.before = std::move(event.before);
    change.after = std::move(event.after);
    change.result = std::move(event.result);
    change.reason = std::move(event.reason);
    change.correlationId = caller.correlationId;
    recordChange(transaction, services.log, services.clock.now(), change);
}

} // namespace

void recordIdentity(Transaction &transaction, const IdentityServices &services, const Caller &caller,
                    const UserRow &user, IdentityEvent event)
{
    if (event.actor.empty())
        event.actor = user.id;
    if (event.target.empty())
        event.target = user.id;
    record(transaction, services, caller, user.tenantId.empty() ? std::string(platformLog) : user.tenantId,
           std::move(event));
}

void recordUnknown(Transaction &transaction, const IdentityServices &services, const Caller &caller,
                   std::string_view emailHash, IdentityEvent event)
{
    event.actor = "unknown";
    event.target = "email:" + toHex(emailHash.substr(0, 8));
    record(transaction, services, caller, std::string(platformLog), std::move(event));
}

} // namespace atalaya::platform
