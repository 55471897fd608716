// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/decision.h"
#include "platform/governance/dice.h"

#include <string>
#include <string_view>

namespace atalaya::platform {

/// What an agent of a line of business knew when it decided: a JSON object, personal data in it masked.
[[nodiscard]] std::string sampleInputs(std::string_view industry, const Decision &decision, Dice &dice);

/// Makes sample decisions of one tenant differ as real ones do: thousands of things and people of which some come up
/// often, and conversations of several decisions.
class SampleCases
{
public:
    /// Sets entity, user and correlation id; the rest of the decision stays.
    void fill(Decision &decision, Dice &dice);

private:
    /// How many more decisions belong to the conversation.
    std::int64_t m_left = 0;
    std::string m_correlationId;
    std::string m_user;
};

} // namespace atalaya::platform
