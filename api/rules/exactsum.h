// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace atalaya::rules {

/// The sum of doubles, rounded once: neither order nor grouping changes it. Values and sum must be finite.
class ExactSum
{
public:
    void add(double value);
    [[nodiscard]] double value() const;

private:
    /// Summands that don't overlap, smallest first; together they are the sum without any rounding (Shewchuk, 1997).
    std::vector<double> m_parts;
};

} // namespace atalaya::rules
