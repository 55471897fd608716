// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/overrides/whyroute.h"

#include "api/contract/why.h"
#include "api/rules/policyengine.h"
#include "api/rules/policyjson.h"
#include "platform/governance/decisionrow.h"
#include "platform/governance/overrides/overriderequest.h"
#include "platform/http/reply.h"
#include "platform/tenancy/tenants.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform {

namespace {

using contract::Why;
using nlohmann::json;

struct Found
{
    contract::AuditRow row;
    std::int64_t alike = 1;
};

/// A decision, or the newest one of a request.
Found find(Connection &connection, const std::string &id)
{
    if (id.starts_with("dec-")) {
        if (auto row = findDecision(connection, id))
            return {*std::move(row)};
        throw Absent{"decision", id};
    }
    std::vector<std::int64_t> seqs;
    connection.eachInteger("SELECT seq FROM decision WHERE correlation_id = ? AND correlation_id <> ''", {id},
                           [&seqs](std::int64_t seq) {
                               seqs.push_back(seq);
                               return true;
                           });
    if (seqs.empty())
        throw Absent{"decision", id, "correlation_id"};
    auto rows = decisionsAt(connection, {*std::ranges::max_element(seqs)});
    return {std::move(rows.at(0)), static_cast<std::int64_t>(seqs.size())};
}

json objectOr(const std::string &text)
{
    json value = contract::parseJson(text).value_or(json::object());
    return value.is_object() ? value : json::object();
}

json storedInputs(Connection &connection, std::int64_t seq)
{
    const auto row = connection.row("SELECT body FROM log_leaf WHERE seq = ?", {seq});
    return row && !row->isNull(0) ? objectOr(row->blob(0)).value("inputs", json::object()) : json::object();
}

rules::PolicyFacts factsOf(Connection &connection, const contract::AuditRow &row)
{
    const contract::Tenant tenant = tenants::current(connection);
    rules::PolicyFacts facts;
    facts.agent = row.agent;
    facts.entity = row.entity;
    facts.action = row.action;
    facts.tier = tenant.tier;
    const json inputs = storedInputs(connection, row.seq);
    if (inputs.contains("role") && inputs.at("role").is_string())
        facts.role = inputs.at("role").get<std::string>();
    if (inputs.contains("amount") && inputs.at("amount").is_number_integer())
        facts.amount = inputs.at("amount").get<std::int64_t>();
    if (row.confidence)
        facts.confidence = rules::confidenceOf(*row.confidence);
    facts.risk = row.risk;
    facts.containsPii = row.containsPii;
    facts.at = row.at;
    facts.minuteOfWeek = rules::minuteOfWeek(tenants::localTime(tenant.timeZone, row.at));
    return facts;
}

/// Asks the version that decided once more; an answer that is not the recorded one is none.
std::optional<Why::Rule> ruleOf(Connection &connection, const contract::AuditRow &row, const PolicyAsItWas &asItWas,
                                bool isLifted)
{
    const auto version = row.agent.empty() ? std::nullopt : asItWas(connection, row.policyId, row.policyVersion);
    const auto document = version ? contract::parseJson(version->document) : contract::Decoded<json>(json());
    auto policy = document ? rules::decodePolicy(*document) : tl::unexpected(std::vector<rules::PolicyFault>{});
    if (!policy)
        return std::nullopt;
    rules::PolicySet alone;
    alone.policies.push_back({*std::move(policy), row.policyVersion, row.at, version->hash});
    const auto engine = rules::PolicyEngine::compile(std::move(alone));
    if (!engine)
        return std::nullopt;
    const auto speaker = engine->evaluate(factsOf(connection, row)).speaker;
    if (!speaker || (!isLifted && rules::stateOf(speaker->mode) != row.state))
        return std::nullopt;
    const rules::PolicyTexts &texts = engine->reasonOf(*speaker);
    const std::size_t rules = engine->set().policies.front().policy.rules.size();
    return Why::Rule{speaker->rule < rules ? static_cast<std::int64_t>(speaker->rule) + 1 : 0,
                     std::string(nameOf(speaker->mode)),
                     {texts.begin(), texts.end()}};
}

Why explain(Connection &connection, const Found &found, const PolicyAsItWas &asItWas, Instant now)
{
    const contract::AuditRow &row = found.row;
    Why why;
    why.decisionId = row.id;
    why.seq = row.seq;
    why.at = row.at;
    why.state = contract::nameOf(row.state);
    why.agent = row.agent;
    why.entity = row.entity;
    why.action = row.action;
    why.policyId = row.policyId;
    why.policyName = row.policyName;
    why.policyVersion = row.policyVersion;
    why.reason = row.reason.value_or(std::string());
    why.correlationId = row.correlationId.value_or(std::string());
    why.alike = found.alike;
    const auto detail = connection.row("SELECT policy_detail FROM decision WHERE seq = ?", {row.seq});
    const json lifted = objectOr(detail->text(0)).value("override", json::object());
    why.liftedBy = lifted.value("id", std::string());
    why.rule = ruleOf(connection, row, asItWas, !why.liftedBy.empty());
    for (const overrides::Record &record : overrides::list(connection, {now, {}, row.id, {}}, 0, 50).records)
        why.overrides.push_back(overrides::viewOf(connection, record, now));
    return why;
}

std::vector<Why::Lifter> peopleIn(Database &database, const std::string &tenantId,
                                  const std::vector<std::string> &roles)
{
    std::vector<Why::Lifter> people;
    database.read([&](Connection &connection) {
        connection.each("SELECT id, name, role FROM identity_users WHERE tenant_id = ? AND state = 'active' AND role IN"
                        " (SELECT value FROM json_each(?)) ORDER BY name, id LIMIT 100",
                        {tenantId, contract::dumpJson(roles)}, [&people](const Row &row) {
                            people.push_back({row.text(0), row.text(1), row.text(2)});
                            return true;
                        });
    });
    return people;
}

} // namespace

Route whyRoute(const IdentityServices &services, Permissions &permissions, PolicyAsItWas asItWas)
{
    Route route;
    route.method = "GET";
    route.pattern = "/api/governance/why/{id}";
    route.permission = "governance:view";
    route.handler = [&services, &permissions, asItWas = std::move(asItWas)](const RequestContext &request) {
        const std::string &tenantId = request.scope->tenantId();
        Why why;
        services.database.read(*request.scope, [&](Connection &connection) {
            why = explain(connection, find(connection, request.pathParameters.at("id")), asItWas, services.clock.now());
        });
        why.roles = permissions.rolesWith(tenantId, "overrides:approve");
        why.people = peopleIn(services.database, tenantId, why.roles);
        std::vector<contract::Person *> named;
        for (contract::Override &one : why.overrides) {
            for (contract::Person *person : overrides::peopleOf(one))
                named.push_back(person);
        }
        overrides::nameThem(services.database, std::move(named));
        return reply(request, encode(why));
    };
    return route;
}

} // namespace atalaya::platform
