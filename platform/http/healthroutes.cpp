// SPDX-License-Identifier: GPL-3.0-or-later
#include "healthroutes.h"

#include "reply.h"

#include "platform/base/log.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

Route publicRoute(const char *pattern, Handler handler)
{
    Route route;
    route.method = "GET";
    route.pattern = pattern;
    route.access = Route::Access::Public;
    route.tenantData = false;
    route.handler = std::move(handler);
    return route;
}

} // namespace

std::vector<Route> healthRoutes(Database &database, const SignedLog &log)
{
    const auto health = [](const RequestContext &request) {
        return secretReply(request, {{"status", "ok"}, {"product", "atalaya"}, {"version", ATALAYA_VERSION}});
    };
    const auto ready = [&database, &log](const RequestContext &request) {
        try {
            database.read([](Connection &connection) { (void)connection.row("SELECT count(*) FROM migrations"); });
        } catch (const StoreError &error) {
            logError(std::string("not ready: ") + error.what());
            throw busy(5);
        }
        if (log.anyReadOnly())
            throw logReadOnly();
        return secretReply(request, {{"status", "ready"}});
    };
    return {publicRoute("/api/_health", health), publicRoute("/api/_ready", ready)};
}

} // namespace atalaya::platform
