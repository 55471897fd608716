// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"
#include "tests/support/keeperlives.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

/// The life that a session has at most, and this computer's clock.
class TestSessionKeeperFamily : public KeeperLives
{
    Q_OBJECT

private Q_SLOTS:
    void theEndOfTheFamilySealsEverything()
    {
        signedIn();
        QSignalSpy sealedNow(&m_run->keeper, &SessionKeeper::sealed);
        QCOMPARE(m_run->keeper.endsAt(), m_now.addSecs(12 * 3600));
        m_now = m_now.addSecs(12 * 3600 - 1);
        QTest::qWait(50);
        QVERIFY(m_run->cache.isOpen);
        // The computer slept, and wakes up a day later.
        m_now = m_now.addDays(1);
        QTRY_COMPARE(sealedNow.count(), 1);
        QVERIFY(!m_run->cache.isOpen);
        QVERIFY(!m_run->drafts.isOpen);
        QCOMPARE(m_run->cache.destroyed, 0);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QTRY_VERIFY(m_keychain->entry(keyentry::Session).isEmpty());
        QVERIFY(!m_keychain->entry(keyentry::Drafts).isEmpty());
        enter();
        QTRY_VERIFY(m_run->cache.isOpen);
        QVERIFY(m_run->drafts.isOpen);
    }

