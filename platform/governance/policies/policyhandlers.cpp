// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/policyhandlers.h"

#include "platform/governance/policies/policyrequest.h"
#include "platform/http/reply.h"
#include "platform/http/requestheaders.h"
#include "platform/identity/identityroutes.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::policies {

using nlohmann::json;

namespace {

/// Thrown out of a change that is only tried.
struct Rehearsed
{};

} // namespace

void Handlers::requireThere(const RequestContext &request) const
{
    m_services.database.read(*request.scope, [&](Connection &connection) { (void)idIn(request, connection); });
}

Handlers::Show Handlers::showing(const std::string &id) const
{
    return [this, id](Connection &connection) {
        auto detail = detailOf(connection, id, m_services.clock.now());
        if (!detail)
            return json(nullptr);
        nameAll(m_services.database, detail->people);
        return encode(*detail);
    };
}

Response Handlers::change(const RequestContext &request, const std::string &stepUp, const Work &work, const Show &show,
                          int status) const
{
    json shown;
    m_services.database.write(*request.scope, [&](Transaction &transaction) {
        const Done done = work({transaction, m_services.log, m_services.clock.now(), whoIn(request, stepUp)});
        if (!done)
            refuse(request, done.error(), [&] { return contract::dumpJson(show(transaction)); });
        shown = show(transaction);
    });
    return shown.is_null() ? emptyReply() : reply(request, shown, status);
}

Response Handlers::guarded(const RequestContext &request, const std::string &action, const Work &work,
                           const Show &show) const
{
    if (header(request, "x-step-up").empty()) {
        try {
            (void)change(
                request, {},
                [&work](const Scene &scene) -> Done {
                    if (auto done = work(scene); !done)
                        return done;
                    throw Rehearsed{};
                },
                show);
        } catch (const Rehearsed &) {
        }
    }
    return change(request, requireStepUp(m_services, request, action), work, show);
}

Response Handlers::create(const RequestContext &request) const
{
    const auto wanted = valueOrThrow(contract::decodePolicyDraftRequest(bodyOf(request)));
    const rules::Policy policy = newPolicyIn(wanted.policy, "policy");
    return change(
        request, {}, [&](const Scene &scene) { return policies::create(scene, policy, wanted.examples); },
        showing(policy.id), 201);
}

Response Handlers::save(const RequestContext &request) const
{
    requireThere(request);
    const std::int64_t revision = revisionIn(request);
    const auto wanted = valueOrThrow(contract::decodePolicyDraftRequest(bodyOf(request)));
    const rules::Policy policy = policyIn(wanted.policy, "policy");
    if (policy.id != request.pathParameters.at("id"))
        throw fieldError("policy.id", "differs", "A policy keeps its id.");
    return change(
        request, {},
        [&](const Scene &scene) { return saveDraft(scene, revision, policy, wanted.examples, wanted.basedOn); },
        showing(policy.id));
}

Response Handlers::drop(const RequestContext &request) const
{
    requireThere(request);
    const std::int64_t revision = revisionIn(request);
    const std::string &id = request.pathParameters.at("id");
    return change(
        request, {}, [&](const Scene &scene) { return dropDraft(scene, id, revision); }, showing(id));
}

Response Handlers::restore(const RequestContext &request) const
{
    requireThere(request);
    const auto wanted = valueOrThrow(contract::decodePolicyRestoreRequest(bodyOf(request)));
    const std::string &id = request.pathParameters.at("id");
    return change(
        request, {}, [&](const Scene &scene) { return policies::restore(scene, id, wanted); }, showing(id));
}

Response Handlers::publish(const RequestContext &request) const
{
    requireThere(request);
    const auto wanted = valueOrThrow(contract::decodePolicyPublishRequest(bodyOf(request)));
    const std::string &id = request.pathParameters.at("id");
    return guarded(
        request, "policy.publish", [&](const Scene &scene) { return policies::publish(scene, id, wanted); },
        showing(id));
}

Response Handlers::setEnabled(const RequestContext &request, bool enabled) const
{
    requireThere(request);
    const auto wanted = valueOrThrow(contract::decodePolicySwitchRequest(bodyOf(request)));
    const std::string &id = request.pathParameters.at("id");
    return guarded(
        request, enabled ? "policy.enable" : "policy.disable",
        [&](const Scene &scene) { return policies::setEnabled(scene, id, wanted, enabled); }, showing(id));
}

Response Handlers::confirm(const RequestContext &request) const
{
    requireThere(request);
    const auto wanted = valueOrThrow(contract::decodePolicyPendingRequest(bodyOf(request)));
    const std::string &id = request.pathParameters.at("id");
    return guarded(
        request, "policy.confirm", [&](const Scene &scene) { return policies::confirm(scene, id, wanted); },
        showing(id));
}

Response Handlers::reject(const RequestContext &request) const
{
    requireThere(request);
    const auto wanted = valueOrThrow(contract::decodePolicyPendingRequest(bodyOf(request)));
    const std::string &id = request.pathParameters.at("id");
    return change(
        request, {}, [&](const Scene &scene) { return policies::reject(scene, id, wanted); }, showing(id));
}

Response Handlers::changeSettings(const RequestContext &request) const
{
    const auto wanted = valueOrThrow(contract::decodeGovernanceSettingsRequest(bodyOf(request)));
    return guarded(
        request, "policy.settings", [&](const Scene &scene) { return policies::changeSettings(scene, wanted); },
        [this](Connection &connection) {
            contract::GovernanceSettings state = policies::settings(connection);
            nameAsker(m_services.database, state);
            return encode(state);
        });
}

} // namespace atalaya::platform::policies
