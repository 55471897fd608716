// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/reviews/reviewstore.h"

namespace atalaya::platform::reviews {

namespace {

/// The words of the index.
constexpr std::string_view unreviewed = " FROM decision AS d WHERE d.state = 'review' AND d.agent <> '' AND NOT EXISTS"
                                        " (SELECT 1 FROM review_verdict AS v WHERE v.decision_seq = d.seq)";

constexpr std::string_view verdictColumns =
    "SELECT r.decision_seq, r.at, r.reviewer, v.outcome, v.minutes, r.reason, r.text_length FROM review_verdict AS r"
    " JOIN validation AS v ON v.at = r.at AND v.id = r.event_id ";

Instant instant(std::int64_t milliseconds)
{
    return Instant{std::chrono::milliseconds{milliseconds}};
}

std::int64_t number(Instant at)
{
    return at.time_since_epoch().count();
}

Verdict verdictOf(const Row &row)
{
    return {row.integer(0), instant(row.integer(1)), row.text(2), row.text(3), row.real(4),
            row.text(5),    row.integer(6)};
}

Page pageOf(Connection &connection, const std::string &from, std::initializer_list<Value> values,
            std::string_view column)
{
    Page page;
    connection.eachInteger("SELECT " + std::string(column) + from, values, [&page](std::int64_t seq) {
        page.seqs.push_back(seq);
        return true;
    });
    return page;
}

} // namespace

Settings settings(Connection &connection)
{
    const auto row = connection.row("SELECT sla_minutes, hold_minutes, revision FROM review_setting");
    return row ? Settings{{row->integer(0), row->integer(1)}, row->integer(2)} : Settings{};
}

void putSettings(Transaction &transaction, const std::string &tenantId, const Settings &settings)
{
    transaction.run("INSERT OR REPLACE INTO review_setting (tenant_id, sla_minutes, hold_minutes, revision)"
                    " VALUES (?, ?, ?, ?)",
                    {tenantId, settings.values.slaMinutes, settings.values.holdMinutes, settings.revision + 1});
}

std::optional<Hold> hold(Connection &connection, std::int64_t decisionSeq, Instant now)
{
    const auto row = connection.row("SELECT taken_by, taken_at, expires_at FROM review_hold WHERE decision_seq = ?"
                                    " AND expires_at > ?",
                                    {decisionSeq, number(now)});
    return row ? std::optional(Hold{row->text(0), instant(row->integer(1)), instant(row->integer(2))}) : std::nullopt;
}

void putHold(Transaction &transaction, const std::string &tenantId, std::int64_t decisionSeq, const Hold &hold)
{
    transaction.run("INSERT OR REPLACE INTO review_hold (tenant_id, decision_seq, taken_by, taken_at, expires_at)"
                    " VALUES (?, ?, ?, ?, ?)",
                    {tenantId, decisionSeq, hold.by, number(hold.takenAt), number(hold.expiresAt)});
}

void removeHold(Transaction &transaction, std::int64_t decisionSeq)
{
    transaction.run("DELETE FROM review_hold WHERE decision_seq = ?", {decisionSeq});
}

std::optional<Verdict> verdict(Connection &connection, std::int64_t decisionSeq)
{
    const auto row = connection.row(std::string(verdictColumns) + "WHERE r.decision_seq = ?", {decisionSeq});
    return row ? std::optional(verdictOf(*row)) : std::nullopt;
}

std::vector<Verdict> verdicts(Connection &connection, Instant from, Instant to)
{
    std::vector<Verdict> found;
    connection.each(std::string(verdictColumns) + "WHERE r.at >= ? AND r.at < ? ORDER BY r.at, r.decision_seq",
                    {number(from), number(to)}, [&found](const Row &row) {
                        found.push_back(verdictOf(row));
                        return true;
                    });
    return found;
}

void insertVerdict(Transaction &transaction, const std::string &tenantId, const Record &record)
{
    transaction.run("INSERT INTO review_verdict (tenant_id, decision_seq, seq, at, event_id, reviewer, reason,"
                    " text_length) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, record.decisionSeq, record.seq, number(record.at), record.eventId, record.by,
                     record.reason, record.textLength});
}

Waiting waiting(Connection &connection, Instant due)
{
    // Decisions carry how many there were of their state; what is erased is always the oldest. So nothing is counted
    // but verdicts, however long the queue is.
    const auto first = connection.row("SELECT seq, review_total FROM decision WHERE state = 'review' AND agent <> ''"
                                      " ORDER BY at, seq LIMIT 1");
    if (!first)
        return {};
    const auto until = [&](const std::optional<Row> &last) {
        if (!last || last->integer(0) < first->integer(0))
            return std::int64_t{0};
        const auto said = connection.row("SELECT count(*) FROM review_verdict WHERE decision_seq >= ? AND"
                                         " decision_seq <= ?",
                                         {first->integer(0), last->integer(0)});
        return last->integer(1) - first->integer(1) + 1 - said->integer(0);
    };
    return {until(connection.row("SELECT seq, review_total FROM decision ORDER BY seq DESC LIMIT 1")),
            until(connection.row("SELECT seq, review_total FROM decision WHERE at <= ? ORDER BY at DESC, seq DESC"
                                 " LIMIT 1",
                                 {number(due)}))};
}

Page open(Connection &connection, std::int64_t offset, std::int64_t limit)
{
    Page page = pageOf(connection, std::string(unreviewed) + " ORDER BY d.at, d.seq LIMIT ? OFFSET ?", {limit, offset},
                       "d.seq");
    page.total = waiting(connection, Instant::min()).all;
    return page;
}

Page heldBy(Connection &connection, const std::string &by, Instant now, std::int64_t offset, std::int64_t limit)
{
    const std::string from = " FROM review_hold WHERE taken_by = ? AND expires_at > ?";
    Page page = pageOf(connection, from + " ORDER BY decision_seq LIMIT ? OFFSET ?", {by, number(now), limit, offset},
                       "decision_seq");
    page.total = connection.row("SELECT count(*)" + from, {by, number(now)})->integer(0);
    return page;
}

Page done(Connection &connection, std::int64_t offset, std::int64_t limit)
{
    Page page = pageOf(connection, " FROM review_verdict ORDER BY at DESC, decision_seq DESC LIMIT ? OFFSET ?",
                       {limit, offset}, "decision_seq");
    page.total = connection.row("SELECT count(*) FROM review_verdict")->integer(0);
    return page;
}

} // namespace atalaya::platform::reviews
