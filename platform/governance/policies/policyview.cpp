// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/policyview.h"

#include "platform/governance/policies/changeparts.h"
#include "platform/governance/policies/policyexamples.h"

#include <algorithm>
#include <set>

namespace atalaya::platform::policies {

namespace {

std::vector<std::string> modesOf(const rules::Policy &policy)
{
    std::set<rules::PolicyMode> modes;
    for (const rules::PolicyRule &rule : policy.rules)
        modes.insert(rule.then.mode);
    if (policy.otherwise)
        modes.insert(policy.otherwise->mode);
    std::vector<std::string> names;
    for (const rules::PolicyMode mode : modes)
        names.emplace_back(rules::nameOf(mode));
    return names;
}

/// What a line shows: what is in force, or else what is to be.
std::string shownText(Connection &connection, const Record &record, const std::optional<contract::PolicyDraft> &draft,
                      const std::optional<contract::PolicyPending> &pending)
{
    if (const auto published = version(connection, record.id, record.version))
        return published->policy;
    if (draft)
        return draft->policy;
    if (pending)
        return pending->policy;
    throw StoreError(StoreError::Kind::Damaged, "a policy without any text");
}

} // namespace

std::optional<contract::PolicyDetail> detailOf(Connection &connection, const std::string &id, Instant now)
{
    const auto record = find(connection, id);
    if (!record)
        return std::nullopt;
    contract::PolicyDetail detail{record->id,
                                  record->revision,
                                  record->createdAt,
                                  record->createdBy,
                                  version(connection, id, record->version),
                                  draft(connection, id),
                                  pending(connection, id)};
    if (detail.draft)
        detail.draft->outcomes =
            runExamples(connection, parts::policyFrom(detail.draft->policy), detail.draft->examples, now);
    return detail;
}

contract::PolicyVersions versionsOf(Connection &connection, const std::string &id)
{
    contract::PolicyVersions list{id, {}};
    for (contract::PolicyVersion &one : versions(connection, id)) {
        list.versions.push_back({one.version, std::move(one.hash), parts::policyFrom(one.policy).name, one.publishedAt,
                                 std::move(one.publishedBy), std::move(one.confirmedBy), std::move(one.note), one.seq});
    }
    return list;
}

contract::PolicyList listOf(Connection &connection, const Effects &effects)
{
    struct Aged
    {
        contract::PolicyList::Line line;
        Instant createdAt{};
    };
    std::vector<Aged> lines;
    for (const Record &record : all(connection)) {
        const auto unpublished = draft(connection, record.id);
        const auto waiting = pending(connection, record.id);
        const rules::Policy policy = parts::policyFrom(shownText(connection, record, unpublished, waiting));
        const auto effect = effects.find(record.id);
        lines.push_back(
            {{record.id, policy.name, policy.entities, policy.actions, modesOf(policy), policy.priority, policy.enabled,
              record.version, unpublished.has_value(), waiting.has_value(), record.revision, record.changedAt,
              record.changedBy, effect == effects.end() ? contract::PolicyList::Effect{} : effect->second},
             record.createdAt});
    }
    std::ranges::stable_sort(lines, [](const Aged &a, const Aged &b) {
        return a.line.priority != b.line.priority ? a.line.priority > b.line.priority : a.createdAt < b.createdAt;
    });
    const contract::GovernanceSettings state = settings(connection);
    contract::PolicyList list{{}, state.defaultMode, state.fourEyes};
    for (Aged &aged : lines)
        list.policies.push_back(std::move(aged.line));
    return list;
}

} // namespace atalaya::platform::policies
