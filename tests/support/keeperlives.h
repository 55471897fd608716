// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakeserver.h"
#include "tests/support/keeperrun.h"
#include "tests/support/thing.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace atalaya::tests {

[[nodiscard]] inline std::optional<api::KeyStoreProblem> problemOf(const api::Result<void> &outcome)
{
    return outcome ? std::nullopt : api::keyStoreProblemOf(outcome.error());
}

/// Lives of a console on one profile, each as short as the test wants.
class KeeperLives : public QObject
{
    Q_OBJECT

protected Q_SLOTS:
    void init();
    void cleanup();

protected:
    using Mode = api::KeyStore::Mode;
    using Mood = Keychain::Mood;
    using Problem = api::KeyStoreProblem;
    using State = api::SessionKeeper::State;

    /// Another life of the console, until it is ready or asks for the passphrase.
    void begin();
    /// begin(), and it is ready.
    void start();
    void enter() { enter(*m_run); }
    void enter(KeeperRun &run);
    /// start() and enter().
    void signedIn();
    [[nodiscard]] QByteArray memo() const;
    /// Behind what was asked of the key store and of the disk so far.
    void settle();
    /// Until the keeper has looked at its clock.
    static void tick() { QTest::qWait(50); }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::shared_ptr<Keychain> m_keychain;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<KeeperRun> m_run;
    /// The wall clock, and the time that nobody can set.
    QDateTime m_now;
    std::chrono::milliseconds m_running{0};
};

} // namespace atalaya::tests
