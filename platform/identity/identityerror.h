// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/envelope.h"

#include <tl/expected.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace atalaya::platform {

/// Why identity said no. Each has one stable code and one HTTP status, see identityerror.cpp.
enum class IdentityFault
{
    InvalidCredentials,
    TenantNeeded,
    /// Of who is signed in, while unlocking.
    InvalidPassword,
    LoginLocked,
    InvalidCode,
    CodeAlreadyUsed,
    InvalidRecoveryCode,
    MfaLocked,
    FactorBlocked,
    PendingExpired,
    EnrollmentExpired,
    Unauthenticated,
    TokenExpired,
    TokenReused,
    MfaRequired,
    StepUpRequired,
    NotFound,
    InvalidInput,
    Conflict,
    RateLimited,
    /// All Argon2 slots and the queue are taken.
    Busy
};

struct IdentityError
{
    IdentityFault fault = IdentityFault::Unauthenticated;
    std::optional<std::int64_t> attemptsLeft{};
    std::optional<std::chrono::seconds> retryAfter{};
    std::vector<contract::FieldError> fields{};

    bool operator==(const IdentityError &) const = default;
};

template<class T>
using Outcome = tl::expected<T, IdentityError>;

[[nodiscard]] inline tl::unexpected<IdentityError> refused(IdentityFault fault)
{
    return tl::unexpected(IdentityError{fault});
}

/// The error body of the contract, without a correlation id, and its HTTP status.
[[nodiscard]] contract::ErrorBody errorBody(const IdentityError &error);
[[nodiscard]] int httpStatus(IdentityFault fault);

} // namespace atalaya::platform
