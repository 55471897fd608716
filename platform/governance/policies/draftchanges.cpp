// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/changeparts.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::policies {

using nlohmann::json;
using parts::refused;

namespace {

std::string targetOf(const std::string &id)
{
    return "policies/" + id;
}

json describe(const contract::PolicyDraft &draft)
{
    return {{"draft", draft.hash}, {"basedOn", draft.basedOn}};
}

json draftBefore(const Scene &scene, const std::string &id)
{
    const auto before = draft(scene.transaction, id);
    return before ? describe(*before) : json(nullptr);
}

contract::PolicyDraft draftOf(const Scene &scene, Document document, std::int64_t basedOn)
{
    return {
        basedOn, document.hash, scene.now, scene.who.actor, std::move(document.policy), std::move(document.examples),
        {}};
}

} // namespace

Done create(const Scene &scene, const rules::Policy &policy, const std::vector<contract::PolicyExample> &examples)
{
    if (find(scene.transaction, policy.id))
        return refused(Fault::Exists);
    if (all(scene.transaction).size() >= mostPolicies)
        return refused(Fault::TooMany);
    const contract::PolicyDraft made = draftOf(scene, parts::documentOf(policy, examples), 0);
    insert(scene.transaction, scene.who.tenantId,
           {policy.id, scene.now, scene.who.actor, 0, 1, scene.now, scene.who.actor});
    putDraft(scene.transaction, scene.who.tenantId, policy.id, made);
    parts::record(scene, "policy.created", targetOf(policy.id), nullptr, describe(made));
    return {};
}

Done saveDraft(const Scene &scene, std::int64_t revision, const rules::Policy &policy,
               const std::vector<contract::PolicyExample> &examples, std::optional<std::int64_t> basedOn)
{
    const auto record = parts::current(scene, policy.id, revision);
    if (!record)
        return tl::unexpected(record.error());
    if (basedOn.value_or(0) > record->version)
        return refused(Fault::NoVersion);
    const auto before = draft(scene.transaction, policy.id);
    const std::int64_t base = basedOn.value_or(before ? before->basedOn : record->version);
    const contract::PolicyDraft made = draftOf(scene, parts::documentOf(policy, examples), base);
    putDraft(scene.transaction, scene.who.tenantId, policy.id, made);
    touch(scene.transaction, policy.id, scene.now, scene.who.actor);
    parts::record(scene, "policy.draft_saved", targetOf(policy.id), before ? describe(*before) : json(nullptr),
                  describe(made));
    return {};
}

Done dropDraft(const Scene &scene, const std::string &id, std::int64_t revision)
{
    const auto record = parts::current(scene, id, revision);
    if (!record)
        return tl::unexpected(record.error());
    const auto before = draft(scene.transaction, id);
    if (!before)
        return refused(Fault::NoDraft);
    const bool waits = pending(scene.transaction, id).has_value();
    if (record->version == 0 && !waits) {
        remove(scene.transaction, id);
    } else {
        removeDraft(scene.transaction, id);
        touch(scene.transaction, id, scene.now, scene.who.actor);
    }
    parts::record(scene, record->version == 0 && !waits ? "policy.removed" : "policy.draft_dropped", targetOf(id),
                  describe(*before), json::object());
    return {};
}

Done restore(const Scene &scene, const std::string &id, const contract::PolicyRestoreRequest &request)
{
    const auto record = parts::current(scene, id, request.revision);
    if (!record)
        return tl::unexpected(record.error());
    auto old = version(scene.transaction, id, request.version);
    if (!old)
        return refused(Fault::NoVersion);
    const json before = draftBefore(scene, id);
    const contract::PolicyDraft made = draftOf(scene, documentOf(*old), record->version);
    putDraft(scene.transaction, scene.who.tenantId, id, made);
    touch(scene.transaction, id, scene.now, scene.who.actor);
    json after = describe(made);
    after["restored"] = request.version;
    parts::record(scene, "policy.draft_restored", targetOf(id), before, after);
    return {};
}

} // namespace atalaya::platform::policies
