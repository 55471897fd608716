// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/policyroutes.h"

#include "platform/governance/policies/policyhandlers.h"

namespace atalaya::platform {

namespace {

using policies::Handlers;
using Method = Response (Handlers::*)(const RequestContext &) const;

constexpr const char *viewing = "governance:view";
constexpr const char *editing = "governance:edit";
constexpr const char *publishing = "governance:publish";

} // namespace

std::vector<Route> policyRoutes(const IdentityServices &services, PolicyEffects effects)
{
    const auto handlers = std::make_shared<const Handlers>(services, std::move(effects));
    std::vector<Route> routes;
    const auto add = [&](const char *method, const char *path, const char *permission, Handler handler) {
        Route route;
        route.method = method;
        route.pattern = std::string("/api/admin/governance/") + path;
        route.permission = permission;
        route.handler = std::move(handler);
        route.bodyLimit = 256U * 1024U;
        routes.push_back(std::move(route));
    };
    const auto by = [&handlers](Method method) -> Handler {
        return [handlers, method](const RequestContext &request) {
            return ((*handlers).*method)(request);
        };
    };
    const auto switching = [&handlers](bool enabled) -> Handler {
        return [handlers, enabled](const RequestContext &request) {
            return handlers->setEnabled(request, enabled);
        };
    };
    add("GET", "policies", viewing, by(&Handlers::list));
    add("POST", "policies", editing, by(&Handlers::create));
    add("GET", "policies/{id}", viewing, by(&Handlers::detail));
    add("PUT", "policies/{id}", editing, by(&Handlers::save));
    add("DELETE", "policies/{id}/draft", editing, by(&Handlers::drop));
    add("GET", "policies/{id}/versions", viewing, by(&Handlers::versions));
    add("GET", "policies/{id}/versions/{version}", viewing, by(&Handlers::version));
    add("POST", "policies/{id}/restore", editing, by(&Handlers::restore));
    add("POST", "policies/{id}/publish", publishing, by(&Handlers::publish));
    add("POST", "policies/{id}/enable", publishing, switching(true));
    add("POST", "policies/{id}/disable", publishing, switching(false));
    add("POST", "policies/{id}/confirm", publishing, by(&Handlers::confirm));
    add("POST", "policies/{id}/reject", publishing, by(&Handlers::reject));
    add("GET", "settings", viewing, by(&Handlers::settings));
    add("PUT", "settings", publishing, by(&Handlers::changeSettings));
    add("GET", "export", viewing, by(&Handlers::exported));
    add("POST", "import", editing, by(&Handlers::imported));
    routes.back().bodyLimit = 1U << 20U;
    return routes;
}

} // namespace atalaya::platform
