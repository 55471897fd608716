// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/thiscomputer.h"
#include "tests/support/manualsource.h"

#include <utility>

namespace atalaya::tests {

/// A place for keys and answers that says what the test wants, and writes down what it was asked.
class FakeComputer final : public models::ThisComputer
{
public:
    [[nodiscard]] api::KeyStoreStatus keyStore() const override { return status; }
    void tryAgain() override { asked.append(QStringLiteral("try again")); }
    void goOnWithout() override { asked.append(QStringLiteral("go on without")); }
    QFuture<api::Result<void>> openPassphrase(const api::SecretString &passphrase) override
    {
        asked.append(QStringLiteral("open ") + open(passphrase));
        return calls.add();
    }
    QFuture<api::Result<void>> setMode(api::KeyStore::Mode mode, const api::SecretString &passphrase) override
    {
        asked.append(QStringLiteral("mode %1 %2").arg(static_cast<int>(mode)).arg(open(passphrase)));
        return calls.add();
    }
    QFuture<api::Result<void>> changePassphrase(const api::SecretString &present,
                                                const api::SecretString &next) override
    {
        asked.append(QStringLiteral("change %1 %2").arg(open(present), open(next)));
        return calls.add();
    }
    [[nodiscard]] int lockMinutes() const override { return minutes; }
    void setLockMinutes(int next) override { minutes = next; }
    [[nodiscard]] api::CacheStatistics cache() const override { return statistics; }
    void clearCache() override
    {
        asked.append(QStringLiteral("clear"));
        statistics.size = {};
    }
    void setStatus(const api::KeyStoreStatus &next)
    {
        status = next;
        Q_EMIT keyStoreChanged();
    }

    [[nodiscard]] static QString open(const api::SecretString &secret)
    {
        return QString::fromUtf8(secret.view().data(), static_cast<qsizetype>(secret.size()));
    }

    api::KeyStoreStatus status{api::KeyStore::Mode::Keychain, api::KeyStore::Mode::Keychain,
                               QStringLiteral("GNOME Keyring"), std::nullopt};
    api::CacheStatistics statistics;
    int minutes = 10;
    QStringList asked;
    ManualCalls<void> calls;
};

} // namespace atalaya::tests
