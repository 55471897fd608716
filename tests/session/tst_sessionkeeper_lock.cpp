// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"
#include "tests/support/keeperlives.h"

#include <QFile>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

/// Keys out of memory and back.
class TestSessionKeeperLock : public KeeperLives
{
    Q_OBJECT

private Q_SLOTS:
    void keysLeaveTheMemoryAndComeBack()
    {
        QFETCH(KeyStore::Mode, mode);
        signedIn();
        m_run->keeper.rememberPassword(SecretString("contraseña"));
        const SecretString secret(mode == Mode::Passphrase ? "árbol" : "contraseña");
        if (mode != Mode::Keychain)
            QVERIFY(waitFor(m_run->keeper.setMode(mode, secret)));
        QTest::qWait(100);
        const QByteArray cacheKey = m_run->cache.key;
        const QByteArray draftsKey = m_run->drafts.key;
        m_run->keeper.zeroKeys();
        QVERIFY(!m_run->cache.isOpen);
        QVERIFY(!m_run->drafts.isOpen);
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        QCOMPARE(waitFor(m_run->client.send(thing())).error().code, QStringLiteral("no_session"));
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        if (mode != Mode::Keychain) {
            QCOMPARE(problemOf(waitFor(m_run->keeper.readKeys(SecretString("otra")))), Problem::WrongPassphrase);
            QVERIFY(!m_run->cache.isOpen);
        }
        const auto opened = waitFor(m_run->keeper.readKeys(secret));
        QVERIFY2(opened, reason(opened));
        QCOMPARE(m_run->cache.key, cacheKey);
        QCOMPARE(m_run->drafts.key, draftsKey);
        m_server->forgetRequests();
        QVERIFY(waitFor(m_run->client.send(thing())));
        QVERIFY(m_server->last(kRefresh).body.contains("refresh-1"));
        // And again.
        m_run->keeper.zeroKeys();
        QVERIFY(waitFor(m_run->keeper.readKeys(secret)));
        QVERIFY(waitFor(m_run->client.send(thing())));
        QVERIFY(m_server->last(kRefresh).body.contains("refresh-2"));
    }
    void keysLeaveTheMemoryAndComeBack_data()
    {
        QTest::addColumn<KeyStore::Mode>("mode");
        QTest::newRow("keychain") << Mode::Keychain;
        QTest::newRow("passphrase") << Mode::Passphrase;
        QTest::newRow("memory only") << Mode::MemoryOnly;
    }

    void lockedKeychainIsToldWhenKeysAreReadAgain()
    {
        signedIn();
        m_run->keeper.zeroKeys();
        m_keychain->mood = Mood::Locked;
        QCOMPARE(problemOf(waitFor(m_run->keeper.readKeys({}))), Problem::Locked);
        m_keychain->mood = Mood::Works;
        QVERIFY(waitFor(m_run->keeper.readKeys({})));
        m_run->keeper.zeroKeys();
        m_keychain->entries.clear();
        QCOMPARE(problemOf(waitFor(m_run->keeper.readKeys({}))), Problem::EntryLost);
    }

    void anotherPersonsEntriesAreNotTakenUp()
    {
        signedIn();
        m_run->keeper.zeroKeys();
        for (QByteArray &entry : m_keychain->entries)
            entry.replace("\"user\":\"u-1\"", "\"user\":\"u-2\"");
        QVERIFY(m_keychain->entry(keyentry::Session).contains("u-2"));
        QCOMPARE(problemOf(waitFor(m_run->keeper.readKeys({}))), Problem::EntryLost);
        QVERIFY(!m_run->cache.isOpen && !m_run->drafts.isOpen);
        QCOMPARE(waitFor(m_run->client.send(thing())).error().code, QStringLiteral("no_session"));
    }

    void aRenewalThatEndsBehindTheLockIsNotLost()
    {
        QFETCH(KeyStore::Mode, mode);
        signedIn();
        if (mode == Mode::Keychain)
            start();
        m_run->keeper.rememberPassword(SecretString("contraseña"));
        const SecretString secret("contraseña");
        if (mode != Mode::Keychain)
            QVERIFY(waitFor(m_run->keeper.setMode(mode, secret)));
        QTest::qWait(100);
        m_run->session.forgetTokens();
        m_run->session.goOnWith(SecretString("refresh-1"));
        m_server->script(kRefresh, {FakeReply::silence()});
        const auto called = m_run->client.send(thing());
        QTRY_COMPARE(m_server->count(kRefresh), 1);
        m_run->keeper.zeroKeys();
        m_server->release(kRefresh, authenticated(5));
        QVERIFY(!waitFor(called));
        QTest::qWait(100);
        QVERIFY(waitFor(m_run->keeper.readKeys(secret)));
        m_server->script(kRefresh, {authenticated(6)});
        QVERIFY(waitFor(m_run->client.send(thing())));
        QVERIFY2(m_server->last(kRefresh).body.contains("refresh-5"), m_server->last(kRefresh).body);
    }
    void aRenewalThatEndsBehindTheLockIsNotLost_data() { keysLeaveTheMemoryAndComeBack_data(); }

