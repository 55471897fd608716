// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types.h"

#include "platform/base/clock.h"
#include "platform/store/database.h"

#include <mutex>

namespace atalaya::platform {

/// Answers of POSTs, kept for 24 hours, so that a repeated request is answered and not done again. Stored sealed with a
/// key that only the client's Idempotency-Key gives: an answer may hold a secret that is shown once.
class IdempotencyStore
{
public:
    IdempotencyStore(Database &database, const Clock &clock)
        : m_database(database)
        , m_clock(clock)
    {}

    /// Runs `work` once per (who asks, key) and keeps what it answers; what it throws is not kept, so that an error can
    /// be tried again. Throws HttpError: 400 without or with a malformed key, 409 for another request under the same
    /// key or one that is still running.
    [[nodiscard]] Response once(const RequestContext &request, std::string_view rawBody,
                                const std::function<Response()> &work);

private:
    [[nodiscard]] std::optional<Response> stored(const std::string &owner, const std::string &key,
                                                 const std::string &digest);
    void store(const std::string &owner, const std::string &key, const std::string &digest, const Response &response);

    Database &m_database;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::set<std::string> m_running;
};

} // namespace atalaya::platform
