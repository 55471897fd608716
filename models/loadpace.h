// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace atalaya::models {

/// How often pages of a list may be asked for: ten at once, then one every quarter of a second. With the proofs that
/// every page is asked for too, somebody who scrolls without end stays below what a session may ask (600 a minute).
/// Times count from any one moment on. Plain C++, no events.
class LoadPace
{
public:
    using Time = std::chrono::milliseconds;
    static constexpr int burst = 10;
    static constexpr Time interval{250};

    /// How long until the next one may go; 0: it may go now.
    [[nodiscard]] Time wait(Time now) const { return std::max(Time(0), m_full - now - (burst - 1) * interval); }
    /// One goes. Also when it would have to wait: those after it wait for it, though never longer than twice as long.
    void spend(Time now) { m_full = std::min(std::max(m_full, now) + interval, now + 2 * burst * interval); }

private:
    /// When all of them may go at once again.
    Time m_full{};
};

} // namespace atalaya::models
