// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/decision.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <array>
#include <charconv>

namespace atalaya::platform {

namespace {

/// Written by hand because bulk loads make millions of these, and the bytes must never change.
void putText(std::string &json, std::string_view text)
{
    json += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            json += "\\u00";
            json += toHex(std::string_view(&c, 1));
        } else {
            json += c;
        }
    }
    json += '"';
}

void putNumber(std::string &json, auto number)
{
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    json.append(text.data(), end);
}

void putMaybe(std::string &json, const auto &number)
{
    if (number)
        putNumber(json, *number);
    else
        json += "null";
}

std::string bodyBeforeInputs(const Decision &decision)
{
    std::string json = R"({"correlationId":)";
    putText(json, decision.correlationId);
    json += R"(,"inputs":)";
    return json;
}

std::string bodyAfterInputs(const Decision &decision)
{
    std::string json;
    if (!decision.policyDetail.empty())
        json = R"(,"policy":)" + decision.policyDetail;
    json += R"(,"reason":)";
    putText(json, decision.reason);
    json += R"(,"user":)";
    putText(json, decision.user);
    json += '}';
    return json;
}

} // namespace

std::string decisionId(std::string_view tenantId, std::int64_t seq)
{
    std::array<char, 16> digits{};
    digits.fill('0');
    std::array<char, 17> number{};
    const auto [end, error] = std::to_chars(number.data(), number.data() + number.size(), seq, 16);
    constexpr std::size_t width = 10;
    const auto length = static_cast<std::size_t>(end - number.data());
    const std::size_t padding = length < width ? width - length : 0;
    return "dec-" + toHex(sha256(tenantId).substr(0, 6)) + '-' + std::string(digits.data(), padding) +
           std::string(number.data(), length);
}

std::string metaOf(const Decision &decision)
{
    std::string json = "[";
    for (const std::string_view text :
         {std::string_view(decision.agent), std::string_view(decision.entity), std::string_view(decision.action),
          nameOf(decision.state), std::string_view(decision.policyId), std::string_view(decision.policyName)}) {
        putText(json, text);
        json += ',';
    }
    putNumber(json, decision.policyVersion);
    json += ',';
    putMaybe(json, decision.confidence);
    json += ',';
    putMaybe(json, decision.risk);
    json += decision.containsPii ? ",true]" : ",false]";
    return json;
}

std::string bodyOf(const Decision &decision)
{
    return bodyBeforeInputs(decision) + decision.inputs + bodyAfterInputs(decision);
}

bool isBodyOf(const Decision &decision, std::string_view body)
{
    // Quotes inside a text are escaped, so that no other reason or user can end in the same bytes.
    const std::string before = bodyBeforeInputs(decision);
    const std::string after = bodyAfterInputs(decision);
    return body.size() > before.size() + after.size() && body.starts_with(before) && body.ends_with(after);
}

} // namespace atalaya::platform
