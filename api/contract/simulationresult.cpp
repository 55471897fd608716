// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulationresult.h"

#include "policyparts.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::contract {

using nlohmann::json;

namespace {

using Modes = SimulationResult::Modes;

Modes modes(Reader &in, std::string_view key)
{
    Modes counts{};
    const std::vector<std::int64_t> read = in.integers(key, counts.size());
    if (in.ok() && (read.size() != counts.size() || std::ranges::any_of(read, [](auto count) { return count < 0; })))
        in.fail(key, "expected three counts");
    else
        std::ranges::copy(read, counts.begin());
    return counts;
}

json lines(const std::vector<SimulationResult::Line> &list)
{
    json items = json::array();
    for (const auto &line : list) {
        items.push_back(
            {{"name", line.name}, {"before", line.before}, {"after", line.after}, {"changed", line.changed}});
    }
    return items;
}

SimulationResult::Line readLine(Reader &in)
{
    return {in.string("name"), modes(in, "before"), modes(in, "after"), in.integer("changed", 0)};
}

json encode(const SimulationResult::Price &price)
{
    return {{"reviewsBefore", price.reviewsBefore}, {"reviewsAfter", price.reviewsAfter},
            {"hoursBefore", price.hoursBefore},     {"hoursAfter", price.hoursAfter},
            {"costBefore", price.costBefore},       {"costAfter", price.costAfter},
            {"currency", price.currency},           {"reviewMinutes", price.reviewMinutes},
            {"hourlyRate", price.hourlyRate}};
}

SimulationResult::Price readPrice(Reader in)
{
    return {in.number("reviewsBefore"), in.number("reviewsAfter"),  in.number("hoursBefore"),
            in.number("hoursAfter"),    in.number("costBefore"),    in.number("costAfter"),
            in.string("currency", 3),   in.number("reviewMinutes"), in.number("hourlyRate")};
}

json encode(const SimulationResult::Change &change)
{
    return {{"seq", change.seq},
            {"id", change.id},
            {"at", formatInstant(change.at)},
            {"agent", change.agent},
            {"entity", change.entity},
            {"action", change.action},
            {"confidence", parts::orNull(change.confidence)},
            {"risk", parts::orNull(change.risk)},
            {"before", change.before},
            {"after", change.after}};
}

SimulationResult::Change readChange(Reader &in)
{
    return {in.integer("seq", 0),         in.string("id", 200),    in.instant("at"),
            in.string("agent"),           in.string("entity"),     in.string("action"),
            in.maybeNumber("confidence"), in.maybeInteger("risk"), parts::mode(in, "before"),
            parts::mode(in, "after")};
}

SimulationResult::Receipt readReceipt(Reader &in)
{
    return {in.instant("from"),           in.instant("to"),
            in.integer("headSize", 0),    in.string("root", 64),
            in.integer("engine", 1),      parts::hash(in, "beforeHash"),
            parts::hash(in, "draftHash"), parts::hash(in, "resultHash")};
}

SimulationResult::PolicyLine readPolicy(Reader &in)
{
    return {in.string("id", 200), in.string("name", 1000), modes(in, "before"), modes(in, "after")};
}

SimulationResult::Point readPoint(Reader &in)
{
    return {in.integer("seq", 0), in.number("confidence"), in.integer("risk", 0, 100), parts::mode(in, "before"),
            parts::mode(in, "after")};
}

} // namespace

json encode(const SimulationResult::Receipt &receipt)
{
    return {{"from", formatInstant(receipt.from)},
            {"to", formatInstant(receipt.to)},
            {"headSize", receipt.headSize},
            {"root", receipt.root},
            {"engine", receipt.engine},
            {"beforeHash", receipt.beforeHash},
            {"draftHash", receipt.draftHash},
            {"resultHash", receipt.resultHash}};
}

Decoded<SimulationResult::Receipt> decodeSimulationReceipt(const json &value)
{
    Reader in(value);
    const auto receipt = readReceipt(in);
    return in.finish(receipt);
}

json encode(const SimulationResult &result)
{
    json policies = json::array();
    for (const auto &line : result.byPolicy)
        policies.push_back({{"id", line.id}, {"name", line.name}, {"before", line.before}, {"after", line.after}});
    json points = json::array();
    for (const auto &point : result.points) {
        points.push_back({{"seq", point.seq},
                          {"confidence", point.confidence},
                          {"risk", point.risk},
                          {"before", point.before},
                          {"after", point.after}});
    }
    json changes = json::array();
    for (const auto &change : result.changes)
        changes.push_back(encode(change));
    return {{"decisions", result.decisions},
            {"flows", {{"auto", result.flows[0]}, {"review", result.flows[1]}, {"blocked", result.flows[2]}}},
            {"drifted", result.drifted},
            {"notReplayable", {{"erased", result.notReplayable.erased}, {"missing", result.notReplayable.missing}}},
            {"people",
             {{"blockedButApproved", parts::orNull(result.people.blockedButApproved)},
              {"releasedButRejected", parts::orNull(result.people.releasedButRejected)}}},
            {"price", encode(result.price)},
            {"byPolicy", std::move(policies)},
            {"byEntity", lines(result.byEntity)},
            {"byAgent", lines(result.byAgent)},
            {"points", std::move(points)},
            {"changes", std::move(changes)},
            {"receipt", encode(result.receipt)}};
}

Decoded<SimulationResult> decodeSimulationResult(const json &value)
{
    Reader in(value);
    SimulationResult result;
    result.decisions = in.integer("decisions", 0);
    Reader flows = in.object("flows");
    result.flows = {modes(flows, "auto"), modes(flows, "review"), modes(flows, "blocked")};
    result.drifted = in.integer("drifted", 0);
    Reader skipped = in.object("notReplayable");
    result.notReplayable = {skipped.integer("erased", 0), skipped.integer("missing", 0)};
    Reader people = in.object("people");
    result.people = {people.maybeInteger("blockedButApproved"), people.maybeInteger("releasedButRejected")};
    result.price = readPrice(in.object("price"));
    result.byPolicy = in.list("byPolicy", readPolicy);
    result.byEntity = in.list("byEntity", readLine, mostSimulatedEntities);
    result.byAgent = in.list("byAgent", readLine, mostSimulatedAgents);
    result.points = in.list("points", readPoint, mostSimulatedPoints);
    result.changes = in.list("changes", readChange, mostSimulatedChanges);
    Reader receipt = in.object("receipt");
    result.receipt = readReceipt(receipt);
    return in.finish(std::move(result));
}

} // namespace atalaya::contract
