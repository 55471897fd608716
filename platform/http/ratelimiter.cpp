// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratelimiter.h"

#include "reply.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

constexpr std::size_t keptBuckets = 20'000;
constexpr std::int64_t oneRequest = 60'000;

} // namespace

std::int64_t RateLimiter::take(std::string_view who, int perMinute)
{
    const Instant now = m_clock.now();
    const std::int64_t full = perMinute * oneRequest;
    const std::lock_guard lock(m_mutex);
    if (m_buckets.size() >= keptBuckets)
        forgetFull(now);
    auto found = m_buckets.find(who);
    if (found == m_buckets.end())
        found = m_buckets.emplace(who, Bucket{full, now}).first;
    Bucket &bucket = found->second;
    // A clock that jumps back must not take tokens away; after a minute every bucket is full.
    const std::int64_t passed = std::clamp<std::int64_t>((now - bucket.at).count(), 0, 60'000);
    bucket.level = std::min(full, bucket.level + passed * perMinute);
    bucket.at = now;
    if (bucket.level >= oneRequest) {
        bucket.level -= oneRequest;
        return 0;
    }
    const std::int64_t perSecond = perMinute * 1000LL;
    return (oneRequest - bucket.level + perSecond - 1) / perSecond;
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
