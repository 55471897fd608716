// SPDX-License-Identifier: GPL-3.0-or-later
#include "safeuse.h"

#include "people.h"
#include "policyparts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t longestNote = 500;
constexpr auto kinds = std::to_array<std::string_view>({"email", "phone", "national-id", "iban", "card"});

/// Known kinds, each once and in their order, so that equal rules have equal bytes.
std::vector<std::string> maskedKinds(Reader &in)
{
    std::vector<std::string> given = in.strings("masked", kinds.size());
    if (!in.ok())
        return given;
    const auto place = [](const std::string &name) {
        return std::ranges::find(kinds, name) - kinds.begin();
    };
    if (std::ranges::any_of(given,
                            [](const std::string &name) { return std::ranges::find(kinds, name) == kinds.end(); }))
        in.fail("masked", "unknown value");
    std::ranges::sort(given, {}, place);
    if (std::ranges::adjacent_find(given) != given.end())
        in.fail("masked", "names a kind twice");
    return given;
}

/// What is written has to be understood whole; what is read may have grown.
enum class Unknown
{
    Ignored,
    Refused
};

InputLimits limits(Reader in, Unknown unknown)
{
    InputLimits limits;
    limits.inputBytes = in.integer("inputBytes", InputLimits::leastBytes, InputLimits::mostBytes);
    limits.textCharacters = in.integer("textCharacters", InputLimits::leastCharacters, InputLimits::mostCharacters);
    limits.inputFields = in.integer("inputFields", InputLimits::leastFields, InputLimits::mostFields);
    if (unknown == Unknown::Refused)
        in.refuseUnknown();
    return limits;
}

SafeUseRules rulesIn(Reader &in, Unknown unknown)
{
    SafeUseRules rules;
    rules.masked = maskedKinds(in);
    rules.strictRag = parts::oneOf(in, "strictRag", {"off", "review", "blocked"});
    rules.limits = limits(in.object("limits"), unknown);
    return rules;
}

SafeUse stateIn(Reader &in)
{
    SafeUse state;
    state.version = in.integer("version", 0);
    state.rules = rulesIn(in, Unknown::Ignored);
    state.hash = parts::hash(in, "hash");
    state.changedAt = in.maybeInstant("changedAt");
    state.changedBy = parts::maybePerson(in, "changedBy");
    state.note = in.string("note", 4 * longestNote);
    state.seq = in.maybeInteger("seq");
    return state;
}

} // namespace

json encode(const SafeUseRules &rules)
{
    return {{"masked", rules.masked},
            {"strictRag", rules.strictRag},
            {"limits",
             {{"inputBytes", rules.limits.inputBytes},
              {"textCharacters", rules.limits.textCharacters},
              {"inputFields", rules.limits.inputFields}}}};
}

Decoded<SafeUseRules> decodeSafeUseRules(const json &value)
{
    Reader in(value);
    SafeUseRules rules = rulesIn(in, Unknown::Refused);
    in.refuseUnknown();
    return in.finish(std::move(rules));
}

json encode(const SafeUse &state)
{
    json value = encode(state.rules);
    value["version"] = state.version;
    value["hash"] = state.hash;
    value["changedAt"] = parts::orNull(state.changedAt);
    value["changedBy"] = parts::orNull(state.changedBy);
    value["note"] = state.note;
    value["seq"] = parts::orNull(state.seq);
    return value;
}

Decoded<SafeUse> decodeSafeUse(const json &value)
{
    Reader in(value);
    SafeUse state = stateIn(in);
    return in.finish(std::move(state));
}

json encode(const SafeUseVersions &versions)
{
    json list = json::array();
    for (const SafeUse &version : versions.versions)
        list.push_back(encode(version));
    return {{"total", versions.total}, {"versions", std::move(list)}};
}

Decoded<SafeUseVersions> decodeSafeUseVersions(const json &value)
{
    Reader in(value);
    SafeUseVersions versions;
    versions.total = in.integer("total", 0);
    versions.versions = in.list("versions", stateIn, 500);
    return in.finish(std::move(versions));
}

json encode(const SafeUseRequest &request)
{
    json value = encode(request.rules);
    value["note"] = request.note;
    return value;
}

Decoded<SafeUseRequest> decodeSafeUseRequest(const json &value)
{
    Reader in(value);
    SafeUseRequest request;
    request.rules = rulesIn(in, Unknown::Refused);
    request.note = in.string("note", longestNote);
    in.refuseUnknown();
    return in.finish(std::move(request));
}

} // namespace atalaya::contract
