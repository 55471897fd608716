// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/chain.h"
#include "platform/tenancy/apikeyauthenticator.h"
#include "platform/tenancy/rolebook.h"
#include "tests/platform/tenantfixture.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

/// Tokens that mean what the test says.
class KnownTokens final : public Authenticator
{
public:
    [[nodiscard]] std::optional<Principal> authenticate(std::string_view token, const RequestContext &request) override;
    std::map<std::string, Principal, std::less<>> tokens;
    /// Refused with a reason of their own.
    std::set<std::string, std::less<>> expired;
};

class KnownFeatures final : public Entitlements
{
public:
    [[nodiscard]] bool hasFeature(const TenantScope &scope, std::string_view feature) override;
    [[nodiscard]] int keyRequestsPerMinute(const TenantScope &) override { return rate; }
    int rate = 5;
    /// `tenant/feature`.
    std::set<std::string> features;
};

/// A chain over a real store and a real log, without sockets. Tenants `a` and `b`; the token `role@tenant` is a session
/// of such a person.
class ChainFixture : public TenantFixture
{
public:
    explicit ChainFixture(std::vector<Route> routes = {});

    struct Call
    {
        std::string method = "GET";
        std::string target = {};
        std::string token = {};
        std::string body = {};
        std::map<std::string, std::string> headers = {};
    };
    RawReply call(Call call);
    /// For a server around it.
    [[nodiscard]] Chain &chain() { return *m_chain; }
    /// The `data` or `error` of a reply.
    [[nodiscard]] static nlohmann::json inner(const RawReply &reply);

    struct TrailLine
    {
        std::string actor;
        std::string action;
        std::string target;
        std::string result;
        std::string correlationId;
    };
    [[nodiscard]] std::vector<TrailLine> trail(const std::string &tenantId);

    TestClock clock{Instant(std::chrono::hours(24) * 20'000)};
    KnownTokens people;
    KnownFeatures features;
    ApiKeyAuthenticator machines;
    RoleBook roles;

private:
    std::unique_ptr<Chain> m_chain;
};

/// A route for tests; `made.handler` answers `{}` unless set.
[[nodiscard]] Route testRoute(std::string method, std::string pattern, std::string permission = {});

} // namespace atalaya::platform
