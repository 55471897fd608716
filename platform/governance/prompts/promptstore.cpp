// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/prompts/promptstore.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::prompts {

namespace {

using contract::Person;
using contract::PromptVersion;
using nlohmann::json;

constexpr const char *recordColumns =
    "SELECT id, created_at, created_by, revision, changed_at, changed_by FROM prompt ";
constexpr const char *versionColumns =
    "SELECT v.version, v.hash, v.document, v.requested_by, v.requested_at, v.approved_by, v.approved_at, v.note, v.seq,"
    " w.withdrawn_by, w.withdrawn_at, w.note FROM prompt_version v LEFT JOIN prompt_withdrawal w ON"
    " w.prompt_id = v.prompt_id AND w.version = v.version WHERE v.prompt_id = ? ";

std::int64_t millis(contract::Instant at)
{
    return at.time_since_epoch().count();
}

contract::Instant instantOf(std::int64_t number)
{
    return contract::Instant{std::chrono::milliseconds{number}};
}

contract::PromptDocument documentFrom(const std::string &text, const std::string &hash)
{
    const auto value = contract::parseJson(text);
    auto document = value ? contract::decodePromptDocument(*value) : tl::unexpected(value.error());
    if (!document || toHex(sha256(text)) != hash)
        throw StoreError(StoreError::Kind::Damaged, "a stored prompt template is not that of its hash");
    return *std::move(document);
}

std::string textOf(const contract::PromptDocument &document)
{
    return contract::dumpJson(encode(document));
}

std::vector<Person> authorsFrom(const std::string &text)
{
    std::vector<Person> authors;
    for (const json &id : contract::parseJson(text).value_or(json::array()))
        authors.push_back({id.get<std::string>(), {}});
    return authors;
}

std::string textOf(const std::vector<Person> &authors)
{
    json ids = json::array();
    for (const Person &author : authors)
        ids.push_back(author.id);
    return contract::dumpJson(ids);
}

Record recordFrom(const Row &row)
{
    return {row.text(0),    instantOf(row.integer(1)), row.text(2),
            row.integer(3), instantOf(row.integer(4)), row.text(5)};
}

PromptVersion versionFrom(const Row &row)
{
    PromptVersion version;
    version.version = row.integer(0);
    version.hash = row.text(1);
    version.document = documentFrom(row.text(2), version.hash);
    version.requestedBy.id = row.text(3);
    version.requestedAt = instantOf(row.integer(4));
    version.approvedBy.id = row.text(5);
    version.approvedAt = instantOf(row.integer(6));
    version.note = row.text(7);
    version.seq = row.integer(8);
    if (!row.isNull(9))
        version.withdrawn = PromptVersion::Withdrawn{{row.text(9), {}}, instantOf(row.integer(10)), row.text(11)};
    return version;
}

} // namespace

std::optional<Record> find(Connection &connection, const std::string &id)
{
    const auto row = connection.row(std::string(recordColumns) + "WHERE id = ?", {id});
    return row ? std::optional(recordFrom(*row)) : std::nullopt;
}

std::vector<Record> all(Connection &connection)
{
    std::vector<Record> found;
    for (const Row &row : connection.rows(std::string(recordColumns) + "ORDER BY id"))
        found.push_back(recordFrom(row));
    return found;
}

void insert(Transaction &transaction, const std::string &tenantId, const Record &record)
{
    transaction.run("INSERT INTO prompt (tenant_id, id, created_at, created_by, revision, changed_at, changed_by)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, record.id, millis(record.createdAt), record.createdBy, record.revision,
                     millis(record.changedAt), record.changedBy});
}

void touch(Transaction &transaction, const std::string &id, contract::Instant at, const std::string &by)
{
    transaction.run("UPDATE prompt SET revision = revision + 1, changed_at = ?, changed_by = ? WHERE id = ?",
                    {millis(at), by, id});
}

void remove(Transaction &transaction, const std::string &id)
{
    removeDraft(transaction, id);
    transaction.run("DELETE FROM prompt WHERE id = ?", {id});
}

std::optional<PromptVersion> version(Connection &connection, const std::string &id, std::int64_t number)
{
    const auto row = connection.row(std::string(versionColumns) + "AND v.version = ?", {id, number});
    return row ? std::optional(versionFrom(*row)) : std::nullopt;
}

