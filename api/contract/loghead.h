// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace atalaya::contract {

/// What the head of a tenant's log says. Read only: whether its signature is right is for the verifier.
struct LogHead
{
    /// `<server>/t/<tenant>/<epoch>`.
    std::string origin;
    std::int64_t size = 0;
    /// Base64 of 32 bytes.
    std::string root;

    bool operator==(const LogHead &) const = default;
};

/// From a C2SP signed note: three lines, an empty one, signatures.
[[nodiscard]] Decoded<LogHead> readLogHead(std::string_view note);

} // namespace atalaya::contract
