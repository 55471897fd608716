// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/overrides/overriderequest.h"

#include "platform/governance/decisionrow.h"
#include "platform/http/reply.h"
#include "platform/identity/userstore.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace atalaya::platform::overrides {

HttpError errorOf(Fault fault)
{
    switch (fault) {
    case Fault::Absent:
        return notFound();
    case Fault::Stale:
        return httpError(412, "stale_version", "Somebody has changed it; look at what there is now.");
    case Fault::Decided:
        return httpError(409, "override_decided", "The word about it is spoken.");
    case Fault::NotApproved:
        return httpError(409, "override_not_approved", "Nobody has approved it.");
    case Fault::Used:
        return httpError(409, "override_used", "It was good for once.");
    case Fault::Expired:
        return httpError(409, "override_expired", "Its time is over.");
    case Fault::SamePerson:
        return httpError(403, "second_person_needed", "Who asked for it can't be the one who agrees.");
    case Fault::NotYours:
        return httpError(403, "not_yours", "Only who asked for it, or who may approve, can take it back.");
    case Fault::NotHeld:
        return httpError(409, "decision_executed", "The decision was executed; there is nothing to lift.");
    case Fault::Erased:
        return httpError(409, "decision_erased", "What the decision was about is erased.");
    case Fault::Waiting:
        return httpError(409, "override_pending", "There is one for this decision already.");
    case Fault::Mismatch:
        return httpError(409, "override_mismatch", "What is asked is not what was approved.");
    case Fault::OtherVerdict:
        return httpError(409, "override_other_verdict", "It is not what the policies object to now.");
    }
    return notFound();
}

contract::Override viewOf(Connection &connection, const Record &record, Instant now)
{
    contract::Override shown;
    shown.id = record.id;
    shown.decisionId = record.decisionId;
    if (const auto decision = findDecision(connection, record.decisionId)) {
        shown.agent = decision->agent;
        shown.entity = decision->entity;
        shown.action = decision->action;
    }
    shown.policyId = record.policyId;
    shown.policyName = record.policyName;
    shown.decisionState = record.decisionState;
    shown.scope = nameOf(record.scope);
    shown.hours = record.hours;
    shown.reason = record.reason;
    shown.state = nameOf(stateAt(record.state, record.expiresAt, now));
    shown.requestedBy.id = record.requestedBy;
    shown.requestedAt = record.requestedAt;
    if (record.decidedBy)
        shown.decidedBy = contract::Person{*record.decidedBy, {}};
    shown.decidedAt = record.decidedAt;
    shown.note = record.note;
    shown.expiresAt = record.expiresAt;
    shown.uses = record.uses;
    shown.lastUse = record.lastUse;
    shown.revision = record.revision;
    shown.hash = record.hash;
    return shown;
}

std::vector<contract::Person *> peopleOf(contract::Override &shown)
{
    std::vector<contract::Person *> people{&shown.requestedBy};
    if (shown.decidedBy)
        people.push_back(&*shown.decidedBy);
    return people;
}

bool isSamePerson(Database &database, const std::string &a, const std::string &b)
{
    bool same = a == b;
    database.read([&](Connection &connection) {
        const auto one = users::find(connection, a);
        const auto other = users::find(connection, b);
        same = same || (one && other && emailKey(one->email) == emailKey(other->email));
    });
    return same;
}

std::int64_t numberIn(const RequestContext &request, const std::string &name, std::int64_t fallback, std::int64_t least,
                      std::int64_t most)
{
    const auto given = request.query.find(name);
    if (given == request.query.end())
        return fallback;
    std::int64_t number = -1;
    const char *const end = given->second.data() + given->second.size();
    const auto read = std::from_chars(given->second.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < least || number > most)
        throw fieldError(name, "out_of_range",
                         "A number from " + std::to_string(least) + " to " + std::to_string(most) + '.');
    return number;
}

std::string textIn(const RequestContext &request, const std::string &name)
{
    const auto given = request.query.find(name);
    return given == request.query.end() ? std::string() : given->second;
}

} // namespace atalaya::platform::overrides
