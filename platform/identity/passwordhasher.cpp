// SPDX-License-Identifier: GPL-3.0-or-later
#include "passwordhasher.h"

#include "platform/base/random.h"

#include <sodium.h>

#include <array>
#include <new>

namespace atalaya::platform {

PasswordHasher::PasswordHasher(const Settings &settings)
    : m_settings(settings)
    , m_gate(settings.slots, settings.queue)
    , m_nobody(evaluate(randomToken(), settings.password))
{
    m_evaluations = 0;
}

Outcome<PasswordHasher::Seat> PasswordHasher::seat()
{
    if (auto slot = m_gate.enter())
        return std::move(*slot);
    IdentityError busy;
    busy.fault = IdentityFault::Busy;
    busy.retryAfter = std::chrono::seconds{2};
    return tl::unexpected(std::move(busy));
}

std::string PasswordHasher::hashPassword(const Seat & /*seat*/, std::string_view password)
{
    return evaluate(password, m_settings.password);
}

std::string PasswordHasher::hashRecoveryCode(const Seat & /*seat*/, std::string_view code)
{
    return evaluate(code, m_settings.recoveryCode);
}

bool PasswordHasher::verify(const Seat & /*seat*/, std::string_view hash, std::string_view text)
{
    ++m_evaluations;
    return crypto_pwhash_str_verify(std::string(hash).c_str(), text.data(), text.size()) == 0;
}

bool PasswordHasher::verifyNobody(const Seat &seat, std::string_view password)
{
    (void)verify(seat, m_nobody, password);
    return false;
}

std::string PasswordHasher::evaluate(std::string_view text, const Argon2Cost &cost)
{
    ++m_evaluations;
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const int done = crypto_pwhash_str_alg(hash.data(), text.data(), text.size(), cost.passes, cost.memoryBytes,
                                           crypto_pwhash_ALG_ARGON2ID13);
    if (done != 0)
        throw std::bad_alloc(); // the only way it fails
    return hash.data();
}

} // namespace atalaya::platform
