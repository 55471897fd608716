// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/operationlog.h"
#include "api/session/lock.h"
#include "api/session/signin.h"
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"
#include "tests/support/keeperrun.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

namespace {

using Mode = KeyStore::Mode;
using Kind = Lock::Problem::Kind;

constexpr auto kThing = "GET /api/thing";
const QString kPassword = QStringLiteral("una contraseña larga");
const SecretString password("una contraseña larga");
const SecretString passphrase("una frase de paso");
const SecretString wrong("otra cosa");

NetLimits shortLimits()
{
    NetLimits limits;
    limits.connect = 500ms;
    limits.transfer = 2s;
    limits.backOff = {1ms};
    return limits;
}

Request thing()
{
    Request request;
    request.path = QStringLiteral("/api/thing");
    return request;
}

/// Why a start finds a session that it doesn't restore.
enum class Detour
{
    AnotherServer,
    LockedKeychain,
    NoKeychain,
    SecondConsole
};

struct LockedRun : KeeperRun
{
    LockedRun(const QString &profile, const std::shared_ptr<Keychain> &keychain,
              const std::function<bool(const QUrl &)> &wanted = {})
        : KeeperRun(profile, keychain, shortLimits(), {}, wanted)
        , lock({&session, &keeper, [this] { return keeper.store(); }, profile})
    {
        QObject::connect(&keeper, &SessionKeeper::started, &lock, &Lock::begin);
    }
    Lock lock;
};

} // namespace

