// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyparts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace atalaya::contract::parts {

using nlohmann::json;

namespace {

constexpr std::size_t longestName = 200;

/// A line of text with something in it.
std::string line(Reader &in, std::string_view key)
{
    std::string text = in.string(key, longestName);
    if (in.ok() && std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; }))
        in.fail(key, "must be one line without control characters");
    if (in.ok() && text.find_first_not_of(' ') == std::string::npos)
        in.fail(key, "must not be empty");
    return text;
}

std::optional<double> confidence(Reader &in)
{
    const auto value = in.maybeNumber("confidence");
    if (!value || !in.ok())
        return value;
    constexpr double units = 10'000;
    if (!(*value >= 0 && *value <= 1))
        in.fail("confidence", "must be between 0 and 1");
    else if (std::abs(*value * units - std::round(*value * units)) > 1e-9)
        in.fail("confidence", "has more than four decimals");
    return *value;
}

} // namespace

std::string objectText(Reader &in, const json &value, std::string_view key)
{
    (void)in.object(key);
    return in.ok() ? dumpJson(value.at(std::string(key))) : "{}";
}

json textObject(const std::string &text)
{
    return parseJson(text).value_or(json::object());
}

std::string oneOf(Reader &in, std::string_view key, std::initializer_list<std::string_view> names)
{
    std::string text = in.string(key, longestName);
    if (in.ok() && std::ranges::find(names, text) == names.end())
        in.fail(key, "unknown value");
    return text;
}

std::string mode(Reader &in, std::string_view key)
{
    return oneOf(in, key, {"auto", "review", "blocked"});
}

PolicyExample example(Reader &in)
{
    PolicyExample example;
    example.name = line(in, "name");
    example.agent = line(in, "agent");
    example.entity = line(in, "entity");
    example.action = line(in, "action");
    example.role = in.maybeString("role", longestName);
    example.tier = in.maybeString("tier", longestName);
    example.confidence = confidence(in);
    if (in.maybeInteger("risk"))
        example.risk = in.integer("risk", 0, 100);
    if (in.maybeInteger("amount"))
        example.amount = in.integer("amount", 0, 1'000'000'000'000'000);
    example.containsPii = in.boolean("containsPii");
    example.at = in.maybeInstant("at");
    example.expected = oneOf(in, "expected", {"auto", "review", "blocked", "silent"});
    return example;
}

std::vector<PolicyExample> examples(Reader &in)
{
    return in.list(
        "examples",
        [](Reader &item) {
            PolicyExample read = example(item);
            item.refuseUnknown();
            return read;
        },
        mostPolicyExamples);
}

json encodeExamples(const std::vector<PolicyExample> &examples)
{
    json list = json::array();
    for (const PolicyExample &item : examples)
        list.push_back(encode(item));
    return list;
}

std::string hash(Reader &in, std::string_view key)
{
    constexpr std::size_t digits = 64;
    std::string text = in.string(key, digits);
    if (in.ok() && (text.size() != digits || text.find_first_not_of("0123456789abcdef") != std::string::npos))
        in.fail(key, "expected 64 lower-case hexadecimal digits");
    return text;
}

namespace {

template<class T>
json valueOrNull(const std::optional<T> &value)
{
    return value ? json(*value) : json(nullptr);
}

} // namespace

json orNull(const std::optional<std::string> &value)
{
    return valueOrNull(value);
}

json orNull(const std::optional<std::int64_t> &value)
{
    return valueOrNull(value);
}

json orNull(const std::optional<double> &value)
{
    return valueOrNull(value);
}

json orNull(const std::optional<Instant> &value)
{
    return value ? json(formatInstant(*value)) : json(nullptr);
}

} // namespace atalaya::contract::parts
