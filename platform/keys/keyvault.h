// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// Keeps the platform's own secrets readable only with the key-encryption key that lies outside the database.
class KeyVault
{
public:
    virtual ~KeyVault() = default;
    /// `context` binds the result to its place (for example `auditlog/<tenant>/<epoch>`): elsewhere it won't open.
    [[nodiscard]] virtual std::string wrap(std::string_view context, std::string_view secret) const = 0;
    /// nullopt when the bytes were altered, moved, or wrapped under a key that is not there.
    [[nodiscard]] virtual std::optional<std::string> unwrap(std::string_view context,
                                                            std::string_view wrapped) const = 0;
};

} // namespace atalaya::platform
