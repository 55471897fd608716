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

/// How a session ends, and what is left of it.
class TestSessionKeeperEnd : public KeeperLives
{
    Q_OBJECT

private Q_SLOTS:
    void signOutTakesTheKeyThenTheFilesThenTheSession()
    {
        QFETCH(bool, discard);
        signedIn();
        const QByteArray drafts = m_keychain->entry(keyentry::Drafts);
        m_keychain->log.clear();
        m_run->keeper.signOut(discard ? SessionKeeper::Drafts::Discard : SessionKeeper::Drafts::Keep);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QVERIFY(!m_run->cache.isOpen);
        QVERIFY(!m_run->drafts.isOpen);
        QCOMPARE(m_run->cache.destroyed, 1);
        QCOMPARE(m_run->drafts.destroyed, discard ? 1 : 0);
        const qsizetype key = m_keychain->log.indexOf(QStringLiteral("remove cache"));
        QCOMPARE(key, 0);
        QVERIFY(m_keychain->log.indexOf(QStringLiteral("remove session")) > key);
        QVERIFY(m_keychain->log.indexOf(QStringLiteral("destroy files")) > key);
        QVERIFY(m_keychain->entry(keyentry::Session).isEmpty());
        QVERIFY(m_keychain->entry(keyentry::Cache).isEmpty());
        QCOMPARE(m_keychain->entry(keyentry::Drafts), discard ? QByteArray() : drafts);
        QTRY_VERIFY(!QFile::exists(m_profile->filePath(QStringLiteral("me"))));
        QTRY_COMPARE(m_server->count(kLogout), 1);
        QTRY_VERIFY(!memo().contains("\"leaving\": true"));
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QCOMPARE(m_run->keeper.keyStore().problem, std::nullopt);
    }
    void signOutTakesTheKeyThenTheFilesThenTheSession_data()
    {
        QTest::addColumn<bool>("discard");
        QTest::newRow("drafts stay") << false;
        QTest::newRow("drafts go") << true;
    }

    void aRestoredSessionEndsOverThereToo()
    {
        signedIn();
        start();
        m_server->forgetRequests();
        m_run->session.signOut();
        QTRY_COMPARE(m_server->transcript(), (QList<QByteArray>{kRefresh, kLogout}));
        QCOMPARE(m_server->last(kLogout).headers.value("authorization"), QByteArray("Bearer access-2"));
    }

    void aSignOutBehindTheLockEndsOverThereToo()
    {
        QFETCH(KeyStore::Mode, mode);
        signedIn();
        if (mode == Mode::MemoryOnly) {
            // No password was given here: the keys stand aside as they are.
            m_run.reset();
            m_keychain->mood = Mood::None;
            signedIn();
        }
        QSignalSpy leftOpen(&m_run->session, &Session::leftOpen);
        m_run->keeper.zeroKeys();
        m_server->forgetRequests();
        m_run->session.signOut();
        QTRY_COMPARE(m_server->transcript(), (QList<QByteArray>{kRefresh, kLogout}));
        QVERIFY(m_server->last(kRefresh).body.contains("refresh-1"));
        QCOMPARE(m_server->last(kLogout).headers.value("authorization"), QByteArray("Bearer access-2"));
        settle();
        QCOMPARE(leftOpen.count(), 0);
    }
    void aSignOutBehindTheLockEndsOverThereToo_data()
    {
        QTest::addColumn<KeyStore::Mode>("mode");
        QTest::newRow("keychain") << Mode::Keychain;
        QTest::newRow("memory only") << Mode::MemoryOnly;
    }

