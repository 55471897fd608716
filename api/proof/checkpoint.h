// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/signednote.h"
#include "api/proof/treehash.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atalaya::api {

/// Which log a head speaks of: `<server>/t/<tenant>/<epoch>`.
struct LogOrigin
{
    /// The platform's own name of itself, not its address.
    std::string server;
    std::string tenantId;
    /// 1, and one more after each backup that was put back.
    std::uint64_t epoch = 0;

    [[nodiscard]] static std::optional<LogOrigin> parse(std::string_view text);

    bool operator==(const LogOrigin &) const = default;
};

/// The state of one tree (C2SP tlog-checkpoint).
struct Checkpoint
{
    std::string origin;
    std::uint64_t size = 0;
    TreeHash root{};

    /// Exactly three lines; the size without leading zeros. An empty tree has no head.
    [[nodiscard]] static std::optional<Checkpoint> parse(std::string_view text);

    bool operator==(const Checkpoint &) const = default;
};

} // namespace atalaya::api
