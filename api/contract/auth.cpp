// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth.h"

#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

User readUser(Reader in)
{
    User user;
    user.id = in.string("id", 100);
    user.email = in.string("email", 320);
    user.name = in.string("name", 200);
    user.role = in.string("role", 100);
    user.mfaEnabled = in.boolean("mfaEnabled");
    return user;
}

std::optional<Tenant> readMaybeTenant(Reader &in)
{
    if (auto tenant = in.maybeObject("tenant"))
        return readTenant(*tenant);
    return std::nullopt;
}

Authenticated readAuthenticated(Reader &in)
{
    Authenticated session;
    session.accessToken = in.string("accessToken", 200);
    session.refreshToken = in.string("refreshToken", 200);
    session.expiresIn = in.integer("expiresIn", 1, 86'400);
    session.user = readUser(in.object("user"));
    session.tenant = readMaybeTenant(in);
    return session;
}

SessionInfo readSession(Reader &in)
{
    SessionInfo session;
    session.id = in.string("id", 100);
    session.client = in.string("client", 300);
    session.address = in.string("address", 100);
    session.createdAt = in.instant("createdAt");
    session.lastSeenAt = in.instant("lastSeenAt");
    session.expiresAt = in.instant("expiresAt");
    session.current = in.boolean("current");
    return session;
}

json tenantOrNull(const std::optional<Tenant> &tenant)
{
    return tenant ? encode(*tenant) : json(nullptr);
}

} // namespace

json encode(const User &user)
{
    return {{"id", user.id},
            {"email", user.email},
            {"name", user.name},
            {"role", user.role},
            {"mfaEnabled", user.mfaEnabled}};
}

json encode(const LoginRequest &request)
{
    json value = {{"email", request.email}, {"password", request.password}};
    if (request.tenant)
        value["tenant"] = *request.tenant;
    return value;
}

Decoded<LoginRequest> decodeLoginRequest(const json &value)
{
    Reader in(value);
    LoginRequest request;
    request.email = in.string("email", 320);
    request.password = in.string("password", 1024);
    request.tenant = in.maybeString("tenant", 100);
    in.refuseUnknown();
    return in.finish(std::move(request));
}

json encode(const Authenticated &session)
{
    return {{"accessToken", session.accessToken},
            {"refreshToken", session.refreshToken},
            {"expiresIn", session.expiresIn},
            {"user", encode(session.user)},
            {"tenant", tenantOrNull(session.tenant)}};
}

Decoded<Authenticated> decodeAuthenticated(const json &value)
{
    Reader in(value);
    Authenticated session = readAuthenticated(in);
    return in.finish(std::move(session));
}

json encode(const LoginReply &reply)
{
    if (reply.mfaRequired) {
        return {{"status", "mfa_required"},
                {"pendingToken", reply.mfaRequired->pendingToken},
                {"methods", reply.mfaRequired->methods}};
    }
    if (reply.enrollmentRequired)
        return {{"status", "enrollment_required"}, {"enrollmentToken", reply.enrollmentRequired->enrollmentToken}};
    json value = reply.authenticated ? encode(*reply.authenticated) : json::object();
    value["status"] = "authenticated";
    return value;
}

Decoded<LoginReply> decodeLoginReply(const json &value)
{
    Reader in(value);
    const std::string status = in.string("status", 100);
    LoginReply reply;
    if (status == "mfa_required") {
        auto &pending = reply.mfaRequired.emplace();
        pending.pendingToken = in.string("pendingToken", 200);
        pending.methods = in.strings("methods", 10);
    } else if (status == "enrollment_required") {
        reply.enrollmentRequired.emplace().enrollmentToken = in.string("enrollmentToken", 200);
    } else if (status == "authenticated") {
        reply.authenticated = readAuthenticated(in);
    } else {
        in.fail("status", "unknown value");
    }
    return in.finish(std::move(reply));
}

json encode(const MfaSetup &setup)
{
    return {{"otpauthUrl", setup.otpauthUrl}, {"secret", setup.secret}};
}

