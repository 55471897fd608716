// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/overrides/overridestore.h"

namespace atalaya::platform::overrides {

namespace {

constexpr std::string_view columns =
    "SELECT id, decision_seq, decision_id, policy_id, policy_name, decision_state, scope, hours, reason, requested_by,"
    " requested_at, state, decided_by, decided_at, note, expires_at, uses, last_use, revision, hash"
    " FROM override_request ";

/// ?1: now, ?2: state, ?3: decision, ?4: who asked.
constexpr std::string_view conditions =
    "WHERE (?2 = '' OR ?2 = CASE WHEN state IN ('requested', 'approved') AND expires_at <= ?1 THEN 'expired' ELSE state"
    " END) AND (?3 = '' OR decision_id = ?3) AND (?4 = '' OR requested_by = ?4)";

Instant instant(std::int64_t milliseconds)
{
    return Instant{std::chrono::milliseconds{milliseconds}};
}

std::int64_t number(Instant at)
{
    return at.time_since_epoch().count();
}

template<class T>
T known(const std::optional<T> &value)
{
    if (!value)
        throw StoreError(StoreError::Kind::Damaged, "an override has no state or scope");
    return *value;
}

Record recordOf(const Row &row)
{
    Record record;
    record.id = row.text(0);
    record.decisionSeq = row.integer(1);
    record.decisionId = row.text(2);
    record.policyId = row.text(3);
    record.policyName = row.text(4);
    record.decisionState = row.text(5);
    record.scope = known(scopeOf(row.text(6)));
    record.hours = row.integer(7);
    record.reason = row.text(8);
    record.requestedBy = row.text(9);
    record.requestedAt = instant(row.integer(10));
    record.state = known(stateOf(row.text(11)));
    record.decidedBy = row.maybeText(12);
    if (const auto at = row.maybeInteger(13))
        record.decidedAt = instant(*at);
    record.note = row.text(14);
    record.expiresAt = instant(row.integer(15));
    record.uses = row.integer(16);
    record.lastUse = row.text(17);
    record.revision = row.integer(18);
    record.hash = row.text(19);
    return record;
}

} // namespace

std::optional<Record> find(Connection &connection, const std::string &id)
{
    const auto row = connection.row(std::string(columns) + "WHERE id = ?", {id});
    return row ? std::optional(recordOf(*row)) : std::nullopt;
}

Page list(Connection &connection, const Wanted &wanted, std::int64_t offset, std::int64_t limit)
{
    Page page;
    const std::int64_t now = number(wanted.now);
    page.total = connection
                     .row("SELECT count(*) FROM override_request " + std::string(conditions),
                          {now, wanted.state, wanted.decisionId, wanted.requestedBy})
                     ->integer(0);
    connection.each(std::string(columns) + std::string(conditions) +
                        " AND (?7 = '' OR requested_at < ?8 OR (requested_at = ?8 AND id > ?7))"
                        " ORDER BY requested_at DESC, id LIMIT ?5 OFFSET ?6",
                    {now, wanted.state, wanted.decisionId, wanted.requestedBy, limit, offset,
                     wanted.after ? wanted.after->id : std::string(),
                     wanted.after ? number(wanted.after->requestedAt) : std::int64_t{0}},
                    [&page](const Row &row) {
                        page.records.push_back(recordOf(row));
                        return true;
                    });
    return page;
}

void insert(Transaction &transaction, const std::string &tenantId, const Record &record)
{
    transaction.run("INSERT INTO override_request (tenant_id, id, decision_seq, decision_id, policy_id, policy_name,"
                    " decision_state, scope, hours, reason, requested_by, requested_at, state, expires_at, hash)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, record.id, record.decisionSeq, record.decisionId, record.policyId, record.policyName,
                     record.decisionState, std::string(nameOf(record.scope)), record.hours, record.reason,
                     record.requestedBy, number(record.requestedAt), std::string(nameOf(record.state)),
                     number(record.expiresAt), record.hash});
}

void update(Transaction &transaction, const Record &record)
{
    transaction.run("UPDATE override_request SET state = ?, decided_by = ?, decided_at = ?, note = ?, expires_at = ?,"
                    " uses = ?, last_use = ?, revision = revision + 1 WHERE id = ?",
                    {std::string(nameOf(record.state)), record.decidedBy ? Value(*record.decidedBy) : Value(nullptr),
                     record.decidedAt ? Value(number(*record.decidedAt)) : Value(nullptr), record.note,
                     number(record.expiresAt), record.uses, record.lastUse, record.id});
}

} // namespace atalaya::platform::overrides
