// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace atalaya::platform {

/// Reproducible chance for seeds and demo data: the same numbers on every machine and library (SplitMix64), which the
/// distributions of the standard library don't promise. Never for secrets.
class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed)
    {}
    /// Of a place in a series: a day, a tenant, a topic.
    [[nodiscard]] static Dice of(std::string_view name, std::int64_t number);

    [[nodiscard]] std::uint64_t next();
    /// 0 ≤ value < 1.
    [[nodiscard]] double unit();
    /// low ≤ value ≤ high.
    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);
    [[nodiscard]] bool chance(double probability) { return unit() < probability; }
    /// Around `mean`, rarely further away than `spread`.
    [[nodiscard]] double around(double mean, double spread);

private:
    std::uint64_t m_state;
};

} // namespace atalaya::platform
