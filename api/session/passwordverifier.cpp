// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/passwordverifier.h"

#include "api/session/aside.h"

#include <QCryptographicHash>
#include <QThreadPool>

#include <sodium.h>

#include <array>
#include <string>

namespace atalaya::api {

namespace {

constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemory = 64U * 1024U * 1024U;

/// Stands before the hash: a verifier that was left behind by somebody else is nobody's.
std::string ownerLine(const VerifierOwner &owner)
{
    const QByteArray who = owner.server.toEncoded() + '\n' + owner.userId.toUtf8();
    return (QCryptographicHash::hash(who, QCryptographicHash::Sha256).toHex() + '\n').toStdString();
}

} // namespace

QFuture<Result<SecretString>> makeVerifier(const VerifierOwner &owner, const SecretString &password)
{
    return aside<SecretString>(
        QThreadPool::globalInstance(), [line = ownerLine(owner), password]() -> Result<SecretString> {
            std::array<char, crypto_pwhash_STRBYTES> hash{};
            const std::string_view text = password.view();
            if (sodium_init() < 0 || crypto_pwhash_str_alg(hash.data(), text.data(), text.size(), kPasses, kMemory,
                                                           crypto_pwhash_ALG_ARGON2ID13) != 0) {
                ApiError error;
                error.code = QStringLiteral("no_memory");
                return tl::unexpected(error);
            }
            std::string verifier = line + hash.data();
            return SecretString::take(verifier);
        });
}

bool isVerifierOf(const SecretString &verifier, const VerifierOwner &owner)
{
    return verifier.view().starts_with(ownerLine(owner));
}

QFuture<Result<bool>> checkVerifier(const SecretString &verifier, const SecretString &password)
{
    return aside<bool>(QThreadPool::globalInstance(), [verifier, password]() -> Result<bool> {
        const std::string_view all = verifier.view();
        const std::string hash(all.substr(all.find('\n') + 1));
        const std::string_view text = password.view();
        return sodium_init() >= 0 && crypto_pwhash_str_verify(hash.c_str(), text.data(), text.size()) == 0;
    });
}

} // namespace atalaya::api
