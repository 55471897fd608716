// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace atalaya::platform {

/// A time zone of the machine; UTC for a name that it does not know.
class Zone
{
public:
    explicit Zone(const std::string &name);
    ~Zone();
    Zone(const Zone &) = delete;
    Zone &operator=(const Zone &) = delete;

    /// The first moment of a day. nullopt for years that clocks know nothing of.
    [[nodiscard]] std::optional<contract::Instant> startOfDay(contract::Date date) const;
    /// Ahead of UTC.
    [[nodiscard]] std::chrono::milliseconds offsetAt(contract::Instant at) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::platform
