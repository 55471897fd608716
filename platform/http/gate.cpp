// SPDX-License-Identifier: GPL-3.0-or-later
#include "gate.h"

#include "reply.h"
#include "requestheaders.h"

#include "platform/base/log.h"

namespace atalaya::platform {

namespace {

using Kind = Principal::Kind;
using Access = Route::Access;

constexpr int requestsPerAddress = 600;
constexpr int requestsPerSession = 600;

/// Who owns an id that is not tenant data but somebody's all the same; empty: not such a table.
std::string_view ownerQuery(std::string_view table)
{
    if (table == "identity_sessions")
        return "SELECT u.tenant_id FROM identity_sessions AS r JOIN identity_users AS u ON u.id = r.user_id "
               "WHERE r.id = ?";
    return {};
}

HttpError unauthenticated()
{
    return httpError(401, "unauthenticated", "Sign in: there is no valid session.");
}

/// A token that is good for something else.
HttpError wrongKind(Kind kind)
{
    if (kind == Kind::PendingMfa)
        return httpError(403, "mfa_required", "The sign-in is not finished: a code is needed.");
    if (kind == Kind::Enrollment)
        return httpError(403, "enrollment_required", "A second factor has to be set up first.");
    return unauthenticated();
}

bool accepts(Access access, Kind kind)
{
    switch (access) {
    case Access::Public:
        return true;
    case Access::PendingMfa:
        return kind == Kind::PendingMfa;
    case Access::Enrollment:
        return kind == Kind::Enrollment || kind == Kind::User;
    case Access::Session:
        return kind == Kind::User;
    case Access::ApiKey:
        return kind == Kind::ApiKey;
    }
    return false;
}

} // namespace

Gate::Gate(const GateServices &services)
    : m_services(services)
    , m_rates(services.clock)
{}

void Gate::admit(const Route &route, RequestContext &request)
{
    if (route.ratePerAddress > 0)
        m_rates.require(route.method + route.pattern + '|' + request.address, route.ratePerAddress);
    if (route.access == Access::Public)
        return;
    authenticate(route, request);
    enterTenant(request);
    // Before every refusal: those cost something too, records of them a commit each.
    limitRate(request);
    if (!accepts(route.access, request.principal.kind))
        throw wrongKind(request.principal.kind);
    checkTenant(route, request);
    checkPermission(route, request);
    checkPlan(route, request);
}

void Gate::authenticate(const Route &route, RequestContext &request)
{
    const bool machine = route.access == Access::ApiKey;
    const std::string token = machine ? header(request, "x-api-key") : bearerToken(request);
    std::optional<Principal> principal;
    HttpError refusal = unauthenticated();
    try {
        if (!token.empty())
            principal = (machine ? m_services.machines : m_services.people).authenticate(token, request);
    } catch (const HttpError &error) {
        refusal = error;
    }
    if (!principal) {
        // Guessing is slow; whoever has a valid token never gets here.
        m_rates.require("guess|" + request.address, requestsPerAddress);
        throw HttpError(refusal);
    }
    request.principal = std::move(*principal);
}

void Gate::enterTenant(RequestContext &request)
{
    Principal &who = request.principal;
    if (who.kind != Kind::User && who.kind != Kind::ApiKey)
        return;
    const std::string &own = who.enteredTenant.empty() ? who.tenantId : who.enteredTenant;
    if (!own.empty())
        request.scope.emplace(TenantScope::Key{}, own);
    if (who.kind == Kind::User)
        who.permissions = m_services.permissions.of(own, who.role);
}

void Gate::limitRate(const RequestContext &request)
{
    const Principal &who = request.principal;
    if (who.kind == Kind::ApiKey)
        m_rates.require("key|" + who.keyId, m_services.entitlements.keyRequestsPerMinute(*request.scope));
    else if (!who.sessionId.empty())
        m_rates.require("session|" + who.sessionId, requestsPerSession);
    else
        m_rates.require("sign-in|" + who.userId, requestsPerSession);
}

void Gate::checkTenant(const Route &route, const RequestContext &request)
{
    const std::string named = header(request, "x-tenant-id");
    const Principal &who = request.principal;
    const bool entered = who.kind == Kind::User || who.kind == Kind::ApiKey;
    if (entered && !named.empty() && (!request.scope || named != request.scope->tenantId())) {
        recordCrossing(request, named, "tenants/" + named);
        throw httpError(403, "tenant_mismatch", "The session does not belong to the tenant that was named.");
    }
    if (route.tenantData && !request.scope)
        throw httpError(403, "tenant_required", "This needs a tenant; enter one first.");
}

void Gate::checkPermission(const Route &route, const RequestContext &request)
{
    const Principal &who = request.principal;
    if (route.permission.empty() || who.permissions.contains(route.permission))
        return;
    // An enrolment token carries no permissions; its routes ask for none.
    const std::string tenant = request.scope ? request.scope->tenantId() : std::string();
    if (route.method != "GET") {
        m_services.database.write([&](Transaction &transaction) {
            Change change;
            change.tenantId = tenant.empty() ? std::string(platformLog) : tenant;
            change.actor = who.kind == Kind::ApiKey ? who.keyId : who.userId;
            change.session = who.sessionId;
            change.action = "access.denied";
            change.target = route.method + ' ' + route.pattern;
            change.result = "denied";
            change.reason = "needs " + route.permission;
            change.correlationId = request.correlationId;
            recordChange(transaction, m_services.log, m_services.clock.now(), change);
        });
    }
    HttpError error = httpError(403, "forbidden", "Your role may not do this.");
    if (who.kind == Kind::ApiKey)
        error.body.message = "The key does not have the scope " + route.permission + ".";
    else
        error.body.allowedRoles = m_services.permissions.rolesWith(tenant, route.permission);
    throw error;
}

void Gate::checkPlan(const Route &route, const RequestContext &request)
{
    std::optional<contract::ErrorBody> refusal;
    if (request.scope) {
        refusal = m_services.entitlements.refusal(
            *request.scope, {route.method, route.pattern, route.safe, route.feature, request.principal.permissions});
    } else if (!route.feature.empty()) {
        refusal = featureRefused(route.feature);
    }
    if (refusal)
        throw HttpError{403, *std::move(refusal)};
}

void Gate::recordAbsent(const RequestContext &request, const Absent &absent)
{
    if (const std::string owner = absent.owner.empty() ? ownerOf(request, absent) : absent.owner; !owner.empty())
        recordCrossing(request, owner, absent.table + '/' + absent.id);
}

std::string Gate::ownerOf(const RequestContext &request, const Absent &absent)
{
    const std::string here = request.scope ? request.scope->tenantId() : std::string(platformLog);
    std::string owner;
    if (const std::string_view query = ownerQuery(absent.table); !query.empty()) {
        m_services.database.read([&](Connection &connection) {
            if (const auto row = connection.row(query, {absent.id}))
                owner = row->text(0).empty() ? std::string(platformLog) : row->text(0);
        });
        const bool own = owner == here || owner == request.principal.tenantId;
        return own ? std::string() : owner;
    }
    if (!request.scope)
        return {};
    // The names become part of a statement, so only those of the schema are taken.
    if (!m_services.database.hasTenantTable(absent.table) ||
        absent.column.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") != std::string::npos) {
        logError("a handler misses rows of a table that is not there: " + absent.table);
        return {};
    }
    m_services.database.read([&](Connection &connection) {
        // By tenant first: that is how every key begins.
        const auto row = connection.row("SELECT t.tenant_id FROM base_tenants AS t WHERE t.tenant_id <> ? AND EXISTS "
                                        "(SELECT 1 FROM base_" +
                                            absent.table + " AS r WHERE r.tenant_id = t.tenant_id AND r." +
                                            absent.column + " = ?) LIMIT 1",
                                        {here, absent.id});
        if (row)
            owner = row->text(0);
    });
    return owner;
}

void Gate::recordCrossing(const RequestContext &request, const std::string &owner, const std::string &target)
{
    const Principal &who = request.principal;
    const std::string home = who.tenantId.empty() ? std::string(platformLog) : who.tenantId;
    m_services.database.write([&](Transaction &transaction) {
        if (owner != platformLog && !transaction.row("SELECT 1 FROM base_tenants WHERE tenant_id = ?", {owner}))
            return;
        Change change;
        change.action = "CROSS_TENANT_ACCESS_ATTEMPT";
        change.target = target;
        change.result = "denied";
        change.correlationId = request.correlationId;
        const Instant now = m_services.clock.now();
        // The owner learns that somebody tried, not who works for the other tenant.
        change.tenantId = owner;
        change.actor = "another tenant";
        recordChange(transaction, m_services.log, now, change);
        change.tenantId = home;
        change.actor = who.kind == Kind::ApiKey ? who.keyId : who.userId;
        change.session = who.sessionId;
        recordChange(transaction, m_services.log, now, change);
    });
}

} // namespace atalaya::platform
