// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// A code for the day the phone is gone: a slot digit, so that only one hash has to be tried, and 80 random bits.
struct RecoveryCode
{
    static constexpr int slots = 10;

    int slot = 0;
    /// 16 characters of base32; this is what is hashed.
    std::string secret;

    /// `3-ABCD-EFGH-IJKL-MNOP`, as it is shown and printed.
    [[nodiscard]] std::string text() const;
    /// Forgives case, spaces, missing dashes, and 0, 1, 8 for the letters they look like; nullopt for anything else.
    [[nodiscard]] static std::optional<RecoveryCode> parse(std::string_view text);

    bool operator==(const RecoveryCode &) const = default;
};

/// One fresh code for each slot.
[[nodiscard]] std::vector<RecoveryCode> newRecoveryCodes();

} // namespace atalaya::platform
