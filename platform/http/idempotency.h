// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types.h"

#include "platform/base/clock.h"
#include "platform/store/database.h"

#include <mutex>

namespace atalaya::platform {

/// Answers of POSTs, kept for 24 hours, so that a repeated request is answered and not done again. Stored sealed with a
/// key that only the client's Idempotency-Key gives: an answer may hold a secret that is shown once. The key is
/// reserved on disk before the work begins: where the answer was lost, nobody knows whether the work was done, and it
/// is not done a second time.
class IdempotencyStore
{
public:
    IdempotencyStore(Database &database, const Clock &clock)
        : m_database(database)
        , m_clock(clock)
    {}

    /// Runs `work` once per (who asks, key) and keeps what it answers; a refusal that it throws (HttpError, Absent,
    /// StoreError) is not kept, so that it can be tried again. Throws HttpError: 400 without or with a malformed key,
    /// 409 for another request under the same key, one that is still running, and one whose answer was lost
    /// (`idempotency_unknown_outcome`).
    [[nodiscard]] Response once(const RequestContext &request, std::string_view rawBody,
                                const std::function<Response()> &work);

private:
    /// One request: who asks, with which key, for what.
    struct Entry
    {
        std::string owner;
        std::string key;
        std::string digest;
    };
    /// The answer that is there already, or nullopt when the key is reserved now.
    [[nodiscard]] std::optional<Response> storedOrReserved(const Entry &entry);
    [[nodiscard]] Response workOrRelease(const Entry &entry, const std::function<Response()> &work);
    /// After work that changed nothing. Does not throw: at worst the key stays reserved.
    void release(const Entry &entry) noexcept;
    /// The same: the work is done, whether its answer can be kept or not.
    void store(const Entry &entry, const Response &response) noexcept;

    Database &m_database;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::set<std::string> m_running;
};

} // namespace atalaya::platform
