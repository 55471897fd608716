// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityroutes.h"

#include "enrollment.h"
#include "sessions.h"
#include "signin.h"
#include "stepup.h"
#include "unlock.h"

#include "api/contract/reader.h"
#include "platform/http/reply.h"
#include "platform/http/requestheaders.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform {

namespace {

using nlohmann::json;

constexpr std::size_t bodyLimit = 8U * 1024U;
constexpr int signInsPerMinute = 10;
/// Of a whole office behind one address, after the coffee; wrong passwords are counted apart.
constexpr int unlocksPerMinute = 60;
/// Of a whole office behind one address; each session has a rate of its own.
constexpr int refreshesPerMinute = 600;
constexpr std::size_t longestClient = 300;
constexpr const char *replaceFactor = "mfa.replace";

Caller callerOf(const RequestContext &request)
{
    Caller caller{request.address, header(request, "user-agent").substr(0, longestClient), request.correlationId};
    // Shown to people later; what a client calls itself is plain ASCII.
    std::ranges::replace_if(
        caller.client, [](char c) { return c < ' ' || c > '~'; }, '?');
    return caller;
}

template<class T>
T orThrow(Outcome<T> outcome)
{
    if (!outcome)
        throw HttpError{httpStatus(outcome.error().fault), errorBody(outcome.error())};
    if constexpr (!std::is_void_v<T>)
        return std::move(*outcome);
}

/// Not from a scope: these routes are where a tenant is learnt.
Response answer(std::string_view tenantId, const json &data)
{
    Response response;
    response.tenantId = tenantId;
    response.body = contract::encodeEnvelope(tenantId, data);
    response.noStore = true;
    return response;
}

std::string tenantIdOf(const contract::Authenticated &session)
{
    return session.tenant ? session.tenant->id : std::string();
}

EnrollmentGrant grantOf(const RequestContext &request)
{
    return {request.principal, bearerToken(request)};
}

struct StepUpRequest
{
    std::string code;
    StepUpSubject subject;
};

/// A body of a few strings, all of which `read` has to ask for.
template<class F>
auto readBody(const RequestContext &request, F read)
{
    contract::Reader in(bodyOf(request));
    auto value = read(in);
    in.refuseUnknown();
    return valueOrThrow(in.finish(std::move(value)));
}

/// A body is not needed; an empty object is fine.
void refuseFields(const RequestContext &request)
{
    if (request.body)
        (void)readBody(request, [](contract::Reader &) { return true; });
}

SecondFactor readSecondFactor(contract::Reader &in)
{
    const auto code = in.maybeString("code", 20);
    const auto recoveryCode = in.maybeString("recoveryCode", 100);
    if (code.has_value() == recoveryCode.has_value())
        in.fail("code", "exactly one of code and recoveryCode is needed");
    if (recoveryCode)
        return {SecondFactor::Kind::RecoveryCode, *recoveryCode};
    return {SecondFactor::Kind::Totp, code.value_or(std::string())};
}

Response handleLogin(const IdentityServices &services, const RequestContext &request)
{
    const auto body = valueOrThrow(contract::decodeLoginRequest(bodyOf(request)));
    const auto reply = orThrow(login(services, body, callerOf(request)));
    return answer(reply.authenticated ? tenantIdOf(*reply.authenticated) : std::string(), encode(reply));
}

Response handleVerifyLogin(const IdentityServices &services, const RequestContext &request)
{
    const SecondFactor proof = readBody(request, readSecondFactor);
    const auto session = orThrow(verifyLogin(services, bearerToken(request), proof, callerOf(request)));
    return answer(tenantIdOf(session), encode(session));
}

Response handleSetup(const IdentityServices &services, const RequestContext &request)
{
    refuseFields(request);
    const StepUpSubject replacement{replaceFactor, request.changeDigest};
    const auto setup = orThrow(
        setupFactor(services, grantOf(request), {header(request, "x-step-up"), replacement}, callerOf(request)));
    return answer(request.principal.tenantId, encode(setup));
}

Response handleVerifySetup(const IdentityServices &services, const RequestContext &request)
{
    const std::string code = readBody(request, [](contract::Reader &in) { return in.string("code", 20); });
    const auto enrolled = orThrow(verifySetup(services, grantOf(request), code, callerOf(request)));
    return answer(tenantIdOf(enrolled.session), encode(enrolled));
}

Response handleStepUp(const IdentityServices &services, const RequestContext &request)
{
    const auto body = readBody(request, [](contract::Reader &in) {
        StepUpRequest wanted;
        wanted.code = in.string("code", 20);
        wanted.subject.action = in.string("action", 100);
        wanted.subject.digest = in.string("digest", 64);
        return wanted;
    });
    const auto proof = orThrow(stepUp(services, request.principal, body.code, body.subject, callerOf(request)));
    return answer(request.principal.tenantId, {{"proof", proof.proof}, {"expiresIn", proof.expiresIn.count()}});
}

Response handleRefresh(const IdentityServices &services, const RequestContext &request)
{
    const std::string token = readBody(request, [](contract::Reader &in) { return in.string("refreshToken", 200); });
    const auto session = orThrow(refreshSession(services, token, callerOf(request)));
    return answer(tenantIdOf(session), encode(session));
}

Response handleLogout(const IdentityServices &services, const RequestContext &request)
{
    refuseFields(request);
    orThrow(endSession(services, request.principal, request.principal.sessionId, callerOf(request)));
    return emptyReply();
}

Response handleUnlock(const IdentityServices &services, const RequestContext &request)
{
    const std::string password = readBody(request, [](contract::Reader &in) { return in.string("password", 1024); });
    orThrow(unlock(services, request.principal, password, callerOf(request)));
    return emptyReply();
}

Response handleMe(const IdentityServices &services, const RequestContext &request)
{
    Response response = answer(request.principal.tenantId, encode(orThrow(me(services, request.principal))));
    response.noStore = false;
    return response;
}

Response handleSessions(const IdentityServices &services, const RequestContext &request)
{
    Response response = answer(request.principal.tenantId, encode(listSessions(services, request.principal)));
    // The person's own list, which their console shows when it is offline.
    response.noStore = false;
    return response;
}

Response handleEndSession(const IdentityServices &services, const RequestContext &request)
{
    const std::string &id = request.pathParameters.at("id");
    if (!endSession(services, request.principal, id, callerOf(request)))
        throw Absent{"identity_sessions", id};
    return emptyReply();
}

using IdentityHandler = Response (*)(const IdentityServices &, const RequestContext &);

Route route(const IdentityServices &services, const char *method, const char *pattern, Route::Access access,
            IdentityHandler handler)
{
    Route made;
    made.method = method;
    made.pattern = pattern;
    made.access = access;
    made.tenantData = false;
    made.handler = [&services, handler](const RequestContext &request) {
        return handler(services, request);
    };
    made.bodyLimit = bodyLimit;
    // Their replies hold tokens, which must not be kept to answer a repeated request.
    made.safe = true;
    return made;
}

} // namespace

