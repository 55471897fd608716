// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/thiscomputer.h"

class QSettings;

namespace atalaya::api {
class CachedClient;
class ResponseCache;
class SessionKeeper;
} // namespace atalaya::api

namespace atalaya {

/// The pages' view of this computer, over those who keep things here.
class RealComputer final : public models::ThisComputer
{
    Q_OBJECT

public:
    static constexpr int DefaultLockMinutes = 10;

    /// Nothing of it is owned; all of it outlives this object.
    struct Parts
    {
        api::SessionKeeper *keeper = nullptr;
        api::CachedClient *cached = nullptr;
        QSettings *settings = nullptr;
    };

    explicit RealComputer(const Parts &parts, QObject *parent = nullptr);

    [[nodiscard]] api::KeyStoreStatus keyStore() const override;
    void tryAgain() override;
    void goOnWithout() override;
    [[nodiscard]] QFuture<api::Result<void>> openPassphrase(const api::SecretString &passphrase) override;
    [[nodiscard]] QFuture<api::Result<void>> setMode(api::KeyStore::Mode mode,
                                                     const api::SecretString &passphrase) override;
    [[nodiscard]] QFuture<api::Result<void>> changePassphrase(const api::SecretString &present,
                                                              const api::SecretString &next) override;
    [[nodiscard]] int lockMinutes() const override;
    void setLockMinutes(int minutes) override;
    [[nodiscard]] api::CacheStatistics cache() const override;
    void clearCache() override;

Q_SIGNALS:
    void lockMinutesChanged(int minutes);

private:
    Parts m_parts;
};

} // namespace atalaya
