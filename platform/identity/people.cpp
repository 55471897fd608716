// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"

#include "identitytrail.h"
#include "passwordpolicy.h"
#include "sessionstore.h"
#include "signinstore.h"

#include "api/contract/json.h"
#include "platform/base/random.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

using nlohmann::json;

IdentityError invalid(std::string field, std::string code, std::string message)
{
    return {IdentityFault::InvalidInput, {}, {}, {{std::move(field), std::move(code), std::move(message)}}};
}

Outcome<void> checkPassword(std::string_view password, std::string_view email, bool withFactor)
{
    if (const auto problem = passwordProblem(password, email, withFactor))
        return tl::unexpected(invalid("password", *problem, "the password does not meet the policy"));
    return {};
}

bool isEmail(std::string_view email)
{
    const std::size_t at = email.find('@');
    return email.size() <= 320 && at != 0 && at != std::string_view::npos && at + 1 < email.size() &&
           email.find('@', at + 1) == std::string_view::npos &&
           email.find_first_of(std::string_view(" \t\r\n\0", 5)) == std::string_view::npos;
}

Outcome<void> checkRole(const IdentityServices &services, std::string_view tenantId, std::string_view role)
{
    if (!services.facts.mayHold(tenantId, role))
        return tl::unexpected(invalid("role", "unknown", "there is no such role there"));
    return {};
}

Outcome<void> checkNew(const IdentityServices &services, const NewUser &user)
{
    if (!isEmail(user.email))
        return tl::unexpected(invalid("email", "invalid", "expected name@domain"));
    if (user.name.empty() || user.name.size() > 200)
        return tl::unexpected(invalid("name", "invalid", "expected up to 200 bytes"));
    if (const auto checked = checkRole(services, user.tenantId, user.role); !checked)
        return checked;
    return checkPassword(user.password, user.email, roleNeedsFactor(user.role) || user.totpSecret);
}

/// What the trail shows of a user; secrets only as "changed".
json seen(const UserRow &user)
{
    return {{"role", user.role}, {"state", user.active ? "active" : "disabled"}};
}

void clearFailures(Transaction &transaction, const UserRow &user)
{
    signins::clearFailures(transaction, signins::failureKey(user.email), signins::targetOf(user.tenantId));
}

} // namespace

Outcome<std::string> addUser(const IdentityServices &services, const NewUser &user, std::string_view actor,
                             const Caller &caller)
{
    if (const auto checked = checkNew(services, user); !checked)
        return tl::unexpected(checked.error());
    const auto seat = services.hasher.seat();
    if (!seat)
        return tl::unexpected(seat.error());
    UserRow row;
    row.id = user.id.empty() ? randomId() : user.id;
    row.tenantId = user.tenantId;
    row.email = user.email;
    row.name = user.name;
    row.role = user.role;
    row.passwordHash =
        user.passwordHash.empty() ? services.hasher.hashPassword(*seat, user.password) : user.passwordHash;
    row.createdAt = services.clock.now();
    Outcome<std::string> added = refused(IdentityFault::Conflict);
    services.database.write([&](Transaction &transaction) {
        if (users::findInTenant(transaction, row.tenantId, row.email))
            return;
        users::insert(transaction, row);
        json after = seen(row);
        after["email"] = row.email;
        if (user.totpSecret) {
            factors::put(transaction, row.id, services.keys.wrap(factorOwner(row), *user.totpSecret), -1,
                         row.createdAt);
            after["factor"] = "totp";
        }
        recordIdentity(transaction, services, caller, row,
                       {.action = "user.created", .actor = std::string(actor), .after = contract::dumpJson(after)});
        added = row.id;
    });
    return added;
}

Outcome<void> changeUser(const IdentityServices &services, std::string_view userId, const UserChange &change,
                         std::string_view actor, const Caller &caller)
{
    std::optional<UserRow> before;
    services.database.read([&](Connection &connection) { before = users::find(connection, userId); });
    if (!before)
        return refused(IdentityFault::NotFound);
    if (change.role) {
        if (const auto checked = checkRole(services, before->tenantId, *change.role); !checked)
            return checked;
    }
    std::string hash;
    if (change.password) {
        const bool withFactor = before->hasFactor || roleNeedsFactor(change.role.value_or(before->role));
        if (const auto checked = checkPassword(*change.password, before->email, withFactor); !checked)
            return tl::unexpected(checked.error());
        const auto seat = services.hasher.seat();
        if (!seat)
            return tl::unexpected(seat.error());
        hash = services.hasher.hashPassword(*seat, *change.password);
    }
    Outcome<void> changed = refused(IdentityFault::NotFound);
    services.database.write([&](Transaction &transaction) {
        auto user = users::find(transaction, userId);
        if (!user)
            return;
        const json earlier = seen(*user);
        user->role = change.role.value_or(user->role);
        user->active = change.active.value_or(user->active);
        if (change.password)
            user->passwordHash = hash;
        users::update(transaction, *user);
        sessions::endAllOf(transaction, user->id, services.clock.now(), "user_changed");
        json later = seen(*user);
        if (change.password) {
            later["password"] = "changed";
            clearFailures(transaction, *user);
        }
        recordIdentity(transaction, services, caller, *user,
                       {.action = "user.changed",
                        .actor = std::string(actor),
                        .before = contract::dumpJson(earlier),
                        .after = contract::dumpJson(later)});
        changed = {};
    });
    return changed;
}

Outcome<void> resetFactor(const IdentityServices &services, std::string_view userId, std::string_view actor,
                          const Caller &caller)
{
    Outcome<void> reset = refused(IdentityFault::NotFound);
    services.database.write([&](Transaction &transaction) {
        auto user = users::find(transaction, userId);
        if (!user)
            return;
        factors::remove(transaction, user->id);
        factors::removeEnrollment(transaction, user->id);
        users::bumpEpoch(transaction, *user);
        sessions::endAllOf(transaction, user->id, services.clock.now(), "factor_reset");
        clearFailures(transaction, *user);
        recordIdentity(transaction, services, caller, *user,
                       {.action = "mfa.reset",
                        .actor = std::string(actor),
                        .before = user->hasFactor ? R"({"factor":"totp"})" : R"({"factor":null})",
                        .after = R"({"factor":null})"});
        reset = {};
    });
    return reset;
}

std::optional<UserRow> findUser(const IdentityServices &services, std::string_view tenantId, std::string_view email)
{
    std::optional<UserRow> user;
    services.database.read([&](Connection &connection) { user = users::findInTenant(connection, tenantId, email); });
    return user;
}

} // namespace atalaya::platform
