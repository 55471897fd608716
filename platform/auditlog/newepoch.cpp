// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/epochleaf.h"
#include "platform/auditlog/signedlog.h"

#include <stdexcept>

namespace atalaya::platform {

namespace {

[[noreturn]] void refuse(const std::string &tenantId, const std::string &why)
{
    throw std::runtime_error("No new epoch for the log of " + tenantId + ": " + why);
}

} // namespace

EpochLeaf SignedLog::lostEpoch(const std::string &tenantId, const std::string &reason)
{
    EpochLeaf leaf;
    leaf.reason = reason;
    m_database.read([&](Connection &connection) {
        const auto tree = connection.row("SELECT t.epoch, t.size, k.public_key, k.wrapped_seed FROM base_log_tree t"
                                         " JOIN base_log_key k ON k.tenant_id = t.tenant_id AND k.epoch = t.epoch"
                                         " WHERE t.tenant_id = ?",
                                         {tenantId});
        if (!tree)
            refuse(tenantId, "it is not there.");
        const Key key = openKey(tenantId, tree->integer(0), Row({Blob{tree->blob(2)}, Blob{tree->blob(3)}}));
        const auto kept = m_files.read(tenantId);
        const auto text = kept ? openNote(*kept, key->verifierKey()) : std::nullopt;
        const auto head = text ? decodeCheckpoint(*text) : std::nullopt;
        if (!head || head->origin != key->name())
            refuse(tenantId, "its last signed head is missing or not its own.");
        leaf.epoch = tree->integer(0) + 1;
        leaf.seq = tree->integer(1);
        leaf.lostTo = static_cast<std::int64_t>(head->size);
        leaf.lastHead = *kept;
        leaf.lastKey = key->verifierKey();
        if (leaf.lostTo <= leaf.seq)
            refuse(tenantId, "it lacks no leaf that was signed.");
        // An older state, and nothing else: what differs in any other way is evidence, not a backup.
        const TreeReport report = checkTree(connection, tenantId, {}, key->verifierKey(), TreeCheck::LeavesAndPayloads);
        if (!report.problems.empty())
            refuse(tenantId, "it is damaged as well (" + report.problems.front() + ").");
    });
    return leaf;
}

EpochLeaf SignedLog::beginEpoch(const std::string &tenantId, const std::string &reason, Instant now)
{
    const EpochLeaf leaf = lostEpoch(tenantId, reason);
    if (!m_files.archive(tenantId, leaf.epoch - 1))
        refuse(tenantId, "the last head of the old one can't be kept.");
    m_database.write([&](Transaction &transaction) {
        transaction.inTenant(tenantId, [&] {
            LeafWriter writer(transaction, tenantId);
            const Key key = keyFor(transaction, tenantId, leaf.epoch, now);
            const LeafWriter::Written written = writer.append(now, entryOf(leaf));
            writer.finish({});
            transaction.run("UPDATE log_tree SET epoch = ?, head = NULL", {leaf.epoch});
            transaction.run("INSERT INTO log_epoch (tenant_id, seq, epoch, at, lost_to, last_head, last_key, reason)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                            {tenantId, written.seq, leaf.epoch, written.at.time_since_epoch().count(), leaf.lostTo,
                             leaf.lastHead, leaf.lastKey, leaf.reason});
            transaction.afterCommit([this, tenantId, key, frontier = writer.state().frontier] {
                {
                    const std::scoped_lock lock(m_mutex);
                    m_readOnly.erase(tenantId);
                    m_heads.erase(tenantId);
                }
                publish(tenantId, key, frontier.size(), frontier.root());
            });
        });
    });
    return leaf;
}

} // namespace atalaya::platform