std::vector<Route> identityRoutes(const IdentityServices &services)
{
    using Access = Route::Access;
    std::vector<Route> routes{
        route(services, "POST", "/api/auth/login", Access::Public, handleLogin),
        route(services, "POST", "/api/auth/refresh", Access::Public, handleRefresh),
        route(services, "POST", "/api/auth/mfa/verify-login", Access::PendingMfa, handleVerifyLogin),
        route(services, "POST", "/api/auth/mfa/setup", Access::Enrollment, handleSetup),
        route(services, "POST", "/api/auth/mfa/verify-setup", Access::Enrollment, handleVerifySetup),
        route(services, "POST", "/api/auth/mfa/step-up", Access::Session, handleStepUp),
        route(services, "POST", "/api/auth/unlock", Access::Session, handleUnlock),
        route(services, "POST", "/api/auth/logout", Access::Session, handleLogout),
        route(services, "GET", "/api/auth/me", Access::Session, handleMe),
        route(services, "GET", "/api/auth/sessions", Access::Session, handleSessions),
        route(services, "DELETE", "/api/auth/sessions/{id}", Access::Session, handleEndSession),
    };
    for (Route &made : routes) {
        if (made.pattern == "/api/auth/login")
            made.ratePerAddress = signInsPerMinute;
        if (made.pattern == "/api/auth/refresh")
            made.ratePerAddress = refreshesPerMinute;
        if (made.pattern == "/api/auth/unlock")
            made.ratePerAddress = unlocksPerMinute;
        if (made.pattern.starts_with("/api/auth/sessions"))
            made.permission = "sessions:own";
    }
    return routes;
}

std::vector<Route> demoAccountRoutes(const IdentityServices &services, std::function<std::vector<DemoLogin>()> logins)
{
    Route route;
    route.method = "GET";
    route.pattern = "/api/demo/accounts";
    route.access = Route::Access::Public;
    route.tenantData = false;
    route.handler = [&services, logins = std::move(logins)](const RequestContext &) {
        return answer({}, encode(demoAccounts(services, logins())));
    };
    return {std::move(route)};
}

std::string requireStepUp(const IdentityServices &services, const RequestContext &request, const std::string &action)
{
    return orThrow(spendStepUp(services, request.principal, header(request, "x-step-up"),
                               {action, request.changeDigest}, callerOf(request)));
}

} // namespace atalaya::platform
