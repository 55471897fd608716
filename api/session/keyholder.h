// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/net/secretstring.h"
#include "api/session/keystore.h"

#include <QFuture>

namespace atalaya::api {

/// What the lock needs of who keeps the keys.
class KeyHolder
{
public:
    virtual ~KeyHolder() = default;

    [[nodiscard]] virtual KeyStore::Mode mode() const = 0;
    /// readKeys() fails unless it is given the right secret; elsewhere it is not looked at.
    [[nodiscard]] virtual bool checksSecret() const = 0;
    /// The password that has just been proved right.
    virtual void rememberPassword(const SecretString &password) = 0;
    /// What the profile keeps is another console's, or in a store that can't be had now: nobody here speaks for it.
    [[nodiscard]] virtual bool isGuest() const = 0;
    /// Keys and tokens leave this process's memory and the sealed stores close. In memory-only mode they stay behind
    /// wrapped: only the password opens them (see SessionKeeper::rememberPassword). Where it was never given, they stay
    /// aside as they are: see checksSecret().
    virtual void zeroKeys() = 0;
    /// Undoes zeroKeys(). `secret`: the passphrase in passphrase mode (WrongPassphrase when it is not), the password
    /// in memory-only mode (the same); not looked at in keychain mode. On failure everything stays zeroed.
    [[nodiscard]] virtual QFuture<Result<void>> readKeys(const SecretString &secret) = 0;
    /// Too many wrong tries: the cache's key is gone wherever it was, and the session with it. Drafts stay sealed
    /// until the same person signs in.
    virtual void destroyKeys() = 0;
};

} // namespace atalaya::api
