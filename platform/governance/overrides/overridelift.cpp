// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/overrides/overridelift.h"

#include "platform/base/digest.h"
#include "platform/governance/decisionrow.h"
#include "platform/governance/overrides/overridechanges.h"
#include "platform/governance/overrides/overriderequest.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

using overrides::Fault;
using overrides::Record;

/// The stored inputs of a decision, as text; empty when they are erased.
std::string storedInputs(Connection &connection, std::int64_t seq)
{
    const auto row = connection.row("SELECT body FROM log_leaf WHERE seq = ?", {seq});
    if (!row || row->isNull(0))
        return {};
    const auto body = contract::parseJson(row->blob(0));
    return body && body->is_object() && body->contains("inputs") ? contract::dumpJson(body->at("inputs"))
                                                                 : std::string();
}

bool isSameSubject(const contract::AuditRow &stored, const Decision &decision)
{
    return stored.agent == decision.agent && stored.entity == decision.entity && stored.action == decision.action;
}

bool isSameRequest(Connection &connection, const contract::AuditRow &stored, const Decision &decision)
{
    return isSameSubject(stored, decision) && stored.user == decision.user &&
           stored.confidence == decision.confidence && stored.risk == decision.risk &&
           stored.containsPii == decision.containsPii && storedInputs(connection, stored.seq) == decision.inputs;
}

/// A policy that wanted a person to look does not let go what it blocks by now.
bool isStricter(const Record &record, const Decision &decision)
{
    return decision.state == DecisionState::Blocked && record.decisionState != nameOf(DecisionState::Blocked);
}

} // namespace

void overrides::letGo(Decision &decision, const std::string &overrideId)
{
    nlohmann::json detail = contract::parseJson(decision.policyDetail).value_or(nlohmann::json::object());
    detail["override"] = {{"id", overrideId}, {"lifted", nameOf(decision.state)}};
    decision.policyDetail = contract::dumpJson(detail);
    decision.reason = "una persona aprobó la excepción; sin ella: " + decision.reason;
    decision.state = DecisionState::Executed;
}

bool OverrideLift::lift(const Scene &scene, Decision &decision)
{
    const std::string &id = scene.wanted.overrideId;
    const auto record = overrides::find(scene.transaction, id);
    if (!record)
        throw Absent{"override_request", id};
    if (decision.state == DecisionState::Executed)
        return false;
    using namespace overrides;
    const auto next = after(stateAt(record->state, record->expiresAt, scene.now), Step::Execute, record->scope);
    if (!next)
        throw errorOf(next.error());
    const auto stored = findDecision(scene.transaction, record->decisionId);
    if (!stored || stored->agent.empty())
        throw errorOf(Fault::Erased);
    if (decision.policyId != record->policyId || isStricter(*record, decision))
        throw errorOf(Fault::OtherVerdict);
    const bool once = record->scope == Scope::Once;
    bool fits = once ? isSameRequest(scene.transaction, *stored, decision) : isSameSubject(*stored, decision);
    if (const auto sealed = findSeal(scene.transaction, stored->seq); fits && sealed) {
        const Seal given = m_seals.of(scene.transaction, scene.request.scope->tenantId(), scene.wanted);
        fits = once ? equalsInConstantTime(sealed->whole, given.whole)
                    : equalsInConstantTime(sealed->subject, given.subject);
    }
    if (!fits)
        throw errorOf(Fault::Mismatch);
    overrides::letGo(decision, id);
    return true;
}

void OverrideLift::recorded(const Scene &scene, const Decision &decision, const DecisionKey &key, bool lifted)
{
    const std::string &tenantId = scene.request.scope->tenantId();
    if (decision.state != DecisionState::Executed)
        overrides::keepSeal(scene.transaction, tenantId, key.seq,
                            m_seals.of(scene.transaction, tenantId, scene.wanted));
    if (!lifted)
        return;
    Change who;
    who.tenantId = tenantId;
    who.actor = scene.request.principal.keyId;
    who.correlationId = scene.request.correlationId;
    const auto done = overrides::execute({scene.transaction, m_log, scene.now, who, {}}, scene.wanted.overrideId, key);
    if (!done)
        throw overrides::errorOf(done.error());
}

void OverrideLift::refused(const RequestContext &request, const std::string &overrideId, const std::string &code)
{
    m_database.write(*request.scope, [&](Transaction &transaction) {
        Change change;
        change.tenantId = request.scope->tenantId();
        change.actor = request.principal.keyId;
        change.action = "override.used";
        change.target = "overrides/" + overrideId;
        change.result = "denied";
        change.reason = code;
        change.correlationId = request.correlationId;
        recordChange(transaction, m_log, m_clock.now(), change);
    });
}

} // namespace atalaya::platform
