// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/secretstring.h"
#include "api/session/keyfile.h"

#include <QByteArray>

#include <optional>

namespace atalaya::api {

/// Closes a secret so that only a password opens it again, without keeping the password or anything that would do
/// instead: Argon2id gives the seed of an X25519 pair, of which only the public half stays.
class PasswordWrap
{
public:
    /// Slow by intention; nullopt when there is not enough memory.
    [[nodiscard]] static std::optional<PasswordWrap> make(const SecretString &password, const keyfile::Cost &cost);

    [[nodiscard]] QByteArray wrap(const SecretString &secret) const;
    /// Slow by intention; nullopt when it is not the password.
    [[nodiscard]] std::optional<SecretString> unwrap(const QByteArray &wrapped, const SecretString &password) const;

private:
    PasswordWrap() = default;

    keyfile::Cost m_cost;
    QByteArray m_salt;
    QByteArray m_publicKey;
};

} // namespace atalaya::api
