// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"

#include <atomic>

namespace atalaya::platform {

using contract::Instant;

/// The only source of "now" on the platform.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
};

/// `--clock ISO`: stands still until told to move, so that tests of codes and expiry never wait. Thread-safe.
class TestClock final : public Clock
{
public:
    explicit TestClock(Instant start)
        : m_now(start)
    {}
    [[nodiscard]] Instant now() const override { return m_now.load(); }
    void set(Instant instant) { m_now.store(instant); }
    void advance(std::chrono::milliseconds by) { m_now.store(m_now.load() + by); }

private:
    std::atomic<Instant> m_now;
};

} // namespace atalaya::platform