    void norIsItWhenTheConsoleEndsLocked()
    {
        signedIn();
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Passphrase, SecretString("árbol"))));
        m_run->session.forgetTokens();
        m_run->session.goOnWith(SecretString("refresh-1"));
        m_server->script(kRefresh, {FakeReply::silence()});
        const auto called = m_run->client.send(thing());
        QTRY_COMPARE(m_server->count(kRefresh), 1);
        m_run->keeper.zeroKeys();
        m_server->release(kRefresh, authenticated(5));
        settle();
        begin();
        QVERIFY(waitFor(m_run->keeper.openPassphrase(SecretString("árbol"))));
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedIn);
        m_server->script(kRefresh, {authenticated(6)});
        QVERIFY(waitFor(m_run->client.send(thing())));
        QVERIFY2(m_server->last(kRefresh).body.contains("refresh-5"), m_server->last(kRefresh).body);
        // It is an entry like the others now.
        QTRY_VERIFY(!QFile::exists(m_profile->filePath(QStringLiteral("keys.late"))));
    }

    void lockingEndsATryUnderWay()
    {
        QFETCH(bool, byMode);
        QFETCH(bool, found);
        signedIn();
        const QByteArray drafts = m_run->drafts.key;
        m_keychain->mood = Mood::Locked;
        start();
        enter();
        m_run->keeper.rememberPassword(SecretString("contraseña"));
        const QByteArray guests = m_run->drafts.key;
        const auto entries = m_keychain->entries;
        m_keychain->mood = Mood::Late;
        QFuture<Result<void>> moving;
        if (byMode)
            moving = m_run->keeper.setMode(Mode::Keychain);
        else
            m_run->keeper.tryAgain();
        if (found) {
            // It is there, and its entries are being read.
            m_keychain->answerSoFar();
            QTRY_COMPARE(m_keychain->late.size(), 3U);
        }
        m_run->keeper.zeroKeys();
        m_keychain->answerLate();
        if (byMode)
            QCOMPARE(problemOf(waitFor(moving)), Problem::Denied);
        tick();
        QVERIFY(!m_run->cache.isOpen && !m_run->drafts.isOpen);
        QCOMPARE(m_run->keeper.mode(), Mode::MemoryOnly);
        QCOMPARE(m_keychain->entries, entries);
        QVERIFY(waitFor(m_run->keeper.readKeys(SecretString("contraseña"))));
        QCOMPARE(m_run->drafts.key, guests);
        m_run->keeper.tryAgain();
        QTRY_COMPARE(m_run->drafts.key, drafts);
        QCOMPARE(m_run->drafts.broughtAlong, guests);
        QCOMPARE(m_run->keeper.mode(), Mode::Keychain);
    }
    void lockingEndsATryUnderWay_data()
    {
        QTest::addColumn<bool>("byMode");
        QTest::addColumn<bool>("found");
        QTest::newRow("tried again") << false << false;
        QTest::newRow("tried again, found") << false << true;
        QTest::newRow("chosen again") << true << false;
        QTest::newRow("chosen again, found") << true << true;
    }

    void aPassphraseOpensNothingBehindTheLock()
    {
        signedIn();
        const SecretString secret("árbol");
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Passphrase, secret)));
        const QByteArray drafts = m_run->drafts.key;
        settle();
        begin();
        enter();
        m_run->keeper.rememberPassword(SecretString("contraseña"));
        const auto opening = m_run->keeper.openPassphrase(secret);
        m_run->keeper.zeroKeys();
        QCOMPARE(problemOf(waitFor(opening)), Problem::Denied);
        QCOMPARE(problemOf(waitFor(m_run->keeper.openPassphrase(secret))), Problem::Denied);
        tick();
        QVERIFY(!m_run->cache.isOpen && !m_run->drafts.isOpen);
        QVERIFY(waitFor(m_run->keeper.readKeys(SecretString("contraseña"))));
        QVERIFY(waitFor(m_run->keeper.openPassphrase(secret)));
        QTRY_COMPARE(m_run->drafts.key, drafts);
    }

    void destroyedKeysAreGoneWhereverTheyWere()
    {
        QFETCH(KeyStore::Mode, mode);
        signedIn();
        m_run->keeper.rememberPassword(SecretString("contraseña"));
        if (mode != Mode::Keychain)
            QVERIFY(waitFor(m_run->keeper.setMode(mode, SecretString("árbol"))));
        m_run->keeper.zeroKeys();
        m_run->keeper.destroyKeys();
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QVERIFY(m_run->cache.destroyed > 0);
        QTRY_VERIFY(m_keychain->entry(keyentry::Cache).isEmpty());
        QTRY_VERIFY(!QFile::exists(m_profile->filePath(QStringLiteral("keys"))));
        begin();
        QTRY_COMPARE(m_run->keeper.state(), State::Ready);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        enter();
    }
    void destroyedKeysAreGoneWhereverTheyWere_data() { keysLeaveTheMemoryAndComeBack_data(); }

    void aDestroyedFileIsNoPlaceForWhoComesNext()
    {
        signedIn();
        const SecretString secret("árbol");
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Passphrase, secret)));
        m_run->keeper.zeroKeys();
        QList<State> told;
        connect(&m_run->keeper, &SessionKeeper::keyStoreChanged, this, [&] { told.append(m_run->keeper.state()); });
        m_run->keeper.destroyKeys();
        QTRY_COMPARE(m_run->keeper.keyStore(),
                     (KeyStoreStatus{Mode::MemoryOnly, Mode::Passphrase, {}, Problem::EntryLost}));
        QCOMPARE(told, QList<State>{State::Ready});
        enter();
        QVERIFY(m_run->drafts.isOpen);
        QVERIFY(waitFor(m_run->keeper.store()->write(keyentry::Unlock, SecretString("verifier"))));
        QCOMPARE(m_run->keeper.keyStore().problem, Problem::EntryLost);
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Passphrase, secret)));
        settle();
        begin();
        QVERIFY(waitFor(m_run->keeper.openPassphrase(secret)));
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedIn);
    }
};

QTEST_GUILESS_MAIN(TestSessionKeeperLock)
#include "tst_sessionkeeper_lock.moc"
