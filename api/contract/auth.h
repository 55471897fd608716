// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tenancy.h"

#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

struct User
{
    std::string id;
    std::string email;
    std::string name;
    std::string role;
    bool mfaEnabled = false;

    bool operator==(const User &) const = default;
};

/// `POST /api/auth/login`. `tenant` (slug) only when the same e-mail exists in several organisations.
struct LoginRequest
{
    std::string email;
    std::string password;
    std::optional<std::string> tenant;

    bool operator==(const LoginRequest &) const = default;
};

/// A signed-in session. Tokens are opaque; `expiresIn` is the access token's life in seconds.
struct Authenticated
{
    std::string accessToken;
    std::string refreshToken;
    std::int64_t expiresIn = 0;
    User user;
    /// Empty for the platform's own people.
    std::optional<Tenant> tenant;

    bool operator==(const Authenticated &) const = default;
};

/// Answer of login: exactly one of the three is set, named by `status`
/// (`mfa_required`, `enrollment_required`, `authenticated`).
struct LoginReply
{
    struct MfaRequired
    {
        std::string pendingToken;
        std::vector<std::string> methods;
        bool operator==(const MfaRequired &) const = default;
    };
    struct EnrollmentRequired
    {
        std::string enrollmentToken;
        bool operator==(const EnrollmentRequired &) const = default;
    };
    std::optional<MfaRequired> mfaRequired;
    std::optional<EnrollmentRequired> enrollmentRequired;
    std::optional<Authenticated> authenticated;

    bool operator==(const LoginReply &) const = default;
};

/// `POST /api/auth/mfa/setup`: the secret in base32 without padding, and the same in an otpauth URI.
struct MfaSetup
{
    std::string otpauthUrl;
    std::string secret;

    bool operator==(const MfaSetup &) const = default;
};

/// `POST /api/auth/mfa/verify-setup`: ten codes, shown once, and the session they open.
struct MfaEnrolled
{
    std::vector<std::string> recoveryCodes;
    Authenticated session;

    bool operator==(const MfaEnrolled &) const = default;
};

struct RoleInfo
{
    std::string id;
    std::vector<std::string> permissions;

    bool operator==(const RoleInfo &) const = default;
};

struct SessionInfo
{
    std::string id;
    /// What the client called itself, for example `Atalaya 0.1 (Debian GNU/Linux 12)`.
    std::string client;
    std::string address;
    Instant createdAt{};
    Instant lastSeenAt{};
    /// End of the family's absolute life.
    Instant expiresAt{};
    bool current = false;

    bool operator==(const SessionInfo &) const = default;
};

/// `GET /api/auth/me`.
struct Me
{
    User user;
    std::optional<Tenant> tenant;
    std::vector<std::string> permissions;
    /// Features that the tenant's plan, tier and overrides switch on.
    std::vector<std::string> features;
    std::optional<Subscription> subscription;
    SessionInfo session;
    /// Every role of the platform, so that a forbidden page can say who may.
    std::vector<RoleInfo> roles;

    bool operator==(const Me &) const = default;
};

/// `GET /api/demo/accounts`, served by a demo platform only.
struct DemoCode
{
    std::string code;
    Instant usableFrom{};
    Instant usableUntil{};
    bool operator==(const DemoCode &) const = default;
};
struct DemoAccount
{
    std::string email;
    std::string password;
    std::string name;
    std::string role;
    /// Empty for the platform's own people.
    std::string tenantId;
    std::string tenantName;
    /// The next code that the platform would accept; absent while no factor is enrolled.
    std::optional<DemoCode> nextCode;
    bool operator==(const DemoAccount &) const = default;
};
struct DemoAccounts
{
    Instant now{};
    std::vector<DemoAccount> accounts;
    bool operator==(const DemoAccounts &) const = default;
};

[[nodiscard]] nlohmann::json encode(const User &user);
[[nodiscard]] nlohmann::json encode(const LoginRequest &request);
[[nodiscard]] Decoded<LoginRequest> decodeLoginRequest(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const Authenticated &session);
[[nodiscard]] Decoded<Authenticated> decodeAuthenticated(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const LoginReply &reply);
[[nodiscard]] Decoded<LoginReply> decodeLoginReply(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const MfaSetup &setup);
[[nodiscard]] Decoded<MfaSetup> decodeMfaSetup(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const MfaEnrolled &enrolled);
[[nodiscard]] Decoded<MfaEnrolled> decodeMfaEnrolled(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const SessionInfo &session);
[[nodiscard]] nlohmann::json encode(const std::vector<SessionInfo> &sessions);
[[nodiscard]] Decoded<std::vector<SessionInfo>> decodeSessions(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const Me &me);
[[nodiscard]] Decoded<Me> decodeMe(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const DemoAccounts &accounts);
[[nodiscard]] Decoded<DemoAccounts> decodeDemoAccounts(const nlohmann::json &value);

} // namespace atalaya::contract
