// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockfixture.h"

#include "api/session/lockmemory.h"
#include "api/session/passwordverifier.h"
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

using Kind = Lock::Problem::Kind;
using State = Lock::State;

namespace {

FakeReply raw(const QByteArray &status, const QByteArray &header, const QByteArray &body = {})
{
    FakeReply reply;
    reply.raw = "HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: " + QByteArray::number(body.size()) +
                "\r\nConnection: close\r\n\r\n" + body;
    return reply;
}

} // namespace

class TestLock : public LockFixture
{
    Q_OBJECT

private Q_SLOTS:
    void locks_data()
    {
        QTest::addColumn<Lock::Reason>("reason");
        QTest::newRow("user") << Lock::Reason::User;
        QTest::newRow("idle") << Lock::Reason::Idle;
        QTest::newRow("suspend") << Lock::Reason::Suspend;
        QTest::newRow("screen") << Lock::Reason::Screen;
    }
    void locks()
    {
        QFETCH(Lock::Reason, reason);
        QStringList order;
        connect(m_run->lock.get(), &Lock::stateChanged, this, [&] { order = m_run->keys.calls; });
        m_run->lock->lock(reason);
        QCOMPARE(m_run->lock->state(), State::Locked);
        QCOMPARE(m_run->lock->reason(), reason);
        // Who shows data is told while the keys are still there: a draft may have to be written.
        QVERIFY(order.isEmpty());
        QCOMPARE(m_run->keys.calls, QStringList{QStringLiteral("zero")});
        // Only the first reason counts.
        m_run->lock->lock(Lock::Reason::User);
        QCOMPARE(m_run->lock->reason(), reason);
        QCOMPARE(m_run->keys.calls.size(), 1);
    }

    void nothingToLockBeforeASession()
    {
        m_run->session.signOut();
        m_run->lock->lock(Lock::Reason::Idle);
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        QVERIFY(m_run->keys.calls.isEmpty());
    }

    void abandonsWhatIsUnderWay()
    {
        m_server->script(kThing, {FakeReply::silence()});
        Request request;
        request.path = QStringLiteral("/api/thing");
        const auto thing = m_run->client.send(request);
        QTRY_COMPARE(m_server->count(kThing), 1);
        m_run->lock->lock(Lock::Reason::User);
        QVERIFY(thing.isCanceled());
        QTRY_COMPARE(m_server->abandoned(), 1);
    }

    void unlocksThroughThePlatform()
    {
        m_server->script(kUnlock, {FakeReply::json(204, {})});
        m_run->lock->lock(Lock::Reason::Idle);
        QSignalSpy busy(m_run->lock.get(), &Lock::busyChanged);
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        QVERIFY(m_run->keys.areOpen);
        QCOMPARE(busy.size(), 2);
        QCOMPARE(m_server->last(kUnlock).headers.value("authorization"), QByteArray("Bearer access-1"));
        QVERIFY(m_server->last(kUnlock).body.contains(R"("password":"the right password")"));
        QVERIFY(m_server->last(kUnlock).headers.value("idempotency-key").size() >= 16);
    }

