// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/http/authenticator.h"
#include "platform/http/permissions.h"
#include "platform/http/types.h"
#include "platform/store/database.h"

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace atalaya::platform {

/// `GET /api/admin/audit/stream[?limit]`: new decisions as server-sent events, in order, none left out; `id` is the
/// seq, `Last-Event-ID` goes on after it. Ends when the session may no longer see them, or its token is no longer good.
class AuditStream
{
public:
    struct Limits
    {
        /// Each stream holds a thread of the server.
        int perSession = 2;
        int together = 16;
        std::chrono::milliseconds heartbeat{15'000};
        /// How often the end of the client and of the server is looked for.
        std::chrono::milliseconds slice{500};
    };

    /// Everything outlives it, and it the requests.
    AuditStream(Database &database, SignedLog &log, Authenticator &people, Permissions &permissions, Limits limits);
    AuditStream(Database &database, SignedLog &log, Authenticator &people, Permissions &permissions)
        : AuditStream(database, log, people, permissions, Limits())
    {}

    [[nodiscard]] Route route();

private:
    class Seat;
    struct Place
    {
        /// The next leaf to look at.
        std::int64_t next = 0;
        /// Events that may still be sent.
        std::int64_t left = 0;
    };

    [[nodiscard]] Response open(const RequestContext &request);
    [[nodiscard]] std::shared_ptr<const Seat> takeSeat(const std::string &sessionId);
    [[nodiscard]] bool write(const RequestContext &request, Place place, ReplySink &sink);
    [[nodiscard]] bool mayGoOn(const RequestContext &request);
    /// The next events as text, at most a page of them; moves on.
    [[nodiscard]] std::string eventsFrom(const RequestContext &request, Place &place, std::int64_t size);

    Database &m_database;
    SignedLog &m_log;
    Authenticator &m_people;
    Permissions &m_permissions;
    Limits m_limits;
    std::mutex m_mutex;
    std::map<std::string, int> m_seats;
    int m_taken = 0;
};

} // namespace atalaya::platform
