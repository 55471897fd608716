// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/apiclient.h"
#include "api/net/requestscope.h"
#include "api/session/lock.h"
#include "api/session/lockmemory.h"
#include "api/session/passwordverifier.h"
#include "api/session/session.h"
#include "tests/support/authreplies.h"
#include "tests/support/fakekeys.h"
#include "tests/support/futures.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

using Kind = Lock::Problem::Kind;
using State = Lock::State;

namespace {

constexpr auto kThing = "GET /api/thing";
const SecretString right(RightSecret);
const SecretString wrong("another password");

NetLimits shortLimits()
{
    NetLimits limits;
    limits.connect = 500ms;
    limits.transfer = 2s;
    limits.backOff = {1ms};
    return limits;
}

FakeReply raw(const QByteArray &status, const QByteArray &header, const QByteArray &body = {})
{
    FakeReply reply;
    reply.raw = "HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: " + QByteArray::number(body.size()) +
                "\r\nConnection: close\r\n\r\n" + body;
    return reply;
}

/// One run of a console on a profile.
struct Run
{
    explicit Run(const QString &folder, FakeStore *kept)
        : profile(folder)
        , store(kept)
    {}
    void startLock()
    {
        lock = std::make_unique<Lock>(Lock::Parts{&session, &keys, [this] { return store; }, profile, 1s});
    }

    QString profile;
    FakeStore *store;
    ApiClient client{shortLimits()};
    Session session{&client};
    FakeKeys keys{&session};
    std::unique_ptr<Lock> lock;
};

} // namespace

class TestLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeServer>();
        m_store = std::make_unique<FakeStore>();
        m_server->script(kMe, {me()});
        m_server->script(kRefresh, {authenticated(1)});
        m_server->script(kLogout, {FakeReply::json(204, {})});
        start(KeyStore::Mode::Keychain);
    }
    void cleanup()
    {
        m_run.reset();
        m_store.reset();
        m_server.reset();
    }

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

    void tenWrongTriesDestroy_data()
    {
        QTest::addColumn<KeyStore::Mode>("mode");
        QTest::newRow("keychain") << KeyStore::Mode::Keychain;
        QTest::newRow("passphrase") << KeyStore::Mode::Passphrase;
        QTest::newRow("memory only") << KeyStore::Mode::MemoryOnly;
    }
    void tenWrongTriesDestroy()
    {
        QFETCH(KeyStore::Mode, mode);
        start(mode);
        keepVerifier();
        m_run->lock->lock(Lock::Reason::Idle);
        m_server->goAway();
        QSignalSpy states(m_run->lock.get(), &Lock::stateChanged);
        for (int left = Lock::TriesHere - 1; left > 0; --left) {
            attempt(wrong);
            QCOMPARE(m_run->lock->problem()->triesLeft, left);
            // Written down before it was looked at.
            QCOMPARE(LockMemory(m_profile->path()).load(), (LockMemory::Record{true, Lock::TriesHere - left}));
        }
        QCOMPARE(states.size(), 0);
        attempt(wrong);
        QCOMPARE(m_run->lock->state(), State::Destroyed);
        QCOMPARE(states.size(), 1);
        QCOMPARE(m_run->keys.calls.count(QStringLiteral("destroy")), 1);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
        // The right one comes too late.
        m_run->lock->unlock(right);
        QVERIFY(!m_run->lock->isBusy());
        m_run->lock->acknowledge();
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        QCOMPARE(LockMemory(m_profile->path()).load(), LockMemory::Record{});
    }

    void aRestartForgivesNothing()
    {
        keepVerifier();
        m_run->lock->lock(Lock::Reason::Idle);
        m_server->goAway();
        for (int i = 0; i < 4; ++i)
            attempt(wrong);
        m_server->comeBack();
        start(KeyStore::Mode::Keychain);
        QCOMPARE(m_run->lock->state(), State::Locked);
        QCOMPARE(m_run->lock->reason(), Lock::Reason::Restart);
        m_server->goAway();
        m_run->lock->begin();
        QCOMPARE(m_run->lock->state(), State::Locked);
        QVERIFY(!m_run->keys.areOpen);
        attempt(wrong);
        QCOMPARE(m_run->lock->problem()->triesLeft, Lock::TriesHere - 5);
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        attempt(right);
        m_run->lock->lock(Lock::Reason::User);
        attempt(wrong);
        QCOMPARE(m_run->lock->problem()->triesLeft, Lock::TriesHere - 1);
    }

    void killedInTheLastTry()
    {
        QVERIFY(LockMemory(m_profile->path()).save({true, Lock::TriesHere}));
        start(KeyStore::Mode::Keychain);
        m_run->lock->begin();
        QCOMPARE(m_run->lock->state(), State::Destroyed);
        QCOMPARE(m_run->session.state(), Session::State::SignedOut);
    }

    void nothingRestoredNothingLocked_data()
    {
        QTest::addColumn<bool>("signedIn");
        QTest::newRow("nobody is in") << false;
        QTest::newRow("the passphrase was just given") << true;
    }
    void nothingRestoredNothingLocked()
    {
        QFETCH(bool, signedIn);
        m_run->lock->lock(Lock::Reason::User);
        start(signedIn ? KeyStore::Mode::Passphrase : KeyStore::Mode::Keychain, signedIn);
        QCOMPARE(m_run->lock->state(), State::Locked);
        m_run->lock->begin();
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        // What is kept, and was not restored, is as locked as before.
        QCOMPARE(LockMemory(m_profile->path()).load(), (LockMemory::Record{!signedIn, 0}));
        if (signedIn)
            return;
        QVERIFY(waitFor(m_run->session.resume(m_server->url(), SecretString("refresh-1"))).has_value());
        QVERIFY(LockMemory(m_profile->path()).load().isLocked);
        keepVerifier();
        QCOMPARE(LockMemory(m_profile->path()).load(), LockMemory::Record{});
    }

    void aGuestWritesNothing()
    {
        const LockMemory::Record others{true, 7};
        QVERIFY(LockMemory(m_profile->path()).save(others));
        start(KeyStore::Mode::MemoryOnly, false);
        m_run->keys.guest = true;
        m_run->lock->begin();
        QVERIFY(waitFor(m_run->session.resume(m_server->url(), SecretString("refresh-1"))).has_value());
        keepVerifier();
        m_run->lock->lock(Lock::Reason::User);
        m_server->goAway();
        attempt(wrong);
        QCOMPARE(m_run->lock->problem()->triesLeft, Lock::TriesHere - 1);
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Unlocked);
        QCOMPARE(LockMemory(m_profile->path()).load(), others);
    }

    void aTryThatCantBeWrittenDownIsNotMade_data() { tenWrongTriesDestroy_data(); }
    void aTryThatCantBeWrittenDownIsNotMade()
    {
        QFETCH(KeyStore::Mode, mode);
        start(mode);
        keepVerifier();
        m_run->lock->lock(Lock::Reason::User);
        m_server->goAway();
        // In its place a folder, which even root can't replace by a file.
        const QString file = m_profile->filePath(QStringLiteral("lock"));
        QVERIFY(QFile::remove(file));
        QVERIFY(QDir().mkpath(file + QStringLiteral("/x")));
        attempt(right);
        QCOMPARE(m_run->lock->state(), State::Locked);
        QCOMPARE(m_run->lock->problem()->kind, Kind::NotCounted);
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

    void rememberedPasswordIsNotThere()
    {
        keepVerifier();
        const std::string_view kept = m_store->entries.value(keyentry::Unlock).view();
        QVERIFY(kept.find(right.view()) == std::string_view::npos);
        QVERIFY(kept.find("$argon2id$v=19$m=65536,t=3,p=1$") != std::string_view::npos);
        QVERIFY(kept.size() <= KeyStore::MaxEntry);
    }

    void memoryFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isLocked");
        QTest::addColumn<int>("tries");
        QTest::newRow("open") << QByteArray("open 0\n") << false << 0;
        QTest::newRow("locked") << QByteArray("locked 7\n") << true << 7;
        QTest::newRow("empty") << QByteArray() << true << 0;
        QTest::newRow("strange") << QByteArray("unlocked 3") << true << 0;
        QTest::newRow("negative") << QByteArray("open -1") << true << 0;
        QTest::newRow("no number") << QByteArray("open many") << true << 0;
        QTest::newRow("long") << QByteArray(100'000, 'x') << true << 0;
    }
    void memoryFile()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isLocked);
        QFETCH(int, tries);
        QFile file(m_profile->filePath(QStringLiteral("lock")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const LockMemory memory(m_profile->path());
        QCOMPARE(memory.load(), (LockMemory::Record{isLocked, tries}));
        QVERIFY(memory.save({true, 2}));
        QCOMPARE(memory.load(), (LockMemory::Record{true, 2}));
        QCOMPARE(QFile::permissions(file.fileName()) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
                 QFileDevice::Permissions());
    }

private:
    void start(KeyStore::Mode mode, bool signedIn = true)
    {
        m_run = std::make_unique<Run>(m_profile->path(), m_store.get());
        m_run->keys.held = mode;
        m_run->startLock();
        if (signedIn)
            QVERIFY(waitFor(m_run->session.resume(m_server->url(), SecretString("refresh-1"))).has_value());
    }
    void keepVerifier()
    {
        m_run->lock->rememberPassword(right);
        QTRY_VERIFY(m_store->entries.contains(keyentry::Unlock));
    }
    void attempt(const SecretString &secret)
    {
        m_run->lock->unlock(secret);
        QTRY_VERIFY(!m_run->lock->isBusy());
    }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Run> m_run;
};

QTEST_GUILESS_MAIN(TestLock)
#include "tst_lock.moc"
