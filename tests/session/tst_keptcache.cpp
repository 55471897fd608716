// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/diskcache.h"
#include "api/drafts/draftstore.h"
#include "api/net/apiclient.h"
#include "api/session/keyfile.h"
#include "api/session/session.h"
#include "api/session/sessionkeeper.h"
#include "api/session/signin.h"
#include "tests/support/authreplies.h"
#include "tests/support/decodedthing.h"
#include "tests/support/fakekeychain.h"
#include "tests/support/futures.h"
#include "tests/support/thing.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

namespace {

const QString policyDraft = QStringLiteral("policy");

/// One life of a console without its window, with real stores under its keeper.
struct Life
{
    Life(const QString &profile, const std::shared_ptr<Keychain> &keychain, const std::function<QDateTime()> &now)
        : cache(profile + QStringLiteral("/cache"))
        , drafts(profile + QStringLiteral("/drafts"), now)
        , client(shortLimits({}))
        , cached(&client, &cache, now)
        , session(&client)
        , keeper({.session = &session,
                  .cache = &cache,
                  .drafts = &drafts,
                  .profile = profile,
                  .keychain =
                      [keychain](const QString &prefix) { return std::make_shared<FakeKeychain>(keychain, prefix); },
                  .now = now,
                  .clockStep = 10ms,
                  .cost = keyfile::Cost{1, 1}})
    {
        QObject::connect(&client, &ApiClient::identityChanged, &client,
                         [this](const Identity &identity) { drafts.setOwner(identity); });
    }

    [[nodiscard]] Result<Dated<Thing>> read(const QString &path = QStringLiteral("/api/thing"), bool refresh = false)
    {
        Request request;
        request.path = path;
        request.label = "thing.load";
        return waitFor(cached.get(request, CachePolicy{60s, 0s}, decodeThing, refresh));
    }

    DiskCache cache;
    DraftStore drafts;
    ApiClient client;
    CachedClient cached;
    Session session;
    SessionKeeper keeper;
};

} // namespace

