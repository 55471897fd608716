// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/leafwriter.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

std::int64_t millis(Instant at)
{
    return at.time_since_epoch().count();
}

Blob blob(const auto &bytes)
{
    return {std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size())};
}

} // namespace

LeafWriter::LeafWriter(Transaction &transaction, std::string tenantId)
    : m_transaction(transaction)
    , m_tenantId(std::move(tenantId))
{
    const auto row = m_transaction.row("SELECT epoch, size, last_at, frontier FROM log_tree");
    if (!row)
        return;
    const auto frontier = Frontier::decode(static_cast<std::uint64_t>(row->integer(1)), row->blob(3));
    if (!frontier)
        throw StoreError(StoreError::Kind::Damaged, "the state of a log does not fit its size");
    m_state = {row->integer(0), Instant{std::chrono::milliseconds{row->integer(2)}}, *frontier};
    m_known = true;
}

LeafWriter::Written LeafWriter::next(Instant at) const
{
    return {static_cast<std::int64_t>(m_state.frontier.size()), std::max(at, m_state.lastAt)};
}

LeafWriter::Written LeafWriter::append(Instant at, const LogEntry &entry)
{
    const Written written = next(at);
    const Salt metaSalt = m_salts.next();
    const Salt bodySalt = m_salts.next();
    const std::string leaf =
        encode(Leaf{m_tenantId, static_cast<std::uint64_t>(written.seq), written.at, entry.kind,
                    commitment(Payload::Meta, metaSalt, entry.meta), commitment(Payload::Body, bodySalt, entry.body)});
    m_transaction.run(
        "INSERT INTO log_leaf (tenant_id, seq, leaf, meta, meta_salt, body, body_salt)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        {m_tenantId, written.seq, Blob{leaf}, Blob{entry.meta}, blob(metaSalt), Blob{entry.body}, blob(bodySalt)});
    m_hashes.push_back(leafHash(leaf));
    m_state.frontier.append(m_hashes.back());
    m_state.lastAt = written.at;
    return written;
}

void LeafWriter::finish(const std::string &head)
{
    const Value note = head.empty() ? Value(nullptr) : Value(head);
    const auto size = static_cast<std::int64_t>(m_state.frontier.size());
    if (m_known) {
        m_transaction.run("UPDATE log_tree SET size = ?, last_at = ?, frontier = ?, head = coalesce(?, head)",
                          {size, millis(m_state.lastAt), Blob{m_state.frontier.encode()}, note});
        return;
    }
    m_transaction.run("INSERT INTO log_tree (tenant_id, epoch, size, last_at, frontier, head)"
                      " VALUES (?, ?, ?, ?, ?, ?)",
                      {m_tenantId, m_state.epoch, size, millis(m_state.lastAt), Blob{m_state.frontier.encode()}, note});
    m_known = true;
}

} // namespace atalaya::platform
