// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/policyfixture.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"
#include "platform/governance/policies/policyroutes.h"
#include "platform/identity/identityroutes.h"
#include "platform/identity/totp.h"

#include <QTest>

namespace atalaya::platform::tests {

using nlohmann::json;

namespace {

std::string textOf(const json &body)
{
    return body.is_null() ? std::string() : body.dump();
}

std::string under(const std::string &path)
{
    return path.starts_with("/api/") ? path : "/api/admin/governance/" + path;
}

} // namespace

PolicyFixture::PolicyFixture()
{
    at.database.write([](Transaction &transaction) {
        for (const char *id : {"tenant-a", "tenant-b"}) {
            transaction.run("INSERT INTO base_tenants (tenant_id, slug, name, industry, tier, currency, time_zone,"
                            " created_at) VALUES (?, ?, 'Name', 'BANKING', 'PRO', 'EUR', 'Europe/Madrid', 0)",
                            {std::string(id), std::string(id)});
        }
    });
    std::vector<Route> routes = identityRoutes(at.services);
    const auto noEffects = [](const TenantScope &, Instant, Instant) {
        return policies::Effects{};
    };
    for (Route &route : policyRoutes(at.services, noEffects))
        routes.push_back(std::move(route));
    m_chain.emplace(std::move(routes),
                    GateServices{at.database, at.log, at.clock, m_people, m_machines, m_roles, m_plan},
                    std::set<std::string>{"localhost"});
}

Editor PolicyFixture::signIn(const std::string &name, const std::string &role, const std::string &tenantId)
{
    const Person person = at.add(name, role, true, tenantId);
    return {person, at.verify(at.pending(person), at.code(person)).value().accessToken};
}

Reply PolicyFixture::send(const Editor &editor, const std::string &method, const std::string &path, const json &body,
                          std::map<std::string, std::string> headers)
{
    const int call = ++m_calls;
    RawRequest request{method, under(path), std::move(headers), textOf(body), "10.0.0." + std::to_string(call % 250),
                       false};
    request.headers["host"] = "localhost";
    request.headers["user-agent"] = "Atalaya 0.1";
    request.headers["authorization"] = "Bearer " + editor.token;
    request.headers.emplace("idempotency-key", "policy-test-" + std::to_string(1'000'000 + call));
    if (!request.body.empty())
        request.headers["content-type"] = "application/json";
    Reply answer{m_chain->answer(request), {}, nullptr, {}};
    if (answer.raw.body.empty())
        return answer;
    answer.document = contract::parseJson(answer.raw.body).value();
    if (answer.raw.status < 400)
        (void)contract::openEnvelope(answer.document, answer.data);
    else
        answer.error = contract::decodeError(answer.document).value();
    return answer;
}

std::string PolicyFixture::proof(const Editor &editor, const std::string &action, const std::string &method,
                                 const std::string &path, const json &body)
{
    at.clock.advance(totp::period);
    const std::string digest = toHex(sha256(method + ' ' + under(path) + '\n' + textOf(body)));
    const Reply reply = send(editor, "POST", "/api/auth/mfa/step-up",
                             {{"code", at.code(editor.person)}, {"action", action}, {"digest", digest}});
    return reply.data == nullptr ? std::string() : reply.data->at("proof").get<std::string>();
}

Reply PolicyFixture::stepped(const Editor &editor, const std::string &action, const std::string &path, const json &body,
                             const std::string &method)
{
    return send(editor, method, path, body, {{"x-step-up", proof(editor, action, method, path, body)}});
}

contract::PolicyDetail PolicyFixture::detail(const Editor &editor, const std::string &id)
{
    const Reply reply = get(editor, "policies/" + id);
    if (reply.data == nullptr)
        qFatal("no policy: %s", reply.raw.body.c_str());
    return contract::decodePolicyDetail(*reply.data).value();
}

Reply PolicyFixture::create(const Editor &editor, const json &policy, const json &examples)
{
    return send(editor, "POST", "policies",
                {{"policy", policy}, {"examples", examples.is_null() ? json::array() : examples}});
}

Reply PolicyFixture::save(const Editor &editor, const json &policy, std::int64_t revision, const json &examples)
{
    return send(editor, "PUT", "policies/" + policy.at("id").get<std::string>(),
                {{"policy", policy}, {"examples", examples.is_null() ? json::array() : examples}},
                {{"if-match", '"' + std::to_string(revision) + '"'}});
}

Reply PolicyFixture::publish(const Editor &editor, const std::string &id, const std::string &note)
{
    const contract::PolicyDetail now = detail(editor, id);
    const json body{
        {"revision", now.revision}, {"hash", now.draft ? now.draft->hash : std::string(64, '0')}, {"note", note}};
    return stepped(editor, "policy.publish", "policies/" + id + "/publish", body);
}

json blockingFrom(int risk, const std::string &id)
{
    return {
        {"id", id},
        {"name", "Riesgo"},
        {"rules", {{{"when", {{"risk", {{"atLeast", risk}}}}}, {"mode", "blocked"}, {"reason", {{"es", "riesgo"}}}}}}};
}

json exampleOf(int risk, const std::string &expected)
{
    return {{"name", "risk " + std::to_string(risk)},
            {"agent", "crédito"},
            {"entity", "Crédito 1"},
            {"action", "Aprobar"},
            {"risk", risk},
            {"containsPii", false},
            {"expected", expected}};
}

} // namespace atalaya::platform::tests
