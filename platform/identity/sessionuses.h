// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/identity/sessionstore.h"
#include "platform/store/database.h"

#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// Last uses of sessions. Whoever reads is not turned away because a use can't be written down, on a full disk for
/// example: it is kept in memory, counts as if it were written, and is written with the next one that can be.
/// Thread-safe.
class SessionUses
{
public:
    /// What is known beyond the row.
    void applyTo(SessionRow &session) const;
    /// Writes now, or later. Throws nothing but what is no StoreError.
    void note(Database &database, std::string_view sessionId, std::int64_t generation, Instant now);
    /// Before a row decides about the session's life: what waits for it becomes part of that transaction.
    void writeInto(Transaction &transaction, std::string_view sessionId) const;

private:
    struct Use
    {
        std::int64_t generation = 0;
        Instant at{};
    };
    using Uses = std::map<std::string, Use, std::less<>>;
    [[nodiscard]] Uses waiting() const;
    void written(const Uses &uses);

    mutable std::mutex m_mutex;
    Uses m_waiting;
};

} // namespace atalaya::platform
