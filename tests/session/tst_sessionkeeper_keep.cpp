// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"
#include "tests/support/keeperlives.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

/// What is kept while somebody is signed in.
class TestSessionKeeperKeep : public KeeperLives
{
    Q_OBJECT

private Q_SLOTS:
    void aRenewedTokenIsKeptBeforeItsAccessTokenIsUsed()
    {
        signedIn();
        start();
        m_server->forgetRequests();
        m_server->handle(kThing, [this](const FakeRequest &request) {
            m_keptAtCall = m_keychain->entry(keyentry::Session);
            m_bearer = request.headers.value("authorization");
            return FakeReply::data("1", "t-1");
        });
        QVERIFY(waitFor(m_run->client.send(thing())));
        QCOMPARE(m_bearer, QByteArray("Bearer access-2"));
        QVERIFY2(m_keptAtCall.startsWith("refresh-2 "), m_keptAtCall);
        QCOMPARE(m_server->last(kRefresh).body.contains("refresh-1"), true);
        // Who it is may have changed since: asked once.
        QTRY_COMPARE(m_server->count(kMe), 1);
        start();
        QVERIFY(waitFor(m_run->client.send(thing())));
        QVERIFY(m_server->last(kRefresh).body.contains("refresh-2"));
    }

    void whoEndsWaitsUntilARenewalIsKept()
    {
        signedIn();
        start();
        m_server->script(kRefresh, {FakeReply::silence()});
        const auto called = m_run->client.send(thing());
        QTRY_COMPARE(m_server->count(kRefresh), 1);
        const auto settled = m_run->keeper.settle();
        QTest::qWait(50);
        QVERIFY(!settled.isFinished());
        m_server->release(kRefresh, authenticated(5));
        QVERIFY(waitFor(settled));
        QVERIFY2(m_keychain->entry(keyentry::Session).startsWith("refresh-5 "), "kept by then");
        m_run.reset();
        m_server->script(kRefresh, {authenticated(6)});
        start();
        QVERIFY(waitFor(m_run->client.send(thing())));
        QVERIFY(m_server->last(kRefresh).body.contains("refresh-5"));
    }

    void aSilentKeyStoreDoesNotHoldTheSession()
    {
        signedIn();
        start();
        m_keychain->mood = Mood::Silent;
        QVERIFY(waitFor(m_run->client.send(thing()), 15'000));
        QCOMPARE(m_run->keeper.keyStore().problem, Problem::Slow);
        QCOMPARE(m_run->keeper.keyStore().mode, Mode::Keychain);
        QVERIFY2(m_keychain->entry(keyentry::Session).contains("refresh-1"), "the old one is what is there");
    }

    void aFamilyThatWasRevokedCostsOneSignIn()
    {
        signedIn();
        start();
        m_server->script(kRefresh, {FakeReply::error(401, "token_reused")});
        QVERIFY(!waitFor(m_run->client.send(thing())));
        QCOMPARE(m_run->session.state(), Session::State::Expired);
        QTRY_VERIFY(m_keychain->entry(keyentry::Session).isEmpty());
        QVERIFY(!m_keychain->entry(keyentry::Drafts).isEmpty());
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QCOMPARE(m_run->keeper.keyStore().problem, std::nullopt);
        QVERIFY(!m_run->cache.isOpen);
        // The same person finds the cache and the drafts again.
        m_server->script(kRefresh, {authenticated(2)});
        const QByteArray before = m_keychain->entry(keyentry::Cache);
        enter();
        QTRY_VERIFY(!m_keychain->entry(keyentry::Session).isEmpty());
        QCOMPARE(m_keychain->entry(keyentry::Cache), before);
    }

    void anotherPersonGetsAnotherCache()
    {
        signedIn();
        const QByteArray key = m_run->cache.key;
        const QByteArray drafts = m_run->drafts.key;
        m_server->script(kRefresh, {FakeReply::error(401, "token_reused")});
        start();
        QVERIFY(!waitFor(m_run->client.send(thing())));
        const Person eva{"u-2", "eva@ejemplo.es", "MANAGER", "t-1"};
        m_server->script(kLogin, {loggedIn(8, eva)});
        m_server->script(kMe, {me(eva)});
        start();
        enter();
        QVERIFY(m_run->cache.destroyed > 0);
        QVERIFY(m_run->cache.key != key);
        QCOMPARE(m_run->drafts.key, drafts);
    }

    void noSecretLiesInTheProfile()
    {
        signedIn();
        start();
        QVERIFY(waitFor(m_run->client.send(thing())));
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Passphrase, SecretString("árbol"))));
        settle();
        const QByteArrayList secrets{"refresh-",        "access-",
                                     "ana@ejemplo",     "dashboard.read",
                                     m_run->cache.key,  m_run->cache.key.toHex(),
                                     m_run->drafts.key, m_run->drafts.key.toHex()};
        QDirIterator files(m_profile->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            for (const QByteArray &secret : secrets)
                QVERIFY2(!content.contains(secret), file.fileName().toUtf8());
            ++seen;
        }
        QVERIFY(seen >= 3);
    }

private:
    QByteArray m_keptAtCall;
    QByteArray m_bearer;
};

QTEST_GUILESS_MAIN(TestSessionKeeperKeep)
#include "tst_sessionkeeper_keep.moc"
