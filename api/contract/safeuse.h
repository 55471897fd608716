// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "override.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// What an agent may send at most; never more than a request holds anyway.
struct InputLimits
{
    static constexpr std::int64_t leastBytes = 256;
    static constexpr std::int64_t mostBytes = 32 * 1024;
    static constexpr std::int64_t leastCharacters = 100;
    static constexpr std::int64_t mostCharacters = 32 * 1024;
    static constexpr std::int64_t leastFields = 1;
    static constexpr std::int64_t mostFields = 2000;

    /// Of the inputs as compact JSON.
    std::int64_t inputBytes = mostBytes;
    /// Of each text among the inputs, and of the reason.
    std::int64_t textCharacters = 8000;
    /// Values with a name or a place, at any depth.
    std::int64_t inputFields = 500;

    bool operator==(const InputLimits &) const = default;
};

/// What binds agents of a tenant beside its policies. As built: what holds while nobody has changed it.
struct SafeUseRules
{
    /// The kinds of personal data that are masked before anything is stored, in this order: email, phone, national-id,
    /// iban, card.
    std::vector<std::string> masked{"email", "phone", "national-id", "iban", "card"};
    /// What becomes of a decision that names no source: off (nothing), review or blocked.
    std::string strictRag = "off";
    InputLimits limits{};

    bool operator==(const SafeUseRules &) const = default;
};

/// `GET /api/admin/governance/safe-use`, and each of its versions.
struct SafeUse
{
    /// For If-Match, in quotes; 0: nobody has changed anything.
    std::int64_t version = 0;
    SafeUseRules rules{};
    /// SHA-256 in hexadecimal of the rules as canonical JSON.
    std::string hash;
    std::optional<Instant> changedAt{};
    std::optional<Person> changedBy{};
    /// Why; may be empty.
    std::string note{};
    /// Of the leaf that recorded it.
    std::optional<std::int64_t> seq{};

    bool operator==(const SafeUse &) const = default;
};
[[nodiscard]] nlohmann::json encode(const SafeUse &state);
[[nodiscard]] Decoded<SafeUse> decodeSafeUse(const nlohmann::json &value);

/// `GET …/safe-use/versions?offset&limit`: the newest first.
struct SafeUseVersions
{
    std::int64_t total = 0;
    std::vector<SafeUse> versions;

    bool operator==(const SafeUseVersions &) const = default;
};
[[nodiscard]] nlohmann::json encode(const SafeUseVersions &versions);
[[nodiscard]] Decoded<SafeUseVersions> decodeSafeUseVersions(const nlohmann::json &value);

/// `PUT /api/admin/governance/safe-use` with If-Match; step-up `safe_use.weaken` when something protects less than
/// before.
struct SafeUseRequest
{
    SafeUseRules rules;
    std::string note;

    bool operator==(const SafeUseRequest &) const = default;
};
[[nodiscard]] nlohmann::json encode(const SafeUseRequest &request);
[[nodiscard]] Decoded<SafeUseRequest> decodeSafeUseRequest(const nlohmann::json &value);

/// As they are hashed and kept.
[[nodiscard]] nlohmann::json encode(const SafeUseRules &rules);
[[nodiscard]] Decoded<SafeUseRules> decodeSafeUseRules(const nlohmann::json &value);

} // namespace atalaya::contract