    void afterTheEndTheSamePersonKeepsTheCache()
    {
        QFETCH(KeyStore::Mode, mode);
        QFETCH(bool, locked);
        signedIn();
        const SecretString secret("árbol");
        m_run->keeper.rememberPassword(secret);
        if (mode != Mode::Keychain)
            QVERIFY(waitFor(m_run->keeper.setMode(mode, secret)));
        const QByteArray key = m_run->cache.key;
        const QByteArray drafts = m_run->drafts.key;
        if (locked)
            m_run->keeper.zeroKeys();
        m_now = m_now.addSecs(13 * 3600);
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedOut);
        QVERIFY(!m_run->cache.isOpen);
        if (m_run->keeper.state() == State::NeedsPassphrase)
            QVERIFY(waitFor(m_run->keeper.openPassphrase(secret)));
        QTRY_COMPARE(m_run->keeper.state(), State::Ready);
        enter();
        QTRY_COMPARE(m_run->cache.key, key);
        QTRY_COMPARE(m_run->drafts.key, drafts);
        QCOMPARE(m_run->cache.destroyed, 0);
        settle();
        if (mode == Mode::MemoryOnly)
            return;
        begin();
        if (mode == Mode::Passphrase)
            QVERIFY(waitFor(m_run->keeper.openPassphrase(secret)));
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedIn);
        QCOMPARE(m_run->cache.key, key);
    }
    void afterTheEndTheSamePersonKeepsTheCache_data()
    {
        QTest::addColumn<KeyStore::Mode>("mode");
        QTest::addColumn<bool>("locked");
        QTest::newRow("keychain") << Mode::Keychain << false;
        QTest::newRow("keychain, locked") << Mode::Keychain << true;
        QTest::newRow("passphrase") << Mode::Passphrase << false;
        QTest::newRow("passphrase, locked") << Mode::Passphrase << true;
        QTest::newRow("memory only") << Mode::MemoryOnly << false;
    }

    void atItsEndThereIsNothingToSay()
    {
        QFETCH(KeyStore::Mode, mode);
        QFETCH(bool, locked);
        signedIn();
        m_run->keeper.rememberPassword(SecretString("árbol"));
        if (mode != Mode::Keychain)
            QVERIFY(waitFor(m_run->keeper.setMode(mode, SecretString("árbol"))));
        QSignalSpy leftOpen(&m_run->session, &Session::leftOpen);
        if (locked)
            m_run->keeper.zeroKeys();
        m_server->forgetRequests();
        m_server->goAway();
        m_now = m_now.addSecs(13 * 3600);
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedOut);
        QVERIFY(waitFor(m_run->session.settle()));
        QCOMPARE(leftOpen.count(), 0);
        QVERIFY(m_server->transcript().isEmpty());
    }
    void atItsEndThereIsNothingToSay_data() { afterTheEndTheSamePersonKeepsTheCache_data(); }

    void afterTheEndThePassphraseMayComeLater()
    {
        signedIn();
        const SecretString secret("árbol");
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Passphrase, secret)));
        const QByteArray key = m_run->cache.key;
        const QByteArray drafts = m_run->drafts.key;
        m_run->keeper.zeroKeys();
        m_now = m_now.addSecs(13 * 3600);
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedOut);
        enter();
        // As in any other run without the passphrase.
        const QByteArray guests = m_run->drafts.key;
        QVERIFY(m_run->drafts.isOpen);
        QVERIFY(guests != drafts);
        QVERIFY(m_run->keeper.isGuest());
        QVERIFY(waitFor(m_run->keeper.openPassphrase(secret)));
        QTRY_COMPARE(m_run->drafts.key, drafts);
        QCOMPARE(m_run->drafts.broughtAlong, guests);
        QCOMPARE(m_run->cache.key, key);
        settle();
        begin();
        QVERIFY(waitFor(m_run->keeper.openPassphrase(secret)));
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedIn);
        QCOMPARE(m_run->cache.key, key);
        QCOMPARE(m_run->drafts.key, drafts);
    }

    void afterTheEndAnotherPersonDoesNot()
    {
        signedIn();
        const QByteArray key = m_run->cache.key;
        m_now = m_now.addSecs(13 * 3600);
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedOut);
        const Person eva{"u-2", "eva@ejemplo.es", "MANAGER", "t-1"};
        m_server->script(kLogin, {loggedIn(8, eva)});
        m_server->script(kMe, {me(eva)});
        enter();
        QVERIFY(m_run->cache.isOpen);
        QVERIFY(m_run->cache.key != key);
        QCOMPARE(m_run->cache.destroyed, 1);
    }

    void aLateAnswerOfAnEndedLifeChangesNothing()
    {
        signedIn();
        m_run->keeper.zeroKeys();
        m_keychain->mood = Mood::Late;
        const auto reading = m_run->keeper.readKeys({});
        QSignalSpy sealedNow(&m_run->keeper, &SessionKeeper::sealed);
        m_now = m_now.addSecs(13 * 3600);
        QTRY_COMPARE(sealedNow.count(), 1);
        m_keychain->answerLate();
        QCOMPARE(problemOf(waitFor(reading)), Problem::EntryLost);
        settle();
        QVERIFY(!m_run->cache.isOpen && !m_run->drafts.isOpen);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QVERIFY(m_keychain->entry(keyentry::Session).isEmpty());
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
    }

    void nothingIsRestoredAfterItsEnd()
    {
        QFETCH(int, hoursAtFirst);
        QFETCH(int, hoursAtRestart);
        QFETCH(bool, restored);
        signedIn();
        m_run.reset();
        m_now = m_now.addSecs(3600 * hoursAtFirst);
        start();
        if (m_run->session.state() == Session::State::SignedIn)
            QVERIFY(waitFor(m_run->client.send(thing())));
        m_run.reset();
        m_now = m_now.addSecs(3600 * (hoursAtRestart - hoursAtFirst));
        start();
        QCOMPARE(m_run->session.state() == Session::State::SignedIn, restored);
        QCOMPARE(m_run->cache.isOpen, restored);
    }
    void nothingIsRestoredAfterItsEnd_data()
    {
        QTest::addColumn<int>("hoursAtFirst");
        QTest::addColumn<int>("hoursAtRestart");
        QTest::addColumn<bool>("restored");
        QTest::newRow("within") << 1 << 11 << true;
        QTest::newRow("after") << 1 << 12 << false;
        QTest::newRow("clock set back within") << 11 << -24 << false;
        QTest::newRow("ended, clock set back") << 13 << 1 << false;
    }

    void aClockSetBackBetweenTwoStartsIsNoticed()
    {
        QFETCH(bool, locked);
        QFETCH(int, minutesLater);
        QFETCH(bool, restored);
        signedIn();
        if (locked)
            m_run->keeper.zeroKeys();
        // Nothing is asked of the platform in these hours, so that the token stays the one that was kept at first.
        m_now = m_now.addSecs(6 * 3600);
        tick();
        m_run.reset();
        m_now = m_now.addSecs(60LL * minutesLater);
        start();
        QCOMPARE(m_run->session.state() == Session::State::SignedIn, restored);
        QCOMPARE(m_run->cache.isOpen, restored);
    }
    void aClockSetBackBetweenTwoStartsIsNoticed_data()
    {
        QTest::addColumn<bool>("locked");
        QTest::addColumn<int>("minutesLater");
        QTest::addColumn<bool>("restored");
        QTest::newRow("it goes on") << false << 1 << true;
        QTest::newRow("a little back") << false << -4 << true;
        QTest::newRow("back") << false << -359 << false;
        QTest::newRow("back, closed while locked") << true << -359 << false;
    }

    void whatWasSeenLastIsSeenAlsoByAStartWithoutTheNetwork()
    {
        signedIn();
        m_server->goAway();
        m_now = m_now.addSecs(6 * 3600);
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        tick();
        m_run.reset();
        m_now = m_now.addSecs(-6 * 3600 + 60);
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
    }

    void aClockThatIsSetBackGainsNothing()
    {
        QFETCH(bool, locked);
        signedIn();
        if (locked)
            m_run->keeper.zeroKeys();
        m_now = m_now.addSecs(11 * 3600);
        tick();
        m_now = m_now.addSecs(-11 * 3600);
        m_running += 59min;
        tick();
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        m_running += 1min;
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedOut);
        QVERIFY(!m_run->cache.isOpen);
    }
    void aClockThatIsSetBackGainsNothing_data()
    {
        QTest::addColumn<bool>("locked");
        QTest::newRow("open") << false;
        QTest::newRow("behind the lock") << true;
    }

    void whoSignsInAnewBeginsAnew()
    {
        // The clock was wrong, and is right now.
        m_now = m_now.addDays(1);
        signedIn();
        tick();
        m_now = m_now.addDays(-1);
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        enter();
        QCOMPARE(m_run->keeper.endsAt(), m_now.addSecs(12 * 3600));
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
    }

    void lockingWritesNoEntry()
    {
        signedIn();
        m_keychain->log.clear();
        const QByteArray token = m_keychain->entry(keyentry::Session);
        m_now = m_now.addSecs(3600);
        m_run->keeper.zeroKeys();
        settle();
        QCOMPARE(m_keychain->log.filter(QStringLiteral("write")), QStringList());
        QCOMPARE(m_keychain->entry(keyentry::Session), token);
        QVERIFY(memo().contains(QByteArray::number(m_now.toMSecsSinceEpoch())));
        QVERIFY(!memo().contains("refresh"));
    }
};

QTEST_GUILESS_MAIN(TestSessionKeeperFamily)
#include "tst_sessionkeeper_family.moc"
