// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"

#include "policyparts.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t mostDrafts = 100;

std::vector<std::string> policiesIn(Reader &in, const json &value)
{
    std::size_t next = 0;
    return in.list(
        "policies", [&](Reader &) { return in.ok() ? dumpJson(value.at("policies").at(next++)) : std::string("{}"); },
        mostDrafts);
}

} // namespace

json encode(const SimulationRequest &request)
{
    json policies = json::array();
    for (const std::string &policy : request.policies)
        policies.push_back(parts::textObject(policy));
    return {{"from", formatInstant(request.from)},
            {"to", formatInstant(request.to)},
            {"policies", std::move(policies)},
            {"without", request.without},
            {"defaultMode", parts::orNull(request.defaultMode)},
            {"purpose", request.purpose},
            {"headSize", parts::orNull(request.headSize)}};
}

Decoded<SimulationRequest> decodeSimulationRequest(const json &value)
{
    Reader in(value);
    SimulationRequest request;
    request.from = in.instant("from");
    request.to = in.instant("to");
    if (in.ok() && request.to <= request.from)
        in.fail("to", "must be after from");
    request.policies = policiesIn(in, value);
    if (in.has("without"))
        request.without = in.strings("without", mostDrafts, 200);
    if (in.maybeString("defaultMode"))
        request.defaultMode = parts::mode(in, "defaultMode");
    request.purpose = in.maybeString("purpose", 40).value_or(std::string());
    if (in.maybeInteger("headSize"))
        request.headSize = in.integer("headSize", 0);
    in.refuseUnknown();
    return in.finish(std::move(request));
}

json encode(const Simulation &simulation)
{
    return {{"id", simulation.id},
            {"state", simulation.state},
            {"done", simulation.done},
            {"total", simulation.total},
            {"result", simulation.result ? encode(*simulation.result) : json(nullptr)}};
}

Decoded<Simulation> decodeSimulation(const json &value)
{
    Reader in(value);
    Simulation simulation;
    simulation.id = in.string("id", 200);
    simulation.state = parts::oneOf(in, "state", {"running", "done", "cancelled", "failed"});
    simulation.done = in.integer("done", 0);
    simulation.total = in.integer("total", 0);
    if (in.maybeObject("result") && in.ok()) {
        auto result = decodeSimulationResult(value.at("result"));
        if (result)
            simulation.result = *std::move(result);
        else
            in.fail("result." + result.error().path, result.error().reason);
    }
    return in.finish(std::move(simulation));
}

} // namespace atalaya::contract
