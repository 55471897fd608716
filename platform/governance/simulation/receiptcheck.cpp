// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/simulation/receiptcheck.h"

#include "platform/governance/simulation/simulationreport.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <sstream>
#include <stdexcept>

namespace atalaya::platform {

using nlohmann::json;

namespace {

/// `name: value`, one a line.
json fromLines(const std::string &text)
{
    json receipt = json::object();
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto colon = line.find(": ");
        if (colon == std::string::npos)
            continue;
        const std::string name = line.substr(0, colon);
        const std::string value = line.substr(colon + 2, line.find_last_not_of("\r ") - colon - 1);
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
        const bool isNumber =
            (name == "headSize" || name == "engine") && error == std::errc{} && end == value.data() + value.size();
        receipt[name] = isNumber ? json(number) : json(value);
    }
    return receipt;
}

json objectIn(const std::string &text, const char *what)
{
    auto document = contract::parseJson(text);
    if (!document || !document->is_object())
        throw std::runtime_error(std::string("The ") + what + " is not what the platform writes.");
    return *std::move(document);
}

/// Steps into an envelope and a job, as far as there are any.
json unwrapped(json document)
{
    for (const char *const name : {"data", "result"}) {
        if (document.contains(name) && document[name].is_object())
            document = json(document[name]);
    }
    return document;
}

} // namespace

SimulationReceipt readReceipt(const std::string &text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    const bool isJson = begin != std::string::npos && text[begin] == '{';
    const json document = isJson ? unwrapped(objectIn(text, "receipt")) : fromLines(text);
    if (document.contains("flows")) {
        const auto result = contract::decodeSimulationResult(document);
        if (!result)
            throw std::runtime_error("The result is not what the platform writes: " + result.error().path + '.');
        if (hashOf(*result) != result->receipt.resultHash)
            throw std::runtime_error("The result is not the one that its receipt is of: it was changed.");
        return result->receipt;
    }
    const auto receipt =
        contract::decodeSimulationReceipt(document.contains("receipt") ? document["receipt"] : document);
    if (!receipt)
        throw std::runtime_error("The receipt is not what the platform writes: " + receipt.error().path + '.');
    return *receipt;
}

SimulationPlan planOf(const SimulationReceipt &receipt, const std::string &draft)
{
    json body = draft.empty() ? json::object() : objectIn(draft, "draft");
    if (body.contains("rules"))
        body = json{{"policies", json::array({body})}};
    json policies = json::array();
    for (const json &item : body.value("policies", json::array()))
        policies.push_back(item.is_object() && item.contains("policy") ? item["policy"] : item);
    body["policies"] = std::move(policies);
    body.erase("format");
    body["from"] = contract::formatInstant(receipt.from);
    body["to"] = contract::formatInstant(receipt.to);
    body["headSize"] = receipt.headSize;
    return planOf(body);
}

std::vector<std::string> differences(const SimulationReceipt &one, const SimulationReceipt &other)
{
    const json left = encode(one);
    const json right = encode(other);
    std::vector<std::string> names;
    for (const auto &[name, value] : left.items()) {
        if (value != right.at(name))
            names.push_back(name);
    }
    return names;
}

} // namespace atalaya::platform
