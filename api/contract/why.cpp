// SPDX-License-Identifier: GPL-3.0-or-later
#include "why.h"

#include "people.h"
#include "policyparts.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

json encode(const std::optional<Why::Rule> &rule)
{
    if (!rule)
        return nullptr;
    json reasons = json::array();
    for (const auto &[language, text] : rule->reason)
        reasons.push_back({{"language", language}, {"text", text}});
    return {{"number", rule->number}, {"mode", rule->mode}, {"reason", std::move(reasons)}};
}

Why::Rule readRule(Reader &in)
{
    Why::Rule rule;
    rule.number = in.integer("number", 0);
    rule.mode = parts::mode(in, "mode");
    const auto reasons = in.list(
        "reason", [](Reader &item) { return std::pair(item.string("language", 20), item.string("text", 2000)); }, 20);
    rule.reason = {reasons.begin(), reasons.end()};
    return rule;
}

} // namespace

json encode(const Why &why)
{
    json people = json::array();
    for (const Why::Lifter &person : why.people)
        people.push_back({{"id", person.id}, {"name", person.name}, {"role", person.role}});
    json overrides = json::array();
    for (const Override &one : why.overrides)
        overrides.push_back(encode(one));
    return {{"decisionId", why.decisionId}, {"seq", why.seq},
            {"at", formatInstant(why.at)},  {"state", why.state},
            {"agent", why.agent},           {"entity", why.entity},
            {"action", why.action},         {"policyId", why.policyId},
            {"policyName", why.policyName}, {"policyVersion", why.policyVersion},
            {"reason", why.reason},         {"correlationId", why.correlationId},
            {"rule", encode(why.rule)},     {"liftedBy", why.liftedBy},
            {"alike", why.alike},           {"roles", why.roles},
            {"people", std::move(people)},  {"overrides", std::move(overrides)}};
}

Decoded<Why> decodeWhy(const json &value)
{
    Reader in(value);
    Why why;
    why.decisionId = in.string("decisionId", 100);
    why.seq = in.integer("seq", 0);
    why.at = in.instant("at");
    why.state = parts::oneOf(in, "state", {"executed", "review", "blocked"});
    why.agent = in.string("agent", 1000);
    why.entity = in.string("entity", 1000);
    why.action = in.string("action", 1000);
    why.policyId = in.string("policyId", 200);
    why.policyName = in.string("policyName", 1000);
    why.policyVersion = in.integer("policyVersion", 0);
    why.reason = in.string("reason");
    why.correlationId = in.string("correlationId", 200);
    if (auto rule = in.maybeObject("rule"))
        why.rule = readRule(*rule);
    why.liftedBy = in.string("liftedBy", 100);
    why.alike = in.integer("alike", 0);
    why.roles = in.strings("roles", 100);
    why.people = in.list("people", [](Reader &item) {
        return Why::Lifter{item.string("id", 200), item.string("name", 1000), item.string("role", 200)};
    });
    why.overrides = in.list("overrides", parts::override, 500);
    return in.finish(std::move(why));
}

} // namespace atalaya::contract
