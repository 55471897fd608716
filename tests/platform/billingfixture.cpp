// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/billingfixture.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"
#include "platform/billing/billingroutes.h"
#include "platform/identity/identityroutes.h"
#include "platform/identity/totp.h"
#include "platform/limits/limitchanges.h"

#include <QTest>

namespace atalaya::platform::tests {

using nlohmann::json;

namespace {

std::string textOf(const json &body)
{
    return body.is_null() ? std::string() : body.dump();
}

} // namespace

BillingFixture::BillingFixture()
{
    at.database.write([this](Transaction &transaction) {
        for (const char *id : {"tenant-a", "tenant-b"}) {
            transaction.run("INSERT INTO base_tenants (tenant_id, slug, name, industry, tier, currency, time_zone,"
                            " created_at) VALUES (?, ?, 'Name', 'BANKING', 'PRO', 'EUR', 'Europe/Madrid', 0)",
                            {std::string(id), std::string(id)});
            const Instant now = at.clock.now();
            putSubscription({transaction, at.log, now, id}, {"PRO", "active", {}, now + std::chrono::days{10}});
            transaction.inTenant(id, [&] {
                SubscriptionRecord record = subscriptionRecord(transaction).value();
                record.provider = "sandbox";
                storeSubscription(transaction, id, record);
            });
        }
    });
    std::vector<Route> routes = identityRoutes(at.services);
    for (Route &route : billingRoutes(at.services, tell))
        routes.push_back(std::move(route));
    m_chain.emplace(std::move(routes),
                    GateServices{at.database, at.log, at.clock, m_people, m_machines, m_roles, m_plan},
                    std::set<std::string>{"localhost"});
}

Member BillingFixture::signIn(const std::string &name, const std::string &role, const std::string &tenantId)
{
    // Identity's fixture knows three roles, the platform more.
    const bool known = role == "ADMIN" || role == "SUPERADMIN";
    const Person person = at.add(name, known ? role : "MANAGER", true, tenantId);
    at.database.write([&](Transaction &transaction) {
        transaction.run("UPDATE identity_users SET role = ? WHERE id = ?", {role, person.id});
    });
    return {person, at.verify(at.pending(person), at.code(person)).value().accessToken};
}

Reply BillingFixture::send(const Member &member, const std::string &method, const std::string &path, const json &body,
                           std::map<std::string, std::string> headers)
{
    const int call = ++m_calls;
    RawRequest request{method, path, std::move(headers), textOf(body), "10.0.0." + std::to_string(call % 250), false};
    request.headers["host"] = "localhost";
    request.headers["authorization"] = "Bearer " + member.token;
    request.headers.emplace("idempotency-key", "billing-test-" + std::to_string(1'000'000 + call));
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

std::map<std::string, std::string> BillingFixture::proof(const Member &member, const std::string &what,
                                                         const json &body)
{
    at.clock.advance(totp::period);
    const std::string digest = toHex(sha256("POST /api/admin/subscription/" + what + '\n' + textOf(body)));
    const Reply reply =
        send(member, "POST", "/api/auth/mfa/step-up",
             {{"code", at.code(member.person)}, {"action", "subscription." + what}, {"digest", digest}});
    return {{"x-step-up", reply.data == nullptr ? std::string() : reply.data->at("proof").get<std::string>()}};
}

Reply BillingFixture::stepped(const Member &member, const std::string &what, const json &body)
{
    auto headers = proof(member, what, body);
    headers["if-match"] = '"' + std::to_string(view(member).revision) + '"';
    return send(member, "POST", "/api/admin/subscription/" + what, body, headers);
}

contract::SubscriptionView BillingFixture::view(const Member &member)
{
    const Reply reply = get(member, "/api/admin/subscription");
    if (reply.data == nullptr)
        qFatal("no subscription: %s", reply.raw.body.c_str());
    return contract::decodeSubscriptionView(*reply.data).value();
}

void BillingFixture::inTenant(const std::string &tenantId, const std::function<void(Transaction &)> &work)
{
    at.database.write([&](Transaction &transaction) { transaction.inTenant(tenantId, [&] { work(transaction); }); });
}

billing::Scene BillingFixture::scene(Transaction &transaction, const std::string &tenantId)
{
    Change who;
    who.tenantId = tenantId;
    who.actor = "platform";
    return {transaction, at.log, at.clock.now(), who, tell};
}

} // namespace atalaya::platform::tests
