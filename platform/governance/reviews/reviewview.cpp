// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/reviews/reviewview.h"

#include "platform/governance/decisionrow.h"
#include "platform/http/reply.h"

#include <cmath>

namespace atalaya::platform::reviews {

contract::ReviewItem itemOf(Connection &connection, const contract::AuditRow &decision, Instant now)
{
    contract::ReviewItem item;
    item.decisionId = decision.id;
    item.seq = decision.seq;
    item.at = decision.at;
    item.agent = decision.agent;
    item.entity = decision.entity;
    item.action = decision.action;
    item.policyId = decision.policyId;
    item.policyName = decision.policyName;
    item.reason = decision.reason.value_or(std::string());
    item.confidence = decision.confidence;
    item.risk = decision.risk;
    item.containsPii = decision.containsPii;
    item.dueAt = decision.at + std::chrono::minutes(settings(connection).values.slaMinutes);
    if (const auto held = hold(connection, decision.seq, now))
        item.hold = contract::ReviewItem::Hold{{held->by, {}}, held->takenAt, held->expiresAt};
    if (const auto said = verdict(connection, decision.seq)) {
        const double seconds = std::round(said->minutes * 60'000) / 1000;
        item.verdict = contract::ReviewItem::Verdict{{said->by, {}}, said->at, said->outcome, said->reason, seconds};
    }
    return item;
}

std::vector<contract::ReviewItem> itemsOf(Connection &connection, const std::vector<std::int64_t> &seqs, Instant now)
{
    std::vector<contract::ReviewItem> items;
    for (const contract::AuditRow &decision : decisionsAt(connection, seqs))
        items.push_back(itemOf(connection, decision, now));
    return items;
}

std::optional<contract::ReviewDetail> detailOf(Connection &connection, const std::string &decisionId, Instant now)
{
    const auto decision = findDecision(connection, decisionId);
    if (!decision || decision->state != contract::DecisionState::Review)
        return std::nullopt;
    return contract::ReviewDetail{itemOf(connection, *decision, now), inputsOf(connection, decision->seq), now};
}

std::vector<contract::Person *> peopleOf(contract::ReviewItem &item)
{
    std::vector<contract::Person *> people;
    if (item.hold)
        people.push_back(&item.hold->by);
    if (item.verdict)
        people.push_back(&item.verdict->by);
    return people;
}

HttpError errorOf(Fault fault)
{
    switch (fault) {
    case Fault::Absent:
        return notFound();
    case Fault::NotInReview:
        return httpError(409, "decision_not_in_review", "The policies asked for nobody.");
    case Fault::Erased:
        return httpError(409, "decision_erased", "What the decision was about is erased.");
    case Fault::Decided:
        return httpError(409, "review_decided", "The word about it is spoken.");
    case Fault::Taken:
        return httpError(409, "review_taken", "Somebody else is looking at it.");
    case Fault::NotHeld:
        return httpError(409, "review_not_held", "Take it first; what is held is free again after its time.");
    case Fault::OwnBusiness:
        return httpError(403, "second_person_needed", "The agent acted for you; somebody else has to look at it.");
    case Fault::Stale:
        return httpError(412, "stale_version", "Somebody has changed it; look at what there is now.");
    }
    return notFound();
}

} // namespace atalaya::platform::reviews
