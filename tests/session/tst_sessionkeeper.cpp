// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/signin.h"
#include "tests/session/keeperrun.h"
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

namespace {

using Mode = KeyStore::Mode;
using Mood = Keychain::Mood;
using Problem = KeyStoreProblem;
using State = SessionKeeper::State;

constexpr auto kThing = "GET /api/thing";

NetLimits shortLimits()
{
    NetLimits limits;
    limits.connect = 500ms;
    limits.transfer = 2s;
    limits.backOff = {1ms, 1ms};
    return limits;
}

Request thing()
{
    Request request;
    request.path = QStringLiteral("/api/thing");
    request.label = "thing.load";
    return request;
}

std::optional<Problem> problemOf(const Result<void> &outcome)
{
    return outcome ? std::nullopt : keyStoreProblemOf(outcome.error());
}

} // namespace

Q_DECLARE_METATYPE(Keychain::Mood)

/// Lives of a console on one profile, each as short as the test wants.
class TestSessionKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<QTemporaryDir>();
        m_keychain = std::make_shared<Keychain>();
        m_server = std::make_unique<FakeServer>();
        m_now = QDateTime(QDate(2026, 2, 1), QTime(9, 0), Qt::UTC);
        m_server->script(kHealth, {healthy()});
        m_server->script(kLogin, {loggedIn(1)});
        m_server->script(kMe, {me()});
        m_server->script(kLogout, {FakeReply::data("null")});
        m_server->script(kRefresh, {authenticated(2), authenticated(3), authenticated(4)});
        m_server->script(kThing, {FakeReply::data("1", "t-1")});
    }
    void cleanup()
    {
        m_run.reset();
        m_server.reset();
    }

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
        QVERIFY(!QFile::exists(m_profile->filePath(QStringLiteral("me"))));
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
        QVERIFY(m_run->cache.isOpen);
        QVERIFY(m_run->drafts.isOpen);
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

    void aSecondConsoleKeepsToItself()
    {
        signedIn();
        const auto entries = m_keychain->entries;
        KeeperRun second(m_profile->path(), m_keychain, shortLimits(), [this] { return m_now; });
        second.keeper.start();
        QTRY_COMPARE(second.keeper.state(), State::Ready);
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
        if (mode != Mode::Keychain)
            QVERIFY(waitFor(m_run->keeper.setMode(mode)));
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
        QVERIFY(waitFor(m_run->keeper.readKeys(SecretString("contraseña"))));
        m_server->script(kRefresh, {authenticated(6)});
        QVERIFY(waitFor(m_run->client.send(thing())));
        QVERIFY2(m_server->last(kRefresh).body.contains("refresh-5"), m_server->last(kRefresh).body);
    }
    void aRenewalThatEndsBehindTheLockIsNotLost_data()
    {
        QTest::addColumn<KeyStore::Mode>("mode");
        QTest::newRow("keychain") << Mode::Keychain;
        QTest::newRow("memory only") << Mode::MemoryOnly;
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

    void noSecretLiesInTheProfile()
    {
        signedIn();
        start();
        QVERIFY(waitFor(m_run->client.send(thing())));
        QVERIFY(waitFor(m_run->keeper.setMode(Mode::Passphrase, SecretString("árbol"))));
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
    /// Another life of the console, until it is ready or asks for the passphrase.
    void begin()
    {
        m_run.reset();
        m_run = std::make_unique<KeeperRun>(m_profile->path(), m_keychain, shortLimits(), [this] { return m_now; });
        m_run->keeper.start();
        QTRY_VERIFY_WITH_TIMEOUT(m_run->keeper.state() != State::Starting, 15'000);
    }
    void start()
    {
        begin();
        QCOMPARE(m_run->keeper.state(), State::Ready);
    }
    void enter() { enter(*m_run); }
    void enter(KeeperRun &run)
    {
        run.session.signIn()->setServer(m_server->url());
        run.session.signIn()->submitPassword(QStringLiteral("ana@ejemplo.es"), QStringLiteral("contraseña"));
        QTRY_COMPARE(run.session.state(), Session::State::SignedIn);
        // What is written is written.
        QTest::qWait(20);
    }
    void signedIn()
    {
        start();
        enter();
    }
    [[nodiscard]] QByteArray memo() const
    {
        QFile file(m_profile->filePath(QStringLiteral("keystore.json")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::shared_ptr<Keychain> m_keychain;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<KeeperRun> m_run;
    QDateTime m_now;
    QByteArray m_keptAtCall;
    QByteArray m_bearer;
};

QTEST_GUILESS_MAIN(TestSessionKeeper)
#include "tst_sessionkeeper.moc"
