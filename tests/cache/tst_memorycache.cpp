// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachepolicy.h"
#include "api/cache/memorycache.h"

#include <QTest>

using namespace atalaya::api;
using namespace std::chrono_literals;

namespace {

CacheKey key(int n)
{
    return {QStringLiteral("https://a"), QStringLiteral("u"), QStringLiteral("t"), QStringLiteral("ADMIN"), "GET",
            QByteArray::number(n)};
}

CachedResponse response(qsizetype bytes, const QStringList &tags = {})
{
    return {QByteArray(bytes, 'x'), "\"e\"", QDateTime::currentDateTimeUtc(), tags, {}, false};
}

} // namespace

class TestMemoryCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forgetsTheLeastRecentlyUsed()
    {
        MemoryCache cache({1000, 3});
        for (int n = 1; n <= 3; ++n)
            cache.store(key(n), response(10));
        QVERIFY(cache.find(key(1)));
        cache.store(key(4), response(10));
        QVERIFY(cache.find(key(1)));
        QVERIFY(!cache.find(key(2)));
        QCOMPARE(cache.size().memoryEntries, 3);
    }

    void whatIsReadInPassingPushesNothingOut()
    {
        MemoryCache cache({1000, 4});
        cache.store(key(1), response(10));
        cache.store(key(2), response(10));
        for (int n = 10; n < 20; ++n)
            cache.storeInPassing(key(n), response(10));
        QVERIFY(cache.findInPassing(key(1)) && cache.findInPassing(key(2)));
        // There was room for two.
        QVERIFY(cache.findInPassing(key(10)) && cache.findInPassing(key(11)));
        QVERIFY(!cache.findInPassing(key(12)));
        // They are the first to go, whichever was found in passing.
        cache.store(key(3), response(10));
        cache.store(key(4), response(10));
        QVERIFY(!cache.findInPassing(key(10)) && !cache.findInPassing(key(11)));
        QVERIFY(cache.findInPassing(key(1)));
        cache.store(key(5), response(10));
        QVERIFY(!cache.findInPassing(key(1)));
    }

    void whatIsKeptStaysInItsPlaceWhenItIsStoredInPassing()
    {
        MemoryCache cache({100, 3});
        for (int n = 1; n <= 3; ++n)
            cache.store(key(n), response(10));
        cache.storeInPassing(key(2), response(20));
        QCOMPARE(cache.size().memoryBytes, 40);
        QCOMPARE(cache.findInPassing(key(2))->body.size(), 20);
        cache.store(key(4), response(10));
        QVERIFY(!cache.findInPassing(key(1)) && cache.findInPassing(key(2)));
        cache.store(key(5), response(10));
        QVERIFY(!cache.findInPassing(key(2)) && cache.findInPassing(key(3)));
        // Looked at, it is as any other.
        cache.storeInPassing(key(6), response(10));
        QVERIFY(!cache.find(key(6)));
    }

    void staysWithinItsBytes()
    {
        MemoryCache cache({100, 1000});
        cache.store(key(1), response(60));
        cache.store(key(2), response(60));
        QVERIFY(!cache.find(key(1)));
        QCOMPARE(cache.size().memoryBytes, 60);
        cache.store(key(2), response(30));
        QCOMPARE(cache.size().memoryBytes, 30);
        cache.store(key(3), response(101));
        QVERIFY(!cache.find(key(3)));
        QVERIFY(cache.find(key(2)));
        cache.remove(key(2));
        QCOMPARE(cache.size().memoryBytes, 0);
    }

    void tagsInvalidateButKeep()
    {
        MemoryCache cache;
        cache.store(key(1), response(1, {QStringLiteral("policies")}));
        cache.store(key(2), response(1, {QStringLiteral("usage")}));
        cache.invalidate(QStringLiteral("policies"));
        QVERIFY(cache.find(key(1))->invalidated);
        QVERIFY(!cache.find(key(2))->invalidated);
        const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(9);
        cache.confirm(key(1), now, std::nullopt);
        QVERIFY(!cache.find(key(1))->invalidated);
        QCOMPARE(cache.find(key(1))->fetchedAt, now);
        cache.purge();
        QCOMPARE(cache.size().memoryEntries, 0);
        QCOMPARE(cache.size().memoryBytes, 0);
    }

    void keysTellEveryoneApart_data()
    {
        QTest::addColumn<CacheKey>("other");
        CacheKey other = key(1);
        other.origin = QStringLiteral("https://b");
        QTest::newRow("server") << other;
        other = key(1);
        other.user = QStringLiteral("v");
        QTest::newRow("user") << other;
        other = key(1);
        other.tenant = QStringLiteral("s");
        QTest::newRow("tenant") << other;
        other = key(1);
        other.method = "HEAD";
        QTest::newRow("method") << other;
        QTest::newRow("url") << key(2);
    }
    void keysTellEveryoneApart()
    {
        QFETCH(CacheKey, other);
        MemoryCache cache;
        cache.store(key(1), response(1));
        QVERIFY(!cache.find(other));
        QVERIFY(cache.find(key(1)));
    }

    void urlsAreNormalised()
    {
        const Identity identity{QUrl(QStringLiteral("https://a.example:8443/")), QStringLiteral("u"),
                                QStringLiteral("t"), QStringLiteral("ADMIN")};
        Request one;
        one.path = QStringLiteral("/api/x");
        one.query.addQueryItem(QStringLiteral("b"), QStringLiteral("2"));
        one.query.addQueryItem(QStringLiteral("a"), QStringLiteral("1"));
        Request two;
        two.path = one.path;
        two.query.addQueryItem(QStringLiteral("a"), QStringLiteral("1"));
        two.query.addQueryItem(QStringLiteral("b"), QStringLiteral("2"));
        QCOMPARE(cacheKey(identity, one), cacheKey(identity, two));
        QCOMPARE(cacheKey(identity, one).origin, QStringLiteral("https://a.example:8443"));
        QCOMPARE(cacheKey(identity, one).url, QByteArray("/api/x?a=1&b=2"));
    }

    void freshnessHasEdges_data()
    {
        QTest::addColumn<qint64>("ageMs");
        QTest::addColumn<bool>("invalidated");
        QTest::addColumn<Freshness>("state");
        QTest::newRow("just fetched") << qint64{0} << false << Freshness::Fresh;
        QTest::newRow("last fresh moment") << qint64{59'999} << false << Freshness::Fresh;
        QTest::newRow("time to live over") << qint64{60'000} << false << Freshness::Renewable;
        QTest::newRow("last renewable moment") << qint64{359'999} << false << Freshness::Renewable;
        QTest::newRow("old") << qint64{360'000} << false << Freshness::Stale;
        QTest::newRow("from the future") << qint64{-1} << false << Freshness::Stale;
        QTest::newRow("invalidated") << qint64{0} << true << Freshness::Stale;
    }
    void freshnessHasEdges()
    {
        QFETCH(qint64, ageMs);
        QFETCH(bool, invalidated);
        QFETCH(Freshness, state);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        CachedResponse entry = response(1);
        entry.fetchedAt = now.addMSecs(-ageMs);
        entry.invalidated = invalidated;
        QCOMPARE(freshness(entry, {60s, 300s, false, {}}, now), state);
    }
};

QTEST_GUILESS_MAIN(TestMemoryCache)
#include "tst_memorycache.moc"
