// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/memorycache.h"
#include "api/net/operationlog.h"
#include "tests/support/decodedthing.h"
#include "tests/support/futures.h"
#include "tests/support/servedcache.h"

#include <QTest>
#include <QThread>

#include <nlohmann/json.hpp>

#include <atomic>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

namespace {

constexpr auto kThing = "GET /api/thing";

std::atomic<int> s_opened = 0;
std::atomic<bool> s_openedElsewhere = false;

contract::Decoded<Thing> decodeCount(const nlohmann::json &value)
{
    ++s_opened;
    s_openedElsewhere = QThread::currentThread() != QCoreApplication::instance()->thread();
    return Thing{static_cast<std::int64_t>(value.size())};
}

FakeReply thing(int n, const QByteArray &tenant = "t-1")
{
    return FakeReply::data("{\"n\":" + QByteArray::number(n) + '}', tenant)
        .with("ETag", "\"e" + QByteArray::number(n) + "\"");
}

FakeReply unchanged()
{
    FakeReply reply;
    reply.status = 304;
    return reply.with("X-Tenant-ID", "t-1");
}

} // namespace

class TestCachedClient : public QObject, protected ServedCache
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAgain(QStringLiteral("MANAGER"), 300ms);
        m_server->script(kThing, {thing(1), thing(2), thing(3)});
    }
    void cleanup() { end(); }

    void freshCostsNothing()
    {
        QCOMPARE(get()->value.n, 1);
        m_now = m_now.addSecs(59);
        const auto again = get();
        QCOMPARE(again->value.n, 1);
        QVERIFY(!again->stale);
        QCOMPARE(again->fetchedAt, m_now.addSecs(-59));
        QCOMPARE(m_server->count(kThing), 1);
    }

    void whatIsReadInPassingPushesNothingOut()
    {
        MemoryCache small({1000, 2});
        CachedClient cached(m_client.get(), &small, [this] { return m_now; });
        m_server->handle("GET /api/passing", [](const FakeRequest &) { return thing(9); });
        CachePolicy passing = m_policy;
        passing.inPassing = true;
        const auto ask = [&](int page, const CachePolicy &policy) {
            Request request;
            request.path = page == 0 ? QStringLiteral("/api/thing") : QStringLiteral("/api/passing");
            request.query.addQueryItem(QStringLiteral("page"), QString::number(page));
            request.label = "thing.load";
            return waitFor(cached.get(request, policy, decodeThing, false));
        };
        QVERIFY(ask(0, m_policy));
        for (int page = 1; page < 5; ++page)
            QVERIFY(ask(page, passing));
        QVERIFY(ask(0, m_policy));
        QCOMPARE(m_server->count(kThing), 1);
        // The first of them found room, and is answered from there.
        QCOMPARE(m_server->count("GET /api/passing"), 4);
        QVERIFY(ask(1, passing));
        QCOMPARE(m_server->count("GET /api/passing"), 4);
    }

    void refreshAsksWithTheEtag()
    {
        QVERIFY(get());
        m_server->script(kThing, {unchanged()});
        m_now = m_now.addSecs(10);
        const auto again = get(true);
        QVERIFY2(again, reason(again));
        QCOMPARE(again->value.n, 1);
        QCOMPARE(again->fetchedAt, m_now);
        QVERIFY(!again->stale);
        QCOMPARE(m_server->last(kThing).headers.value("if-none-match"), QByteArray("\"e1\""));
        // The 304 made it fresh again.
        m_now = m_now.addSecs(59);
        QVERIFY(get());
        QCOMPARE(m_server->count(kThing), 2);
    }

    void renewableIsShownAtOnceAndRenewed()
    {
        QVERIFY(get());
        m_server->script(kThing, {FakeReply::silence()});
        m_now = m_now.addSecs(100);
        const auto old = get();
        QCOMPARE(old->value.n, 1);
        QVERIFY(old->stale);
        QVERIFY(!old->problem);
        QTRY_COMPARE(m_server->count(kThing), 2);
        // Asking again joins the renewal under way.
        const auto asked = ask(true);
        m_server->release(kThing, thing(2));
        const auto renewed = waitFor(asked);
        QCOMPARE(renewed->value.n, 2);
        QVERIFY(!renewed->stale);
        QCOMPARE(m_server->count(kThing), 2);
    }

    void staleIsAskedAbout()
    {
        QVERIFY(get());
        m_now = m_now.addSecs(1000);
        QCOMPARE(get()->value.n, 2);
        QCOMPARE(m_server->count(kThing), 2);
    }

    void lastGoodValueSurvives_data()
    {
        QTest::addColumn<FakeReply>("reply");
        QTest::addColumn<ApiError::Kind>("kind");
        QTest::newRow("500") << FakeReply::error(500, "boom") << ApiError::Kind::Server;
        QTest::newRow("cut") << thing(9).cut(3) << ApiError::Kind::Offline;
        QTest::newRow("silent") << FakeReply::silence() << ApiError::Kind::Timeout;
        QTest::newRow("wrong shape") << FakeReply::data(R"({"n":"nine"})", "t-1") << ApiError::Kind::BadResponse;
        QTest::newRow("not JSON") << FakeReply::json(200, "{") << ApiError::Kind::BadResponse;
        QTest::newRow("signed out over there")
            << FakeReply::error(401, "unauthenticated") << ApiError::Kind::Unauthenticated;
    }
    void lastGoodValueSurvives()
    {
        QFETCH(FakeReply, reply);
        QFETCH(ApiError::Kind, kind);
        const QDateTime then = m_now;
        QVERIFY(get());
        m_server->script(kThing, {reply});
        m_now = m_now.addSecs(1000);
        const auto kept = get();
        QVERIFY2(kept, reason(kept));
        QCOMPARE(kept->value.n, 1);
        QCOMPARE(kept->fetchedAt, then);
        QVERIFY(kept->stale);
        QVERIFY(kept->problem.has_value());
        QCOMPARE(kept->problem->kind, kind);
    }

    void whatMayNotBeSeenIsForgotten_data()
    {
        QTest::addColumn<FakeReply>("reply");
        QTest::addColumn<ApiError::Kind>("kind");
        QTest::newRow("403") << FakeReply::error(403, "forbidden") << ApiError::Kind::Forbidden;
        QTest::newRow("404") << FakeReply::error(404, "not_found") << ApiError::Kind::NotFound;
        QTest::newRow("wrong tenant") << thing(9, "t-2") << ApiError::Kind::WrongTenant;
    }
    void whatMayNotBeSeenIsForgotten()
    {
        QFETCH(FakeReply, reply);
        QFETCH(ApiError::Kind, kind);
        QVERIFY(get());
        m_server->script(kThing, {reply});
        const auto refused = get(true);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, kind);
        m_server->goAway();
        QVERIFY(!get());
    }

    void offlineShowsTheDateOrSaysUnavailable()
    {
        const QDateTime then = m_now;
        QVERIFY(get());
        m_server->goAway();
        m_now = m_now.addSecs(100'000);
        const auto kept = get();
        QVERIFY2(kept, reason(kept));
        QCOMPARE(kept->fetchedAt, then);
        QCOMPARE(kept->problem->kind, ApiError::Kind::Offline);
        const auto missing = get(false, QStringLiteral("/api/other"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ApiError::Kind::Offline);
    }

    void wrongShapeNamesTheField()
    {
        m_server->script(kThing, {FakeReply::data(R"({"n":"nine"})", "t-1")});
        const auto refused = get();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ApiError::Kind::BadResponse);
        QCOMPARE(refused.error().message, QStringLiteral("data.n: expected an integer"));
    }

    void neverStoreIsNeverStored_data()
    {
        QTest::addColumn<bool>("byPolicy");
        QTest::newRow("policy") << true;
        QTest::newRow("platform") << false;
    }
    void neverStoreIsNeverStored()
    {
        QFETCH(bool, byPolicy);
        m_policy.neverStore = byPolicy;
        m_server->script(kThing, {byPolicy ? thing(1) : thing(1).with("Cache-Control", "no-store")});
        QVERIFY(get());
        QVERIFY(get());
        m_policy.neverStore = false;
        QCOMPARE(m_server->count(kThing), 2);
        QCOMPARE(m_cache->size().memoryEntries, 0);
    }

    void noCacheIsObeyedUnlessAgreed_data()
    {
        QTest::addColumn<bool>("agreed");
        QTest::newRow("agreed with the platform") << true;
        QTest::newRow("not agreed") << false;
    }
    void noCacheIsObeyedUnlessAgreed()
    {
        QFETCH(bool, agreed);
        m_policy.despiteNoCache = agreed;
        m_server->script(kThing, {thing(1).with("Cache-Control", "private, no-cache"),
                                  unchanged().with("Cache-Control", "private, no-cache")});
        QVERIFY(get());
        QVERIFY(get());
        QCOMPARE(m_server->count(kThing), agreed ? 1 : 2);
        m_server->goAway();
        m_now = m_now.addSecs(10'000);
        const auto offline = get();
        QCOMPARE(offline.has_value(), agreed);
        QVERIFY(agreed || offline.error().isUnreachable());
    }

    void countsHowReadsWereAnswered()
    {
        m_policy.despiteNoCache = true;
        const QDateTime began = m_now;
        QVERIFY(get()); // missed
        QVERIFY(get()); // fresh
        m_server->script(kThing, {unchanged()});
        QVERIFY(get(true)); // confirmed
        m_now = m_now.addSecs(100);
        QVERIFY(get()); // stale, and renewed behind it
        QTRY_COMPARE(m_server->count(kThing), 3);
        QTRY_VERIFY(m_client->operations()->running().isEmpty());
        m_server->goAway();
        m_now = m_now.addSecs(10'000);
        QVERIFY(get());                                     // stale
        QVERIFY(!get(false, QStringLiteral("/api/other"))); // failed
        const CacheStatistics statistics = m_cached->statistics();
        QCOMPARE(statistics.missed, 1);
        QCOMPARE(statistics.fresh, 1);
        QCOMPARE(statistics.confirmed, 1);
        QCOMPARE(statistics.stale, 2);
        QCOMPARE(statistics.failed, 1);
        QCOMPARE(statistics.reads(), 6);
        QCOMPARE(statistics.hitRate(), 0.8);
        QCOMPARE(statistics.since, began);
        QCOMPARE(statistics.size.memoryEntries, 1);

        m_cached->clear();
        CacheStatistics none;
        none.since = m_now;
        QCOMPARE(m_cached->statistics(), none);
        QVERIFY(!get());
    }

    void tagsMakeItAsk()
    {
        QVERIFY(get());
        m_cached->invalidate(QStringLiteral("other"));
        QCOMPARE(get()->value.n, 1);
        m_cached->invalidate(QStringLiteral("things"));
        QCOMPARE(get()->value.n, 2);
        QCOMPARE(m_server->count(kThing), 2);
    }

    void answerOvertakenByAWriteIsNotKept()
    {
        m_server->script(kThing, {FakeReply::silence()});
        const auto asked = ask();
        QTRY_COMPARE(m_server->count(kThing), 1);
        m_cached->invalidate(QStringLiteral("things"));
        m_server->release(kThing, thing(1));
        QVERIFY(waitFor(asked));
        QCOMPARE(m_cache->size().memoryEntries, 0);
    }

    void purges_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("tenant");
        QTest::addColumn<QString>("role");
        QTest::newRow("another user") << "u-2"
                                      << "t-1"
                                      << "MANAGER";
        QTest::newRow("another tenant") << "u-1"
                                        << "t-2"
                                        << "MANAGER";
        QTest::newRow("another role") << "u-1"
                                      << "t-1"
                                      << "ADMIN";
        QTest::newRow("signed out") << ""
                                    << ""
                                    << "";
    }
    void purges()
    {
        QFETCH(QString, user);
        QFETCH(QString, tenant);
        QFETCH(QString, role);
        QVERIFY(get());
        QCOMPARE(m_cache->size().memoryEntries, 1);
        m_client->setIdentity({m_server->url(), user, tenant, role});
        QCOMPARE(m_cache->size().memoryEntries, 0);
    }

    void aLargeAnswerIsKeptAndOpenedAside()
    {
        // More nodes than the default allows, and larger than what is read at once.
        QByteArray rows(300'000, '0');
        for (qsizetype i = 1; i < rows.size(); i += 2)
            rows[i] = ',';
        rows.chop(1);
        m_server->script(kThing, {FakeReply::data('[' + rows + ']', "t-1").with("ETag", "\"e1\""), unchanged()});
        const auto ask = [this](bool refresh) {
            Request request;
            request.path = QStringLiteral("/api/thing");
            request.label = "thing.load";
            request.maxNodes = 500'000;
            return m_cached->get(request, m_policy, decodeCount, refresh);
        };
        QCOMPARE(waitFor(ask(false))->value.n, 150'000);
        const auto again = ask(false);
        QVERIFY(!again.isFinished());
        QCOMPARE(waitFor(again)->value.n, 150'000);
        QCOMPARE(m_server->count(kThing), 1);
        QVERIFY(s_openedElsewhere);
        s_opened = 0;
        QCOMPARE(waitFor(ask(true))->value.n, 150'000);
        QCOMPARE(m_server->count(kThing), 2);
        // The 304 reads nothing a second time.
        QCOMPARE(s_opened.load(), 1);
    }

    void cancelledReadReachesTheServer()
    {
        m_server->script(kThing, {FakeReply::silence()});
        auto asked = ask();
        QTRY_COMPARE(m_server->count(kThing), 1);
        asked.cancel();
        QTRY_COMPARE(m_server->abandoned(), 1);
    }

private:
    [[nodiscard]] QFuture<Result<Dated<Thing>>> ask(bool refresh = false,
                                                    const QString &path = QStringLiteral("/api/thing"))
    {
        Request request;
        request.path = path;
        request.label = "thing.load";
        return m_cached->get(request, m_policy, decodeThing, refresh);
    }
    [[nodiscard]] Result<Dated<Thing>> get(bool refresh = false, const QString &path = QStringLiteral("/api/thing"))
    {
        return waitFor(ask(refresh, path));
    }

    CachePolicy m_policy{60s, 300s, false, {QStringLiteral("things")}};
};

QTEST_GUILESS_MAIN(TestCachedClient)
#include "tst_cachedclient.moc"
