// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/inputlimits.h"

#include "api/rules/safeuse.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

using rules::OverLimit;

std::string most(std::int64_t limit, const char *unit)
{
    return "The tenant takes at most " + std::to_string(limit) + ' ' + unit + '.';
}

HttpError errorOf(const OverLimit &over)
{
    // Names of inputs are the agent's words, too: they may be anything, and of any length.
    constexpr std::size_t longestPath = 150;
    const std::string path = rules::maskPii(over.path).text;
    const bool told = !path.empty() && path.size() <= longestPath;
    const std::string field = told ? "inputs." + path : "inputs";
    switch (over.what) {
    case OverLimit::What::Bytes:
        return fieldError(field, "too_large", most(over.limit, "bytes of inputs"));
    case OverLimit::What::Characters:
        return fieldError(field, "too_long", most(over.limit, "characters in one text"));
    case OverLimit::What::Fields:
        break;
    }
    return fieldError(field, "too_many", most(over.limit, "values among the inputs"));
}

} // namespace

void requireWithinLimits(const contract::DecideRequest &request, const contract::InputLimits &limits)
{
    if (rules::isLonger(request.reason, limits.textCharacters))
        throw fieldError("reason", "too_long", most(limits.textCharacters, "characters in one text"));
    const auto inputs = contract::parseJson(request.inputs).value_or(nlohmann::json::object());
    if (const auto over = rules::overLimit(inputs, limits))
        throw errorOf(*over);
}

} // namespace atalaya::platform
