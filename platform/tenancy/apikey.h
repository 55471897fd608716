// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// The text of a key: `sk_live_` or `pk_live_`, 10 characters of id, `_`, 43 of secret (256 bits) and 6 of checksum,
/// all base 62. The checksum lets scanners and forms tell a typing error from a wrong key without asking anybody.
struct ApiKeyText
{
    std::string id;
    bool publishable = false;
};

[[nodiscard]] std::string newApiKey(const ApiKeyText &head);
/// nullopt when the form or the checksum is wrong.
[[nodiscard]] std::optional<ApiKeyText> parseApiKey(std::string_view key);
[[nodiscard]] std::string newApiKeyId();

/// A key as it is stored and shown; the key itself is not part of it.
struct ApiKey
{
    std::string id;
    bool publishable = false;
    std::string name;
    std::string lastFour;
    std::vector<std::string> scopes;
    std::vector<std::string> origins;
    std::string createdBy;
    Instant createdAt{};
    Instant expiresAt{};
    std::optional<Instant> lastUsedAt;
    std::optional<Instant> revokedAt;
    /// The key that a rotation put in its place.
    std::optional<std::string> successor;

    [[nodiscard]] bool isActive(Instant now) const { return !revokedAt && now < expiresAt; }
};

} // namespace atalaya::platform
