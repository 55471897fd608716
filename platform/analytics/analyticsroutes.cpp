// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/analyticsroutes.h"

#include "api/contract/events.h"
#include "platform/analytics/businessdashboard.h"
#include "platform/analytics/eventwriter.h"
#include "platform/analytics/figures.h"
#include "platform/analytics/periodquery.h"
#include "platform/analytics/rowsroute.h"
#include "platform/analytics/usagereport.h"
#include "platform/http/reply.h"
#include "platform/onboarding/onboarding.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

using namespace std::chrono_literals;

HttpError badPeriod()
{
    return httpError(400, "validation_failed", "The period can't be understood.");
}

/// A sender's clock may run ahead by this much.
constexpr auto clockSkew = 5min;

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

Response acceptEvents(Database &database, const Clock &clock, const UsageNoted &noted, const RequestContext &request)
{
    const auto events = valueOrThrow(contract::decodeEvents(bodyOf(request)));
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i].at > clock.now() + clockSkew)
            throw fieldError("events[" + std::to_string(i) + "].at", "in_the_future", "The event is yet to come.");
    }
    contract::EventsAccepted accepted;
    database.write(*request.scope, [&](Transaction &transaction) {
        accepted = storeEvents(transaction, request.scope->tenantId(), events);
        if (noted && accepted.stored > 0)
            noted(transaction, request.scope->tenantId(), clock.now());
    });
    return reply(request, contract::encode(accepted));
}

} // namespace

std::vector<Route> analyticsRoutes(Database &database, const Clock &clock, const UsageNoted &noted)
{
    std::vector<Route> routes;
    routes.push_back(readRoute(
        "/api/admin/tenant-business-dashboard", "dashboard:view", "dashboard", [&](const RequestContext &request) {
            nlohmann::json data;
            database.read(*request.scope, [&](Connection &connection) {
                const ZonedPeriod period =
                    periodOf(request, tenantFacts(connection).timeZone, clock.now(), badPeriod());
                data = contract::encode(businessDashboard(connection, period));
            });
            return reply(request, data);
        }));
    routes.push_back(
        readRoute("/api/admin/tenant-dashboard", "dashboard:view", "dashboard", [&](const RequestContext &request) {
            nlohmann::json data;
            database.read(*request.scope, [&](Connection &connection) {
                const ZonedPeriod period =
                    periodOf(request, tenantFacts(connection).timeZone, clock.now(), badPeriod());
                data["business"] = contract::encode(businessDashboard(connection, period));
                data["onboarding"] = onboardingState(request.scope->tenantId(), onboardingProgress(connection));
            });
            return reply(request, data);
        }));
    routes.push_back(readRoute("/api/admin/usage", "usage:view", {}, [&](const RequestContext &request) {
        nlohmann::json data;
        database.read(*request.scope, [&](Connection &connection) {
            const ZonedPeriod month = monthOf(request, tenantFacts(connection).timeZone, clock.now());
            data = contract::encode(usageReport(connection, month, clock.now()));
        });
        return reply(request, data);
    }));

    routes.push_back(rowsRoute(database, clock));

    Route events;
    events.method = "POST";
    events.pattern = "/api/events";
    events.access = Route::Access::ApiKey;
    events.permission = "events:write";
    events.handler = [&database, &clock, noted](const RequestContext &request) {
        return acceptEvents(database, clock, noted, request);
    };
    // Event ids make a repeated batch harmless.
    events.safe = true;
    routes.push_back(std::move(events));
    return routes;
}

} // namespace atalaya::platform
