// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"

#include <functional>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// Blocks SIGTERM and SIGINT for this thread and those it starts later, so that waitForEnd() gets them.
void blockEndSignals();

struct Waiting
{
    /// Set: lines of standard input move it (`set ISO`, `advance SECONDS`), each answered by one line of JSON.
    TestClock *clock = nullptr;
    /// Return also when standard input ends.
    bool untilInputEnds = false;
    /// Called every minute and after each move of the clock, before it is answered. May be empty.
    std::function<void()> tick;
};

/// Waits for SIGTERM or SIGINT.
void waitForEnd(const Waiting &waiting);

/// One such line; answers what to print.
[[nodiscard]] std::string obeyClockLine(TestClock &clock, std::string_view line);

} // namespace atalaya::platform
