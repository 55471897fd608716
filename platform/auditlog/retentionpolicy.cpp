// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/retentionpolicy.h"

#include "api/contract/json.h"
#include "api/contract/time.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform {

namespace {

std::int64_t millis(Instant at)
{
    return at.time_since_epoch().count();
}

std::optional<Instant> instantOf(const std::optional<std::int64_t> &ms)
{
    return ms ? std::optional(Instant{std::chrono::milliseconds{*ms}}) : std::nullopt;
}

nlohmann::json describe(std::int64_t days, std::optional<Instant> effectiveAt)
{
    return {{"days", days},
            {"effectiveAt", effectiveAt ? nlohmann::json(contract::formatInstant(*effectiveAt)) : nullptr}};
}

/// Keeps what the caller put into `after`.
std::int64_t record(Transaction &transaction, AuditLog &log, Instant now, Change change, std::string_view action,
                    std::int64_t daysBefore, nlohmann::json after)
{
    if (const auto given = contract::parseJson(change.after); given && given->is_object())
        after.update(*given);
    change.action = "retention." + std::string(action);
    change.target = "retention";
    change.before = contract::dumpJson({{"days", daysBefore}});
    change.after = contract::dumpJson(after);
    change.result = "allowed";
    return recordChange(transaction, log, now, change);
}

/// The time of the leaf that is about to be written: what a policy says has to agree with the leaves that say it, when
/// the clock was set back too.
Instant leafTime(Connection &connection, Instant now)
{
    const auto tree = connection.row("SELECT last_at FROM log_tree");
    return tree ? std::max(now, Instant{std::chrono::milliseconds{tree->integer(0)}}) : now;
}

/// The wish that waits, if it is this one.
tl::expected<RetentionWish, RetentionFault> pendingWish(const RetentionState &state, std::int64_t seq)
{
    if (!state.pending || state.pending->seq != seq)
        return tl::unexpected(RetentionFault::NotPending);
    return *state.pending;
}

} // namespace

RetentionState retentionState(Connection &connection, Instant at)
{
    RetentionState state;
    const auto inForce = connection.row("SELECT days FROM retention_policy WHERE effective_at <= ? AND"
                                        " (cancelled_at IS NULL) ORDER BY effective_at DESC, seq DESC LIMIT 1",
                                        {millis(at)});
    if (inForce)
        state.days = inForce->integer(0);
    const auto waiting = connection.row("SELECT seq, days, requested_at, requested_by, reason, confirmed_at,"
                                        " confirmed_by, effective_at FROM retention_policy WHERE cancelled_at IS NULL"
                                        " AND (effective_at IS NULL OR effective_at > ?) ORDER BY seq DESC LIMIT 1",
                                        {millis(at)});
    if (!waiting)
        return state;
    RetentionWish wish;
    wish.seq = waiting->integer(0);
    wish.days = waiting->integer(1);
    wish.requestedAt = Instant{std::chrono::milliseconds{waiting->integer(2)}};
    wish.requestedBy = waiting->text(3);
    wish.reason = waiting->text(4);
    wish.confirmedAt = instantOf(waiting->maybeInteger(5));
    wish.confirmedBy = waiting->maybeText(6).value_or(std::string());
    wish.effectiveAt = instantOf(waiting->maybeInteger(7));
    state.pending = std::move(wish);
    return state;
}

std::vector<std::int64_t> retentionChanges(Connection &connection)
{
    std::vector<std::int64_t> seqs;
    const auto first = connection.row("SELECT min(seq) FROM retention_policy");
    if (!first || first->isNull(0))
        return seqs;
    for (const Row &row : connection.rows("SELECT seq FROM change WHERE seq >= ? AND target = 'retention'"
                                          " AND result = 'allowed' ORDER BY seq LIMIT 10000",
                                          {first->integer(0)}))
        seqs.push_back(row.integer(0));
    return seqs;
}

RetentionOutcome requestRetention(Transaction &transaction, AuditLog &log, Instant now, Change who, std::int64_t days)
{
    now = leafTime(transaction, now);
    const RetentionState state = retentionState(transaction, now);
    if (std::ranges::find(retentionDays, days) == retentionDays.end())
        return tl::unexpected(RetentionFault::UnknownDays);
    if (state.pending)
        return tl::unexpected(RetentionFault::AlreadyPending);
    if (days == state.days)
        return tl::unexpected(RetentionFault::Unchanged);
    const bool keepsMore = days > state.days;
    const std::string tenantId = who.tenantId;
    const std::string actor = who.actor;
    const std::string reason = who.reason;
    const std::int64_t seq = record(transaction, log, now, std::move(who), keepsMore ? "changed" : "requested",
                                    state.days, describe(days, keepsMore ? std::optional(now) : std::nullopt));
    transaction.run("INSERT INTO retention_policy (tenant_id, seq, days, requested_at, requested_by, reason,"
                    " effective_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, seq, days, millis(now), actor, reason, keepsMore ? Value(millis(now)) : Value(nullptr)});
    return retentionState(transaction, now);
}

RetentionOutcome confirmRetention(Transaction &transaction, AuditLog &log, Instant now, Change who, std::int64_t seq)
{
    now = leafTime(transaction, now);
    const RetentionState state = retentionState(transaction, now);
    const auto wish = pendingWish(state, seq);
    if (!wish)
        return tl::unexpected(wish.error());
    if (wish->confirmedAt)
        return tl::unexpected(RetentionFault::AlreadyConfirmed);
    if (wish->requestedBy == who.actor)
        return tl::unexpected(RetentionFault::SamePerson);
    const Instant effectiveAt = now + retentionDelay;
    transaction.run("UPDATE retention_policy SET confirmed_at = ?, confirmed_by = ?, effective_at = ? WHERE seq = ?",
                    {millis(now), who.actor, millis(effectiveAt), seq});
    record(transaction, log, now, std::move(who), "confirmed", state.days, describe(wish->days, effectiveAt));
    return retentionState(transaction, now);
}

RetentionOutcome cancelRetention(Transaction &transaction, AuditLog &log, Instant now, Change who, std::int64_t seq)
{
    now = leafTime(transaction, now);
    const RetentionState state = retentionState(transaction, now);
    if (const auto wish = pendingWish(state, seq); !wish)
        return tl::unexpected(wish.error());
    transaction.run("UPDATE retention_policy SET cancelled_at = ? WHERE seq = ?", {millis(now), seq});
    record(transaction, log, now, std::move(who), "cancelled", state.days, describe(state.days, std::nullopt));
    return retentionState(transaction, now);
}

} // namespace atalaya::platform
