// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompt.h"

#include "people.h"
#include "policyparts.h"
#include "promptparts.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t longestNote = 4 * parts::longestPromptNote;

json encodePeople(const std::vector<Person> &people)
{
    json list = json::array();
    for (const Person &person : people)
        list.push_back(encode(person));
    return list;
}

std::vector<Person> people(Reader &in, std::string_view key)
{
    return in.list(
        key,
        [](Reader &item) {
            return Person{item.string("id", 200), item.string("name", 1000)};
        },
        500);
}

json encodeOrNull(const std::optional<PromptDraft> &draft)
{
    if (!draft)
        return nullptr;
    json value{{"basedOn", draft->basedOn},
               {"hash", draft->hash},
               {"savedAt", formatInstant(draft->savedAt)},
               {"authors", encodePeople(draft->authors)}};
    parts::putPromptDocument(value, draft->document);
    return value;
}

json encodeOrNull(const std::optional<PromptPending> &pending)
{
    if (!pending)
        return nullptr;
    json value{{"id", pending->id},
               {"hash", pending->hash},
               {"requestedBy", encode(pending->requestedBy)},
               {"requestedAt", formatInstant(pending->requestedAt)},
               {"note", pending->note},
               {"authors", encodePeople(pending->authors)}};
    parts::putPromptDocument(value, pending->document);
    return value;
}

PromptDraft draftIn(Reader in)
{
    PromptDraft draft;
    draft.basedOn = in.integer("basedOn", 0);
    draft.hash = parts::hash(in, "hash");
    draft.document = parts::promptDocument(in);
    draft.savedAt = in.instant("savedAt");
    draft.authors = people(in, "authors");
    return draft;
}

PromptPending pendingIn(Reader in)
{
    PromptPending pending;
    pending.id = in.integer("id", 0);
    pending.hash = parts::hash(in, "hash");
    pending.document = parts::promptDocument(in);
    pending.requestedBy = parts::person(in, "requestedBy");
    pending.requestedAt = in.instant("requestedAt");
    pending.note = in.string("note", longestNote);
    pending.authors = people(in, "authors");
    return pending;
}

PromptVersion versionIn(Reader &in)
{
    PromptVersion version;
    version.version = in.integer("version", 1);
    version.hash = parts::hash(in, "hash");
    version.document = parts::promptDocument(in);
    version.requestedBy = parts::person(in, "requestedBy");
    version.requestedAt = in.instant("requestedAt");
    version.approvedBy = parts::person(in, "approvedBy");
    version.approvedAt = in.instant("approvedAt");
    version.note = in.string("note", longestNote);
    version.seq = in.integer("seq", 0);
    if (auto withdrawn = in.maybeObject("withdrawn"))
        version.withdrawn = PromptVersion::Withdrawn{parts::person(*withdrawn, "by"), withdrawn->instant("at"),
                                                     withdrawn->string("note", longestNote)};
    return version;
}

PromptList::Line lineIn(Reader &in)
{
    PromptList::Line line;
    line.id = in.string("id", 100);
    line.name = in.string("name", 1000);
    line.version = in.integer("version", 0);
    line.hasDraft = in.boolean("hasDraft");
    line.waits = in.boolean("waits");
    line.changedAt = in.instant("changedAt");
    line.changedBy = parts::person(in, "changedBy");
    return line;
}

} // namespace

json encode(const PromptVersion &version)
{
    json value{{"version", version.version},
               {"hash", version.hash},
               {"requestedBy", encode(version.requestedBy)},
               {"requestedAt", formatInstant(version.requestedAt)},
               {"approvedBy", encode(version.approvedBy)},
               {"approvedAt", formatInstant(version.approvedAt)},
               {"note", version.note},
               {"seq", version.seq},
               {"withdrawn", nullptr}};
    if (version.withdrawn)
        value["withdrawn"] = {{"by", encode(version.withdrawn->by)},
                              {"at", formatInstant(version.withdrawn->at)},
                              {"note", version.withdrawn->note}};
    parts::putPromptDocument(value, version.document);
    return value;
}

Decoded<PromptVersion> decodePromptVersion(const json &value)
{
    Reader in(value);
    PromptVersion version = versionIn(in);
    return in.finish(std::move(version));
}

json encode(const PromptDetail &detail)
{
    return {{"id", detail.id},
            {"revision", detail.revision},
            {"changedAt", formatInstant(detail.changedAt)},
            {"changedBy", encode(detail.changedBy)},
            {"inForce", detail.inForce ? encode(*detail.inForce) : json(nullptr)},
            {"draft", encodeOrNull(detail.draft)},
            {"pending", encodeOrNull(detail.pending)}};
}

Decoded<PromptDetail> decodePromptDetail(const json &value)
{
    Reader in(value);
    PromptDetail detail;
    detail.id = in.string("id", 100);
    detail.revision = in.integer("revision", 1);
    detail.changedAt = in.instant("changedAt");
    detail.changedBy = parts::person(in, "changedBy");
    if (auto inForce = in.maybeObject("inForce"))
        detail.inForce = versionIn(*inForce);
    if (const auto draft = in.maybeObject("draft"))
        detail.draft = draftIn(*draft);
    if (const auto pending = in.maybeObject("pending"))
        detail.pending = pendingIn(*pending);
    return in.finish(std::move(detail));
}

json encode(const PromptList &list)
{
    json lines = json::array();
    for (const PromptList::Line &line : list.prompts)
        lines.push_back({{"id", line.id},
                         {"name", line.name},
                         {"version", line.version},
                         {"hasDraft", line.hasDraft},
                         {"waits", line.waits},
                         {"changedAt", formatInstant(line.changedAt)},
                         {"changedBy", encode(line.changedBy)}});
    return {{"prompts", std::move(lines)}};
}

Decoded<PromptList> decodePromptList(const json &value)
{
    Reader in(value);
    PromptList list;
    list.prompts = in.list("prompts", lineIn, 1000);
    return in.finish(std::move(list));
}

json encode(const PromptVersions &versions)
{
    json list = json::array();
    for (const PromptVersion &version : versions.versions)
        list.push_back(encode(version));
    return {{"versions", std::move(list)}};
}

Decoded<PromptVersions> decodePromptVersions(const json &value)
{
    Reader in(value);
    PromptVersions versions;
    versions.versions = in.list("versions", versionIn, 1000);
    return in.finish(std::move(versions));
}

} // namespace atalaya::contract
