// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <optional>
#include <string>
#include <string_view>

/// Rows of sign-ins in progress and of failed ones. System scope; tokens are named by their hash.
namespace atalaya::platform {

struct SignInRow
{
    enum class Kind
    {
        Mfa,
        Enrollment
    };
    Kind kind = Kind::Mfa;
    std::string userId;
    std::int64_t authzEpoch = 0;
    std::int64_t attempts = 0;
    Instant expiresAt{};
    bool used = false;
};

struct LoginFailures
{
    std::int64_t failures = 0;
    Instant nextTryAt{};
    bool lockNoted = false;
};

namespace signins {

[[nodiscard]] std::optional<SignInRow> find(Connection &connection, std::string_view hash);
void insert(Transaction &transaction, std::string_view hash, const SignInRow &signIn);
void setAttempts(Transaction &transaction, std::string_view hash, std::int64_t attempts);
void markUsed(Transaction &transaction, std::string_view hash, Instant now);

/// Failures are kept under a hash of the submitted e-mail, apart by what they were aimed at.
[[nodiscard]] std::string failureKey(std::string_view email);
/// What a password for an organisation that is there was aimed at.
[[nodiscard]] std::string targetOf(std::string_view tenantId);
/// All that was aimed at the e-mail, wherever.
[[nodiscard]] LoginFailures failures(Connection &connection, std::string_view emailHash);
void addFailure(Transaction &transaction, std::string_view emailHash, std::string_view target, Instant nextTryAt,
                Instant now);
void noteLock(Transaction &transaction, std::string_view emailHash);
void clearFailures(Transaction &transaction, std::string_view emailHash, std::string_view target);

} // namespace signins

} // namespace atalaya::platform
