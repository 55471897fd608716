// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/policystore.h"

#include "platform/governance/policies/examplestext.h"

namespace atalaya::platform::policies {

namespace {

constexpr const char *recordColumns = "id, created_at, created_by, version, revision, changed_at, changed_by";
constexpr const char *versionColumns =
    "version, hash, published_at, published_by, confirmed_by, note, seq, policy, examples";

std::int64_t millis(Instant at)
{
    return at.time_since_epoch().count();
}

Instant instantOf(const Row &row, std::size_t column)
{
    return Instant{std::chrono::milliseconds{row.integer(column)}};
}

Record recordFrom(const Row &row)
{
    return {row.text(0),    instantOf(row, 1), row.text(2), row.integer(3),
            row.integer(4), instantOf(row, 5), row.text(6)};
}

contract::PolicyVersion versionFrom(const Row &row)
{
    return {row.integer(0),      row.text(1), instantOf(row, 2),        row.text(3), row.maybeText(4), row.text(5),
            row.maybeInteger(6), row.text(7), examplesFrom(row.text(8))};
}

} // namespace

std::optional<Record> find(Connection &connection, const std::string &id)
{
    const auto row = connection.row(std::string("SELECT ") + recordColumns + " FROM policy WHERE id = ?", {id});
    return row ? std::optional(recordFrom(*row)) : std::nullopt;
}

std::vector<Record> all(Connection &connection)
{
    std::vector<Record> found;
    for (const Row &row : connection.rows(std::string("SELECT ") + recordColumns + " FROM policy ORDER BY id"))
        found.push_back(recordFrom(row));
    return found;
}

std::optional<contract::PolicyVersion> version(Connection &connection, const std::string &id, std::int64_t number)
{
    const auto row = connection.row(std::string("SELECT ") + versionColumns +
                                        " FROM policy_version WHERE policy_id = ? AND version = ?",
                                    {id, number});
    return row ? std::optional(versionFrom(*row)) : std::nullopt;
}

std::vector<contract::PolicyVersion> versions(Connection &connection, const std::string &id)
{
    std::vector<contract::PolicyVersion> found;
    const std::string sql =
        std::string("SELECT ") + versionColumns + " FROM policy_version WHERE policy_id = ? ORDER BY version DESC";
    for (const Row &row : connection.rows(sql, {id}))
        found.push_back(versionFrom(row));
    return found;
}

std::optional<contract::PolicyDraft> draft(Connection &connection, const std::string &id)
{
    const auto row = connection.row("SELECT based_on, hash, saved_at, saved_by, policy, examples FROM policy_draft"
                                    " WHERE policy_id = ?",
                                    {id});
    if (!row)
        return std::nullopt;
    return contract::PolicyDraft{
        row->integer(0), row->text(1), instantOf(*row, 2), row->text(3), row->text(4), examplesFrom(row->text(5)), {}};
}

std::optional<contract::PolicyPending> pending(Connection &connection, const std::string &id)
{
    const auto row = connection.row("SELECT seq, hash, requested_at, requested_by, note, policy, examples"
                                    " FROM policy_pending WHERE policy_id = ?",
                                    {id});
    if (!row)
        return std::nullopt;
    return contract::PolicyPending{row->integer(0), row->text(1), instantOf(*row, 2),        row->text(3),
                                   row->text(4),    row->text(5), examplesFrom(row->text(6))};
}

void insert(Transaction &transaction, const std::string &tenantId, const Record &record)
{
    transaction.run("INSERT INTO policy (tenant_id, id, created_at, created_by, version, revision, changed_at,"
                    " changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, record.id, millis(record.createdAt), record.createdBy, record.version, record.revision,
                     millis(record.changedAt), record.changedBy});
}

void touch(Transaction &transaction, const std::string &id, Instant at, const std::string &by)
{
    transaction.run("UPDATE policy SET revision = revision + 1, changed_at = ?, changed_by = ? WHERE id = ?",
                    {millis(at), by, id});
}

void insertVersion(Transaction &transaction, const std::string &tenantId, const std::string &id,
                   const contract::PolicyVersion &version)
{
    transaction.run("INSERT INTO policy_version (tenant_id, policy_id, version, hash, policy, examples, published_at,"
                    " published_by, confirmed_by, note, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, id, version.version, version.hash, version.policy, textOf(version.examples),
                     millis(version.publishedAt), version.publishedBy,
                     version.confirmedBy ? Value(*version.confirmedBy) : Value(nullptr), version.note,
                     version.seq ? Value(*version.seq) : Value(nullptr)});
    transaction.run("UPDATE policy SET version = ? WHERE id = ?", {version.version, id});
    transaction.run("INSERT OR IGNORE INTO governance_setting (tenant_id) VALUES (?)", {tenantId});
    transaction.run("UPDATE governance_setting SET generation = generation + 1");
}

void putDraft(Transaction &transaction, const std::string &tenantId, const std::string &id,
              const contract::PolicyDraft &draft)
{
    transaction.run("INSERT OR REPLACE INTO policy_draft (tenant_id, policy_id, based_on, hash, policy, examples,"
                    " saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, id, draft.basedOn, draft.hash, draft.policy, textOf(draft.examples),
                     millis(draft.savedAt), draft.savedBy});
}

void removeDraft(Transaction &transaction, const std::string &id)
{
    transaction.run("DELETE FROM policy_draft WHERE policy_id = ?", {id});
}

void putPending(Transaction &transaction, const std::string &tenantId, const std::string &id,
                const contract::PolicyPending &pending)
{
    transaction.run("INSERT INTO policy_pending (tenant_id, policy_id, seq, hash, policy, examples, requested_at,"
                    " requested_by, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, id, pending.id, pending.hash, pending.policy, textOf(pending.examples),
                     millis(pending.requestedAt), pending.requestedBy, pending.note});
}

void removePending(Transaction &transaction, const std::string &id)
{
    transaction.run("DELETE FROM policy_pending WHERE policy_id = ?", {id});
}

void remove(Transaction &transaction, const std::string &id)
{
    removeDraft(transaction, id);
    transaction.run("DELETE FROM policy WHERE id = ? AND version = 0", {id});
}

} // namespace atalaya::platform::policies
