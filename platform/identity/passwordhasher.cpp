// SPDX-License-Identifier: GPL-3.0-or-later
#include "passwordhasher.h"

#include "platform/base/random.h"

#include <sodium.h>

#include <array>
#include <new>

namespace atalaya::platform {

namespace {

tl::unexpected<IdentityError> busy()
{
    IdentityError error;
    error.fault = IdentityFault::Busy;
    error.retryAfter = std::chrono::seconds{2};
    return tl::unexpected(std::move(error));
}

} // namespace

PasswordHasher::PasswordHasher(const Settings &settings)
    : m_settings(settings)
    , m_gate(settings.slots, settings.queue)
    , m_nobody(evaluate(randomToken(), settings.password))
{
    m_evaluations = 0;
}

Outcome<std::string> PasswordHasher::hashPassword(std::string_view password)
{
    const auto slot = m_gate.enter();
    if (!slot)
        return busy();
    return evaluate(password, m_settings.password);
}

Outcome<std::vector<std::string>> PasswordHasher::hashRecoveryCodes(const std::vector<std::string> &codes)
{
    const auto slot = m_gate.enter();
    if (!slot)
        return busy();
    std::vector<std::string> hashes;
    hashes.reserve(codes.size());
    for (const std::string &code : codes)
        hashes.push_back(evaluate(code, m_settings.recoveryCode));
    return hashes;
}

Outcome<bool> PasswordHasher::verify(std::string_view hash, std::string_view text)
{
    const auto slot = m_gate.enter();
    if (!slot)
        return busy();
    ++m_evaluations;
    return crypto_pwhash_str_verify(std::string(hash).c_str(), text.data(), text.size()) == 0;
}

Outcome<bool> PasswordHasher::verifyNobody(std::string_view password)
{
    auto verified = verify(m_nobody, password);
    if (verified)
        *verified = false;
    return verified;
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
