// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyjson.h"

#include "policyjsonreader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace atalaya::rules {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 7> dayNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// "08:30" as minutes of the day; "24:00" only for an end.
std::optional<int> minuteOf(const std::string &text)
{
    const auto digit = [&text](std::size_t at) {
        return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 1000;
    };
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    const int hours = digit(0) * 10 + digit(1);
    const int minutes = digit(3) * 10 + digit(4);
    if (hours > 24 || minutes > 59 || (hours == 24 && minutes > 0))
        return std::nullopt;
    return hours * 60 + minutes;
}

PolicyWindow readWindow(PolicyJsonReader in)
{
    PolicyWindow window;
    if (const auto days = in.texts("days", dayNames.size(), 20); !days.empty()) {
        window.days = 0;
        for (std::size_t i = 0; i < days.size(); ++i) {
            const auto day = std::ranges::find(dayNames, days[i]);
            if (day == dayNames.end())
                in.faultAt("days", i, "unknown_value");
            else
                window.days |= static_cast<std::uint8_t>(1U << (day - dayNames.begin()));
        }
    }
    const auto time = [&in](std::string_view key, int otherwise, int most) {
        const auto text = in.maybeText(key, 5);
        const auto minute = text ? minuteOf(*text) : std::nullopt;
        if (text && (!minute || *minute > most))
            in.fault(key, "bad_time");
        return minute.value_or(otherwise);
    };
    window.from = time("from", 0, minutesPerDay - 1);
    window.to = time("to", minutesPerDay, minutesPerDay);
    if (in.isFine() && window.from == window.to)
        in.fault("to", "empty_range");
    if (in.isFine() && window == PolicyWindow())
        in.fault({}, "empty");
    // Midnight at the end of a day is said in one way only.
    if (window.to == 0)
        window.to = minutesPerDay;
    in.refuseUnknown();
    return window;
}

PolicyNumber readNumber(PolicyJsonReader in, std::int64_t steps, std::int64_t highest)
{
    PolicyNumber number;
    if (in.has("missing")) {
        number.missing = in.truth("missing", false);
        if (in.isFine() && !number.missing)
            in.fault("missing", "unknown_value");
    }
    const auto bound = [&](std::string_view inclusive, std::string_view exclusive, std::optional<PolicyBound> &into) {
        for (const std::string_view key : {inclusive, exclusive}) {
            const auto value = in.maybeNumber(key, steps, highest);
            if (value && into)
                in.fault(key, "twice");
            if (value)
                into = PolicyBound{*value, key == inclusive};
        }
    };
    bound("atLeast", "above", number.from);
    bound("atMost", "below", number.to);
    if (in.isFine()) {
        const std::int64_t from = number.from ? number.from->value + (number.from->inclusive ? 0 : 1) : 0;
        const std::int64_t to = number.to ? number.to->value - (number.to->inclusive ? 0 : 1) : highest;
        if (!number.missing && !number.from && !number.to)
            in.fault({}, "empty");
        else if (number.missing && (number.from || number.to))
            in.fault("missing", "twice");
        else if (from > to)
            in.fault({}, "empty_range");
    }
    in.refuseUnknown();
    return number;
}

PolicyConditions readConditions(PolicyJsonReader in)
{
    PolicyConditions when;
    when.agents = in.names("agents", PolicyJsonReader::Star::Allowed);
    when.entities = in.names("entities", PolicyJsonReader::Star::Allowed);
    when.actions = in.names("actions", PolicyJsonReader::Star::Allowed);
    when.roles = in.names("roles", PolicyJsonReader::Star::Refused);
    when.tiers = in.names("tiers", PolicyJsonReader::Star::Refused);
    if (in.has("containsPii"))
        when.containsPii = in.truth("containsPii", false);
    if (in.has("confidence"))
        when.confidence = readNumber(in.object("confidence"), confidenceSteps, confidenceSteps);
    if (in.has("risk"))
        when.risk = readNumber(in.object("risk"), 1, 100);
    if (in.has("amount"))
        when.amount = readNumber(in.object("amount"), 1, highestAmount);
    for (PolicyJsonReader &window : in.list("time", mostPolicyWindows))
        when.windows.push_back(readWindow(std::move(window)));
    if (in.isFine() && in.has("time") && when.windows.empty())
        in.fault("time", "empty");
    in.refuseUnknown();
    return when;
}

/// Groups, one of which has to fit.
void readGroups(PolicyJsonReader &in, std::vector<PolicyConditions> &groups)
{
    for (PolicyJsonReader &group : in.list("any", mostPolicyGroups)) {
        groups.push_back(readConditions(group));
        if (group.isFine() && groups.back() == PolicyConditions())
            group.fault({}, "empty");
    }
    if (in.isFine() && in.has("any") && groups.empty())
        in.fault("any", "empty");
}

/// Mode and reason are fields of the rule itself.
PolicyOutcome readOutcome(PolicyJsonReader &in)
{
    PolicyOutcome then;
    const std::string mode = in.text("mode", 20);
    if (const auto known = policyModeOf(mode))
        then.mode = *known;
    else if (!mode.empty())
        in.fault("mode", "unknown_value");
    if (!in.needs("reason"))
        return then;
    PolicyJsonReader reason = in.object("reason");
    for (const char *language : {"en", "es"}) {
        if (auto text = reason.maybeText(language, longestPolicyReason))
            then.reason[language] = *std::move(text);
    }
    if (reason.isFine() && then.reason.empty())
        reason.fault({}, "empty");
    reason.refuseUnknown();
    return then;
}

} // namespace

tl::expected<Policy, std::vector<PolicyFault>> decodePolicy(const json &value)
{
    std::vector<PolicyFault> faults;
    PolicyJsonReader in(value, faults);
    Policy policy;
    policy.id = in.text("id", 64);
    if (!std::ranges::all_of(policy.id, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; }))
        in.fault("id", "unknown_value");
    policy.name = in.text("name", longestPolicyName);
    if (in.has("scope")) {
        PolicyJsonReader scope = in.object("scope");
        policy.entities = scope.names("entities", PolicyJsonReader::Star::Allowed);
        policy.actions = scope.names("actions", PolicyJsonReader::Star::Allowed);
        scope.refuseUnknown();
    }
    for (PolicyJsonReader &rule : in.list("rules", mostPolicyRules)) {
        PolicyRule made;
        if (rule.has("when"))
            made.when = readConditions(rule.object("when"));
        readGroups(rule, made.any);
        made.then = readOutcome(rule);
        rule.refuseUnknown();
        policy.rules.push_back(std::move(made));
    }
    if (in.has("otherwise")) {
        PolicyJsonReader otherwise = in.object("otherwise");
        policy.otherwise = readOutcome(otherwise);
        otherwise.refuseUnknown();
    }
    if (in.isFine() && policy.rules.empty() && !policy.otherwise)
        in.fault("rules", "no_rules");
    policy.priority = in.maybeNumber("priority", 1, highestPriority, -highestPriority).value_or(0);
    policy.enabled = in.truth("enabled", true);
    policy.validFrom = in.maybeInstant("validFrom");
    policy.validTo = in.maybeInstant("validTo");
    if (policy.validFrom && policy.validTo && *policy.validFrom >= *policy.validTo)
        in.fault("validTo", "empty_range");
    policy.owner = in.maybeText("owner", longestPolicyName).value_or(std::string());
    in.refuseUnknown();
    if (!faults.empty())
        return tl::unexpected(std::move(faults));
    return policy;
}

} // namespace atalaya::rules
