// SPDX-License-Identifier: GPL-3.0-or-later
#include "policydetail.h"

#include "people.h"
#include "policyparts.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

Decoded<PolicyPending> decodePolicyPending(const json &value)
{
    Reader in(value);
    PolicyPending pending;
    pending.id = in.integer("id", 0);
    pending.hash = parts::hash(in, "hash");
    pending.requestedAt = in.instant("requestedAt");
    pending.requestedBy = in.string("requestedBy", 200);
    pending.note = in.string("note");
    pending.policy = parts::objectText(in, value, "policy");
    pending.examples = parts::examples(in);
    return in.finish(std::move(pending));
}

/// The object `key` read by a decoder of its own; its errors get the path from here.
template<class T>
std::optional<T> part(Reader &in, const json &value, const char *key, Decoded<T> (*decode)(const json &))
{
    if (!in.maybeObject(key) || !in.ok())
        return std::nullopt;
    auto read = decode(value.at(key));
    if (read)
        return *std::move(read);
    in.fail(read.error().path.empty() ? key : std::string(key) + '.' + read.error().path, read.error().reason);
    return std::nullopt;
}

} // namespace

json encode(const PolicyVersion &version)
{
    return {{"version", version.version},
            {"hash", version.hash},
            {"publishedAt", formatInstant(version.publishedAt)},
            {"publishedBy", version.publishedBy},
            {"confirmedBy", parts::orNull(version.confirmedBy)},
            {"note", version.note},
            {"seq", parts::orNull(version.seq)},
            {"policy", parts::textObject(version.policy)},
            {"examples", parts::encodeExamples(version.examples)}};
}

Decoded<PolicyVersion> decodePolicyVersion(const json &value)
{
    Reader in(value);
    PolicyVersion version;
    version.version = in.integer("version", 1);
    version.hash = parts::hash(in, "hash");
    version.publishedAt = in.instant("publishedAt");
    version.publishedBy = in.string("publishedBy", 200);
    version.confirmedBy = in.maybeString("confirmedBy", 200);
    version.note = in.string("note");
    version.seq = in.maybeInteger("seq");
    version.policy = parts::objectText(in, value, "policy");
    version.examples = parts::examples(in);
    return in.finish(std::move(version));
}

json encode(const PolicyPending &pending)
{
    return {{"id", pending.id},
            {"hash", pending.hash},
            {"requestedAt", formatInstant(pending.requestedAt)},
            {"requestedBy", pending.requestedBy},
            {"note", pending.note},
            {"policy", parts::textObject(pending.policy)},
            {"examples", parts::encodeExamples(pending.examples)}};
}

json encode(const PolicyDetail &detail)
{
    return {{"id", detail.id},
            {"revision", detail.revision},
            {"createdAt", formatInstant(detail.createdAt)},
            {"createdBy", detail.createdBy},
            {"published", detail.published ? encode(*detail.published) : json(nullptr)},
            {"draft", detail.draft ? encode(*detail.draft) : json(nullptr)},
            {"pending", detail.pending ? encode(*detail.pending) : json(nullptr)},
            {"people", parts::encodePeople(detail.people)}};
}

Decoded<PolicyDetail> decodePolicyDetail(const json &value)
{
    Reader in(value);
    PolicyDetail detail;
    detail.id = in.string("id", 200);
    detail.revision = in.integer("revision", 0);
    detail.createdAt = in.instant("createdAt");
    detail.createdBy = in.string("createdBy", 200);
    detail.published = part(in, value, "published", decodePolicyVersion);
    detail.draft = part(in, value, "draft", decodePolicyDraft);
    detail.pending = part(in, value, "pending", decodePolicyPending);
    detail.people = parts::people(in, "people");
    return in.finish(std::move(detail));
}

json encode(const PolicyVersions &versions)
{
    json list = json::array();
    for (const PolicyVersions::Line &line : versions.versions) {
        list.push_back({{"version", line.version},
                        {"hash", line.hash},
                        {"name", line.name},
                        {"publishedAt", formatInstant(line.publishedAt)},
                        {"publishedBy", line.publishedBy},
                        {"confirmedBy", parts::orNull(line.confirmedBy)},
                        {"note", line.note},
                        {"seq", parts::orNull(line.seq)}});
    }
    return {{"id", versions.id}, {"versions", std::move(list)}, {"people", parts::encodePeople(versions.people)}};
}

Decoded<PolicyVersions> decodePolicyVersions(const json &value)
{
    Reader in(value);
    PolicyVersions versions;
    versions.id = in.string("id", 200);
    versions.versions = in.list("versions", [](Reader &item) {
        PolicyVersions::Line line;
        line.version = item.integer("version", 1);
        line.hash = parts::hash(item, "hash");
        line.name = item.string("name", 1000);
        line.publishedAt = item.instant("publishedAt");
        line.publishedBy = item.string("publishedBy", 200);
        line.confirmedBy = item.maybeString("confirmedBy", 200);
        line.note = item.string("note");
        line.seq = item.maybeInteger("seq");
        return line;
    });
    versions.people = parts::people(in, "people");
    return in.finish(std::move(versions));
}

} // namespace atalaya::contract
