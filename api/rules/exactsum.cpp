// SPDX-License-Identifier: GPL-3.0-or-later
#include "exactsum.h"

#include <cmath>
#include <utility>

namespace atalaya::rules {

namespace {

struct TwoSum
{
    double high;
    /// What rounding took from `high`.
    double low;
};

TwoSum twoSum(double a, double b)
{
    if (std::abs(a) < std::abs(b))
        std::swap(a, b);
    const double high = a + b;
    return {high, b - (high - a)};
}

} // namespace

void ExactSum::add(double value)
{
    std::size_t kept = 0;
    for (const double part : m_parts) {
        const TwoSum sum = twoSum(value, part);
        if (sum.low != 0)
            m_parts[kept++] = sum.low;
        value = sum.high;
    }
    m_parts.resize(kept);
    if (value != 0)
        m_parts.push_back(value);
}

double ExactSum::value() const
{
    double high = 0;
    double low = 0;
    std::size_t left = m_parts.size();
    while (left > 0 && low == 0) {
        const TwoSum sum = twoSum(high, m_parts[--left]);
        high = sum.high;
        low = sum.low;
    }
    // `low` may be half of high's last bit, rounded to even: then the parts below decide the direction.
    if (left > 0 && (low < 0) == (m_parts[left - 1] < 0)) {
        const double doubled = high + 2 * low;
        if (doubled - high == 2 * low)
            return doubled;
    }
    return high;
}

} // namespace atalaya::rules
