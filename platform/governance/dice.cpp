// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/dice.h"

namespace atalaya::platform {

Dice Dice::of(std::string_view name, std::int64_t number)
{
    // FNV-1a, then the number: neighbours in a series share nothing after the first mixing.
    std::uint64_t seed = 0xCBF29CE484222325U;
    for (const char c : name)
        seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    Dice dice(seed ^ static_cast<std::uint64_t>(number) * 0x9E3779B97F4A7C15U);
    (void)dice.next();
    return dice;
}

std::uint64_t Dice::next()
{
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t value = m_state;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

double Dice::unit()
{
    return static_cast<double>(next() >> 11U) * 0x1.0p-53;
}

std::int64_t Dice::between(std::int64_t low, std::int64_t high)
{
    const auto width = static_cast<std::uint64_t>(high - low) + 1;
    return low + static_cast<std::int64_t>(next() % width);
}

double Dice::around(double mean, double spread)
{
    // The sum of three is bell-shaped enough and needs no logarithm, whose last bits differ between libraries.
    return mean + spread * (unit() + unit() + unit() - 1.5) / 1.5;
}

} // namespace atalaya::platform
