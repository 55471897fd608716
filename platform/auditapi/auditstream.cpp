// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditapi/auditstream.h"

#include "api/contract/auditrows.h"
#include "platform/auditapi/logrange.h"
#include "platform/governance/decisionrow.h"
#include "platform/http/reply.h"
#include "platform/http/requestheaders.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <limits>

namespace atalaya::platform {

namespace {

constexpr const char *permission = "audit:view";
constexpr std::int64_t perPage = 500;
/// A client that lost the stream asks again after three seconds.
constexpr std::string_view opening = "retry: 3000\n\n";
constexpr std::string_view heartbeat = ":\n\n";

/// The event that the client saw last; nullopt without one.
std::optional<std::int64_t> lastSeen(const RequestContext &request, std::int64_t size)
{
    const std::string text = header(request, "last-event-id");
    if (text.empty())
        return std::nullopt;
    std::int64_t seq = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seq);
    if (error != std::errc() || end != text.data() + text.size() || seq < 0 || seq >= size)
        throw fieldError("Last-Event-ID", "out_of_range", "The id of an event of this stream.");
    return seq;
}

} // namespace

class AuditStream::Seat
{
public:
    Seat(AuditStream &stream, std::string sessionId)
        : m_stream(stream)
        , m_sessionId(std::move(sessionId))
    {}
    ~Seat()
    {
        const std::scoped_lock lock(m_stream.m_mutex);
        --m_stream.m_taken;
        if (const auto mine = m_stream.m_seats.find(m_sessionId); --mine->second == 0)
            m_stream.m_seats.erase(mine);
    }
    Seat(const Seat &) = delete;
    Seat &operator=(const Seat &) = delete;

private:
    AuditStream &m_stream;
    std::string m_sessionId;
};

AuditStream::AuditStream(Database &database, SignedLog &log, Authenticator &people, Permissions &permissions,
                         Limits limits)
    : m_database(database)
    , m_log(log)
    , m_people(people)
    , m_permissions(permissions)
    , m_limits(limits)
{}

Route AuditStream::route()
{
    Route route;
    route.method = "GET";
    route.pattern = "/api/admin/audit/stream";
    route.permission = permission;
    route.handler = [this](const RequestContext &request) {
        return open(request);
    };
    return route;
}

std::shared_ptr<const AuditStream::Seat> AuditStream::takeSeat(const std::string &sessionId)
{
    const std::scoped_lock lock(m_mutex);
    if (m_taken >= m_limits.together)
        throw busy(5);
    int &mine = m_seats[sessionId];
    if (mine >= m_limits.perSession)
        throw httpError(429, "too_many_streams", "This session has its streams already; end one first.");
    ++mine;
    ++m_taken;
    return std::make_shared<const Seat>(*this, sessionId);
}

Response AuditStream::open(const RequestContext &request)
{
    const auto size = static_cast<std::int64_t>(signedSize(m_log, request));
    Place place;
    place.next = lastSeen(request, size).value_or(size - 1) + 1;
    place.left = request.query.contains("limit") ? static_cast<std::int64_t>(numberIn(request, "limit", 0, 1'000'000))
                                                 : std::numeric_limits<std::int64_t>::max();
    Response response;
    response.contentType = "text/event-stream";
    response.headers["X-Accel-Buffering"] = "no";
    response.stream = [this, request, place, seat = takeSeat(request.principal.sessionId)](ReplySink &sink) {
        return write(request, place, sink);
    };
    return response;
}

bool AuditStream::mayGoOn(const RequestContext &request)
{
    const Principal &before = request.principal;
    try {
        const auto now = m_people.authenticate(bearerToken(request), request);
        return now && now->sessionId == before.sessionId && now->role == before.role &&
               now->tenantId == before.tenantId && now->enteredTenant == before.enteredTenant &&
               m_permissions.of(request.scope->tenantId(), now->role).contains(permission) &&
               !m_log.readOnly(request.scope->tenantId());
    } catch (const HttpError &) {
        return false; // the token has expired
    }
}

std::string AuditStream::eventsFrom(const RequestContext &request, Place &place, std::int64_t size)
{
    std::vector<contract::AuditRow> rows;
    const std::int64_t most = std::min(perPage, place.left);
    m_database.read(*request.scope,
                    [&](Connection &connection) { rows = decisionsBetween(connection, place.next, size, most); });
    std::string text;
    for (const contract::AuditRow &row : rows)
        text += "id: " + std::to_string(row.seq) + "\ndata: " + contract::dumpJson(encode(row)) + "\n\n";
    place.left -= static_cast<std::int64_t>(rows.size());
    place.next = static_cast<std::int64_t>(rows.size()) == most && !rows.empty() ? rows.back().seq + 1 : size;
    return text;
}

bool AuditStream::write(const RequestContext &request, Place place, ReplySink &sink)
{
    using Steady = std::chrono::steady_clock;
    const std::string &tenant = request.scope->tenantId();
    if (!sink.write(opening))
        return false;
    auto spoken = Steady::now();
    while (place.left > 0 && sink.goesOn()) {
        const auto size =
            static_cast<std::int64_t>(m_log.waitBeyond(tenant, static_cast<std::uint64_t>(place.next), m_limits.slice));
        const bool isNew = size > place.next;
        const bool isSilent = Steady::now() - spoken >= m_limits.heartbeat;
        if (!isNew && !isSilent && request.clientGone && request.clientGone())
            return false;
        if (!isNew && !isSilent)
            continue;
        if (!mayGoOn(request))
            return true;
        const std::string events = isNew ? eventsFrom(request, place, size) : std::string(heartbeat);
        if (events.empty())
            continue;
        if (!sink.write(events))
            return false;
        spoken = Steady::now();
    }
    return true;
}

} // namespace atalaya::platform
