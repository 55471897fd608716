// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// Token buckets: a burst of a minute's worth, then evenly. Bounded memory, thread-safe.
class RateLimiter
{
public:
    explicit RateLimiter(const Clock &clock)
        : m_clock(clock)
    {}
    /// 0 when the request may pass (and is counted), else the seconds to wait.
    [[nodiscard]] std::int64_t take(std::string_view who, int perMinute);
    /// take(), throwing HttpError 429.
    void require(std::string_view who, int perMinute);

private:
    struct Bucket
    {
        /// In 60,000ths of a request, so that the arithmetic is exact.
        std::int64_t level = 0;
        Instant at{};
    };
    void forgetFull(Instant now);

    const Clock &m_clock;
    std::mutex m_mutex;
    std::map<std::string, Bucket, std::less<>> m_buckets;
};

} // namespace atalaya::platform
