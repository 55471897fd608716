// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/decision.h"
#include "platform/governance/dice.h"

#include <string>
#include <string_view>

namespace atalaya::platform {

/// Makes sample decisions of one tenant differ as real ones do: thousands of things and people of which some come up
/// often, conversations of several decisions, and what the agent knew when it decided. Personal data in it is masked as
/// that of a real request would be.
class SampleInputs
{
public:
    /// `industry` as in verticalOf().
    explicit SampleInputs(std::string_view industry)
        : m_industry(industry)
    {}
    /// Sets entity, user, correlation id and inputs; the rest of the decision stays.
    void fill(Decision &decision, Dice &dice);

private:
    [[nodiscard]] std::string inputsOf(const Decision &decision, Dice &dice) const;

    std::string_view m_industry;
    /// How many more decisions belong to the conversation.
    std::int64_t m_left = 0;
    std::string m_correlationId;
    std::string m_user;
};

} // namespace atalaya::platform
