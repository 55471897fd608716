// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/cachestatistics.h"
#include "api/session/keystore.h"

#include <QFuture>
#include <QObject>

namespace atalaya::models {

/// What pages show and change of the place where this computer keeps keys, answers and drafts.
class ThisComputer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual api::KeyStoreStatus keyStore() const = 0;
    /// Once more the key store that was wished.
    virtual void tryAgain() = 0;
    /// Memory only for this run; what is kept stays where it is.
    virtual void goOnWithout() = 0;
    [[nodiscard]] virtual QFuture<api::Result<void>> openPassphrase(const api::SecretString &passphrase) = 0;
    /// Moves what is kept there. `passphrase` is needed for Mode::Passphrase only.
    [[nodiscard]] virtual QFuture<api::Result<void>> setMode(api::KeyStore::Mode mode,
                                                             const api::SecretString &passphrase) = 0;
    [[nodiscard]] virtual QFuture<api::Result<void>> changePassphrase(const api::SecretString &present,
                                                                      const api::SecretString &next) = 0;

    /// Idle minutes after which the window locks itself.
    [[nodiscard]] virtual int lockMinutes() const = 0;
    virtual void setLockMinutes(int minutes) = 0;

    [[nodiscard]] virtual api::CacheStatistics cache() const = 0;
    /// Forgets every kept answer, of the disk too; drafts stay.
    virtual void clearCache() = 0;

Q_SIGNALS:
    void keyStoreChanged();
};

} // namespace atalaya::models
