// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/changeparts.h"
#include "platform/governance/policies/policybook.h"
#include "platform/governance/policies/policyexamples.h"
#include "platform/governance/policies/policynotices.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform::policies {

using nlohmann::json;
using parts::refused;

namespace {

/// Whether it may be in force: its examples hold, and the whole set with it can be made ready.
Done fit(const Scene &scene, const Record &record, const Document &document)
{
    const rules::Policy policy = parts::policyFrom(document.policy);
    auto outcomes = runExamples(scene.transaction, policy, document.examples, scene.now);
    if (!std::ranges::all_of(outcomes, &contract::PolicyExampleOutcome::holds))
        return tl::unexpected(Refusal{Fault::ExamplesFail, std::move(outcomes)});
    rules::PolicySet set = setInForce(scene.transaction);
    std::erase_if(set.policies, [&](const auto &other) { return other.policy.id == policy.id; });
    set.policies.push_back(rules::inForce(policy, record.version + 1, record.createdAt));
    if (!rules::PolicyEngine::compile(std::move(set)))
        return refused(Fault::TooManyPatterns);
    return {};
}

void putIntoForce(const Scene &scene, const Record &record, Document document, const std::string &note,
                  const std::string &by, std::optional<std::string> confirmedBy)
{
    contract::PolicyVersion next{record.version + 1,          document.hash, scene.now, by,
                                 std::move(confirmedBy),      note,          0,         std::move(document.policy),
                                 std::move(document.examples)};
    next.seq = parts::record(scene, "policy.published", "policies/" + record.id, parts::inForce(scene, record),
                             {{"version", next.version}, {"hash", next.hash}}, note);
    insertVersion(scene.transaction, scene.who.tenantId, record.id, next);
    tellPublished(scene, record.id, next);
    touch(scene.transaction, record.id, scene.now, scene.who.actor);
}

/// At once, or when somebody else agrees.
void publishOrAsk(const Scene &scene, const Record &record, Document document, const std::string &note)
{
    if (!settings(scene.transaction).fourEyes)
        return putIntoForce(scene, record, std::move(document), note, scene.who.actor, std::nullopt);
    contract::PolicyPending wish{
        0, document.hash, scene.now, scene.who.actor, note, std::move(document.policy), std::move(document.examples)};
    wish.id = parts::record(scene, "policy.publish_requested", "policies/" + record.id, parts::inForce(scene, record),
                            {{"hash", wish.hash}}, note);
    putPending(scene.transaction, scene.who.tenantId, record.id, wish);
    tellWaiting(scene, record.id, wish);
    touch(scene.transaction, record.id, scene.now, scene.who.actor);
}

tl::expected<contract::PolicyPending, Refusal> waiting(const Scene &scene, const std::string &id,
                                                       const contract::PolicyPendingRequest &request)
{
    if (const auto record = parts::existing(scene, id); !record)
        return tl::unexpected(record.error());
    auto wish = pending(scene.transaction, id);
    if (!wish || wish->id != request.pending || wish->hash != request.hash)
        return refused(Fault::NotWaiting);
    return *std::move(wish);
}

} // namespace

Done publish(const Scene &scene, const std::string &id, const contract::PolicyPublishRequest &request)
{
    const auto record = parts::current(scene, id, request.revision);
    if (!record)
        return tl::unexpected(record.error());
    if (pending(scene.transaction, id))
        return refused(Fault::Waiting);
    const auto wanted = draft(scene.transaction, id);
    if (!wanted)
        return refused(Fault::NoDraft);
    if (wanted->hash != request.hash)
        return refused(Fault::Stale);
    if (wanted->basedOn != record->version)
        return refused(Fault::Outdated);
    Document document = documentOf(*wanted);
    const auto published = version(scene.transaction, id, record->version);
    if (published && documentOf(*published) == document)
        return refused(Fault::Unchanged);
    if (auto good = fit(scene, *record, document); !good)
        return good;
    removeDraft(scene.transaction, id);
    publishOrAsk(scene, *record, std::move(document), request.note);
    return {};
}

Done setEnabled(const Scene &scene, const std::string &id, const contract::PolicySwitchRequest &request, bool enabled)
{
    const auto record = parts::current(scene, id, request.revision);
    if (!record)
        return tl::unexpected(record.error());
    if (pending(scene.transaction, id))
        return refused(Fault::Waiting);
    const auto published = version(scene.transaction, id, record->version);
    if (!published)
        return refused(Fault::NeverPublished);
    rules::Policy policy = parts::policyFrom(published->policy);
    if (policy.enabled == enabled)
        return refused(Fault::Unchanged);
    policy.enabled = enabled;
    Document document = parts::documentOf(policy, published->examples);
    if (auto good = fit(scene, *record, document); !good)
        return good;
    publishOrAsk(scene, *record, std::move(document), request.note);
    return {};
}

Done confirm(const Scene &scene, const std::string &id, const contract::PolicyPendingRequest &request)
{
    const auto wish = waiting(scene, id, request);
    if (!wish)
        return tl::unexpected(wish.error());
    if (wish->requestedBy == scene.who.actor)
        return refused(Fault::SamePerson);
    const Record record = *find(scene.transaction, id);
    if (auto good = fit(scene, record, documentOf(*wish)); !good)
        return good;
    removePending(scene.transaction, id);
    putIntoForce(scene, record, documentOf(*wish), wish->note, wish->requestedBy, scene.who.actor);
    tellAnswered(scene, id, *wish, record.version + 1);
    return {};
}

Done reject(const Scene &scene, const std::string &id, const contract::PolicyPendingRequest &request)
{
    const auto wish = waiting(scene, id, request);
    if (!wish)
        return tl::unexpected(wish.error());
    const Record record = *find(scene.transaction, id);
    removePending(scene.transaction, id);
    if (!draft(scene.transaction, id)) {
        putDraft(scene.transaction, scene.who.tenantId, id,
                 {record.version, wish->hash, wish->requestedAt, wish->requestedBy, wish->policy, wish->examples, {}});
    }
    touch(scene.transaction, id, scene.now, scene.who.actor);
    parts::record(scene, "policy.publish_rejected", "policies/" + id, {{"hash", wish->hash}}, json::object());
    tellAnswered(scene, id, *wish, 0);
    return {};
}

} // namespace atalaya::platform::policies