    void behindAPassphraseItEndsThereWhenItIsGiven()
    {
        signedIn();
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Passphrase, SecretString("árbol"))));
        QSignalSpy leftOpen(&m_run->session, &Session::leftOpen);
        m_run->keeper.zeroKeys();
        m_server->forgetRequests();
        m_run->session.signOut();
        QTRY_COMPARE(leftOpen.count(), 1);
        QVERIFY(m_server->transcript().isEmpty());
        begin();
        QVERIFY(waitFor(m_run->keeper.openPassphrase(SecretString("árbol"))));
        QTRY_COMPARE(m_server->transcript(), (QList<QByteArray>{kRefresh, kLogout}));
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
    }

    void whoComesNextIsNotKeptBehindAnothersPassphrase()
    {
        QFETCH(bool, expired);
        signedIn();
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Passphrase, SecretString("árbol"))));
        if (expired)
            expire();
        m_run->keeper.zeroKeys();
        QList<State> told;
        connect(&m_run->keeper, &SessionKeeper::keyStoreChanged, this, [&] { told.append(m_run->keeper.state()); });
        if (!expired)
            m_run->session.signOut();
        const Person eva{"u-2", "eva@ejemplo.es", "MANAGER", "t-1"};
        m_server->script(kLogin, {loggedIn(8, eva)});
        m_server->script(kMe, {me(eva)});
        enter();
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedIn);
        // The passphrase is asked for where it is heard.
        QCOMPARE(told, QList<State>{State::NeedsPassphrase});
        QVERIFY(m_run->drafts.isOpen);
        QVERIFY(m_run->keeper.isGuest());
        m_run->keeper.goOnWithout();
        QVERIFY(waitFor(m_run->keeper.store()->write(keyentry::Unlock, SecretString("verifier"))));
        settle();
        QVERIFY(!QFile::exists(m_profile->filePath(QStringLiteral("keys.late"))));
        QVERIFY(!memo().contains("\"kept\": true"));
        m_server->forgetRequests();
        begin();
        QVERIFY(waitFor(m_run->keeper.openPassphrase(SecretString("árbol"))));
        QTRY_COMPARE(m_run->keeper.state(), State::Ready);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        if (expired)
            return;
        // And it is the first one's session that is ended.
        QTRY_COMPARE(m_server->transcript(), (QList<QByteArray>{kRefresh, kLogout}));
        QVERIFY(m_server->last(kRefresh).body.contains("refresh-1"));
    }
    void whoComesNextIsNotKeptBehindAnothersPassphrase_data()
    {
        QTest::addColumn<bool>("expired");
        QTest::newRow("signed out") << false;
        QTest::newRow("expired") << true;
    }

    void whatThePlatformCouldNotBeToldIsSaid()
    {
        QFETCH(bool, locked);
        signedIn();
        QSignalSpy leftOpen(&m_run->session, &Session::leftOpen);
        if (locked)
            m_run->keeper.zeroKeys();
        m_server->goAway();
        m_run->session.signOut();
        QTRY_COMPARE(leftOpen.count(), 1);
        QVERIFY(m_keychain->entry(keyentry::Session).isEmpty());
    }
    void whatThePlatformCouldNotBeToldIsSaid_data()
    {
        QTest::addColumn<bool>("locked");
        QTest::newRow("before the lock") << false;
        QTest::newRow("behind the lock") << true;
    }

    void anotherServerNeitherCutsTheFarewellOffNorSeesIt()
    {
        signedIn();
        start();
        FakeServer other;
        m_server->script(kRefresh, {FakeReply::silence()});
        m_server->forgetRequests();
        m_run->session.signOut();
        QTRY_COMPARE(m_server->count(kRefresh), 1);
        m_run->client.setServer(other.url());
        const auto settled = m_run->keeper.settle();
        m_server->release(kRefresh, authenticated(2));
        QTRY_COMPARE(m_server->count(kLogout), 1);
        QVERIFY(waitFor(settled));
        QVERIFY(other.transcript().isEmpty());
    }

    void anInterruptedSignOutIsFinished()
    {
        signedIn();
        const QByteArray drafts = m_keychain->entry(keyentry::Drafts);
        // As after a kill between the note and the first deletion, or while the keychain did not answer.
        m_keychain->mood = Mood::Silent;
        m_run->session.signOut();
        m_run.reset();
        m_keychain->mood = Mood::Works;
        QVERIFY(!m_keychain->entry(keyentry::Session).isEmpty());
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QVERIFY(m_run->cache.destroyed > 0);
        QVERIFY(m_keychain->entry(keyentry::Session).isEmpty());
        QVERIFY(m_keychain->entry(keyentry::Cache).isEmpty());
        QCOMPARE(m_keychain->entry(keyentry::Drafts), drafts);
        enter();
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
    }

    void aSignOutFromALockedKeychainIsFinishedLater()
    {
        signedIn();
        const QByteArray drafts = m_keychain->entry(keyentry::Drafts);
        m_keychain->mood = Mood::Locked;
        m_run->session.signOut();
        QTest::qWait(50);
        start();
        QCOMPARE(m_run->keeper.keyStore().problem, Problem::Locked);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        m_keychain->mood = Mood::Works;
        QVERIFY(!m_keychain->entry(keyentry::Session).isEmpty());
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QVERIFY(m_keychain->entry(keyentry::Session).isEmpty());
        QVERIFY(m_keychain->entry(keyentry::Cache).isEmpty());
        QCOMPARE(m_keychain->entry(keyentry::Drafts), drafts);
    }

    void aGuestsSignOutTakesNothingThatIsKept()
    {
        signedIn();
        const auto entries = m_keychain->entries;
        m_keychain->mood = Mood::Locked;
        start();
        enter();
        m_run->session.signOut();
        QTest::qWait(20);
        m_keychain->mood = Mood::Works;
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        QCOMPARE(m_keychain->entries, entries);
    }

    void signingOutBehindTheLockKeepsTheDraftsKey()
    {
        QFETCH(KeyStore::Mode, mode);
        signedIn();
        if (mode != Mode::Keychain)
            QVERIFY(waitFor(m_run->keeper.setMode(mode, SecretString("árbol"))));
        const QByteArray drafts = m_run->drafts.key;
        const QByteArray cache = m_run->cache.key;
        m_run->keeper.zeroKeys();
        m_run->session.signOut();
        if (mode == Mode::Passphrase) {
            QCOMPARE(m_run->keeper.state(), State::NeedsPassphrase);
            QVERIFY(waitFor(m_run->keeper.openPassphrase(SecretString("árbol"))));
        }
        QTRY_COMPARE(m_run->keeper.state(), State::Ready);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        enter();
        QTRY_COMPARE(m_run->drafts.key, drafts);
        QVERIFY(m_run->cache.key != cache);
    }
    void signingOutBehindTheLockKeepsTheDraftsKey_data()
    {
        QTest::addColumn<KeyStore::Mode>("mode");
        QTest::newRow("keychain") << Mode::Keychain;
        QTest::newRow("passphrase") << Mode::Passphrase;
    }

    void aLockedKeychainDoesNotCostTheDrafts()
    {
        signedIn();
        const QByteArray drafts = m_run->drafts.key;
        const QByteArray entry = m_keychain->entry(keyentry::Drafts);
        m_run->keeper.zeroKeys();
        m_keychain->mood = Mood::Locked;
        m_run->session.signOut();
        enter();
        QVERIFY(!m_run->drafts.isOpen);
        QCOMPARE(m_run->keeper.keyStore().problem, Problem::Locked);
        m_keychain->mood = Mood::Works;
        m_run->keeper.tryAgain();
        QTRY_COMPARE(m_run->drafts.key, drafts);
        QCOMPARE(m_keychain->entry(keyentry::Drafts), entry);
    }

private:
    /// The platform takes the tokens no more.
    void expire()
    {
        m_run->session.forgetTokens();
        m_run->session.goOnWith(SecretString("refresh-1"));
        m_server->script(kRefresh, {FakeReply::error(401, "token_expired")});
        QVERIFY(!waitFor(m_run->client.send(thing())));
        QCOMPARE(m_run->session.state(), Session::State::Expired);
        settle();
        m_server->script(kRefresh, {authenticated(2)});
    }
};

QTEST_GUILESS_MAIN(TestSessionKeeperEnd)
#include "tst_sessionkeeper_end.moc"
