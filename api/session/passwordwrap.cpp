// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/passwordwrap.h"

#include <sodium.h>

#include <string>

namespace atalaya::api {

namespace {

unsigned char *bytesOf(std::string &text)
{
    return reinterpret_cast<unsigned char *>(text.data());
}

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

struct Pair
{
    QByteArray publicKey;
    SecretString secretKey;
};

std::optional<Pair> pairOf(const SecretString &password, const QByteArray &salt, const keyfile::Cost &cost)
{
    const auto keys = keyfile::derive(password, {cost, salt});
    if (!keys)
        return std::nullopt;
    static_assert(crypto_box_SEEDBYTES == 32);
    Pair pair{QByteArray(crypto_box_PUBLICKEYBYTES, '\0'), {}};
    std::string secret(crypto_box_SECRETKEYBYTES, '\0');
    crypto_box_seed_keypair(reinterpret_cast<unsigned char *>(pair.publicKey.data()), bytesOf(secret),
                            bytesOf(keys->sealing.view()));
    pair.secretKey = SecretString::take(secret);
    return pair;
}

} // namespace

std::optional<PasswordWrap> PasswordWrap::make(const SecretString &password, const keyfile::Cost &cost)
{
    PasswordWrap made;
    made.m_cost = cost;
    made.m_salt = keyfile::newHead(cost).salt;
    const auto pair = pairOf(password, made.m_salt, cost);
    if (!pair)
        return std::nullopt;
    made.m_publicKey = pair->publicKey;
    return made;
}

QByteArray PasswordWrap::wrap(const SecretString &secret) const
{
    QByteArray wrapped(static_cast<qsizetype>(secret.size() + crypto_box_SEALBYTES), '\0');
    crypto_box_seal(reinterpret_cast<unsigned char *>(wrapped.data()), bytesOf(secret.view()), secret.size(),
                    bytesOf(m_publicKey));
    return wrapped;
}

std::optional<SecretString> PasswordWrap::unwrap(const QByteArray &wrapped, const SecretString &password) const
{
    const auto pair = pairOf(password, m_salt, m_cost);
    if (!pair || wrapped.size() < static_cast<qsizetype>(crypto_box_SEALBYTES))
        return std::nullopt;
    std::string plain(static_cast<std::size_t>(wrapped.size()) - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(bytesOf(plain), bytesOf(wrapped), static_cast<unsigned long long>(wrapped.size()),
                             bytesOf(m_publicKey), bytesOf(pair->secretKey.view())) != 0)
        return std::nullopt;
    return SecretString::take(plain);
}

} // namespace atalaya::api
