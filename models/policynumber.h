// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <cstdint>

namespace atalaya::models {

/// A typed number, with a point or a comma, in steps of which ten to the power of `decimals` make a whole one. Else the
/// code of its fault: empty, not_a_number, too_fine, out_of_range.
[[nodiscard]] tl::expected<std::int64_t, QString> policyNumberIn(const QString &typed, int decimals,
                                                                 std::int64_t highest);
/// The other way round, with a point and without needless zeros.
[[nodiscard]] QString policyNumberText(std::int64_t value, int decimals);

} // namespace atalaya::models
