// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/identity/identityerror.h"
#include "platform/identity/workgate.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// Cost of one Argon2id evaluation.
struct Argon2Cost
{
    unsigned long long passes = 0;
    std::size_t memoryBytes = 0;

    bool operator==(const Argon2Cost &) const = default;
};

inline constexpr Argon2Cost passwordCost{3, 64U * 1024U * 1024U};
/// Recovery codes carry 80 random bits of their own.
inline constexpr Argon2Cost recoveryCodeCost{2, 19U * 1024U * 1024U};

/// Argon2id through libsodium, at most two at once and sixteen waiting: a burst of sign-ins must not eat the memory.
/// Thread-safe.
class PasswordHasher
{
public:
    struct Settings
    {
        Argon2Cost password = passwordCost;
        Argon2Cost recoveryCode = recoveryCodeCost;
        std::size_t slots = 2;
        std::size_t queue = 16;
    };

    PasswordHasher()
        : PasswordHasher(Settings{})
    {}
    explicit PasswordHasher(const Settings &settings);

    /// A place to work in; Busy with a time to come back when the queue is full. Never wait for one inside a
    /// transaction: whoever holds it may be waiting for the database.
    using Seat = WorkGate::Slot;
    [[nodiscard]] Outcome<Seat> seat();

    [[nodiscard]] std::string hashPassword(const Seat &seat, std::string_view password);
    [[nodiscard]] std::string hashRecoveryCode(const Seat &seat, std::string_view code);
    /// The cost is the one that `hash` was made with.
    [[nodiscard]] bool verify(const Seat &seat, std::string_view hash, std::string_view text);
    /// Costs what verifying a password costs and is always false: for an e-mail that nobody has.
    [[nodiscard]] bool verifyNobody(const Seat &seat, std::string_view password);

    /// How many evaluations there were since the start.
    [[nodiscard]] std::int64_t evaluations() const { return m_evaluations.load(); }
    [[nodiscard]] std::size_t waiting() const { return m_gate.waiting(); }

private:
    [[nodiscard]] std::string evaluate(std::string_view text, const Argon2Cost &cost);

    Settings m_settings;
    WorkGate m_gate;
    std::atomic<std::int64_t> m_evaluations = 0;
    std::string m_nobody;
};

} // namespace atalaya::platform
