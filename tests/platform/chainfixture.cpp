// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/chainfixture.h"

#include "platform/http/reply.h"

namespace atalaya::platform {

std::optional<Principal> KnownTokens::authenticate(std::string_view token, const RequestContext &)
{
    if (expired.contains(token))
        throw httpError(401, "token_expired", "The token has expired.");
    const auto found = tokens.find(token);
    return found == tokens.end() ? std::nullopt : std::optional(found->second);
}

bool KnownFeatures::hasFeature(const TenantScope &scope, std::string_view feature)
{
    return features.contains(scope.tenantId() + '/' + std::string(feature));
}

ChainFixture::ChainFixture(std::vector<Route> routes)
    : machines(database(), clock)
    , roles(database())
{
    for (const char *tenant : {"a", "b"}) {
        addTenant(tenant, "PRO");
        for (const char *role : {"ADMIN", "MANAGER", "COMPLIANCE", "VIEWER"}) {
            Principal who;
            who.kind = Principal::Kind::User;
            who.userId = std::string("user-") + role + '-' + tenant;
            who.role = role;
            who.tenantId = tenant;
            who.sessionId = "session-" + who.userId;
            people.tokens[std::string(role) + '@' + tenant] = who;
        }
    }
    const GateServices services{database(), log(), clock, people, machines, roles, features};
    m_chain = std::make_unique<Chain>(std::move(routes), services, std::set<std::string>{"test"});
}

RawReply ChainFixture::call(Call call)
{
    RawRequest raw;
    raw.method = std::move(call.method);
    raw.target = std::move(call.target);
    raw.headers = std::move(call.headers);
    raw.headers.emplace("host", "test");
    raw.address = "192.0.2.1";
    if (!call.token.empty())
        raw.headers.emplace("authorization", "Bearer " + call.token);
    if (!call.body.empty())
        raw.headers.emplace("content-type", "application/json");
    raw.body = std::move(call.body);
    return m_chain->answer(raw);
}

nlohmann::json ChainFixture::inner(const RawReply &reply)
{
    const auto document = nlohmann::json::parse(reply.body, nullptr, false);
    return document.value("success", false) ? document["data"] : document["error"];
}

std::vector<ChainFixture::TrailLine> ChainFixture::trail(const std::string &tenantId)
{
    std::vector<TrailLine> lines;
    database().read([&](Connection &connection) {
        for (const Row &row : connection.rows("SELECT actor, action, target, result, correlation_id FROM base_change "
                                              "WHERE tenant_id = ? ORDER BY seq",
                                              {tenantId}))
            lines.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)});
    });
    return lines;
}

Route testRoute(std::string method, std::string pattern, std::string permission)
{
    Route route;
    route.method = std::move(method);
    route.pattern = std::move(pattern);
    route.permission = std::move(permission);
    route.handler = [](const RequestContext &request) {
        return reply(request, nlohmann::json::object());
    };
    return route;
}

} // namespace atalaya::platform
