// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/prompts/promptchanges.h"

#include "api/rules/masking.h"
#include "platform/governance/prompts/promptnotices.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform::prompts {

using contract::Person;
using contract::PromptDraft;
using contract::PromptPending;
using contract::PromptVersion;
using nlohmann::json;

namespace {

tl::unexpected<Fault> refused(Fault fault)
{
    return tl::unexpected(fault);
}

/// Texts are named by their hashes: what is personal in one stays out of the trail.
std::int64_t record(const Scene &scene, const std::string &action, const std::string &id, const json &before,
                    json after, const std::string &reason = {})
{
    Change change = scene.who;
    if (const auto given = contract::parseJson(change.after); given && given->is_object())
        after.update(*given);
    change.action = action;
    change.target = "prompts/" + id;
    change.before = before.is_null() ? std::string() : contract::dumpJson(before);
    change.after = contract::dumpJson(after);
    change.result = "allowed";
    change.reason = reason;
    return recordChange(scene.transaction, scene.log, scene.now, change);
}

json describe(const std::optional<PromptDraft> &draft)
{
    return draft ? json{{"draft", draft->hash}, {"basedOn", draft->basedOn}} : json(nullptr);
}

json inForceOf(const Scene &scene, const std::string &id)
{
    const auto version = prompts::version(scene.transaction, id, inForce(scene.transaction, id));
    return version ? json{{"version", version->version}, {"hash", version->hash}} : json(nullptr);
}

Done mustBe(const Scene &scene, const std::string &id, std::int64_t revision)
{
    const auto record = find(scene.transaction, id);
    if (!record)
        return refused(Fault::Absent);
    return record->revision == revision ? Done() : refused(Fault::Stale);
}

/// The text goes on, so those who had a part in it keep it.
PromptDraft draftOf(const Scene &scene, const std::string &id, const contract::PromptDocument &document,
                    std::vector<Person> authors)
{
    std::erase_if(authors, [&](const Person &author) { return author.id == scene.who.actor; });
    authors.push_back({scene.who.actor, {}});
    return {newest(scene.transaction, id), hashOf(document), document, scene.now, std::move(authors)};
}

void keepDraft(const Scene &scene, const std::string &id, const PromptDraft &made)
{
    putDraft(scene.transaction, scene.who.tenantId, id, made);
    touch(scene.transaction, id, scene.now, scene.who.actor);
}

tl::expected<PromptPending, Fault> waiting(const Scene &scene, const std::string &id,
                                           const contract::PromptVerdict &verdict)
{
    if (!find(scene.transaction, id))
        return refused(Fault::Absent);
    auto wish = pending(scene.transaction, id);
    if (!wish || wish->id != verdict.pending || wish->hash != verdict.hash)
        return refused(Fault::NotWaiting);
    return *std::move(wish);
}

bool hasPartIn(const Scene &scene, const PromptPending &wish)
{
    const auto isActor = [&scene](const Person &person) {
        return person.id == scene.who.actor || (scene.samePerson && scene.samePerson(person.id, scene.who.actor));
    };
    return isActor(wish.requestedBy) || std::ranges::any_of(wish.authors, isActor);
}

} // namespace

Done create(const Scene &scene, const std::string &id, const contract::PromptDocument &document)
{
    if (all(scene.transaction).size() >= mostPrompts)
        return refused(Fault::TooMany);
    insert(scene.transaction, scene.who.tenantId, {id, scene.now, scene.who.actor, 1, scene.now, scene.who.actor});
    const PromptDraft made = draftOf(scene, id, document, {});
    putDraft(scene.transaction, scene.who.tenantId, id, made);
    record(scene, "prompt.created", id, nullptr, describe(made));
    return {};
}

Done save(const Scene &scene, const std::string &id, std::int64_t revision, const contract::PromptDocument &document)
{
    if (auto good = mustBe(scene, id, revision); !good)
        return good;
    const auto before = draft(scene.transaction, id);
    const PromptDraft made = draftOf(scene, id, document, before ? before->authors : std::vector<Person>{});
    keepDraft(scene, id, made);
    record(scene, "prompt.draft_saved", id, describe(before), describe(made));
    return {};
}

Done drop(const Scene &scene, const std::string &id, std::int64_t revision)
{
    if (auto good = mustBe(scene, id, revision); !good)
        return good;
    const auto before = draft(scene.transaction, id);
    if (!before)
        return refused(Fault::NoDraft);
    const bool goes = newest(scene.transaction, id) == 0 && !pending(scene.transaction, id);
    if (goes) {
        remove(scene.transaction, id);
    } else {
        removeDraft(scene.transaction, id);
        touch(scene.transaction, id, scene.now, scene.who.actor);
    }
    record(scene, goes ? "prompt.removed" : "prompt.draft_dropped", id, describe(before), json::object());
    return {};
}