/// The lock with the keys and tokens that are really there, in all three modes.
class TestLockKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<QTemporaryDir>();
        m_keychain = std::make_shared<Keychain>();
        m_server = std::make_unique<FakeServer>();
        m_server->script(kHealth, {healthy()});
        m_server->script(kLogin, {loggedIn(1)});
        m_server->script(kMe, {me()});
        m_server->script(kLogout, {FakeReply::json(204, {})});
        m_server->script(kRefresh, {authenticated(2), authenticated(3), authenticated(4), authenticated(5)});
        m_server->script(kUnlock, {FakeReply::json(204, {})});
        m_server->script(kThing, {FakeReply::data("1", "t-1")});
    }
    void cleanup()
    {
        m_run.reset();
        m_server.reset();
    }

    void lockedHoldsNothing_data() { modes(); }
    void lockedHoldsNothing()
    {
        signedIn();
        const QByteArray cacheKey = m_run->cache.key;
        const QByteArray draftsKey = m_run->drafts.key;
        QVERIFY(!cacheKey.isEmpty() && !draftsKey.isEmpty());
        m_run->lock.lock(Lock::Reason::Idle);
        QVERIFY(!m_run->cache.isOpen && !m_run->drafts.isOpen);
        QCOMPARE(waitFor(m_run->client.send(thing())).error().code, QStringLiteral("no_session"));
        QCOMPARE(m_server->count(kThing), 0);
        QCOMPARE(m_run->session.state(), Session::State::SignedIn);
        attempt(m_secret);
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
        QCOMPARE(m_run->cache.key, cacheKey);
        QCOMPARE(m_run->drafts.key, draftsKey);
        QVERIFY(waitFor(m_run->client.send(thing())).has_value());
        QVERIFY(m_server->last(kThing).headers.value("authorization").startsWith("Bearer access-"));
    }

    void unlocksWithoutNetwork_data() { modes(); }
    void unlocksWithoutNetwork()
    {
        signedIn();
        const QByteArray cacheKey = m_run->cache.key;
        m_run->lock.lock(Lock::Reason::Idle);
        m_server->goAway();
        attempt(wrong);
        QCOMPARE(m_run->lock.problem()->kind, Kind::WrongHere);
        QVERIFY(!m_run->cache.isOpen);
        attempt(m_secret);
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
        QCOMPARE(m_run->cache.key, cacheKey);
        QCOMPARE(waitFor(m_run->client.send(thing())).error().kind, ApiError::Kind::Offline);
        m_server->comeBack();
        QVERIFY(waitFor(m_run->client.send(thing())).has_value());
    }

    void refusedByThePlatform()
    {
        m_mode = Mode::Keychain;
        signedIn();
        m_server->script(kUnlock, {FakeReply::error(422, "invalid_password", R"("attemptsLeft":4)")});
        m_run->lock.lock(Lock::Reason::Idle);
        for (int i = 0; i < 3; ++i) {
            attempt(wrong);
            QCOMPARE(m_run->lock.problem()->kind, Kind::WrongPassword);
            QVERIFY(!m_run->cache.isOpen && !m_run->drafts.isOpen);
            QCOMPARE(waitFor(m_run->client.send(thing())).error().code, QStringLiteral("no_session"));
        }
        // Each try renewed the tokens; the last ones are those that are kept.
        QVERIFY(m_keychain->entry(keyentry::Session).contains("refresh-4"));
    }

    void aRenewalUnderWayIsNotLost_data() { modes(); }
    void aRenewalUnderWayIsNotLost()
    {
        QFETCH(Mode, mode);
        signedIn();
        m_run->lock.lock(Lock::Reason::Idle);
        attempt(m_secret);
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
        // Tokens are old again after an unlock without the platform's word; make the next call renew and hang.
        m_run->lock.lock(Lock::Reason::Idle);
        m_server->goAway();
        attempt(m_secret);
        m_server->comeBack();
        m_server->forgetRequests();
        m_server->script(kRefresh, {FakeReply::silence()});
        const auto call = m_run->client.send(thing());
        QTRY_COMPARE(m_server->count(kRefresh), 1);
        m_run->lock.lock(Lock::Reason::Suspend);
        m_server->release(kRefresh, authenticated(7));
        m_server->script(kRefresh, {authenticated(8)});
        if (mode == Mode::Keychain)
            QTRY_VERIFY(m_keychain->entry(keyentry::Session).contains("refresh-7"));
        QTRY_VERIFY(call.isFinished());
        if (mode == Mode::Passphrase)
            return; // A closed file takes nothing: the platform's ten seconds of grace have to do.
        // The answer has arrived and been handed on when a later one has.
        QTRY_VERIFY(m_run->client.operations()->running().isEmpty());
        Request health = thing();
        health.path = QStringLiteral("/api/_health");
        health.credentials = Request::Credentials::None;
        QVERIFY(waitFor(m_run->client.send(health)).has_value());
        attempt(m_secret);
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
        QVERIFY(waitFor(m_run->client.send(thing())).has_value());
        QVERIFY(m_server->last(kRefresh).body.contains("refresh-7"));
    }

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

    void lockedRightAfterTheSignIn_data() { modes(); }
    void lockedRightAfterTheSignIn()
    {
        signedIn();
        const QByteArray cacheKey = m_run->cache.key;
        // What the password opens takes a second to make, and somebody is quick.
        m_run->keeper.rememberPassword(password);
        m_run->lock.lock(Lock::Reason::Suspend);
        QVERIFY(!m_run->cache.isOpen);
        m_server->goAway();
        attempt(wrong);
        QCOMPARE(m_run->lock.problem()->kind, Kind::WrongHere);
        QVERIFY(!m_run->cache.isOpen);
        attempt(m_secret);
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
        QCOMPARE(m_run->cache.key, cacheKey);
    }

    void tenWrongTriesDestroy_data() { modes(); }
    void tenWrongTriesDestroy()
    {
        QFETCH(Mode, mode);
        signedIn();
        m_run->lock.lock(Lock::Reason::Idle);
        m_server->goAway();
        for (int i = 0; i < Lock::TriesHere; ++i)
            attempt(wrong);
        QCOMPARE(m_run->lock.state(), Lock::State::Destroyed);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        QVERIFY(!m_run->cache.isOpen && !m_run->drafts.isOpen);
        QVERIFY(m_run->cache.destroyed > 0);
        QCOMPARE(m_run->drafts.destroyed, 0);
        if (mode == Mode::Keychain) {
            for (const QLatin1String entry : {keyentry::Cache, keyentry::Session, keyentry::Unlock})
                QTRY_VERIFY(m_keychain->entry(entry).isEmpty());
            QVERIFY(!m_keychain->entry(keyentry::Drafts).isEmpty());
        }
        QCOMPARE(m_run->lock.draftsAreLost(), mode != Mode::Keychain);
        m_run->lock.acknowledge();
        m_server->comeBack();
        enter();
        // Without its file the passphrase's store is told as lost, and this run goes on in memory.
        QTRY_COMPARE(m_run->cache.isOpen, mode != Mode::Passphrase);
        QVERIFY(m_run->drafts.isOpen);
    }

    void endedElsewhere()
    {
        m_mode = Mode::Keychain;
        signedIn();
        const QByteArray draftsKey = m_run->drafts.key;
        m_run->lock.lock(Lock::Reason::Idle);
        m_server->script(kRefresh, {FakeReply::error(401, "token_expired")});
        attempt(password);
        QCOMPARE(m_run->lock.state(), Lock::State::Locked);
        QCOMPARE(m_run->lock.problem()->kind, Kind::SessionEnded);
        QVERIFY(!m_run->cache.isOpen && !m_run->drafts.isOpen);
        enter();
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
        QTRY_COMPARE(m_run->drafts.key, draftsKey);
        QVERIFY(m_run->cache.isOpen);
    }

    void keychainIsLockedToo()
    {
        m_mode = Mode::Keychain;
        signedIn();
        m_run->lock.lock(Lock::Reason::Screen);
        m_keychain->mood = Keychain::Mood::Locked;
        attempt(password);
        QCOMPARE(m_run->lock.problem()->kind, Kind::Failed);
        QCOMPARE(keyStoreProblemOf(m_run->lock.problem()->error), KeyStoreProblem::Locked);
        m_keychain->mood = Keychain::Mood::Works;
        attempt(password);
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
    }

    void entriesAreGone()
    {
        m_mode = Mode::Keychain;
        signedIn();
        m_run->lock.lock(Lock::Reason::Screen);
        m_keychain->entries.clear();
        attempt(password);
        QCOMPARE(m_run->lock.problem()->kind, Kind::KeysLost);
        m_run->session.signOut();
        QCOMPARE(m_run->lock.state(), Lock::State::Unlocked);
    }

