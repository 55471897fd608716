// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/notifications/notificationroutes.h"

#include "platform/http/reply.h"
#include "platform/identity/personnames.h"
#include "platform/notifications/notificationstore.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace atalaya::platform {

namespace {

using notifications::Place;
using notifications::Reader;
using notifications::Told;

/// The place of the last one of a page, as `TIME.NUMBER`.
std::string textOf(const Place &place)
{
    return std::to_string(place.at) + '.' + std::to_string(place.seq);
}

std::optional<std::int64_t> numberOf(std::string_view text)
{
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = read.ec == std::errc() && read.ptr == text.data() + text.size() && number >= 0;
    return good ? std::optional(number) : std::nullopt;
}

std::optional<Place> placeIn(const RequestContext &request)
{
    const auto given = request.query.find("after");
    if (given == request.query.end())
        return std::nullopt;
    const std::string_view text = given->second;
    const auto dot = text.find('.');
    const auto at = numberOf(text.substr(0, dot));
    const auto seq = numberOf(dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1));
    if (!at || !seq)
        throw fieldError("after", "unknown", "What `next` of a page said.");
    return Place{*at, *seq};
}

std::size_t limitIn(const RequestContext &request)
{
    const auto given = request.query.find("limit");
    if (given == request.query.end())
        return mostNotices;
    const auto number = numberOf(given->second);
    if (!number || *number < 1 || *number > static_cast<std::int64_t>(mostNotices))
        throw fieldError("limit", "out_of_range", "A number from 1 to " + std::to_string(mostNotices) + '.');
    return static_cast<std::size_t>(*number);
}

class Handlers
{
public:
    explicit Handlers(const IdentityServices &services)
        : m_services(services)
    {}

    [[nodiscard]] Response list(const RequestContext &request) const
    {
        const auto after = placeIn(request);
        const std::size_t limit = limitIn(request);
        std::vector<Told> all;
        m_services.database.read(
            *request.scope, [&](Connection &connection) { all = notifications::all(connection, reader(request)); });
        contract::NotificationList shown;
        shown.unread = std::ranges::count_if(all, [](const Told &told) { return !told.shown.readAt; });
        if (after)
            std::erase_if(all, [&](const Told &told) { return told.place >= *after; });
        if (all.size() > limit) {
            all.resize(limit);
            shown.next = textOf(all.back().place);
        }
        for (Told &told : all)
            shown.notifications.push_back(std::move(told.shown));
        std::vector<contract::Person *> people;
        for (contract::Notification &one : shown.notifications) {
            if (one.by)
                people.push_back(&*one.by);
        }
        nameThem(m_services.database, std::move(people));
        return reply(request, encode(shown));
    }

    [[nodiscard]] Response read(const RequestContext &request) const
    {
        const std::string &id = request.pathParameters.at("id");
        m_services.database.write(*request.scope, [&](Transaction &transaction) {
            if (!notifications::markRead(transaction, request.scope->tenantId(), reader(request), id))
                throw Absent{"notification", id};
        });
        return emptyReply();
    }

    [[nodiscard]] Response readAll(const RequestContext &request) const
    {
        const auto wanted = valueOrThrow(contract::decodeNotificationsRead(bodyOf(request)));
        m_services.database.write(*request.scope, [&](Transaction &transaction) {
            notifications::markAllRead(transaction, request.scope->tenantId(), reader(request), wanted.until);
        });
        return emptyReply();
    }

private:
    [[nodiscard]] Reader reader(const RequestContext &request) const
    {
        return {request.principal.userId, request.principal.permissions, m_services.clock.now()};
    }

    const IdentityServices &m_services;
};

} // namespace

std::vector<Route> notificationRoutes(const IdentityServices &services)
{
    const auto handlers = std::make_shared<const Handlers>(services);
    std::vector<Route> routes;
    using Method = Response (Handlers::*)(const RequestContext &) const;
    const auto add = [&](const char *method, const char *path, Method handler) -> Route & {
        Route route;
        route.method = method;
        route.pattern = std::string("/api/admin/notifications") + path;
        route.permission = "notifications:own";
        route.handler = [handlers, handler](const RequestContext &request) {
            return ((*handlers).*handler)(request);
        };
        route.bodyLimit = 4U * 1024U;
        routes.push_back(std::move(route));
        return routes.back();
    };
    add("GET", "", &Handlers::list);
    add("POST", "/read-all", &Handlers::readAll);
    add("POST", "/{id}/read", &Handlers::read).takesBody = false;
    return routes;
}

} // namespace atalaya::platform