Done restore(const Scene &scene, const std::string &id, std::int64_t revision, std::int64_t version)
{
    if (auto good = mustBe(scene, id, revision); !good)
        return good;
    const auto old = prompts::version(scene.transaction, id, version);
    if (!old)
        return refused(Fault::NoVersion);
    const auto before = draft(scene.transaction, id);
    const PromptDraft made = draftOf(scene, id, old->document, {});
    keepDraft(scene, id, made);
    json after = describe(made);
    after["restored"] = version;
    record(scene, "prompt.draft_restored", id, describe(before), std::move(after));
    return {};
}

Done request(const Scene &scene, const std::string &id, std::int64_t revision, const contract::PromptWish &wish)
{
    if (auto good = mustBe(scene, id, revision); !good)
        return good;
    if (pending(scene.transaction, id))
        return refused(Fault::Waiting);
    const auto wanted = draft(scene.transaction, id);
    if (!wanted)
        return refused(Fault::NoDraft);
    if (wanted->hash != wish.hash)
        return refused(Fault::Stale);
    const auto published = prompts::version(scene.transaction, id, inForce(scene.transaction, id));
    if (published && published->hash == wanted->hash)
        return refused(Fault::Unchanged);
    PromptPending asked{0,
                        wanted->hash,
                        wanted->document,
                        {scene.who.actor, {}},
                        scene.now,
                        rules::maskPii(wish.note).text,
                        wanted->authors};
    asked.id = record(scene, "prompt.approval_requested", id, inForceOf(scene, id), {{"hash", asked.hash}}, asked.note);
    removeDraft(scene.transaction, id);
    putPending(scene.transaction, scene.who.tenantId, id, asked);
    tellWaiting(scene, id, asked);
    touch(scene.transaction, id, scene.now, scene.who.actor);
    return {};
}

Done approve(const Scene &scene, const std::string &id, const contract::PromptVerdict &verdict)
{
    const auto wish = waiting(scene, id, verdict);
    if (!wish)
        return tl::unexpected(wish.error());
    if (hasPartIn(scene, *wish))
        return refused(Fault::SamePerson);
    PromptVersion next;
    next.version = newest(scene.transaction, id) + 1;
    next.hash = wish->hash;
    next.document = wish->document;
    next.requestedBy = wish->requestedBy;
    next.requestedAt = wish->requestedAt;
    next.approvedBy.id = scene.who.actor;
    next.approvedAt = scene.now;
    next.note = wish->note;
    json after{{"version", next.version}, {"hash", next.hash}, {"requestedBy", next.requestedBy.id}};
    next.seq =
        record(scene, "prompt.approved", id, inForceOf(scene, id), std::move(after), rules::maskPii(verdict.note).text);
    removePending(scene.transaction, id);
    insertVersion(scene.transaction, scene.who.tenantId, id, next);
    tellAnswered(scene, id, *wish, next.version);
    touch(scene.transaction, id, scene.now, scene.who.actor);
    return {};
}

Done reject(const Scene &scene, const std::string &id, const contract::PromptVerdict &verdict)
{
    const auto wish = waiting(scene, id, verdict);
    if (!wish)
        return tl::unexpected(wish.error());
    removePending(scene.transaction, id);
    if (!draft(scene.transaction, id)) {
        putDraft(scene.transaction, scene.who.tenantId, id,
                 {newest(scene.transaction, id), wish->hash, wish->document, wish->requestedAt, wish->authors});
    }
    touch(scene.transaction, id, scene.now, scene.who.actor);
    record(scene, "prompt.rejected", id, {{"hash", wish->hash}}, json::object(), rules::maskPii(verdict.note).text);
    tellAnswered(scene, id, *wish, 0);
    return {};
}

Done withdraw(const Scene &scene, const std::string &id, std::int64_t version,
              const contract::PromptWithdrawal &withdrawal)
{
    const auto old = prompts::version(scene.transaction, id, version);
    if (!old)
        return refused(find(scene.transaction, id) ? Fault::NoVersion : Fault::Absent);
    if (old->withdrawn)
        return refused(Fault::Withdrawn);
    const std::string note = rules::maskPii(withdrawal.note).text;
    const std::int64_t seq = record(scene, "prompt.withdrawn", id, inForceOf(scene, id),
                                    {{"withdrawn", version}, {"hash", old->hash}}, note);
    insertWithdrawal(scene.transaction, scene.who.tenantId, id, version, {{scene.who.actor, {}}, scene.now, note}, seq);
    touch(scene.transaction, id, scene.now, scene.who.actor);
    return {};
}

} // namespace atalaya::platform::prompts