private:
    static void modes()
    {
        QTest::addColumn<Mode>("mode");
        QTest::newRow("keychain") << Mode::Keychain;
        QTest::newRow("passphrase") << Mode::Passphrase;
        QTest::newRow("memory only") << Mode::MemoryOnly;
    }
    void start()
    {
        m_run.reset();
        m_run = std::make_unique<LockedRun>(m_profile->path(), m_keychain, m_wanted);
        QSignalSpy started(&m_run->keeper, &SessionKeeper::started);
        m_run->keeper.start();
        QTRY_COMPARE(started.size(), 1);
    }
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
    void enter()
    {
        m_run->session.signIn()->setServer(m_server->url());
        m_run->session.signIn()->submitPassword(QStringLiteral("ana@ejemplo.es"), kPassword);
        QTRY_COMPARE(m_run->session.state(), Session::State::SignedIn);
    }
    /// In the mode of the row, with the password remembered.
    void signedIn()
    {
        if (QTest::currentDataTag() != nullptr) {
            QFETCH(Mode, mode);
            m_mode = mode;
        }
        signedInWithItsMode();
    }
    void signedInWithItsMode()
    {
        start();
        enter();
        m_run->keeper.rememberPassword(password);
        if (m_mode != Mode::Keychain)
            QVERIFY(waitFor(m_run->keeper.setMode(m_mode, passphrase)).has_value());
        m_secret = m_mode == Mode::Passphrase ? passphrase : password;
        m_run->lock.rememberPassword(password);
        QTRY_VERIFY(waitFor(m_run->keeper.store()->read(keyentry::Unlock)).value().has_value());
    }
    void attempt(const SecretString &secret)
    {
        m_run->lock.unlock(secret);
        QTRY_VERIFY(!m_run->lock.isBusy());
    }

    Mode m_mode = Mode::Keychain;
    SecretString m_secret;
    std::function<bool(const QUrl &)> m_wanted;
    std::unique_ptr<QTemporaryDir> m_profile;
    std::shared_ptr<Keychain> m_keychain;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<LockedRun> m_run;
};

QTEST_GUILESS_MAIN(TestLockKeeper)
#include "tst_lockkeeper.moc"
