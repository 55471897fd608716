// SPDX-License-Identifier: GPL-3.0-or-later
#include "events.h"

#include "reader.h"

#include <nlohmann/json.hpp>

#include <array>

namespace atalaya::contract {

using nlohmann::json;

namespace {

double score(Reader &in, std::string_view key)
{
    const double value = in.number(key);
    if (in.ok() && (value < 0 || value > 100))
        in.fail(key, "must be between 0 and 100");
    return value;
}

template<std::size_t N>
std::string oneOf(Reader &in, std::string_view key, const std::array<std::string_view, N> &allowed)
{
    const std::string value = in.string(key, 100);
    for (const std::string_view candidate : allowed) {
        if (candidate == value)
            return value;
    }
    if (in.ok())
        in.fail(key, "unknown value");
    return value;
}

std::string name(Reader &in, std::string_view key)
{
    std::string value = in.string(key, 300);
    if (in.ok() && value.empty())
        in.fail(key, "must not be empty");
    return value;
}

events::Risk readRisk(Reader &in)
{
    events::Risk risk;
    risk.riskId = name(in, "riskId");
    risk.status = oneOf<2>(in, "status", {"open", "resolved"});
    risk.severity = oneOf<4>(in, "severity", {"low", "medium", "high", "critical"});
    risk.components = in.strings("components", 50, 300, Reader::Empty::Refused);
    return risk;
}

events::Validation readValidation(Reader &in)
{
    events::Validation validation;
    validation.subject = name(in, "subject");
    validation.outcome = oneOf<3>(in, "outcome", {"approved", "corrected", "rejected"});
    validation.minutes = in.number("minutes");
    if (in.ok() && (validation.minutes < 0 || validation.minutes > 10'000))
        in.fail("minutes", "must be between 0 and 10000");
    validation.firstPass = in.boolean("firstPass");
    return validation;
}

events::Usage readUsage(Reader &in)
{
    constexpr std::int64_t most = 1'000'000'000'000;
    events::Usage usage;
    if (in.has("tokens"))
        usage.tokens = in.integer("tokens", 0, most);
    if (in.has("bytes"))
        usage.bytes = in.integer("bytes", -most, most);
    if (in.has("searches"))
        usage.searches = in.integer("searches", 0, most);
    return usage;
}

Event readEvent(Reader &in)
{
    Event event;
    event.id = name(in, "id");
    event.at = in.instant("at");
    const std::string type = in.string("type", 100);
    if (type == "evaluation")
        event.body =
            events::Evaluation{score(in, "faithfulness"), score(in, "relevance"), score(in, "contextPrecision")};
    else if (type == "risk")
        event.body = readRisk(in);
    else if (type == "validation")
        event.body = readValidation(in);
    else if (type == "checklist")
        event.body = events::Checklist{name(in, "entity"), in.boolean("covered")};
    else if (type == "feature")
        event.body = events::FeatureUse{name(in, "feature"), name(in, "user")};
    else if (type == "usage")
        event.body = readUsage(in);
    else if (type == "journey")
        event.body = events::Journey{
            name(in, "caseId"),
            oneOf<6>(in, "step", {"ingested", "analyzed", "checked", "reported", "resolved", "reopened"})};
    else
        in.fail("type", "unknown value");
    in.refuseUnknown();
    return event;
}

struct BodyEncoder
{
    json operator()(const events::Evaluation &body) const
    {
        return {{"type", "evaluation"},
                {"faithfulness", body.faithfulness},
                {"relevance", body.relevance},
                {"contextPrecision", body.contextPrecision}};
    }
    json operator()(const events::Risk &body) const
    {
        return {{"type", "risk"},
                {"riskId", body.riskId},
                {"status", body.status},
                {"severity", body.severity},
                {"components", body.components}};
    }
    json operator()(const events::Validation &body) const
    {
        return {{"type", "validation"},
                {"subject", body.subject},
                {"outcome", body.outcome},
                {"minutes", body.minutes},
                {"firstPass", body.firstPass}};
    }
    json operator()(const events::Checklist &body) const
    {
        return {{"type", "checklist"}, {"entity", body.entity}, {"covered", body.covered}};
    }
    json operator()(const events::FeatureUse &body) const
    {
        return {{"type", "feature"}, {"feature", body.feature}, {"user", body.user}};
    }
    json operator()(const events::Usage &body) const
    {
        return {{"type", "usage"}, {"tokens", body.tokens}, {"bytes", body.bytes}, {"searches", body.searches}};
    }
    json operator()(const events::Journey &body) const
    {
        return {{"type", "journey"}, {"caseId", body.caseId}, {"step", body.step}};
    }
};

} // namespace

json encode(const std::vector<Event> &events)
{
    json items = json::array();
    for (const Event &event : events) {
        json item = std::visit(BodyEncoder{}, event.body);
        item["id"] = event.id;
        item["at"] = formatInstant(event.at);
        items.push_back(std::move(item));
    }
    return {{"events", std::move(items)}};
}

Decoded<std::vector<Event>> decodeEvents(const json &value)
{
    Reader in(value);
    auto events = in.list("events", readEvent, 500);
    in.refuseUnknown();
    return in.finish(std::move(events));
}

json encode(const EventsAccepted &accepted)
{
    return {{"stored", accepted.stored}, {"known", accepted.known}};
}

Decoded<EventsAccepted> decodeEventsAccepted(const json &value)
{
    Reader in(value);
    EventsAccepted accepted{in.integer("stored", 0), in.integer("known", 0)};
    return in.finish(accepted);
}

} // namespace atalaya::contract