std::vector<PromptVersion> versions(Connection &connection, const std::string &id)
{
    std::vector<PromptVersion> found;
    for (const Row &row : connection.rows(std::string(versionColumns) + "ORDER BY v.version DESC LIMIT 1000", {id}))
        found.push_back(versionFrom(row));
    return found;
}

std::int64_t newest(Connection &connection, const std::string &id)
{
    return connection.row("SELECT coalesce(max(version), 0) FROM prompt_version WHERE prompt_id = ?", {id})->integer(0);
}

std::int64_t inForce(Connection &connection, const std::string &id)
{
    return connection
        .row("SELECT coalesce(max(v.version), 0) FROM prompt_version v WHERE v.prompt_id = ? AND NOT EXISTS (SELECT 1"
             " FROM prompt_withdrawal w WHERE w.prompt_id = v.prompt_id AND w.version = v.version)",
             {id})
        ->integer(0);
}

void insertVersion(Transaction &transaction, const std::string &tenantId, const std::string &id,
                   const PromptVersion &version)
{
    transaction.run("INSERT INTO prompt_version (tenant_id, prompt_id, version, hash, document, requested_by,"
                    " requested_at, approved_by, approved_at, note, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, id, version.version, version.hash, textOf(version.document), version.requestedBy.id,
                     millis(version.requestedAt), version.approvedBy.id, millis(version.approvedAt), version.note,
                     version.seq});
}

void insertWithdrawal(Transaction &transaction, const std::string &tenantId, const std::string &id,
                      std::int64_t version, const PromptVersion::Withdrawn &withdrawn, std::int64_t seq)
{
    transaction.run("INSERT INTO prompt_withdrawal (tenant_id, prompt_id, version, withdrawn_by, withdrawn_at, note,"
                    " seq) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, id, version, withdrawn.by.id, millis(withdrawn.at), withdrawn.note, seq});
}

std::optional<contract::PromptDraft> draft(Connection &connection, const std::string &id)
{
    const auto row = connection.row(
        "SELECT based_on, hash, document, saved_at, authors FROM prompt_draft WHERE prompt_id = ?", {id});
    if (!row)
        return std::nullopt;
    return contract::PromptDraft{row->integer(0), row->text(1), documentFrom(row->text(2), row->text(1)),
                                 instantOf(row->integer(3)), authorsFrom(row->text(4))};
}

void putDraft(Transaction &transaction, const std::string &tenantId, const std::string &id,
              const contract::PromptDraft &draft)
{
    transaction.run("INSERT OR REPLACE INTO prompt_draft (tenant_id, prompt_id, based_on, hash, document, saved_at,"
                    " authors) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, id, draft.basedOn, draft.hash, textOf(draft.document), millis(draft.savedAt),
                     textOf(draft.authors)});
}

void removeDraft(Transaction &transaction, const std::string &id)
{
    transaction.run("DELETE FROM prompt_draft WHERE prompt_id = ?", {id});
}

std::optional<contract::PromptPending> pending(Connection &connection, const std::string &id)
{
    const auto row = connection.row("SELECT seq, hash, document, requested_by, requested_at, note, authors FROM"
                                    " prompt_pending WHERE prompt_id = ?",
                                    {id});
    if (!row)
        return std::nullopt;
    return contract::PromptPending{row->integer(0),
                                   row->text(1),
                                   documentFrom(row->text(2), row->text(1)),
                                   {row->text(3), {}},
                                   instantOf(row->integer(4)),
                                   row->text(5),
                                   authorsFrom(row->text(6))};
}

void putPending(Transaction &transaction, const std::string &tenantId, const std::string &id,
                const contract::PromptPending &pending)
{
    transaction.run("INSERT INTO prompt_pending (tenant_id, prompt_id, seq, hash, document, requested_by, requested_at,"
                    " note, authors) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, id, pending.id, pending.hash, textOf(pending.document), pending.requestedBy.id,
                     millis(pending.requestedAt), pending.note, textOf(pending.authors)});
}

void removePending(Transaction &transaction, const std::string &id)
{
    transaction.run("DELETE FROM prompt_pending WHERE prompt_id = ?", {id});
}

std::string hashOf(const contract::PromptDocument &document)
{
    return toHex(sha256(textOf(document)));
}

} // namespace atalaya::platform::prompts
