// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Rows of people and their second factors. System scope.
namespace atalaya::platform {

struct UserRow
{
    std::string id;
    std::string tenantId;
    std::string email;
    std::string name;
    std::string role;
    bool active = true;
    std::string passwordHash;
    std::int64_t authzEpoch = 0;
    bool hasFactor = false;
    Instant createdAt{};
};

struct FactorRow
{
    /// Wrapped; factorOwner() is the context.
    std::string secret;
    std::int64_t lastStep = -1;
    std::int64_t failures = 0;
    Instant nextTryAt{};
    bool lockNoted = false;
};

/// How e-mails are compared: without surrounding blanks, ASCII letters folded.
[[nodiscard]] std::string emailKey(std::string_view email);
[[nodiscard]] contract::User toContract(const UserRow &user);
/// Binds a wrapped secret to its owner.
[[nodiscard]] std::string factorOwner(const UserRow &user);

namespace users {

[[nodiscard]] std::optional<UserRow> find(Connection &connection, std::string_view id);
/// Oldest first.
[[nodiscard]] std::vector<UserRow> findByEmail(Connection &connection, std::string_view email);
[[nodiscard]] std::optional<UserRow> findInTenant(Connection &connection, std::string_view tenantId,
                                                  std::string_view email);
void insert(Transaction &transaction, const UserRow &user);
/// Role, state and password; the epoch grows, which ends every token of the user.
void update(Transaction &transaction, UserRow &user);
void bumpEpoch(Transaction &transaction, UserRow &user);

} // namespace users

namespace factors {

[[nodiscard]] std::optional<FactorRow> find(Connection &connection, std::string_view userId);
/// Replaces an earlier factor; counters start at zero.
void put(Transaction &transaction, std::string_view userId, std::string_view secret, std::int64_t lastStep,
         Instant now);
void remove(Transaction &transaction, std::string_view userId);
void setCounters(Transaction &transaction, std::string_view userId, const FactorRow &factor);
/// False when this step or a later one was accepted before. Clears the failures.
[[nodiscard]] bool acceptStep(Transaction &transaction, std::string_view userId, std::int64_t step);

void putRecoveryCodes(Transaction &transaction, std::string_view userId, const std::vector<std::string> &hashes);
/// The hash of an unused code.
[[nodiscard]] std::optional<std::string> recoveryHash(Connection &connection, std::string_view userId, int slot);
/// False when it was used before or has been replaced. Clears the failures.
[[nodiscard]] bool spendRecoveryCode(Transaction &transaction, std::string_view userId, int slot, std::string_view hash,
                                     Instant now);

struct Enrollment
{
    /// Wrapped; factorOwner() is the context.
    std::string secret;
    std::int64_t attempts = 0;
    Instant expiresAt{};
    /// Digest of the step-up that allowed it, in hex; empty when there was no factor to replace.
    std::string stepUp{};
};
[[nodiscard]] std::optional<Enrollment> enrollment(Connection &connection, std::string_view userId);
void putEnrollment(Transaction &transaction, std::string_view userId, const Enrollment &enrollment);
void removeEnrollment(Transaction &transaction, std::string_view userId);

} // namespace factors

} // namespace atalaya::platform
