// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"

#include <string_view>

namespace atalaya::platform {

/// Blocks SIGTERM and SIGINT for this thread and those it starts later, so that waitForEnd() gets them.
void blockEndSignals();

/// Waits for SIGTERM or SIGINT. Meanwhile obeys lines of standard input when there is a test clock (`set ISO`,
/// `advance SECONDS`; each answered by one line of JSON), and with `untilInputEnds` also returns when the input does.
void waitForEnd(TestClock *clock, bool untilInputEnds);

/// One such line; answers what to print.
[[nodiscard]] std::string obeyClockLine(TestClock &clock, std::string_view line);

} // namespace atalaya::platform
