// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/identity/identityerror.h"
#include "platform/identity/workgate.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
/// Thread-safe. Everything answers Busy with a time to come back when the queue is full.
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

    [[nodiscard]] Outcome<std::string> hashPassword(std::string_view password);
    /// In one slot, one after the other.
    [[nodiscard]] Outcome<std::vector<std::string>> hashRecoveryCodes(const std::vector<std::string> &codes);

    /// The cost is the one that `hash` was made with.
    [[nodiscard]] Outcome<bool> verify(std::string_view hash, std::string_view text);
    /// Costs what verifying a password costs and is always false: for an e-mail that nobody has.
    [[nodiscard]] Outcome<bool> verifyNobody(std::string_view password);

    /// How many evaluations there were since the start.
    [[nodiscard]] std::int64_t evaluations() const { return m_evaluations.load(); }
    [[nodiscard]] WorkGate &gate() { return m_gate; }

private:
    [[nodiscard]] std::string evaluate(std::string_view text, const Argon2Cost &cost);

    Settings m_settings;
    WorkGate m_gate;
    std::atomic<std::int64_t> m_evaluations = 0;
    std::string m_nobody;
};

} // namespace atalaya::platform
