// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/retentionjob.h"

#include "platform/auditlog/retentionleaf.h"
#include "platform/auditlog/retentionpolicy.h"
#include "platform/base/log.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

constexpr std::chrono::hours betweenLeaves{24};

std::int64_t millis(Instant at)
{
    return at.time_since_epoch().count();
}

/// Throws when there is none, or when it can't be read: nothing is erased from a log that is not whole.
Leaf leafAt(Connection &connection, std::int64_t seq)
{
    const auto row = connection.row("SELECT leaf FROM log_leaf WHERE seq = ?", {seq});
    auto leaf = row ? decodeLeaf(row->blob(0)) : std::nullopt;
    if (!leaf)
        throw StoreError(StoreError::Kind::Damaged, "leaf " + std::to_string(seq) + " can't be read");
    return *std::move(leaf);
}

/// The first leaf from `from` on that is not older than `cutoff`: leaves are in the order of time.
std::int64_t firstKept(Connection &connection, std::int64_t from, std::int64_t size, Instant cutoff)
{
    while (from < size) {
        const std::int64_t middle = from + (size - from) / 2;
        if (leafAt(connection, middle).at < cutoff)
            from = middle + 1;
        else
            size = middle;
    }
    return from;
}

bool hasErasable(Connection &connection, std::int64_t from, std::int64_t to)
{
    bool found = false;
    connection.each("SELECT leaf FROM log_leaf WHERE seq >= ? AND seq < ? ORDER BY seq", {from, to},
                    [&found](const Row &row) {
                        const auto leaf = decodeLeaf(row.blob(0));
                        found = leaf && leaf->kind == erasableKind;
                        return !found;
                    });
    return found;
}

std::vector<std::int64_t> erasableBetween(Connection &connection, std::int64_t from, std::int64_t to)
{
    std::vector<std::int64_t> seqs;
    connection.each("SELECT seq, leaf FROM log_leaf WHERE seq >= ? AND seq < ? AND (meta IS NOT NULL OR"
                    " meta_salt IS NOT NULL OR body IS NOT NULL OR body_salt IS NOT NULL) ORDER BY seq",
                    {from, to}, [&seqs](const Row &row) {
                        const auto leaf = decodeLeaf(row.blob(1));
                        if (leaf && leaf->kind == erasableKind)
                            seqs.push_back(row.integer(0));
                        return true;
                    });
    return seqs;
}

} // namespace

std::int64_t erasedTo(Connection &connection)
{
    const auto row = connection.row("SELECT max(erased_to) FROM retention_run");
    return row ? row->maybeInteger(0).value_or(0) : 0;
}

std::vector<std::string> RetentionJob::tenants()
{
    std::vector<std::string> ids;
    m_database.read([&ids](Connection &connection) {
        for (const Row &row : connection.rows("SELECT tenant_id FROM base_log_tree ORDER BY tenant_id"))
            ids.push_back(row.text(0));
    });
    return ids;
}

bool RetentionJob::mayAnnounce(Instant now, std::chrono::milliseconds sinceBoot)
{
    std::optional<Instant> lastLeaf;
    m_database.read([&lastLeaf](Connection &connection) {
        const auto row = connection.row("SELECT max(last_at) FROM base_log_tree");
        if (const auto at = row ? row->maybeInteger(0) : std::nullopt)
            lastLeaf = Instant{std::chrono::milliseconds{*at}};
    });
    return m_clock.isPlausible(now, sinceBoot, lastLeaf);
}

bool RetentionJob::run(Instant now, std::chrono::milliseconds sinceBoot)
{
    const bool announces = mayAnnounce(now, sinceBoot);
    int left = m_pace.transactionsPerRound;
    for (const std::string &tenantId : tenants()) {
        // A log that does not fit its head is evidence.
        if (m_log.readOnly(tenantId))
            continue;
        try {
            if (announces)
                announce(tenantId, now);
            while (left > 0 && erase(tenantId))
                --left;
        } catch (const std::exception &error) {
            logError("auditlog: retention of " + tenantId + " does not go on: " + error.what());
        }
        if (left == 0)
            return false;
    }
    return true;
}

void RetentionJob::announce(const std::string &tenantId, Instant now)
{
    Retention retention;
    const auto isDue = [&](Connection &connection) {
        bool due = false;
        connection.inTenant(tenantId, [&] {
            const auto last = connection.row("SELECT to_seq, at FROM retention_run ORDER BY seq DESC LIMIT 1");
            if (last && now < Instant{std::chrono::milliseconds{last->integer(1)}} + betweenLeaves)
                return;
            const auto tree = connection.row("SELECT size, last_at FROM log_tree");
            // As of the leaf that would say so, which is never earlier than the one before.
            const Instant at = tree ? std::max(now, Instant{std::chrono::milliseconds{tree->integer(1)}}) : now;
            retention.days = retentionState(connection, at).days;
            retention.before = now - std::chrono::hours(24) * retention.days;
            retention.from = last ? last->integer(0) : 0;
            retention.to = firstKept(connection, retention.from, tree ? tree->integer(0) : 0, retention.before);
            due = retention.to > retention.from && hasErasable(connection, retention.from, retention.to);
        });
        return due;
    };
    bool due = false;
    m_database.read([&](Connection &connection) { due = isDue(connection); });
    if (!due)
        return;
    m_database.write([&](Transaction &transaction) {
        // The policy may have changed since.
        if (!isDue(transaction))
            return;
        const std::int64_t seq = m_log.append(transaction, tenantId, now, entryOf(retention));
        transaction.inTenant(tenantId, [&] {
            const Leaf leaf = leafAt(transaction, seq);
            transaction.run("INSERT INTO retention_run (tenant_id, seq, at, days, cutoff, from_seq, to_seq, erased_to)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                            {tenantId, seq, millis(leaf.at), retention.days, millis(retention.before), retention.from,
                             retention.to, retention.from});
        });
    });
}

bool RetentionJob::erase(const std::string &tenantId)
{
    const auto unfinished = [&](Connection &connection) {
        std::optional<Row> row;
        connection.inTenant(tenantId, [&] {
            row = connection.row("SELECT seq, erased_to, to_seq FROM retention_run WHERE erased_to < to_seq"
                                 " ORDER BY seq LIMIT 1");
        });
        return row;
    };
    bool any = false;
    m_database.read([&](Connection &connection) { any = unfinished(connection).has_value(); });
    if (!any)
        return false;
    m_database.write([&](Transaction &transaction) {
        const auto run = unfinished(transaction);
        if (!run)
            return;
        const std::int64_t from = run->integer(1);
        const std::int64_t to = std::min(from + m_pace.perTransaction, run->integer(2));
        transaction.inTenant(tenantId, [&] {
            for (const Forget &forget : m_forget)
                forget(transaction, tenantId, from, to);
            for (const std::int64_t seq : erasableBetween(transaction, from, to))
                transaction.run("UPDATE log_leaf SET meta = NULL, meta_salt = NULL, body = NULL, body_salt = NULL"
                                " WHERE seq = ?",
                                {seq});
            transaction.run("UPDATE retention_run SET erased_to = ? WHERE seq = ?", {to, run->integer(0)});
            if (m_finish && to == run->integer(2))
                m_finish(transaction, tenantId);
        });
    });
    return true;
}

} // namespace atalaya::platform
