// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"
#include "tests/support/keeperlives.h"

#include <QFile>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

/// From one key store to another.
class TestSessionKeeperMode : public KeeperLives
{
    Q_OBJECT

private Q_SLOTS:
    void entriesMoveWithTheMode()
    {
        signedIn();
        const QByteArray cacheKey = m_run->cache.key;
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Passphrase, SecretString("árbol"))));
        QCOMPARE(m_run->keeper.keyStore(), (KeyStoreStatus{Mode::Passphrase, Mode::Passphrase, {}, std::nullopt}));
        QTRY_VERIFY(m_keychain->entries.isEmpty());
        begin();
        QCOMPARE(m_run->keeper.state(), State::NeedsPassphrase);
        QCOMPARE(problemOf(waitFor(m_run->keeper.openPassphrase(SecretString("otro")))), Problem::WrongPassphrase);
        QCOMPARE(m_run->keeper.state(), State::NeedsPassphrase);
        QVERIFY(waitFor(m_run->keeper.openPassphrase(SecretString("árbol"))));
        QTRY_COMPARE(m_run->keeper.state(), State::Ready);
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        QCOMPARE(m_run->cache.key, cacheKey);

        QCOMPARE(problemOf(waitFor(m_run->keeper.changePassphrase(SecretString("otro"), SecretString("mar")))),
                 Problem::WrongPassphrase);
        QVERIFY(waitFor(m_run->keeper.changePassphrase(SecretString("árbol"), SecretString("mar"))));
        begin();
        QVERIFY(waitFor(m_run->keeper.openPassphrase(SecretString("mar"))));
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedIn);

        // It could be locked, and never unlocked.
        QCOMPARE(problemOf(waitFor(m_run->keeper.setMode(Mode::MemoryOnly))), Problem::NeedsPassword);
        QCOMPARE(m_run->keeper.mode(), Mode::Passphrase);
        m_run->keeper.rememberPassword(SecretString("contraseña"));
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::MemoryOnly)));
        QTRY_VERIFY(!QFile::exists(m_profile->filePath(QStringLiteral("keys"))));
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Keychain)));
        QVERIFY(!m_keychain->entry(keyentry::Session).isEmpty());
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        m_run->keeper.rememberPassword(SecretString("contraseña"));
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::MemoryOnly)));
        QTRY_VERIFY(m_keychain->entries.isEmpty());
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QCOMPARE(m_run->keeper.keyStore(), (KeyStoreStatus{Mode::MemoryOnly, Mode::MemoryOnly, {}, std::nullopt}));
    }

    void aMoveThatFailsChangesNothing()
    {
        signedIn();
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Passphrase, SecretString("árbol"))));
        QTRY_VERIFY(m_keychain->entries.isEmpty());
        m_keychain->mood = Mood::Locked;
        QCOMPARE(problemOf(waitFor(m_run->keeper.setMode(Mode::Keychain))), Problem::Locked);
        QCOMPARE(m_run->keeper.mode(), Mode::Passphrase);
        begin();
        QVERIFY(waitFor(m_run->keeper.openPassphrase(SecretString("árbol"))));
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedIn);
    }

    void anInterruptedMoveIsFinished()
    {
        signedIn();
        const auto entries = m_keychain->entries;
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Passphrase, SecretString("árbol"))));
        QTRY_VERIFY(m_keychain->entries.isEmpty());
        m_run.reset();
        // As after a kill before the old entries went.
        m_keychain->entries = entries;
        QFile file(m_profile->filePath(QStringLiteral("keystore.json")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray text = file.readAll().replace("\"former\": null", "\"former\": \"keychain\"");
        QVERIFY(file.resize(0) && file.seek(0) && file.write(text) == text.size());
        file.close();
        begin();
        QVERIFY(waitFor(m_run->keeper.openPassphrase(SecretString("árbol"))));
        QTRY_VERIFY(m_keychain->entries.isEmpty());
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedIn);
    }

    void aMoveEndsWithTheLock()
    {
        QFETCH(KeyStore::Mode, from);
        QFETCH(KeyStore::Mode, to);
        signedIn();
        const SecretString secret("contraseña");
        m_run->keeper.rememberPassword(secret);
        if (from != Mode::Keychain)
            QVERIFY(waitFor(m_run->keeper.setMode(from, secret)));
        settle();
        const auto entries = m_keychain->entries;
        const QByteArray key = m_run->cache.key;
        const QByteArray drafts = m_run->drafts.key;
        m_keychain->mood = Mood::Late;
        const auto moving = m_run->keeper.setMode(to, secret);
        m_run->keeper.zeroKeys();
        QCOMPARE(problemOf(waitFor(m_run->keeper.setMode(to, secret))), Problem::Denied);
        m_keychain->answerLate();
        QCOMPARE(problemOf(waitFor(moving)), Problem::Denied);
        QCOMPARE(m_run->keeper.mode(), from);
        QCOMPARE(m_keychain->entries, entries);
        QCOMPARE(QFile::exists(m_profile->filePath(QStringLiteral("keys"))), from == Mode::Passphrase);
        QVERIFY(!m_run->cache.isOpen);
        QVERIFY(waitFor(m_run->keeper.readKeys(secret)));
        QCOMPARE(m_run->cache.key, key);
        QCOMPARE(m_run->drafts.key, drafts);
        QVERIFY(waitFor(m_run->client.send(thing())));
        QVERIFY(waitFor(m_run->keeper.setMode(to, secret)));
        QCOMPARE(m_run->keeper.mode(), to);
        QCOMPARE(m_run->cache.key, key);
    }
    void aMoveEndsWithTheLock_data()
    {
        QTest::addColumn<KeyStore::Mode>("from");
        QTest::addColumn<KeyStore::Mode>("to");
        QTest::newRow("keychain to passphrase") << Mode::Keychain << Mode::Passphrase;
        QTest::newRow("keychain to memory") << Mode::Keychain << Mode::MemoryOnly;
        QTest::newRow("memory to keychain") << Mode::MemoryOnly << Mode::Keychain;
        QTest::newRow("passphrase to keychain") << Mode::Passphrase << Mode::Keychain;
    }

    void aMoveEndsWithTheSession()
    {
        signedIn();
        start();
        m_keychain->mood = Mood::Late;
        const auto moving = m_run->keeper.setMode(Mode::Passphrase, SecretString("árbol"));
        // Its token waits for the move.
        const auto called = m_run->client.send(thing());
        QTRY_COMPARE(m_server->count(kRefresh), 1);
        QTest::qWait(20);
        m_run->session.signOut();
        QVERIFY(!waitFor(called));
        QTest::qWait(20);
        m_keychain->answerLate();
        QCOMPARE(problemOf(waitFor(moving)), Problem::Denied);
        settle();
        QCOMPARE(m_run->keeper.mode(), Mode::Keychain);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QVERIFY(m_keychain->entry(keyentry::Session).isEmpty());
        QVERIFY(!QFile::exists(m_profile->filePath(QStringLiteral("keys"))));
        enter();
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
    }

    void aMoveEndsWhenTheSessionExpires()
    {
        signedIn();
        start();
        m_keychain->mood = Mood::Late;
        const auto moving = m_run->keeper.setMode(Mode::Passphrase, SecretString("árbol"));
        m_server->script(kRefresh, {FakeReply::error(401, "token_expired")});
        QVERIFY(!waitFor(m_run->client.send(thing())));
        QCOMPARE(m_run->session.state(), Session::State::Expired);
        m_keychain->answerLate();
        QCOMPARE(problemOf(waitFor(moving)), Problem::Denied);
        settle();
        QCOMPARE(m_run->keeper.mode(), Mode::Keychain);
        QVERIFY(!QFile::exists(m_profile->filePath(QStringLiteral("keys"))));
        QVERIFY(m_keychain->entry(keyentry::Session).isEmpty());
    }

    void signingOutIsFinishedBeforeAMove()
    {
        signedIn();
        const QByteArray drafts = m_run->drafts.key;
        m_keychain->mood = Mood::Late;
        m_run->session.signOut();
        const auto moving = m_run->keeper.setMode(Mode::Passphrase, SecretString("árbol"));
        QTest::qWait(20);
        m_keychain->answerLate();
        QVERIFY(waitFor(moving));
        QTRY_VERIFY(m_keychain->entries.isEmpty());
        begin();
        QVERIFY(waitFor(m_run->keeper.openPassphrase(SecretString("árbol"))));
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        enter();
        QCOMPARE(m_run->drafts.key, drafts);
    }

    void aGuestComesBackToWhatIsKept()
    {
        QFETCH(bool, byMode);
        signedIn();
        const QByteArray cache = m_run->cache.key;
        const QByteArray drafts = m_run->drafts.key;
        m_run.reset();
        m_keychain->mood = Mood::Locked;
        start();
        enter();
        const QByteArray guests = m_run->drafts.key;
        QVERIFY(guests != drafts);
        m_keychain->mood = Mood::Works;
        if (byMode)
            QVERIFY(waitFor(m_run->keeper.setMode(Mode::Keychain)));
        else
            m_run->keeper.tryAgain();
        QTRY_COMPARE(m_run->keeper.mode(), Mode::Keychain);
        QTRY_COMPARE(m_run->drafts.key, drafts);
        QCOMPARE(m_run->drafts.broughtAlong, guests);
        QCOMPARE(m_run->cache.key, cache);
        settle();
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        QCOMPARE(m_run->drafts.key, drafts);
        QCOMPARE(m_run->cache.key, cache);
    }
    void aGuestComesBackToWhatIsKept_data()
    {
        QTest::addColumn<bool>("byMode");
        QTest::newRow("tried again") << false;
        QTest::newRow("chosen again") << true;
    }

    void aTokenThatComesDuringAMoveIsNotLost()
    {
        signedIn();
        start();
        const auto moving = m_run->keeper.setMode(Mode::Passphrase, SecretString("árbol"));
        const auto called = m_run->client.send(thing());
        QVERIFY(waitFor(moving));
        QVERIFY(waitFor(called));
        begin();
        QVERIFY(waitFor(m_run->keeper.openPassphrase(SecretString("árbol"))));
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedIn);
        QVERIFY(waitFor(m_run->client.send(thing())));
        QVERIFY(m_server->last(kRefresh).body.contains("refresh-2"));
    }
};

QTEST_GUILESS_MAIN(TestSessionKeeperMode)
#include "tst_sessionkeeper_mode.moc"
