// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/overrides/overridechanges.h"

#include "api/rules/masking.h"
#include "platform/auditlog/merkle.h"
#include "platform/base/digest.h"
#include "platform/base/encoding.h"
#include "platform/base/random.h"
#include "platform/governance/decisionrow.h"
#include "platform/governance/overrides/overridenotices.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::overrides {

using nlohmann::json;

namespace {

tl::unexpected<Fault> refused(Fault fault)
{
    return tl::unexpected(fault);
}

json describe(const Record &record)
{
    return {{"decisionId", record.decisionId},
            {"expiresAt", contract::formatInstant(record.expiresAt)},
            {"hash", record.hash},
            {"hours", record.hours},
            {"scope", nameOf(record.scope)},
            {"state", nameOf(record.state)}};
}

/// Line of the trail and leaf.
void note(const Scene &scene, const std::string &action, const Record &record, const json &before, json after,
          const std::string &reason)
{
    Change change = scene.who;
    if (const auto given = contract::parseJson(change.after); given && given->is_object())
        after.update(*given);
    change.action = action;
    change.target = "overrides/" + record.id;
    change.before = before.is_null() ? std::string() : contract::dumpJson(before);
    change.after = contract::dumpJson(after);
    change.result = "allowed";
    change.reason = reason;
    recordChange(scene.transaction, scene.log, scene.now, change);
}

/// The leaf commits to the decision's stored action, entity and inputs with salts of its own, so that this names them
/// for good and tells nothing about them once they are erased.
std::string hashOf(Connection &connection, const Record &record)
{
    const auto leaf = connection.row("SELECT leaf FROM log_leaf WHERE seq = ?", {record.decisionSeq});
    if (!leaf)
        throw StoreError(StoreError::Kind::Damaged, "a decision has no leaf");
    const json wish{{"decisionId", record.decisionId},
                    {"decisionLeaf", toHex(view(leafHash(leaf->blob(0))))},
                    {"hours", record.hours},
                    {"id", record.id},
                    {"reason", record.reason},
                    {"requestedAt", contract::formatInstant(record.requestedAt)},
                    {"requestedBy", record.requestedBy},
                    {"scope", nameOf(record.scope)}};
    return toHex(sha256(contract::dumpJson(wish)));
}

bool isOne(const Scene &scene, const std::string &a, const std::string &b)
{
    return a == b || (scene.samePerson && scene.samePerson(a, b));
}

Done current(const Scene &scene, const std::string &id, std::int64_t revision, const std::string &hash)
{
    auto record = find(scene.transaction, id);
    if (!record)
        return refused(Fault::Absent);
    if (record->revision != revision || record->hash != hash)
        return refused(Fault::Stale);
    return *std::move(record);
}

/// The person's word.
Done speak(const Scene &scene, Record record, Step step, const std::string &words)
{
    const State now = stateAt(record.state, record.expiresAt, scene.now);
    const auto next = after(now, step, record.scope);
    if (!next)
        return refused(next.error());
    const json before = describe(record);
    record.state = *next;
    record.decidedBy = scene.who.actor;
    record.decidedAt = scene.now;
    record.note = rules::maskPii(words).text;
    if (step == Step::Approve)
        record.expiresAt =
            scene.now + (record.scope == Scope::Entity ? std::chrono::hours(record.hours) : approvalLife);
    note(scene, "override." + std::string(nameOf(record.state)), record, before, describe(record), record.note);
    update(scene.transaction, record);
    tellSpoken(scene, record);
    ++record.revision;
    return record;
}

} // namespace

Done request(const Scene &scene, const std::string &decisionId, const contract::OverrideRequest &wanted)
{
    const auto decision = findDecision(scene.transaction, decisionId);
    if (!decision)
        return refused(Fault::Absent);
    if (decision->state == DecisionState::Executed)
        return refused(Fault::NotHeld);
    if (decision->agent.empty())
        return refused(Fault::Erased);
    for (const State open : {State::Requested, State::Approved}) {
        if (list(scene.transaction, {scene.now, std::string(nameOf(open)), decisionId, {}}, 0, 1).total > 0)
            return refused(Fault::Waiting);
    }
    Record record;
    record.id = "ovr-" + randomId();
    record.decisionSeq = decision->seq;
    record.decisionId = decisionId;
    record.policyId = decision->policyId;
    record.policyName = decision->policyName;
    record.decisionState = contract::nameOf(decision->state);
    record.scope = *scopeOf(wanted.scope);
    record.hours = wanted.hours;
    record.reason = rules::maskPii(wanted.reason).text;
    record.requestedBy = scene.who.actor;
    record.requestedAt = scene.now;
    record.expiresAt = scene.now + wishLife;
    record.hash = hashOf(scene.transaction, record);
    note(scene, "override.requested", record, nullptr, describe(record), record.reason);
    insert(scene.transaction, scene.who.tenantId, record);
    tellRequested(scene, record);
    return record;
}

Done decide(const Scene &scene, Step step, const std::string &id, std::int64_t revision,
            const contract::OverrideVerdict &verdict)
{
    auto record = current(scene, id, revision, verdict.hash);
    if (!record)
        return record;
    if (isOne(scene, record->requestedBy, scene.who.actor))
        return refused(Fault::SamePerson);
    return speak(scene, *std::move(record), step, verdict.note);
}

Done withdraw(const Scene &scene, bool mayEnd, const std::string &id, std::int64_t revision,
              const contract::OverrideVerdict &verdict)
{
    auto record = current(scene, id, revision, verdict.hash);
    if (!record)
        return record;
    if (!mayEnd && record->requestedBy != scene.who.actor)
        return refused(Fault::NotYours);
    return speak(scene, *std::move(record), Step::Withdraw, verdict.note);
}

Done execute(const Scene &scene, const std::string &id, const DecisionKey &key)
{
    auto record = find(scene.transaction, id);
    if (!record)
        return refused(Fault::Absent);
    const auto next = after(stateAt(record->state, record->expiresAt, scene.now), Step::Execute, record->scope);
    if (!next)
        return refused(next.error());
    const json before = describe(*record);
    record->state = *next;
    record->lastUse = key.id;
    ++record->uses;
    json now = describe(*record);
    now["executed"] = key.id;
    now["use"] = record->uses;
    note(scene, "override.used", *record, before, std::move(now), {});
    update(scene.transaction, *record);
    tellExecuted(scene, *record);
    ++record->revision;
    return *std::move(record);
}

} // namespace atalaya::platform::overrides
