// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyjson.h"

#include "api/contract/json.h"

#include <nlohmann/json.hpp>
#include <sodium/crypto_hash_sha256.h>

#include <array>

namespace atalaya::rules {

namespace {

using nlohmann::json;

constexpr std::array<const char *, 7> dayNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::string clock(int minute)
{
    const auto two = [](int number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return two(minute / 60) + ':' + two(minute % 60);
}

json encodeWindow(const PolicyWindow &window)
{
    json value = json::object();
    if (window.days != 0x7F) {
        for (std::size_t day = 0; day < dayNames.size(); ++day) {
            if ((window.days >> day & 1) != 0)
                value["days"].push_back(dayNames[day]);
        }
    }
    if (window.from != 0)
        value["from"] = clock(window.from);
    if (window.to != minutesPerDay)
        value["to"] = clock(window.to);
    return value;
}

json encodeNumber(const PolicyNumber &number, std::int64_t steps)
{
    json value = json::object();
    const auto put = [&](const char *key, std::int64_t bound) {
        if (bound % steps == 0)
            value[key] = bound / steps;
        else
            value[key] = static_cast<double>(bound) / static_cast<double>(steps);
    };
    if (number.missing)
        value["missing"] = true;
    if (number.from)
        put(number.from->inclusive ? "atLeast" : "above", number.from->value);
    if (number.to)
        put(number.to->inclusive ? "atMost" : "below", number.to->value);
    return value;
}

void putNames(json &value, const char *key, const std::vector<std::string> &names)
{
    if (!names.empty())
        value[key] = names;
}

json encodeConditions(const PolicyConditions &when)
{
    json value = json::object();
    putNames(value, "agents", when.agents);
    putNames(value, "entities", when.entities);
    putNames(value, "actions", when.actions);
    putNames(value, "roles", when.roles);
    putNames(value, "tiers", when.tiers);
    if (when.containsPii)
        value["containsPii"] = *when.containsPii;
    if (when.confidence)
        value["confidence"] = encodeNumber(*when.confidence, confidenceSteps);
    if (when.risk)
        value["risk"] = encodeNumber(*when.risk, 1);
    if (when.amount)
        value["amount"] = encodeNumber(*when.amount, 1);
    for (const PolicyWindow &window : when.windows)
        value["time"].push_back(encodeWindow(window));
    return value;
}

json encodeOutcome(const PolicyOutcome &then)
{
    return {{"mode", nameOf(then.mode)}, {"reason", json(then.reason)}};
}

} // namespace

json encodePolicy(const Policy &policy)
{
    json value{{"id", policy.id}, {"name", policy.name}};
    if (!policy.entities.empty() || !policy.actions.empty())
        value["scope"] = json::object();
    if (!policy.entities.empty())
        value["scope"]["entities"] = policy.entities;
    if (!policy.actions.empty())
        value["scope"]["actions"] = policy.actions;
    for (const PolicyRule &rule : policy.rules) {
        json one = encodeOutcome(rule.then);
        if (json when = encodeConditions(rule.when); !when.empty())
            one["when"] = std::move(when);
        for (const PolicyConditions &group : rule.any)
            one["any"].push_back(encodeConditions(group));
        value["rules"].push_back(std::move(one));
    }
    if (policy.otherwise)
        value["otherwise"] = encodeOutcome(*policy.otherwise);
    if (policy.priority != 0)
        value["priority"] = policy.priority;
    if (!policy.enabled)
        value["enabled"] = false;
    if (policy.validFrom)
        value["validFrom"] = contract::formatInstant(*policy.validFrom);
    if (policy.validTo)
        value["validTo"] = contract::formatInstant(*policy.validTo);
    if (!policy.owner.empty())
        value["owner"] = policy.owner;
    return value;
}

std::string canonicalPolicy(const Policy &policy)
{
    // nlohmann keeps names in order.
    return contract::dumpJson(encodePolicy(policy));
}

std::string contentHash(const Policy &policy)
{
    const std::string text = canonicalPolicy(policy);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char *>(text.data()), text.size());
    std::string hex;
    for (const unsigned char byte : hash) {
        constexpr std::string_view digits = "0123456789abcdef";
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

PolicyInForce inForce(Policy policy, std::int64_t version, contract::Instant since)
{
    std::string hash = contentHash(policy);
    return {std::move(policy), version, since, std::move(hash)};
}

} // namespace atalaya::rules
