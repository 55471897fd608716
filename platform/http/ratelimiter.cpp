// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratelimiter.h"

#include "reply.h"

#include <algorithm>
#include <cmath>

namespace atalaya::platform {

namespace {

constexpr std::size_t keptBuckets = 20'000;

} // namespace

std::int64_t RateLimiter::take(std::string_view who, int perMinute)
{
    const Instant now = m_clock.now();
    const double perMillisecond = perMinute / 60'000.0;
    const std::lock_guard lock(m_mutex);
    if (m_buckets.size() >= keptBuckets)
        forgetFull(now);
    auto found = m_buckets.find(who);
    if (found == m_buckets.end())
        found = m_buckets.emplace(who, Bucket{static_cast<double>(perMinute), now}).first;
    Bucket &bucket = found->second;
    // A clock that jumps back must not take tokens away.
    const auto passed = std::max<std::int64_t>(0, (now - bucket.at).count());
    bucket.tokens =
        std::min(static_cast<double>(perMinute), bucket.tokens + static_cast<double>(passed) * perMillisecond);
    bucket.at = now;
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return 0;
    }
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil((1 - bucket.tokens) / perMillisecond / 1000)));
}

void RateLimiter::require(std::string_view who, int perMinute)
{
    if (const auto seconds = take(who, perMinute); seconds > 0)
        throw tooManyRequests(seconds);
}

void RateLimiter::forgetFull(Instant now)
{
    // After a minute of silence a bucket is as good as new.
    std::erase_if(m_buckets, [now](const auto &entry) { return now - entry.second.at >= std::chrono::minutes(1); });
    // A flood of addresses within a minute: better to forget them than to run out of memory.
    if (m_buckets.size() >= keptBuckets)
        m_buckets.clear();
}

} // namespace atalaya::platform