Decoded<MfaSetup> decodeMfaSetup(const json &value)
{
    Reader in(value);
    MfaSetup setup;
    setup.otpauthUrl = in.string("otpauthUrl", 1000);
    setup.secret = in.string("secret", 200);
    return in.finish(std::move(setup));
}

json encode(const MfaEnrolled &enrolled)
{
    json value = encode(enrolled.session);
    value["recoveryCodes"] = enrolled.recoveryCodes;
    return value;
}

Decoded<MfaEnrolled> decodeMfaEnrolled(const json &value)
{
    Reader in(value);
    MfaEnrolled enrolled;
    enrolled.recoveryCodes = in.strings("recoveryCodes", 20);
    enrolled.session = readAuthenticated(in);
    return in.finish(std::move(enrolled));
}

json encode(const SessionInfo &session)
{
    return {{"id", session.id},
            {"client", session.client},
            {"address", session.address},
            {"createdAt", formatInstant(session.createdAt)},
            {"lastSeenAt", formatInstant(session.lastSeenAt)},
            {"expiresAt", formatInstant(session.expiresAt)},
            {"current", session.current}};
}

json encode(const std::vector<SessionInfo> &sessions)
{
    json items = json::array();
    for (const SessionInfo &session : sessions)
        items.push_back(encode(session));
    return {{"sessions", std::move(items)}};
}

Decoded<std::vector<SessionInfo>> decodeSessions(const json &value)
{
    Reader in(value);
    auto sessions = in.list("sessions", readSession);
    return in.finish(std::move(sessions));
}

json encode(const Me &me)
{
    json roles = json::array();
    for (const RoleInfo &role : me.roles)
        roles.push_back({{"id", role.id}, {"permissions", role.permissions}});
    return {{"user", encode(me.user)},
            {"tenant", tenantOrNull(me.tenant)},
            {"permissions", me.permissions},
            {"features", me.features},
            {"subscription", me.subscription ? encode(*me.subscription) : json(nullptr)},
            {"session", encode(me.session)},
            {"roles", std::move(roles)}};
}

Decoded<Me> decodeMe(const json &value)
{
    Reader in(value);
    Me me;
    me.user = readUser(in.object("user"));
    me.tenant = readMaybeTenant(in);
    me.permissions = in.strings("permissions");
    me.features = in.strings("features");
    if (auto subscription = in.maybeObject("subscription"))
        me.subscription = readSubscription(*subscription);
    Reader session = in.object("session");
    me.session = readSession(session);
    me.roles = in.list("roles", [](Reader &item) {
        RoleInfo role;
        role.id = item.string("id", 100);
        role.permissions = item.strings("permissions");
        return role;
    });
    return in.finish(std::move(me));
}

json encode(const DemoAccounts &accounts)
{
    json items = json::array();
    for (const DemoAccount &account : accounts.accounts) {
        json code = nullptr;
        if (account.nextCode) {
            code = {{"code", account.nextCode->code},
                    {"usableFrom", formatInstant(account.nextCode->usableFrom)},
                    {"usableUntil", formatInstant(account.nextCode->usableUntil)}};
        }
        items.push_back({{"email", account.email},
                         {"password", account.password},
                         {"name", account.name},
                         {"role", account.role},
                         {"tenantId", account.tenantId},
                         {"tenantName", account.tenantName},
                         {"nextCode", std::move(code)}});
    }
    return {{"now", formatInstant(accounts.now)}, {"accounts", std::move(items)}};
}

Decoded<DemoAccounts> decodeDemoAccounts(const json &value)
{
    Reader in(value);
    DemoAccounts accounts;
    accounts.now = in.instant("now");
    accounts.accounts = in.list("accounts", [](Reader &item) {
        DemoAccount account;
        account.email = item.string("email", 320);
        account.password = item.string("password", 200);
        account.name = item.string("name", 200);
        account.role = item.string("role", 100);
        account.tenantId = item.string("tenantId", 100);
        account.tenantName = item.string("tenantName", 200);
        if (auto code = item.maybeObject("nextCode")) {
            account.nextCode =
                DemoCode{code->string("code", 10), code->instant("usableFrom"), code->instant("usableUntil")};
        }
        return account;
    });
    return in.finish(std::move(accounts));
}

} // namespace atalaya::contract
