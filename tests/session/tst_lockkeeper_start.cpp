// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockkeeperfixture.h"

#include "api/session/signin.h"
#include "tests/support/futures.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

/// Why a start finds a session that it doesn't restore.
enum class Detour
{
    AnotherServer,
    LockedKeychain,
    NoKeychain,
    SecondConsole
};

} // namespace

/// What a start makes of the lock that it finds.
class TestLockKeeperStart : public LockKeeperFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aRestartStaysLocked()
    {
        m_mode = Mode::Keychain;
        signedIn();
        m_run->lock.lock(Lock::Reason::User);
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        QCOMPARE(m_run->lock.state(), Lock::State::Locked);
        QVERIFY(!m_run->cache.isOpen && !m_run->drafts.isOpen);
        QCOMPARE(waitFor(m_run->client.send(thing())).error().code, QStringLiteral("no_session"));
        m_server->goAway();
        attempt(wrong);
        QCOMPARE(m_run->lock.problem()->triesLeft, Lock::TriesHere - 1);
        attempt(password);
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
        QVERIFY(m_run->cache.isOpen && m_run->drafts.isOpen);
    }

    void aStartThatRestoresNothingUnlocksNothing_data()
    {
        QTest::addColumn<Detour>("detour");
        QTest::newRow("another server") << Detour::AnotherServer;
        QTest::newRow("locked keychain") << Detour::LockedKeychain;
        QTest::newRow("no keychain") << Detour::NoKeychain;
        QTest::newRow("second console") << Detour::SecondConsole;
    }
    void aStartThatRestoresNothingUnlocksNothing()
    {
        QFETCH(Detour, detour);
        m_mode = Mode::Keychain;
        signedInWithItsMode();
        m_run->lock.lock(Lock::Reason::User);
        m_server->goAway();
        attempt(wrong);
        attempt(wrong);
        if (detour == Detour::SecondConsole) {
            LockedRun second(m_profile->path(), m_keychain);
            second.keeper.start();
            QTRY_COMPARE_WITH_TIMEOUT(second.keeper.state(), SessionKeeper::State::Ready, 15'000);
            QCOMPARE(second.lock.state(), Lock::State::Unlocked);
        } else {
            if (detour == Detour::LockedKeychain)
                m_keychain->mood = Keychain::Mood::Locked;
            else if (detour == Detour::NoKeychain)
                m_keychain->mood = Keychain::Mood::None;
            else
                m_wanted = [](const QUrl &) {
                    return false;
                };
            start();
            QCOMPARE(m_run->session.state(), Session::State::SignedOut);
            QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
        }
        m_wanted = {};
        m_keychain->mood = Keychain::Mood::Works;
        start();
        staysLockedAfterTwoTries();
    }

    void whatIsRestoredLaterIsLocked_data()
    {
        QTest::addColumn<Detour>("detour");
        QTest::newRow("locked keychain") << Detour::LockedKeychain;
        QTest::newRow("second console") << Detour::SecondConsole;
    }
    void whatIsRestoredLaterIsLocked()
    {
        QFETCH(Detour, detour);
        m_mode = Mode::Keychain;
        signedInWithItsMode();
        std::unique_ptr<LockedRun> second;
        if (detour == Detour::SecondConsole) {
            second = std::make_unique<LockedRun>(m_profile->path(), m_keychain);
            second->keeper.start();
            QTRY_COMPARE_WITH_TIMEOUT(second->keeper.state(), SessionKeeper::State::Ready, 15'000);
        }
        m_run->lock.lock(Lock::Reason::User);
        m_server->goAway();
        attempt(wrong);
        attempt(wrong);
        if (detour == Detour::SecondConsole) {
            m_run = std::move(second);
        } else {
            m_keychain->mood = Keychain::Mood::Locked;
            start();
        }
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
        m_keychain->mood = Keychain::Mood::Works;
        bool wasOpen = false;
        connect(&m_run->session, &Session::stateChanged, this, [&] { wasOpen = m_run->cache.isOpen; });
        m_run->keeper.tryAgain();
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedIn);
        QVERIFY(!wasOpen);
        staysLockedAfterTwoTries();
    }

    void memoryOnlyInARestoredSession()
    {
        m_mode = Mode::Keychain;
        signedIn();
        start();
        QCOMPARE(keyStoreProblemOf(waitFor(m_run->keeper.setMode(Mode::MemoryOnly)).error()),
                 KeyStoreProblem::NeedsPassword);
        // Given to unlock, it is enough.
        m_run->lock.lock(Lock::Reason::User);
        attempt(password);
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::MemoryOnly)).has_value());
        const QByteArray draftsKey = m_run->drafts.key;
        m_run->lock.lock(Lock::Reason::User);
        m_server->goAway();
        attempt(wrong);
        QCOMPARE(m_run->lock.problem()->kind, Kind::WrongHere);
        attempt(password);
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
        QCOMPARE(m_run->drafts.key, draftsKey);
    }

    void enteredWithoutAPassword()
    {
        m_keychain->mood = Keychain::Mood::None;
        start();
        QVERIFY(waitFor(m_run->session.resume(m_server->url(), SecretString("refresh-1"))).has_value());
        const QByteArray draftsKey = m_run->drafts.key;
        m_run->lock.lock(Lock::Reason::User);
        QVERIFY(!m_run->cache.isOpen && !m_run->drafts.isOpen);
        // Only the platform knows the password.
        m_server->goAway();
        attempt(password);
        QCOMPARE(m_run->lock.state(), Lock::State::Locked);
        QCOMPARE(m_run->lock.problem()->kind, Kind::NotHere);
        m_server->comeBack();
        attempt(password);
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
        QCOMPARE(m_run->drafts.key, draftsKey);
    }

private:
    void staysLockedAfterTwoTries()
    {
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        QCOMPARE(m_run->lock.state(), Lock::State::Locked);
        QCOMPARE(m_run->lock.reason(), Lock::Reason::Restart);
        QVERIFY(!m_run->cache.isOpen && !m_run->drafts.isOpen);
        attempt(wrong);
        QCOMPARE(m_run->lock.problem()->triesLeft, Lock::TriesHere - 3);
        attempt(password);
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
        QVERIFY(m_run->cache.isOpen && m_run->drafts.isOpen);
    }
};

QTEST_GUILESS_MAIN(TestLockKeeperStart)
#include "tst_lockkeeper_start.moc"
