// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/treecheck.h"

#include "platform/auditlog/leaf.h"
#include "platform/auditlog/retentioncheck.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

/// Meta, body and their salts.
constexpr std::int64_t payloadColumns = 4;

/// Walks the leaves in order and collects what is wrong.
class Walk
{
public:
    Walk(std::string_view tenantId, std::vector<Checkpoint> heads, const RetentionCheck &retention)
        : m_tenantId(tenantId)
        , m_heads(std::move(heads))
        , m_retention(retention)
    {}

    void add(std::int64_t seq, std::string_view bytes)
    {
        const auto leaf = decodeLeaf(bytes);
        const std::uint64_t expected = m_frontier.size();
        if (static_cast<std::uint64_t>(seq) != expected)
            problem("leaf " + std::to_string(expected) + " is missing");
        else if (!leaf)
            problem("leaf " + std::to_string(seq) + " can't be read");
        else if (leaf->tenantId != m_tenantId || leaf->seq != expected)
            problem("leaf " + std::to_string(seq) + " belongs elsewhere");
        else if (leaf->at < m_lastAt)
            problem("leaf " + std::to_string(seq) + " is older than the one before it");
        if (leaf)
            m_lastAt = std::max(m_lastAt, leaf->at);
        const TreeHash hash = leafHash(bytes);
        m_frontier.append(hash);
        m_nodes.append(hash);
        for (const Checkpoint &head : m_heads) {
            if (head.size == m_frontier.size() && head.root != m_frontier.root())
                problem("the first " + std::to_string(head.size) + " leaves differ from the signed head");
        }
    }

    void payload(std::int64_t seq, std::string_view bytes, Payload kind, const Row &row, std::size_t column)
    {
        const auto leaf = decodeLeaf(bytes);
        if (!leaf || row.isNull(column) || row.isNull(column + 1))
            return; // already reported
        Salt salt{};
        const std::string &stored = row.blob(column + 1);
        if (stored.size() == salt.size())
            std::ranges::copy(stored, salt.begin());
        if (commitment(kind, salt, row.blob(column)) != (kind == Payload::Meta ? leaf->meta : leaf->body))
            problem("the content of leaf " + std::to_string(seq) + " was changed");
    }

    void missing(std::int64_t seq, std::string_view bytes, std::int64_t count)
    {
        const auto leaf = decodeLeaf(bytes);
        if (!leaf || !m_retention.covers(*leaf))
            problem("the content of leaf " + std::to_string(seq) + " is missing, and no retention erased it");
        else if (count != payloadColumns)
            problem("the content of leaf " + std::to_string(seq) + " was erased in part");
    }

    void problem(std::string text)
    {
        // A torn log would fill the screen; the first few tell enough.
        if (m_problems.size() < 20)
            m_problems.push_back(std::move(text));
    }

    [[nodiscard]] TreeReport report()
    {
        for (const Checkpoint &head : m_heads) {
            if (head.size > m_frontier.size())
                problem("only " + std::to_string(m_frontier.size()) + " of " + std::to_string(head.size) +
                        " signed leaves are there");
        }
        return {m_tenantId, m_frontier.size(), m_frontier.root(), std::move(m_nodes), m_problems};
    }
    [[nodiscard]] const Frontier &frontier() const { return m_frontier; }

private:
    std::string m_tenantId;
    std::vector<Checkpoint> m_heads;
    const RetentionCheck &m_retention;
    Frontier m_frontier;
    TreeNodes m_nodes;
    Instant m_lastAt = Instant::min();
    std::vector<std::string> m_problems;
};

} // namespace

TreeReport checkTree(Connection &connection, std::string_view tenantId, const std::vector<std::string> &heads,
                     const std::string &verifierKey, TreeCheck depth)
{
    std::vector<std::string> unreadable;
    std::vector<Checkpoint> checkpoints;
    for (const std::string &note : heads) {
        const auto text = openNote(note, verifierKey);
        const auto checkpoint = text ? decodeCheckpoint(*text) : std::nullopt;
        if (!checkpoint || checkpoint->origin != verifierKey.substr(0, verifierKey.find('+')))
            unreadable.emplace_back("a kept head is not signed by this log's key");
        else
            checkpoints.push_back(*checkpoint);
    }

    const RetentionCheck retention(connection, tenantId);
    Walk walk(tenantId, std::move(checkpoints), retention);
    for (std::string &text : unreadable)
        walk.problem(std::move(text));
    for (const std::string &text : retention.problems())
        walk.problem(text);
    const bool payloads = depth == TreeCheck::LeavesAndPayloads;
    const std::string_view sql =
        payloads ? "SELECT seq, leaf, (meta_salt IS NULL) + (meta IS NULL) + (body_salt IS NULL) + (body IS NULL),"
                   " meta, meta_salt, body, body_salt FROM base_log_leaf WHERE tenant_id = ? ORDER BY seq"
                 : "SELECT seq, leaf, (meta_salt IS NULL) + (meta IS NULL) + (body_salt IS NULL) + (body IS NULL)"
                   " FROM base_log_leaf WHERE tenant_id = ? ORDER BY seq";
    connection.each(sql, {std::string(tenantId)}, [&](const Row &row) {
        walk.add(row.integer(0), row.blob(1));
        if (row.integer(2) != 0)
            walk.missing(row.integer(0), row.blob(1), row.integer(2));
        if (payloads) {
            walk.payload(row.integer(0), row.blob(1), Payload::Meta, row, 3);
            walk.payload(row.integer(0), row.blob(1), Payload::Body, row, 5);
        }
        return true;
    });
    const auto state =
        connection.row("SELECT size, frontier FROM base_log_tree WHERE tenant_id = ?", {std::string(tenantId)});
    if (!state || static_cast<std::uint64_t>(state->integer(0)) != walk.frontier().size() ||
        state->blob(1) != walk.frontier().encode())
        walk.problem("the kept state of the tree does not fit its leaves");
    return walk.report();
}

} // namespace atalaya::platform
