// SPDX-License-Identifier: GPL-3.0-or-later
#include "decisionfacts.h"

#include "api/contract/reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::rules {

namespace {

using nlohmann::json;

tl::unexpected<contract::DecodeError> refused(std::string path, std::string reason)
{
    return tl::unexpected(contract::DecodeError{std::move(path), std::move(reason)});
}

void gather(const json &value, std::vector<std::string> &texts)
{
    if (value.is_string())
        texts.push_back(value.get<std::string>());
    else if (value.is_number())
        texts.push_back(value.dump());
    for (const json &item : value.is_structured() ? value : json::array())
        gather(item, texts);
}

bool isNumberOrNull(const json &value)
{
    return value.is_null() || value.is_number();
}

} // namespace

contract::Decoded<DecisionFacts> readDecisionMeta(std::string_view meta)
{
    constexpr std::size_t texts = 6;
    constexpr std::size_t columns = 10;
    const auto parsed = contract::parseJson(meta);
    if (!parsed)
        return tl::unexpected(parsed.error());
    const json &list = *parsed;
    if (!list.is_array() || list.size() != columns)
        return refused({}, "expected a list of ten");
    for (std::size_t i = 0; i < texts; ++i) {
        if (!list[i].is_string())
            return refused('[' + std::to_string(i) + ']', "expected a string");
    }
    if (!list[6].is_number_integer() || !isNumberOrNull(list[7]) ||
        !(list[8].is_null() || list[8].is_number_integer()) || !list[9].is_boolean())
        return refused({}, "values of another type");
    const auto state = contract::decisionStateOf(list[3].get_ref<const std::string &>());
    if (!state)
        return refused("[3]", "not a state");
    DecisionFacts facts;
    facts.agent = list[0].get<std::string>();
    facts.entity = list[1].get<std::string>();
    facts.action = list[2].get<std::string>();
    facts.state = *state;
    facts.policyId = list[4].get<std::string>();
    facts.policyName = list[5].get<std::string>();
    facts.policyVersion = list[6].get<std::int64_t>();
    if (!list[7].is_null())
        facts.confidence = list[7].get<double>();
    if (!list[8].is_null())
        facts.risk = list[8].get<std::int64_t>();
    facts.containsPii = list[9].get<bool>();
    return facts;
}

contract::Decoded<DecisionBody> readDecisionBody(std::string_view body)
{
    const auto parsed = contract::parseJson(body);
    if (!parsed)
        return tl::unexpected(parsed.error());
    contract::Reader in(*parsed);
    DecisionBody read;
    read.correlationId = in.string("correlationId");
    read.reason = in.string("reason");
    read.user = in.string("user");
    if (in.ok() && !in.has("inputs"))
        in.fail("inputs", "missing");
    if (in.ok())
        gather(parsed->at("inputs"), read.inputs);
    return in.finish(std::move(read));
}

contract::Decoded<std::vector<std::string>> readDecisionInputs(std::string_view inputs)
{
    const auto parsed = contract::parseJson(inputs);
    if (!parsed)
        return tl::unexpected(parsed.error());
    std::vector<std::string> texts;
    gather(*parsed, texts);
    return texts;
}

} // namespace atalaya::rules
