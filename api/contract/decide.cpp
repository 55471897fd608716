// SPDX-License-Identifier: GPL-3.0-or-later
#include "decide.h"

#include "reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t longestName = 200;
constexpr std::size_t longestReason = 2000;
constexpr std::size_t longestSource = 300;

enum class Need
{
    Required,
    Optional
};

/// One line that people read in lists and filters.
std::string line(Reader &in, std::string_view key, Need need)
{
    std::string text =
        need == Need::Required ? in.string(key, longestName) : in.maybeString(key, longestName).value_or(std::string());
    if (in.ok() && std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; }))
        in.fail(key, "must be one line without control characters");
    const bool blank = text.find_first_not_of(' ') == std::string::npos;
    if (in.ok() && blank && (need == Need::Required || !text.empty()))
        in.fail(key, "must not be empty");
    return text;
}

std::optional<double> confidence(Reader &in)
{
    const auto value = in.maybeNumber("confidence");
    if (!value || !in.ok())
        return value;
    if (!(*value >= 0 && *value <= 1))
        in.fail("confidence", "must be between 0 and 1");
    else if (std::abs(*value * 10'000 - std::round(*value * 10'000)) > 1e-9)
        in.fail("confidence", "has more than four decimals");
    // One number for each text, so that equal confidences have equal bytes in the log; no negative zero.
    return std::abs(std::round(*value * 10'000)) / 10'000;
}

std::optional<std::int64_t> risk(Reader &in)
{
    return in.maybeInteger("risk") ? std::optional(in.integer("risk", 0, 100)) : std::nullopt;
}

std::vector<std::string> sources(Reader &in)
{
    if (!in.has("sources"))
        return {};
    std::vector<std::string> given =
        in.strings("sources", DecideRequest::maxSources, longestSource, Reader::Empty::Refused);
    const auto isBlank = [](const std::string &source) {
        return source.find_first_not_of(" \t\r\n") == std::string::npos;
    };
    if (std::ranges::any_of(given, isBlank))
        in.fail("sources", "must not be empty");
    return given;
}

std::optional<DecideRequest::Prompt> prompt(Reader &in)
{
    auto given = in.maybeObject("prompt");
    if (!given)
        return std::nullopt;
    DecideRequest::Prompt prompt{line(*given, "id", Need::Required), given->integer("version", 1)};
    given->refuseUnknown();
    return prompt;
}

std::string inputs(Reader &in, const json &value)
{
    if (!in.maybeObject("inputs"))
        return "{}";
    if (!in.ok())
        return {};
    std::string text = dumpJson(value.at("inputs"));
    if (text.size() > DecideRequest::maxInputs)
        in.fail("inputs", "longer than " + std::to_string(DecideRequest::maxInputs) + " bytes");
    return text;
}

} // namespace

json encode(const DecideRequest &request)
{
    json value{{"agent", request.agent}, {"entity", request.entity}, {"action", request.action}};
    if (request.containsPii)
        value["containsPii"] = true;
    if (request.inputs != "{}")
        value["inputs"] = parseJson(request.inputs).value_or(json::object());
    if (request.confidence)
        value["confidence"] = *request.confidence;
    if (request.risk)
        value["risk"] = *request.risk;
    if (request.amount)
        value["amount"] = *request.amount;
    if (!request.role.empty())
        value["role"] = request.role;
    if (!request.user.empty())
        value["user"] = request.user;
    if (!request.reason.empty())
        value["reason"] = request.reason;
    if (!request.overrideId.empty())
        value["overrideId"] = request.overrideId;
    if (!request.sources.empty())
        value["sources"] = request.sources;
    if (request.prompt)
        value["prompt"] = {{"id", request.prompt->id}, {"version", request.prompt->version}};
    return value;
}

Decoded<DecideRequest> decodeDecideRequest(const json &value)
{
    Reader in(value);
    DecideRequest request;
    request.agent = line(in, "agent", Need::Required);
    request.entity = line(in, "entity", Need::Required);
    request.action = line(in, "action", Need::Required);
    request.confidence = confidence(in);
    request.risk = risk(in);
    if (in.has("containsPii"))
        request.containsPii = in.boolean("containsPii");
    if (in.maybeInteger("amount"))
        request.amount = in.integer("amount", 0, DecideRequest::maxAmount);
    request.role = line(in, "role", Need::Optional);
    request.inputs = inputs(in, value);
    request.user = line(in, "user", Need::Optional);
    request.reason = in.maybeString("reason", longestReason).value_or(std::string());
    request.overrideId = line(in, "overrideId", Need::Optional);
    request.sources = sources(in);
    request.prompt = prompt(in);
    in.refuseUnknown();
    return in.finish(std::move(request));
}

json encode(const DecideReply &reply)
{
    json value{{"decisionId", reply.decisionId},
               {"seq", reply.seq},
               {"state", nameOf(reply.state)},
               {"policy", {{"id", reply.policy.id}, {"name", reply.policy.name}, {"version", reply.policy.version}}},
               {"reason", reply.reason}};
    if (!reply.overrideId.empty())
        value["overrideId"] = reply.overrideId;
    return value;
}

Decoded<DecideReply> decodeDecideReply(const json &value)
{
    Reader in(value);
    DecideReply reply;
    reply.decisionId = in.string("decisionId", 100);
    reply.seq = in.integer("seq", 0);
    const auto state = decisionStateOf(in.string("state", 20));
    if (!state && in.ok())
        in.fail("state", "unknown value");
    reply.state = state.value_or(DecisionState::Review);
    Reader policy = in.object("policy");
    reply.policy = {policy.string("id", 200), policy.string("name", 200), policy.integer("version", 0)};
    reply.reason = in.string("reason");
    reply.overrideId = in.maybeString("overrideId", 100).value_or(std::string());
    return in.finish(std::move(reply));
}

} // namespace atalaya::contract
