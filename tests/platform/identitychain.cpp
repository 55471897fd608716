// SPDX-License-Identifier: GPL-3.0-or-later
#include "identitychain.h"

#include "platform/http/reply.h"
#include "platform/identity/identityroutes.h"

namespace atalaya::platform::tests {

IdentityChain::IdentityChain()
{
    routes = identityRoutes(at.services);
    for (Route &route : demoAccountRoutes(at.services, [this] { return logins; }))
        routes.push_back(std::move(route));
    Route guarded;
    guarded.method = "POST";
    guarded.pattern = "/api/admin/guarded";
    guarded.safe = true;
    guarded.handler = [this](const RequestContext &request) {
        const std::string proof = requireStepUp(at.services, request, "test.change");
        ++reached;
        return reply(request, {{"stepUp", proof}});
    };
    routes.push_back(std::move(guarded));
    chain.emplace(routes, GateServices{at.database, at.log, at.clock, people, machines, permissions, plan},
                  std::set<std::string>{"localhost"});
}

Reply IdentityChain::send(const std::string &method, const std::string &target, const std::string &token,
                          const std::string &body, const std::map<std::string, std::string> &headers)
{
    RawRequest request{method, target, headers, body, "10.0.0." + std::to_string(++address % 250), false};
    request.headers["host"] = "localhost";
    request.headers["user-agent"] = "Atalaya 0.1";
    if (!token.empty())
        request.headers["authorization"] = "Bearer " + token;
    if (!body.empty())
        request.headers["content-type"] = "application/json";
    Reply answer{chain->answer(request), {}, nullptr, {}};
    if (answer.raw.body.empty())
        return answer;
    answer.document = contract::parseJson(answer.raw.body).value();
    if (answer.raw.status < 400)
        (void)contract::openEnvelope(answer.document, answer.data);
    else
        answer.error = contract::decodeError(answer.document).value();
    return answer;
}

Reply IdentityChain::post(const std::string &target, const std::string &token, const nlohmann::json &body)
{
    return send("POST", target, token, body.dump());
}

Reply IdentityChain::login(const Person &person)
{
    return post("/api/auth/login", {}, {{"email", person.email}, {"password", person.password}});
}

} // namespace atalaya::platform::tests
