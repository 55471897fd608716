// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockkeeperfixture.h"

#include "api/net/operationlog.h"
#include "api/session/signin.h"
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

/// In all three modes.
class TestLockKeeper : public LockKeeperFixture
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(TestLockKeeper)
#include "tst_lockkeeper.moc"
