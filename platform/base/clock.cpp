// SPDX-License-Identifier: GPL-3.0-or-later
#include "clock.h"

namespace atalaya::platform {

Instant SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace atalaya::platform
