// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/retentionclock.h"

#include "platform/base/log.h"

#include <algorithm>
#include <ctime>

namespace atalaya::platform {

namespace {

constexpr std::chrono::hours mostAhead{1};
/// Between the last leaf and a start that nobody need look at.
constexpr std::chrono::hours longestPause{48};
constexpr std::chrono::hours waiting{1};

} // namespace

std::chrono::milliseconds RetentionClock::timeSinceBoot()
{
    // Goes on while the machine sleeps; std::chrono::steady_clock does not.
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::milliseconds(time.tv_nsec / 1'000'000);
}

bool RetentionClock::isPlausible(Instant now, std::chrono::milliseconds sinceBoot, std::optional<Instant> lastLeaf)
{
    const bool waits = isWaiting(now, sinceBoot, lastLeaf);
    return !ranAhead(now, sinceBoot) && !waits;
}

bool RetentionClock::isWaiting(Instant now, std::chrono::milliseconds sinceBoot, std::optional<Instant> lastLeaf)
{
    if (!m_begin) {
        m_begin = sinceBoot;
        m_jumpedBefore = lastLeaf && now > *lastLeaf + longestPause;
        if (m_jumpedBefore)
            logError("ALARM: the clock shows more than two days after the last leaf of any log; if it is right, what "
                     "is due is erased in an hour");
    }
    return m_jumpedBefore && sinceBoot < *m_begin + waiting;
}

bool RetentionClock::ranAhead(Instant now, std::chrono::milliseconds sinceBoot)
{
    const Instant boot = now - sinceBoot;
    m_boot = std::min(m_boot.value_or(boot), boot);
    const bool ahead = boot > *m_boot + mostAhead;
    if (ahead && !m_ranAhead)
        logError("ALARM: the clock ran ahead of the time that went by; nothing is erased that was not due before");
    m_ranAhead = ahead;
    return ahead;
}

} // namespace atalaya::platform
