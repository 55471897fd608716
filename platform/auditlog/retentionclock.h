// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"

#include <chrono>
#include <optional>

namespace atalaya::platform {

/// Whether what the clock says may make anything due: one that is wrong would erase years at once.
class RetentionClock
{
public:
    /// For each round. `sinceBoot`: time that really went by, while the machine slept too. `lastLeaf`: the latest time
    /// in any log; nullopt without a leaf.
    /// False while the clock runs ahead of the time that went by since the first round by more than an hour; and for
    /// the first hour when it showed more than 48 hours behind the last leaf at the first round: either nothing was
    /// written for that long, or it is wrong and will be set right by the network or by whoever sees the alarm. Not
    /// longer, or a platform that runs for some hours a week would never erase.
    [[nodiscard]] bool isPlausible(Instant now, std::chrono::milliseconds sinceBoot, std::optional<Instant> lastLeaf);

    [[nodiscard]] static std::chrono::milliseconds timeSinceBoot();

private:
    [[nodiscard]] bool isWaiting(Instant now, std::chrono::milliseconds sinceBoot, std::optional<Instant> lastLeaf);
    [[nodiscard]] bool ranAhead(Instant now, std::chrono::milliseconds sinceBoot);

    std::optional<std::chrono::milliseconds> m_begin;
    bool m_jumpedBefore = false;
    /// The earliest moment at which the clock would have shown the machine's start.
    std::optional<Instant> m_boot;
    bool m_ranAhead = false;
};

} // namespace atalaya::platform