/// What a session keeps on the disk, through its whole life.
class TestKeptCache : public QObject
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
        m_server->script(kThing, {FakeReply::data(R"({"n":1})", "t-1").with("ETag", "\"e1\"")});
        start();
        enter();
    }
    void cleanup()
    {
        m_life.reset();
        m_server.reset();
    }

    void isReadOfflineAfterARestart()
    {
        const QDateTime fetchedAt = m_now;
        QVERIFY(m_life->read());
        QVERIFY(waitFor(m_life->drafts.save(policyDraft, "unsent")));
        m_server->goAway();
        m_now = m_now.addSecs(3600);
        start();
        QCOMPARE(m_life->session.state(), Session::State::SignedIn);
        const auto kept = m_life->read();
        QVERIFY2(kept, reason(kept));
        QCOMPARE(kept->value.n, 1);
        QCOMPARE(kept->fetchedAt, fetchedAt);
        QVERIFY(kept->stale);
        QVERIFY(kept->problem->isUnreachable());
        const auto unavailable = m_life->read(QStringLiteral("/api/other"));
        QVERIFY(!unavailable);
        QVERIFY(unavailable.error().isUnreachable());
        QCOMPARE(m_life->drafts.load(policyDraft)->bytes, QByteArray("unsent"));
        // Back again it costs no body.
        m_server->comeBack();
        m_server->script(kThing, {unchanged()});
        const auto confirmed = m_life->read();
        QVERIFY2(confirmed, reason(confirmed));
        QCOMPARE(confirmed->fetchedAt, m_now);
        QVERIFY(!confirmed->stale);
        QCOMPARE(m_server->last(kThing).headers.value("if-none-match"), QByteArray("\"e1\""));
    }

    void isSealedAtTheEndOfTheFamily_data()
    {
        QTest::addColumn<bool>("running");
        QTest::newRow("while it runs") << true;
        QTest::newRow("while it doesn't") << false;
    }
    void isSealedAtTheEndOfTheFamily()
    {
        QFETCH(bool, running);
        QVERIFY(m_life->read());
        QVERIFY(waitFor(m_life->drafts.save(policyDraft, "unsent")));
        m_life->cache.flush();
        const qsizetype records = files(QStringLiteral("cache"));
        const CacheKey key = cacheKey(m_life->client.identity(), thing());
        const Identity owner = m_life->client.identity();
        QVERIFY(m_life->cache.find(key));
        if (running) {
            QSignalSpy sealedNow(&m_life->keeper, &SessionKeeper::sealed);
            m_now = m_now.addSecs(12 * 3600);
            QTRY_COMPARE(sealedNow.count(), 1);
            QCOMPARE(m_life->cache.state(), DiskCache::State::Sealed);
        } else {
            m_life.reset();
            m_now = m_now.addSecs(12 * 3600);
            start();
        }
        QCOMPARE(m_life->session.state(), Session::State::SignedOut);
        QVERIFY(!m_life->cache.find(key));
        m_life->drafts.setOwner(owner);
        QVERIFY(!m_life->drafts.load(policyDraft));
        QVERIFY(!m_life->read());
        m_life->cache.flush();
        QCOMPARE(files(QStringLiteral("cache")), records);
        // The same person again: what was theirs is theirs.
        enter();
        QTRY_COMPARE(m_life->cache.state(), DiskCache::State::Open);
        QCOMPARE(m_life->drafts.load(policyDraft)->bytes, QByteArray("unsent"));
    }

    void isGoneAfterSignOut()
    {
        QVERIFY(m_life->read());
        QVERIFY(waitFor(m_life->drafts.save(policyDraft, "unsent")));
        m_life->cache.flush();
        QVERIFY(files(QStringLiteral("cache")) > 1);
        m_life->session.signOut();
        m_life->cache.flush();
        QCOMPARE(files(QStringLiteral("cache")), 0);
        QTRY_VERIFY(m_keychain->entry(QStringLiteral("cache")).isEmpty());
        QCOMPARE(files(QStringLiteral("drafts")), 1);
        m_server->forgetRequests();
        enter();
        QVERIFY(m_life->read());
        QCOMPARE(m_server->count(kThing), 1);
        QVERIFY(m_server->last(kThing).headers.value("if-none-match").isEmpty());
        QCOMPARE(m_life->drafts.load(policyDraft)->bytes, QByteArray("unsent"));
    }

    void aGuestReadsFromMemory()
    {
        Life guest(m_profile->path(), m_keychain, [this] { return m_now; });
        guest.keeper.start();
        QTRY_COMPARE(guest.keeper.state(), SessionKeeper::State::Ready);
        guest.keeper.rememberPassword(SecretString("contraseña"));
        enter(guest);
        QVERIFY(guest.read());
        const CacheKey key = cacheKey(guest.client.identity(), thing());
        QVERIFY(guest.cache.find(key));
        guest.keeper.zeroKeys();
        QVERIFY(!guest.cache.find(key));
        QCOMPARE(guest.cache.state(), DiskCache::State::Sealed);
        QVERIFY(waitFor(guest.keeper.readKeys(SecretString("contraseña"))));
        QVERIFY(!guest.cache.find(key));
        QVERIFY(guest.read());
        QVERIFY(guest.cache.find(key));
        guest.session.signOut();
        QVERIFY(!guest.cache.find(key));
        enter(guest);
        QVERIFY(guest.read());
        QVERIFY(guest.cache.find(key));
        QCOMPARE(guest.cache.state(), DiskCache::State::MemoryOnly);
    }

    void isSilentBehindTheLock()
    {
        QVERIFY(m_life->read());
        const CacheKey key = cacheKey(m_life->client.identity(), thing());
        m_server->script(kThing, {FakeReply::silence()});
        auto late = m_life->cached.get(thing(), CachePolicy{60s, 0s}, decodeThing, true);
        QTRY_COMPARE(m_server->count(kThing), 2);
        m_life->keeper.zeroKeys();
        QVERIFY(!m_life->cache.find(key));
        // An answer that comes behind the lock is not kept anywhere.
        m_server->release(kThing, FakeReply::data(R"({"n":2})", "t-1"));
        (void)waitFor(late);
        QVERIFY(!m_life->cache.find(key));
        const auto unlocked = waitFor(m_life->keeper.readKeys({}));
        QVERIFY2(unlocked, reason(unlocked));
        m_server->goAway();
        m_now = m_now.addSecs(3600);
        QCOMPARE(m_life->read()->value.n, 1);
    }

    void anotherRoleBeginsAnew()
    {
        QVERIFY(m_life->read());
        Person promoted;
        promoted.role = "ADMIN";
        m_server->script(kRefresh, {authenticated(2, promoted)});
        m_server->script(kMe, {me(promoted)});
        m_now = m_now.addSecs(3600);
        start();
        m_server->script(kThing, {FakeReply::error(500, "boom")});
        // Renews the token and learns who it is by now.
        (void)m_life->read();
        QTRY_COMPARE(m_life->client.identity().role, QStringLiteral("ADMIN"));
        m_server->goAway();
        const auto refused = m_life->read();
        QVERIFY(!refused);
        QVERIFY(refused.error().isUnreachable());
    }

private:
    [[nodiscard]] static FakeReply unchanged()
    {
        FakeReply reply;
        reply.status = 304;
        return reply.with("X-Tenant-ID", "t-1");
    }
    [[nodiscard]] qsizetype files(const QString &folder) const
    {
        return QDir(m_profile->filePath(folder)).entryList(QDir::Files).size();
    }
    void start()
    {
        m_life.reset();
        m_life = std::make_unique<Life>(m_profile->path(), m_keychain, [this] { return m_now; });
        m_life->keeper.start();
        QTRY_COMPARE(m_life->keeper.state(), SessionKeeper::State::Ready);
    }
    void enter(Life &life)
    {
        life.session.signIn()->setServer(m_server->url());
        life.session.signIn()->submitPassword(QStringLiteral("ana@ejemplo.es"), QStringLiteral("contraseña"));
        QTRY_COMPARE(life.session.state(), Session::State::SignedIn);
        QTRY_VERIFY(life.drafts.isOpen());
    }
    void enter()
    {
        enter(*m_life);
        QTRY_VERIFY(!m_keychain->entry(QStringLiteral("cache")).isEmpty());
    }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::shared_ptr<Keychain> m_keychain;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Life> m_life;
    QDateTime m_now;
};

QTEST_GUILESS_MAIN(TestKeptCache)
#include "tst_keptcache.moc"
