// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/auditlog.h"
#include "platform/auditlog/leaf.h"
#include "platform/auditlog/merkle.h"
#include "platform/store/connection.h"

#include <cstdint>
#include <string>
#include <vector>

namespace atalaya::platform {

/// A tree between two leaves, as `log_tree` keeps it.
struct TreeState
{
    std::int64_t epoch = 1;
    Instant lastAt{};
    Frontier frontier;
};

/// Adds leaves to one tree within one transaction: reads the tree's state when made, writes it back with `finish`.
/// Names views only, so it must run inside `Connection::inTenant`. Throws StoreError.
class LeafWriter
{
public:
    struct Written
    {
        std::int64_t seq = 0;
        /// The entry's time, or the time of the leaf before when that was later.
        Instant at{};
    };

    LeafWriter(Transaction &transaction, std::string tenantId);
    [[nodiscard]] const std::string &tenantId() const { return m_tenantId; }
    [[nodiscard]] const TreeState &state() const { return m_state; }
    /// Where the next leaf will lie.
    [[nodiscard]] Written next(Instant at) const;
    Written append(Instant at, const LogEntry &entry);
    /// What was appended so far, in order.
    [[nodiscard]] const std::vector<TreeHash> &hashes() const { return m_hashes; }
    /// `head`: the note signed last for this tree, kept with the state; may be empty.
    void finish(const std::string &head);

private:
    Transaction &m_transaction;
    std::string m_tenantId;
    TreeState m_state;
    SaltSource m_salts;
    std::vector<TreeHash> m_hashes;
    bool m_known = false;
};

/// The log of one tenant while many leaves are being appended to it.
class LeafWriterLog final : public AuditLog
{
public:
    explicit LeafWriterLog(LeafWriter &leaves)
        : m_leaves(leaves)
    {}
    std::int64_t append(Transaction &, std::string_view tenantId, Instant at, const LogEntry &entry) override
    {
        if (tenantId != m_leaves.tenantId())
            throw StoreError(StoreError::Kind::Failed, "these leaves are another tenant's");
        return m_leaves.append(at, entry).seq;
    }

private:
    LeafWriter &m_leaves;
};

} // namespace atalaya::platform
