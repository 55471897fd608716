// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/changeparts.h"

#include "api/rules/policyjson.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::policies::parts {

using nlohmann::json;

tl::expected<Record, Refusal> existing(const Scene &scene, const std::string &id)
{
    auto record = find(scene.transaction, id);
    if (!record)
        return refused(Fault::Absent);
    return *std::move(record);
}

tl::expected<Record, Refusal> current(const Scene &scene, const std::string &id, std::int64_t revision)
{
    auto record = existing(scene, id);
    if (record && record->revision != revision)
        return refused(Fault::Stale);
    return record;
}

Document documentOf(const rules::Policy &policy, std::vector<contract::PolicyExample> examples)
{
    return {rules::canonicalPolicy(policy), rules::contentHash(policy), std::move(examples)};
}

rules::Policy policyFrom(const std::string &text)
{
    const auto document = contract::parseJson(text);
    if (document) {
        if (auto policy = rules::decodePolicy(*document))
            return *std::move(policy);
    }
    throw StoreError(StoreError::Kind::Damaged, "a stored policy can't be read");
}

std::int64_t record(const Scene &scene, const std::string &action, const std::string &target, const json &before,
                    json after, const std::string &reason)
{
    Change change = scene.who;
    if (const auto given = contract::parseJson(change.after); given && given->is_object())
        after.update(*given);
    change.action = action;
    change.target = target;
    change.before = before.is_null() ? std::string() : contract::dumpJson(before);
    change.after = contract::dumpJson(after);
    change.result = "allowed";
    change.reason = reason;
    return recordChange(scene.transaction, scene.log, scene.now, change);
}

json inForce(const Scene &scene, const Record &record)
{
    const auto published = version(scene.transaction, record.id, record.version);
    return published ? json{{"version", published->version}, {"hash", published->hash}} : json(nullptr);
}

} // namespace atalaya::platform::policies::parts
