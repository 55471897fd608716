// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/simulation/simulationroutes.h"

#include "platform/auditapi/logrange.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

constexpr std::uint64_t longestWait = 2'000;

[[noreturn]] void absent(SimulationJobs &jobs, const std::string &id)
{
    const std::string owner = jobs.ownerOf(id);
    if (owner.empty())
        throw notFound();
    throw Absent{"simulations", id, {}, owner};
}

Response started(SimulationJobs &jobs, const RequestContext &request)
{
    Response response =
        reply(request, encode(jobs.start(*request.scope, request.principal.sessionId, planOf(bodyOf(request)))), 202);
    response.noStore = true;
    return response;
}

Response shown(SimulationJobs &jobs, const RequestContext &request)
{
    const std::string &id = request.pathParameters.at("id");
    const std::uint64_t wait = request.query.contains("wait") ? numberIn(request, "wait", 0, longestWait) : 0;
    const auto found = jobs.find(*request.scope, id, std::chrono::milliseconds{wait});
    if (!found)
        absent(jobs, id);
    Response response = reply(request, encode(*found));
    response.noStore = true;
    return response;
}

Response ended(SimulationJobs &jobs, const RequestContext &request)
{
    const std::string &id = request.pathParameters.at("id");
    if (!jobs.cancel(*request.scope, id))
        absent(jobs, id);
    return emptyReply();
}

} // namespace

std::vector<Route> simulationRoutes(SimulationJobs &jobs)
{
    const auto route = [&jobs](const char *method, const char *path,
                               Response (*work)(SimulationJobs &, const RequestContext &)) {
        Route made;
        made.method = method;
        made.pattern = std::string("/api/admin/governance/") + path;
        // It shows single decisions, as the log does; those who only read policies do not see them.
        made.permission = "governance:edit";
        made.safe = made.method == "POST";
        made.handler = [&jobs, work](const RequestContext &request) {
            return work(jobs, request);
        };
        return made;
    };
    return {route("POST", "simulate", started), route("GET", "simulations/{id}", shown),
            route("DELETE", "simulations/{id}", ended)};
}

} // namespace atalaya::platform
