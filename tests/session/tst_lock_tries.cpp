// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockfixture.h"

#include "api/session/lockmemory.h"
#include "tests/support/futures.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

using Kind = Lock::Problem::Kind;
using State = Lock::State;

class TestLockTries : public LockFixture
{
    Q_OBJECT

private Q_SLOTS:
    void tenWrongTriesDestroy_data()
    {
        QTest::addColumn<KeyStore::Mode>("mode");
        QTest::newRow("keychain") << KeyStore::Mode::Keychain;
        QTest::newRow("passphrase") << KeyStore::Mode::Passphrase;
        QTest::newRow("memory only") << KeyStore::Mode::MemoryOnly;
    }
    void tenWrongTriesDestroy()
    {
        QFETCH(KeyStore::Mode, mode);
        start(mode);
        keepVerifier();
        m_run->lock->lock(Lock::Reason::Idle);
        m_server->goAway();
        QSignalSpy states(m_run->lock.get(), &Lock::stateChanged);
        for (int left = Lock::TriesHere - 1; left > 0; --left) {
            attempt(wrong);
            QCOMPARE(m_run->lock->problem()->triesLeft, left);
            // Written down before it was looked at.
            QCOMPARE(LockMemory(m_profile->path()).load(), (LockMemory::Record{true, Lock::TriesHere - left}));
        }
        QCOMPARE(states.size(), 0);
        attempt(wrong);
        QCOMPARE(m_run->lock->state(), State::Destroyed);
        QCOMPARE(states.size(), 1);
        QCOMPARE(m_run->keys.calls.count(QStringLiteral("destroy")), 1);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        // The right one comes too late.
        m_run->lock->unlock(right);
        QVERIFY(!m_run->lock->isBusy());
        m_run->lock->acknowledge();
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        QCOMPARE(LockMemory(m_profile->path()).load(), LockMemory::Record{});
    }

    void aRestartForgivesNothing()
    {
        keepVerifier();
        m_run->lock->lock(Lock::Reason::Idle);
        m_server->goAway();
        for (int i = 0; i < 4; ++i)
            attempt(wrong);
        m_server->comeBack();
        start(KeyStore::Mode::Keychain);
        QCOMPARE(m_run->lock->state(), State::Locked);
        QCOMPARE(m_run->lock->reason(), Lock::Reason::Restart);
        m_server->goAway();
        m_run->lock->begin();
        QCOMPARE(m_run->lock->state(), State::Locked);
        QVERIFY(!m_run->keys.areOpen);
        attempt(wrong);
        QCOMPARE(m_run->lock->problem()->triesLeft, Lock::TriesHere - 5);
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        attempt(right);
        m_run->lock->lock(Lock::Reason::User);
        attempt(wrong);
        QCOMPARE(m_run->lock->problem()->triesLeft, Lock::TriesHere - 1);
    }

    void killedInTheLastTry()
    {
        QVERIFY(LockMemory(m_profile->path()).save({true, Lock::TriesHere}));
        start(KeyStore::Mode::Keychain);
        m_run->lock->begin();
        QCOMPARE(m_run->lock->state(), State::Destroyed);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
    }

    void nothingRestoredNothingLocked_data()
    {
        QTest::addColumn<bool>("signedIn");
        QTest::newRow("nobody is in") << false;
        QTest::newRow("the passphrase was just given") << true;
    }
    void nothingRestoredNothingLocked()
    {
        QFETCH(bool, signedIn);
        m_run->lock->lock(Lock::Reason::User);
        start(signedIn ? KeyStore::Mode::Passphrase : KeyStore::Mode::Keychain, signedIn);
        QCOMPARE(m_run->lock->state(), State::Locked);
        m_run->lock->begin();
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        // What is kept, and was not restored, is as locked as before.
        QCOMPARE(LockMemory(m_profile->path()).load(), (LockMemory::Record{!signedIn, 0}));
        if (signedIn)
            return;
        QVERIFY(waitFor(m_run->session.resume(m_server->url(), SecretString("refresh-1"))).has_value());
        QVERIFY(LockMemory(m_profile->path()).load().isLocked);
        keepVerifier();
        QCOMPARE(LockMemory(m_profile->path()).load(), LockMemory::Record{});
    }

    void aGuestWritesNothing()
    {
        const LockMemory::Record others{true, 7};
        QVERIFY(LockMemory(m_profile->path()).save(others));
        start(KeyStore::Mode::MemoryOnly, false);
        m_run->keys.guest = true;
        m_run->lock->begin();
        QVERIFY(waitFor(m_run->session.resume(m_server->url(), SecretString("refresh-1"))).has_value());
        keepVerifier();
        m_run->lock->lock(Lock::Reason::User);
        m_server->goAway();
        attempt(wrong);
        QCOMPARE(m_run->lock->problem()->triesLeft, Lock::TriesHere - 1);
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        QCOMPARE(LockMemory(m_profile->path()).load(), others);
    }

    void aTryThatCantBeWrittenDownIsNotMade_data() { tenWrongTriesDestroy_data(); }
    void aTryThatCantBeWrittenDownIsNotMade()
    {
        QFETCH(KeyStore::Mode, mode);
        start(mode);
        keepVerifier();
        m_run->lock->lock(Lock::Reason::User);
        m_server->goAway();
        // In its place a folder, which even root can't replace by a file.
        const QString file = m_profile->filePath(QStringLiteral("lock"));
        QVERIFY(QFile::remove(file));
        QVERIFY(QDir().mkpath(file + QStringLiteral("/x")));
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Locked);
        QCOMPARE(m_run->lock->problem()->kind, Kind::NotCounted);
    }

    void rememberedPasswordIsNotThere()
    {
        keepVerifier();
        const std::string_view kept = m_store->entries.value(keyentry::Unlock).view();
        QVERIFY(kept.find(right.view()) == std::string_view::npos);
        QVERIFY(kept.find("$argon2id$v=19$m=65536,t=3,p=1$") != std::string_view::npos);
        QVERIFY(kept.size() <= KeyStore::MaxEntry);
    }

    void memoryFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isLocked");
        QTest::addColumn<int>("tries");
        QTest::newRow("open") << QByteArray("open 0\n") << false << 0;
        QTest::newRow("locked") << QByteArray("locked 7\n") << true << 7;
        QTest::newRow("empty") << QByteArray() << true << 0;
        QTest::newRow("strange") << QByteArray("unlocked 3") << true << 0;
        QTest::newRow("negative") << QByteArray("open -1") << true << 0;
        QTest::newRow("no number") << QByteArray("open many") << true << 0;
        QTest::newRow("long") << QByteArray(100'000, 'x') << true << 0;
    }
    void memoryFile()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isLocked);
        QFETCH(int, tries);
        QFile file(m_profile->filePath(QStringLiteral("lock")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const LockMemory memory(m_profile->path());
        QCOMPARE(memory.load(), (LockMemory::Record{isLocked, tries}));
        QVERIFY(memory.save({true, 2}));
        QCOMPARE(memory.load(), (LockMemory::Record{true, 2}));
        QCOMPARE(QFile::permissions(file.fileName()) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
                 QFileDevice::Permissions());
    }
};

QTEST_GUILESS_MAIN(TestLockTries)
#include "tst_lock_tries.moc"
