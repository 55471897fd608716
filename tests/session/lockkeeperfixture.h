// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/lock.h"
#include "tests/support/fakeserver.h"
#include "tests/support/keeperrun.h"
#include "tests/support/thing.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace atalaya::tests {

/// A life of a console with its lock.
struct LockedRun : KeeperRun
{
    LockedRun(const QString &profile, const std::shared_ptr<Keychain> &keychain,
              const std::function<bool(const QUrl &)> &wanted = {})
        : KeeperRun(profile, keychain, shortLimits({std::chrono::milliseconds(1)}), {}, wanted)
        , lock({&session, &keeper, [this] { return keeper.store(); }, profile})
    {
        QObject::connect(&keeper, &api::SessionKeeper::started, &lock, &api::Lock::begin);
    }
    api::Lock lock;
};

/// The lock with the keys and tokens that are really there, anew for each test.
class LockKeeperFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    using Mode = api::KeyStore::Mode;
    using Kind = api::Lock::Problem::Kind;
    static const api::SecretString password;
    static const api::SecretString wrong;

    static void modes();
    /// Another life on the same profile and keychain, until it is ready.
    void start();
    void enter();
    /// In the mode of the row, with the password remembered.
    void signedIn();
    /// In `m_mode`.
    void signedInWithItsMode();
    /// To unlock, until there is an answer.
    void attempt(const api::SecretString &secret);

    Mode m_mode = Mode::Keychain;
    api::SecretString m_secret;
    std::function<bool(const QUrl &)> m_wanted;
    std::unique_ptr<QTemporaryDir> m_profile;
    std::shared_ptr<Keychain> m_keychain;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<LockedRun> m_run;
};

} // namespace atalaya::tests
