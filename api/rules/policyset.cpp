// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyset.h"

#include <array>

namespace atalaya::rules {

namespace {

constexpr std::array<std::string_view, 3> modeNames{"auto", "review", "blocked"};

} // namespace

std::string_view nameOf(PolicyMode mode)
{
    return modeNames.at(static_cast<std::size_t>(mode));
}

std::optional<PolicyMode> policyModeOf(std::string_view name)
{
    for (std::size_t i = 0; i < modeNames.size(); ++i) {
        if (modeNames.at(i) == name)
            return static_cast<PolicyMode>(i);
    }
    return std::nullopt;
}

contract::DecisionState stateOf(PolicyMode mode)
{
    return static_cast<contract::DecisionState>(mode);
}

PolicyMode modeOf(contract::DecisionState state)
{
    return static_cast<PolicyMode>(state);
}

std::string_view textIn(const PolicyTexts &texts, std::string_view language)
{
    const auto found = texts.find(language);
    if (found != texts.end())
        return found->second;
    return texts.empty() ? std::string_view() : std::string_view(texts.begin()->second);
}

} // namespace atalaya::rules
