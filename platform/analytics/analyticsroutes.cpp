// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/analyticsroutes.h"

#include "api/contract/events.h"
#include "platform/analytics/businessdashboard.h"
#include "platform/analytics/eventwriter.h"
#include "platform/analytics/figures.h"
#include "platform/analytics/usagereport.h"
#include "platform/http/reply.h"
#include "platform/onboarding/onboarding.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

using namespace std::chrono_literals;

/// Three years with a leap day, and the hour that summer time may add.
constexpr auto longestPeriod = std::chrono::days{1096} + 1h;
/// A sender's clock may run ahead by this much.
constexpr auto clockSkew = 5min;

/// Reads one edge of the period; an error goes into `refused`.
std::optional<Instant> instantOf(const RequestContext &request, const std::string &name, HttpError &refused)
{
    const auto text = request.query.find(name);
    const bool given = text != request.query.end();
    const auto at = given ? contract::parseInstant(text->second) : std::nullopt;
    if (!at)
        refused.body.fields.push_back({name, given ? "invalid_instant" : "required",
                                       "An instant in ISO 8601, for example 2026-02-01T00:00:00Z."});
    return at;
}

ZonedPeriod known(std::optional<ZonedPeriod> period)
{
    if (!period)
        throw StoreError(StoreError::Kind::Failed, "the tenant's time zone is not known here");
    return *std::move(period);
}

/// The period that `from` and `to` name; the last 30 days when neither is there.
ZonedPeriod periodOf(const RequestContext &request, const std::string &timeZone, Instant now)
{
    if (!request.query.contains("from") && !request.query.contains("to"))
        return known(ZonedPeriod::lastDays(now, 30, timeZone));
    HttpError refused = httpError(400, "validation_failed", "The period can't be understood.");
    const auto from = instantOf(request, "from", refused);
    const auto to = instantOf(request, "to", refused);
    if (from && to && *from >= *to)
        refused.body.fields.push_back({"to", "not_after_from", "The end must lie after the beginning."});
    else if (from && to && *to - *from > longestPeriod)
        refused.body.fields.push_back({"to", "period_too_long", "A period has at most three years."});
    if (!refused.body.fields.empty())
        throw refused;
    return known(ZonedPeriod::make(*from, *to, timeZone));
}

ZonedPeriod monthOf(const RequestContext &request, const std::string &timeZone, Instant now)
{
    const auto text = request.query.find("month");
    if (text == request.query.end()) {
        const Date today = known(ZonedPeriod::lastDays(now, 1, timeZone)).days().front().date;
        const std::chrono::year_month_day date{today};
        return known(ZonedPeriod::month(Date{date.year() / date.month() / 1}, timeZone));
    }
    const auto first = contract::parseDate(text->second + "-01");
    if (!first)
        throw fieldError("month", "invalid_month", "A month as YYYY-MM.");
    return known(ZonedPeriod::month(*first, timeZone));
}

Route readRoute(std::string pattern, std::string permission, std::string feature, Handler handler)
{
    Route route;
    route.method = "GET";
    route.pattern = std::move(pattern);
    route.permission = std::move(permission);
    route.feature = std::move(feature);
    route.handler = std::move(handler);
    return route;
}

Response acceptEvents(Database &database, const Clock &clock, const RequestContext &request)
{
    const auto events = valueOrThrow(contract::decodeEvents(bodyOf(request)));
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i].at > clock.now() + clockSkew)
            throw fieldError("events[" + std::to_string(i) + "].at", "in_the_future", "The event is yet to come.");
    }
    contract::EventsAccepted accepted;
    database.write(*request.scope, [&](Transaction &transaction) {
        accepted = storeEvents(transaction, request.scope->tenantId(), events);
    });
    return reply(request, contract::encode(accepted));
}

} // namespace

std::vector<Route> analyticsRoutes(Database &database, const Clock &clock)
{
    std::vector<Route> routes;
    routes.push_back(readRoute(
        "/api/admin/tenant-business-dashboard", "dashboard:view", "dashboard", [&](const RequestContext &request) {
            nlohmann::json data;
            database.read(*request.scope, [&](Connection &connection) {
                const ZonedPeriod period = periodOf(request, tenantFacts(connection).timeZone, clock.now());
                data = contract::encode(businessDashboard(connection, period));
            });
            return reply(request, data);
        }));
    routes.push_back(
        readRoute("/api/admin/tenant-dashboard", "dashboard:view", "dashboard", [&](const RequestContext &request) {
            nlohmann::json data;
            database.read(*request.scope, [&](Connection &connection) {
                const ZonedPeriod period = periodOf(request, tenantFacts(connection).timeZone, clock.now());
                data["business"] = contract::encode(businessDashboard(connection, period));
                data["onboarding"] = onboardingState(request.scope->tenantId(), onboardingProgress(connection));
            });
            return reply(request, data);
        }));
    routes.push_back(readRoute("/api/admin/usage", "usage:view", {}, [&](const RequestContext &request) {
        nlohmann::json data;
        database.read(*request.scope, [&](Connection &connection) {
            const ZonedPeriod month = monthOf(request, tenantFacts(connection).timeZone, clock.now());
            data = contract::encode(usageReport(connection, month));
        });
        return reply(request, data);
    }));

    Route events;
    events.method = "POST";
    events.pattern = "/api/events";
    events.access = Route::Access::ApiKey;
    events.permission = "events:write";
    events.handler = [&](const RequestContext &request) {
        return acceptEvents(database, clock, request);
    };
    // Event ids make a repeated batch harmless.
    events.safe = true;
    routes.push_back(std::move(events));
    return routes;
}

} // namespace atalaya::platform
