// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/policyrequest.h"

#include "api/rules/policyjson.h"
#include "platform/base/random.h"
#include "platform/http/reply.h"
#include "platform/http/requestheaders.h"
#include "platform/identity/personnames.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace atalaya::platform::policies {

using nlohmann::json;

namespace {

/// `/rules/0/when` → `rules[0].when`.
std::string dotted(std::string_view pointer)
{
    std::string path;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string_view part = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(part.size());
        if (!part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos)
            path += '[' + std::string(part) + ']';
        else
            path += (path.empty() ? "" : ".") + std::string(part);
    }
    return path;
}

rules::Policy decodeOrThrow(const json &document, const std::string &field)
{
    auto policy = rules::decodePolicy(document);
    if (policy)
        return *std::move(policy);
    HttpError error = httpError(400, "validation_failed", "The policy is not as the contract says.");
    constexpr std::size_t mostFaults = 100;
    for (const rules::PolicyFault &fault : policy.error()) {
        const std::string path = dotted(fault.pointer);
        const std::string place = path.empty() ? field : path.front() == '[' ? field + path : field + '.' + path;
        if (error.body.fields.size() < mostFaults)
            error.body.fields.push_back({place.substr(0, 200), fault.code, "See docs/policy.schema.json."});
    }
    throw error;
}

HttpError conflict(std::string code, std::string message)
{
    return httpError(409, std::move(code), std::move(message));
}

HttpError failing(const std::vector<contract::PolicyExampleOutcome> &outcomes)
{
    HttpError error = conflict("examples_fail", "The policy does not do what its examples say.");
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (!outcomes[i].holds)
            error.body.fields.push_back(
                {"examples[" + std::to_string(i) + ']', outcomes[i].actual, "This is what the policy says instead."});
    }
    return error;
}

} // namespace

rules::Policy policyIn(const std::string &text, const std::string &field)
{
    return decodeOrThrow(contract::parseJson(text).value_or(json(nullptr)), field);
}

rules::Policy newPolicyIn(const std::string &text, const std::string &field)
{
    constexpr std::size_t letters = 12;
    json document = contract::parseJson(text).value_or(json(nullptr));
    if (document.is_object() && !document.contains("id"))
        document["id"] = "pol-" + randomText(letters, "abcdefghijkmnpqrstuvwxyz23456789");
    return decodeOrThrow(document, field);
}

std::int64_t revisionIn(const RequestContext &request)
{
    const std::string tag = header(request, "if-match");
    if (tag.empty())
        throw httpError(428, "precondition_required", "If-Match has to name the revision that was read.");
    std::int64_t revision = -1;
    if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"') {
        const char *const end = tag.data() + tag.size() - 1;
        if (const auto read = std::from_chars(tag.data() + 1, end, revision); read.ec != std::errc() || read.ptr != end)
            revision = -1;
    }
    return revision;
}

Change whoIn(const RequestContext &request, const std::string &stepUp)
{
    Change who;
    who.tenantId = request.scope->tenantId();
    who.actor = request.principal.userId;
    who.session = request.principal.sessionId;
    who.actingFor = request.principal.enteredTenant;
    if (!stepUp.empty())
        who.after = contract::dumpJson({{"stepUp", stepUp}});
    who.correlationId = request.correlationId;
    return who;
}

void refuse(const RequestContext &request, const Refusal &refusal, const std::function<std::string()> &current)
{
    switch (refusal.fault) {
    case Fault::Absent: {
        const auto id = request.pathParameters.find("id");
        throw Absent{"policy", id == request.pathParameters.end() ? std::string() : id->second};
    }
    case Fault::Stale: {
        HttpError stale = httpError(412, "stale_version", "Somebody has changed it; look at what there is now.");
        stale.body.current = current();
        throw stale;
    }
    case Fault::Exists:
        throw conflict("policy_exists", "There is a policy of this id.");
    case Fault::TooMany:
        throw conflict("too_many_policies", "A tenant has at most 1,000 policies.");
    case Fault::NoDraft:
        throw conflict("no_draft", "There is nothing that is not published.");
    case Fault::NeverPublished:
        throw conflict("never_published", "Nothing of it is published.");
    case Fault::Outdated:
        throw conflict("draft_outdated", "Another version was published since the draft was begun; save it again.");
    case Fault::Unchanged:
        throw conflict("unchanged", "That is what is in force already.");
    case Fault::ExamplesFail:
        throw failing(refusal.outcomes);
    case Fault::TooManyPatterns:
        throw conflict("too_many_patterns", "The names of all policies together are too many kinds.");
    case Fault::Waiting:
        throw conflict("publish_pending", "Something waits for a second person; it is confirmed or rejected first.");
    case Fault::NotWaiting:
        throw conflict("not_pending", "That does not wait for anybody.");
    case Fault::SamePerson:
        throw httpError(403, "second_person_needed", "Who asked for it can't be the one who agrees.");
    case Fault::NoVersion:
        break;
    }
    throw notFound();
}

std::string idIn(const RequestContext &request, Connection &connection)
{
    const std::string &id = request.pathParameters.at("id");
    if (!find(connection, id))
        throw Absent{"policy", id};
    return id;
}

void nameAll(Database &database, std::vector<contract::Person> &people)
{
    std::vector<contract::Person *> all;
    for (contract::Person &one : people)
        all.push_back(&one);
    nameThem(database, std::move(all));
}

void nameAsker(Database &database, contract::GovernanceSettings &settings)
{
    if (settings.pendingBy)
        nameThem(database, {&*settings.pendingBy});
}

} // namespace atalaya::platform::policies
