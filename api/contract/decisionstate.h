// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace atalaya::contract {

/// What became of a decision.
enum class DecisionState
{
    Executed,
    Review,
    Blocked
};

inline constexpr std::array<std::string_view, 3> decisionStateNames{"executed", "review", "blocked"};

/// executed, review or blocked.
[[nodiscard]] constexpr std::string_view nameOf(DecisionState state)
{
    return decisionStateNames.at(static_cast<std::size_t>(state));
}

[[nodiscard]] constexpr std::optional<DecisionState> decisionStateOf(std::string_view name)
{
    for (std::size_t i = 0; i < decisionStateNames.size(); ++i) {
        if (decisionStateNames.at(i) == name)
            return static_cast<DecisionState>(i);
    }
    return std::nullopt;
}

} // namespace atalaya::contract