    void platformSaysNo_data()
    {
        QTest::addColumn<FakeReply>("reply");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("triesLeft");
        QTest::addColumn<bool>("waits");
        QTest::newRow("wrong") << FakeReply::error(422, "invalid_password", R"("attemptsLeft":3)")
                               << Kind::WrongPassword << 3 << false;
        QTest::newRow("wrong, then wait")
            << FakeReply::error(422, "invalid_password", R"("attemptsLeft":0,"retryAfterSeconds":30)")
            << Kind::WrongPassword << 0 << true;
        QTest::newRow("locked") << FakeReply::error(429, "login_locked", R"("retryAfterSeconds":30)") << Kind::MustWait
                                << -1 << true;
        QTest::newRow("busy") << FakeReply::error(503, "busy", R"("retryAfterSeconds":2)") << Kind::Busy << -1 << true;
        QTest::newRow("not a password") << FakeReply::error(400, "validation_failed") << Kind::WrongPassword << -1
                                        << false;
        QTest::newRow("forbidden") << FakeReply::error(403, "forbidden") << Kind::Failed << -1 << false;
    }
    void platformSaysNo()
    {
        QFETCH(FakeReply, reply);
        QFETCH(Kind, kind);
        QFETCH(int, triesLeft);
        QFETCH(bool, waits);
        keepVerifier();
        m_server->script(kUnlock, {reply});
        m_run->lock->lock(Lock::Reason::Idle);
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Locked);
        const auto &problem = m_run->lock->problem();
        QVERIFY(problem);
        QCOMPARE(problem->kind, kind);
        QCOMPARE(problem->triesLeft.value_or(-1), triesLeft);
        QCOMPARE(problem->retryAt.isValid(), waits);
        QVERIFY(!m_run->keys.areOpen);
        // The platform counts its own.
        QCOMPARE(LockMemory(m_profile->path()).load(), (LockMemory::Record{true, 0}));
        QCOMPARE(m_server->count(kUnlock), 1);
    }

    void silentPlatform_data()
    {
        QTest::addColumn<FakeReply>("reply");
        QTest::addColumn<bool>("gone");
        QTest::newRow("gone") << FakeReply() << true;
        QTest::newRow("nobody's page") << raw("200 OK", "Content-Type: text/html", "<html>") << false;
        QTest::newRow("redirect") << raw("302 Found", "Location: https://portal.example/") << false;
        QTest::newRow("gateway") << raw("502 Bad Gateway", "X-Gateway: yes") << false;
        QTest::newRow("log is read-only") << FakeReply::error(503, "log_read_only") << false;
        QTest::newRow("older platform") << FakeReply::error(404, "not_found") << false;
    }
    void silentPlatform()
    {
        QFETCH(FakeReply, reply);
        QFETCH(bool, gone);
        keepVerifier();
        m_server->script(kUnlock, {reply});
        m_run->lock->lock(Lock::Reason::Idle);
        if (gone)
            m_server->goAway();
        attempt(wrong);
        QCOMPARE(m_run->lock->state(), State::Locked);
        QCOMPARE(m_run->lock->problem()->kind, Kind::WrongHere);
        QCOMPARE(m_run->lock->problem()->triesLeft, Lock::TriesHere - 1);
        QVERIFY(!m_run->keys.areOpen);
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        QVERIFY(m_run->keys.areOpen);
        QCOMPARE(LockMemory(m_profile->path()).load(), LockMemory::Record{});
    }

    void aNetworkThatSwallowsEverything_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("the question") << QByteArray(kUnlock);
        QTest::newRow("the renewal before it") << QByteArray(kRefresh);
    }
    void aNetworkThatSwallowsEverything()
    {
        QFETCH(QByteArray, line);
        keepVerifier();
        m_server->script(kUnlock, {FakeReply::json(204, {})});
        m_run->lock->lock(Lock::Reason::Idle);
        // Without an access token the question begins with a renewal.
        m_run->session.goOnWith(SecretString("refresh-1"));
        m_server->script(line, {FakeReply::silence()});
        attempt(wrong);
        QCOMPARE(m_run->lock->problem()->kind, Kind::WrongHere);
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Unlocked);
    }

    void withoutVerifierOnlyThePlatformCan_data()
    {
        QTest::addColumn<QString>("owner");
        QTest::newRow("never kept") << QString();
        QTest::newRow("somebody else's") << QStringLiteral("u-2");
    }
    void withoutVerifierOnlyThePlatformCan()
    {
        QFETCH(QString, owner);
        if (!owner.isEmpty())
            m_store->entries.insert(keyentry::Unlock, waitFor(makeVerifier({m_server->url(), owner}, right)).value());
        m_run->lock->lock(Lock::Reason::Idle);
        m_server->goAway();
        attempt(right);
        QCOMPARE(m_run->lock->problem()->kind, Kind::NotHere);
        QVERIFY(!m_run->keys.areOpen);
        QCOMPARE(LockMemory(m_profile->path()).load(), (LockMemory::Record{true, 0}));
    }

    void passphraseUnlocksByItself()
    {
        start(KeyStore::Mode::Passphrase);
        QVERIFY(m_run->lock->asksPassphrase());
        m_run->lock->lock(Lock::Reason::Idle);
        attempt(wrong);
        QCOMPARE(m_run->lock->problem()->kind, Kind::WrongHere);
        QCOMPARE(m_run->lock->problem()->triesLeft, Lock::TriesHere - 1);
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        QCOMPARE(m_server->count(kUnlock), 0);
    }

    void memoryOnlyAsksThePlatformToo()
    {
        start(KeyStore::Mode::MemoryOnly);
        m_server->script(kUnlock,
                         {FakeReply::error(422, "invalid_password", R"("attemptsLeft":4)"), FakeReply::json(204, {})});
        m_run->lock->lock(Lock::Reason::Idle);
        // The keys open to it, but the platform has another password by now.
        attempt(right);
        QCOMPARE(m_run->lock->problem()->kind, Kind::WrongPassword);
        QVERIFY(!m_run->keys.areOpen);
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        m_run->lock->lock(Lock::Reason::Idle);
        m_server->goAway();
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Unlocked);
    }

    void endedSessionStaysBlank()
    {
        m_server->script(kUnlock, {FakeReply::error(401, "unauthenticated")});
        m_run->lock->lock(Lock::Reason::Idle);
        attempt(right);
        QCOMPARE(m_run->session.state(), Session::State::Expired);
        QCOMPARE(m_run->lock->state(), State::Locked);
        QCOMPARE(m_run->lock->problem()->kind, Kind::SessionEnded);
        QVERIFY(!m_run->keys.areOpen);
        // Whoever signs in again has proved more than the lock asks.
        QVERIFY(waitFor(m_run->session.resume(m_server->url(), SecretString("refresh-2"))).has_value());
        QCOMPARE(m_run->lock->state(), State::Unlocked);
    }

    void keyStoreInTrouble_data()
    {
        QTest::addColumn<bool>("atVerifier");
        QTest::newRow("while reading the keys") << false;
        QTest::newRow("while reading the verifier") << true;
    }
    void keyStoreInTrouble()
    {
        QFETCH(bool, atVerifier);
        m_run->lock->lock(Lock::Reason::Idle);
        if (atVerifier) {
            m_server->goAway();
            m_store->trouble = KeyStoreProblem::Locked;
        } else {
            m_run->keys.trouble = KeyStoreProblem::Locked;
        }
        attempt(right);
        QCOMPARE(m_run->lock->problem()->kind, Kind::Failed);
        QCOMPARE(keyStoreProblemOf(m_run->lock->problem()->error), KeyStoreProblem::Locked);
        QCOMPARE(LockMemory(m_profile->path()).load(), (LockMemory::Record{true, 0}));
    }

    void signingOutEndsTheTry()
    {
        m_server->script(kUnlock, {FakeReply::silence()});
        m_run->lock->lock(Lock::Reason::User);
        m_run->lock->unlock(right);
        QTRY_COMPARE(m_server->count(kUnlock), 1);
        m_run->session.signOut();
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        QVERIFY(!m_run->lock->isBusy());
        QTRY_COMPARE(m_server->abandoned(), 1);
        QVERIFY(!m_run->lock->problem());
    }
};

QTEST_GUILESS_MAIN(TestLock)
#include "tst_lock.moc"
