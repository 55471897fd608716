// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/reviews/reviewchanges.h"

#include "api/rules/masking.h"
#include "platform/analytics/eventwriter.h"
#include "platform/base/random.h"
#include "platform/governance/decisionrow.h"
#include "platform/notifications/notificationwriter.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform::reviews {

using nlohmann::json;

namespace {

tl::unexpected<Fault> refused(Fault fault)
{
    return tl::unexpected(fault);
}

tl::expected<contract::AuditRow, Fault> waitingOne(const Scene &scene, const std::string &decisionId)
{
    auto decision = findDecision(scene.transaction, decisionId);
    if (!decision)
        return refused(Fault::Absent);
    if (decision->state != contract::DecisionState::Review)
        return refused(Fault::NotInReview);
    if (decision->agent.empty())
        return refused(Fault::Erased);
    if (verdict(scene.transaction, decision->seq))
        return refused(Fault::Decided);
    if (!scene.who.actor.empty() && decision->user == scene.who.actor)
        return refused(Fault::OwnBusiness);
    return *std::move(decision);
}

tl::expected<Hold, Fault> ownHold(const Scene &scene, std::int64_t decisionSeq)
{
    auto held = hold(scene.transaction, decisionSeq, scene.now);
    if (!held)
        return refused(Fault::NotHeld);
    if (held->by != scene.who.actor)
        return refused(Fault::Taken);
    return *std::move(held);
}

std::int64_t characters(std::string_view text)
{
    return std::ranges::count_if(text, [](unsigned char c) { return (c & 0xC0U) != 0x80U; });
}

std::int64_t note(const Scene &scene, const std::string &action, const std::string &target, const json &before,
                  const json &after, const std::string &reason)
{
    Change change = scene.who;
    change.action = action;
    change.target = target;
    change.before = before.is_null() ? std::string() : contract::dumpJson(before);
    change.after = contract::dumpJson(after);
    change.result = "allowed";
    change.reason = reason;
    return recordChange(scene.transaction, scene.log, scene.now, change);
}

constexpr std::string_view holdLost = "review.hold_lost";

/// Written when somebody takes it, for when the time is over.
void tellWhenOver(const Scene &scene, const contract::AuditRow &decision, Instant at)
{
    Notice notice{Audience::user(scene.who.actor), std::string(holdLost), {"decision", decision.id}};
    notice.names["policy"] = decision.policyName;
    notice.at = at;
    NotificationWriter(scene.transaction, scene.who.tenantId, scene.now).tell(notice);
}

void letGo(const Scene &scene, const contract::AuditRow &decision)
{
    removeHold(scene.transaction, decision.seq);
    NotificationWriter(scene.transaction, scene.who.tenantId, scene.now)
        .settle({"decision", decision.id}, {holdLost}, Audience::user(scene.who.actor));
}

} // namespace

std::int64_t textLength(const contract::AuditRow &decision, std::string_view inputs)
{
    return characters(decision.agent) + characters(decision.entity) + characters(decision.action) +
           characters(decision.reason.value_or(std::string())) + characters(inputs);
}

std::string inputsOf(Connection &connection, std::int64_t decisionSeq)
{
    const auto row = connection.row("SELECT body FROM log_leaf WHERE seq = ?", {decisionSeq});
    if (!row || row->isNull(0))
        return "{}";
    const auto body = contract::parseJson(row->blob(0));
    const bool has = body && body->is_object() && body->contains("inputs") && body->at("inputs").is_object();
    return has ? contract::dumpJson(body->at("inputs")) : "{}";
}

contract::Event recordWord(const Scene &scene, const Word &word)
{
    Record record;
    record.decisionSeq = word.decisionSeq;
    record.at = scene.now;
    record.eventId = word.eventId;
    record.by = scene.who.actor;
    record.reason = rules::maskPii(word.reason).text;
    record.textLength = word.textLength;
    record.seq = note(scene, "review." + word.outcome, "decisions/" + word.decisionId, nullptr,
                      {{"event", record.eventId},
                       {"milliseconds", word.taken.count()},
                       {"textLength", record.textLength},
                       {"verdict", word.outcome}},
                      record.reason);
    insertVerdict(scene.transaction, scene.who.tenantId, record);
    const double minutes = std::chrono::duration<double, std::ratio<60>>(word.taken).count();
    return {record.eventId, scene.now,
            contract::events::Validation{word.decisionId, word.outcome, minutes, word.outcome == "approved"}};
}

Done take(const Scene &scene, const std::string &decisionId)
{
    const auto decision = waitingOne(scene, decisionId);
    if (!decision)
        return refused(decision.error());
    if (const auto held = hold(scene.transaction, decision->seq, scene.now)) {
        if (held->by != scene.who.actor)
            return refused(Fault::Taken);
        return {};
    }
    const std::chrono::minutes life{settings(scene.transaction).values.holdMinutes};
    putHold(scene.transaction, scene.who.tenantId, decision->seq, {scene.who.actor, scene.now, scene.now + life});
    tellWhenOver(scene, *decision, scene.now + life);
    return {};
}

Done release(const Scene &scene, const std::string &decisionId)
{
    const auto decision = waitingOne(scene, decisionId);
    if (!decision)
        return refused(decision.error());
    if (const auto held = ownHold(scene, decision->seq); !held)
        return refused(held.error());
    letGo(scene, *decision);
    return {};
}

Done decide(const Scene &scene, const std::string &decisionId, const contract::ReviewVerdict &verdict)
{
    const auto decision = waitingOne(scene, decisionId);
    if (!decision)
        return refused(decision.error());
    const auto held = ownHold(scene, decision->seq);
    if (!held)
        return refused(held.error());
    const auto taken = std::max(scene.now - held->takenAt, Instant::duration::zero());
    // Nobody who reports events can have used the id before.
    const contract::Event event =
        recordWord(scene, {decision->seq, decisionId, "review-" + randomId(), verdict.outcome, verdict.reason, taken,
                           textLength(*decision, inputsOf(scene.transaction, decision->seq))});
    storeEvents(scene.transaction, scene.who.tenantId, {event});
    letGo(scene, *decision);
    return {};
}

Done changeSettings(const Scene &scene, std::int64_t revision, const contract::ReviewSettings &wanted)
{
    Settings now = settings(scene.transaction);
    if (now.revision != revision)
        return refused(Fault::Stale);
    note(scene, "review.settings_changed", "governance/reviews", encode(now.values), encode(wanted), {});
    now.values = wanted;
    putSettings(scene.transaction, scene.who.tenantId, now);
    return {};
}

} // namespace atalaya::platform::reviews
