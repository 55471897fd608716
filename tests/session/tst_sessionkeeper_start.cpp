// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"
#include "tests/support/keeperlives.h"

#include <QFile>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

Q_DECLARE_METATYPE(atalaya::tests::Keychain::Mood)

/// From which key store a session comes back, and what is said when it does not.
class TestSessionKeeperStart : public KeeperLives
{
    Q_OBJECT

private Q_SLOTS:
    void restartNeedsNeitherPasswordNorNetwork()
    {
        signedIn();
        const QByteArray cacheKey = m_run->cache.key;
        const QByteArray draftsKey = m_run->drafts.key;
        QCOMPARE(cacheKey.size(), 32);
        QCOMPARE(draftsKey.size(), 32);
        QVERIFY(cacheKey != draftsKey);
        m_server->goAway();
        m_server->forgetRequests();
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        QCOMPARE(m_run->session.me()->user.email, std::string("ana@ejemplo.es"));
        QCOMPARE(m_run->session.server(), m_server->url());
        QCOMPARE(m_run->client.identity().tenantId, QStringLiteral("t-1"));
        QVERIFY(m_run->session.may(QStringLiteral("dashboard.read")));
        QCOMPARE(m_run->cache.key, cacheKey);
        QCOMPARE(m_run->drafts.key, draftsKey);
        QVERIFY(m_server->transcript().isEmpty());
        // The call fails for the network, and the session stays.
        const auto answer = waitFor(m_run->client.send(thing()));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ApiError::Kind::Offline);
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        m_server->comeBack();
        QVERIFY(waitFor(m_run->client.send(thing())));
    }

    void whatWasThereAndIsNotIsSaid()
    {
        QFETCH(Keychain::Mood, mood);
        QFETCH(KeyStoreProblem, problem);
        signedIn();
        m_run.reset();
        const auto entries = m_keychain->entries;
        m_keychain->mood = mood;
        start();
        const KeyStoreStatus expected{Mode::MemoryOnly, Mode::Keychain, QStringLiteral("Test Keychain"), problem};
        QCOMPARE(m_run->keeper.keyStore(), expected);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QCOMPARE(m_keychain->entries, entries);
        QCOMPARE(m_run->cache.destroyed, 0);
        // In vain, and then not.
        m_run->keeper.tryAgain();
        QTest::qWait(mood == Mood::Silent ? 6'500 : 50);
        QCOMPARE(m_run->keeper.keyStore(), expected);
        m_keychain->mood = Mood::Works;
        m_run->keeper.tryAgain();
        QTRY_COMPARE(m_run->keeper.keyStore().problem, std::nullopt);
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedIn);
        QVERIFY(m_run->cache.isOpen);
        QCOMPARE(m_run->keeper.mode(), Mode::Keychain);
    }
    void whatWasThereAndIsNotIsSaid_data()
    {
        QTest::addColumn<Keychain::Mood>("mood");
        QTest::addColumn<KeyStoreProblem>("problem");
        QTest::newRow("locked") << Mood::Locked << Problem::Locked;
        QTest::newRow("slow") << Mood::Silent << Problem::Slow;
        QTest::newRow("gone") << Mood::None << Problem::Gone;
    }

    void whoSignsInMeanwhileIsKeptLater()
    {
        signedIn();
        const QByteArray drafts = m_run->drafts.key;
        m_run.reset();
        m_keychain->mood = Mood::Locked;
        start();
        m_server->script(kLogin, {loggedIn(7)});
        enter();
        QCOMPARE(m_run->keeper.mode(), Mode::MemoryOnly);
        QVERIFY2(!m_run->cache.isOpen, "the files belong to the key in the keychain");
        m_keychain->mood = Mood::Works;
        m_run->keeper.tryAgain();
        QTRY_VERIFY(m_keychain->entry(keyentry::Session).contains("refresh-7"));
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        QCOMPARE(m_run->drafts.key, drafts);
        QVERIFY(m_run->cache.isOpen);
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
    }

    void aLostEntryIsSaidOnce()
    {
        signedIn();
        m_run.reset();
        m_keychain->entries.clear();
        start();
        QCOMPARE(m_run->keeper.keyStore().problem, Problem::EntryLost);
        QCOMPARE(m_run->keeper.keyStore().mode, Mode::Keychain);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        enter();
        QTRY_COMPARE(m_run->keeper.keyStore().problem, std::nullopt);
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
    }

    void withoutAKeychainEverythingWorksInMemory()
    {
        m_keychain->mood = Mood::None;
        signedIn();
        QCOMPARE(m_run->keeper.keyStore(), (KeyStoreStatus{Mode::MemoryOnly, Mode::Keychain, {}, Problem::NoService}));
        QVERIFY(m_run->cache.isOpen);
        start();
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QCOMPARE(m_run->keeper.keyStore().problem, Problem::NoService);
    }

    void aConsoleThatIsClosingIsWaitedFor()
    {
        signedIn();
        KeeperRun next(m_profile->path(), m_keychain, shortLimits(), [this] { return m_now; });
        next.keeper.start();
        QTest::qWait(150);
        QCOMPARE(next.keeper.state(), State::Starting);
        m_run.reset();
        QTRY_COMPARE(next.keeper.state(), State::Ready);
        QCOMPARE(next.keeper.mode(), Mode::Keychain);
        QCOMPARE(next.session.state(), Session::State::SignedIn);
    }

    void aSecondConsoleKeepsToItself()
    {
        signedIn();
        const auto entries = m_keychain->entries;
        KeeperRun second(m_profile->path(), m_keychain, shortLimits(), [this] { return m_now; });
        second.keeper.start();
        QTRY_COMPARE_WITH_TIMEOUT(second.keeper.state(), State::Ready, 15'000);
        QCOMPARE(second.keeper.keyStore(), (KeyStoreStatus{Mode::MemoryOnly, Mode::Keychain,
                                                           QStringLiteral("Test Keychain"), Problem::ProfileInUse}));
        QCOMPARE(second.session.state(), Session::State::SignedOut);
        enter(second);
        QVERIFY(!second.cache.isOpen);
        second.session.signOut();
        QCOMPARE(second.cache.destroyed, 0);
        QCOMPARE(m_keychain->entries, entries);
        QVERIFY(QFile::exists(m_profile->filePath(QStringLiteral("me"))));
        QCOMPARE(problemOf(waitFor(second.keeper.setMode(Mode::MemoryOnly))), Problem::ProfileInUse);
        // The first one ends: the second may take over.
        m_run.reset();
        second.keeper.tryAgain();
        QTRY_COMPARE(second.session.state(), Session::State::SignedIn);
        QCOMPARE(second.keeper.mode(), Mode::Keychain);
    }
};

QTEST_GUILESS_MAIN(TestSessionKeeperStart)
#include "tst_sessionkeeper_start.moc"
