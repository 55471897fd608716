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

using Ids = std::set<std::string>;

void add(Ids &ids, const std::string &id)
{
    // What came with the platform is nobody's.
    if (!id.empty() && id != "operator")
        ids.insert(id);
}

void addOwner(Ids &ids, const std::string &policy)
{
    add(ids, parts::policyFrom(policy).owner);
}

std::vector<contract::Person> unnamed(const Ids &ids)
{
    std::vector<contract::Person> people;
    for (const std::string &id : ids)
        people.push_back({id, {}});
    return people;
}

std::vector<contract::Person> peopleIn(const contract::PolicyDetail &detail)
{
    Ids ids;
    add(ids, detail.createdBy);
    if (const auto &published = detail.published) {
        add(ids, published->publishedBy);
        add(ids, published->confirmedBy.value_or(std::string()));
        addOwner(ids, published->policy);
    }
    if (const auto &draft = detail.draft) {
        add(ids, draft->savedBy);
        addOwner(ids, draft->policy);
    }
    if (const auto &pending = detail.pending) {
        add(ids, pending->requestedBy);
        addOwner(ids, pending->policy);
    }
    return unnamed(ids);
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
                                  pending(connection, id),
                                  {}};
    detail.people = peopleIn(detail);
    if (detail.draft)
        detail.draft->outcomes =
            runExamples(connection, parts::policyFrom(detail.draft->policy), detail.draft->examples, now);
    return detail;
}

contract::PolicyVersions versionsOf(Connection &connection, const std::string &id)
{
    contract::PolicyVersions list{id, {}, {}};
    Ids ids;
    for (contract::PolicyVersion &one : versions(connection, id)) {
        add(ids, one.publishedBy);
        add(ids, one.confirmedBy.value_or(std::string()));
        list.versions.push_back({one.version, std::move(one.hash), parts::policyFrom(one.policy).name, one.publishedAt,
                                 std::move(one.publishedBy), std::move(one.confirmedBy), std::move(one.note), one.seq});
    }
    list.people = unnamed(ids);
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
