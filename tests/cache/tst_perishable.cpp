// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/diskcache.h"
#include "api/cache/memorycache.h"
#include "api/net/apiclient.h"
#include "api/vault/sealedrecord.h"
#include "tests/cache/cachefixture.h"
#include "tests/support/alwayssignedin.h"
#include "tests/support/fakeserver.h"
#include "tests/support/futures.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;
namespace contract = atalaya::contract;

namespace {

const QDateTime noon(QDate(2026, 2, 1), QTime(12, 0), Qt::UTC);
constexpr qint64 hour = 3'600;
constexpr qint64 day = 24 * hour;

CachedResponse perishable(int n, const QDateTime &at = noon)
{
    CachedResponse response = cachedResponse(n);
    response.fetchedAt = at;
    response.perishable = true;
    return response;
}

contract::Decoded<int> number(const nlohmann::json &value)
{
    return value.value("n", 0);
}

} // namespace

/// What retention may erase on the platform is not kept here for longer than a day, on the disk either.
class TestPerishable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = quickFolder();
        m_folder = m_dir->filePath(QStringLiteral("cache"));
    }

    void memoryLetsGo()
    {
        MemoryCache cache;
        cache.store(cacheKeyOf(1), perishable(1));
        cache.store(cacheKeyOf(2), perishable(2, noon.addSecs(hour)));
        cache.store(cacheKeyOf(3), cachedResponse(3));
        cache.expire(noon.addSecs(day - 1));
        QCOMPARE(cache.size().memoryEntries, 3);
        cache.expire(noon.addSecs(day));
        QVERIFY(!cache.find(cacheKeyOf(1)) && cache.find(cacheKeyOf(2)) && cache.find(cacheKeyOf(3)));
        cache.forget();
        QVERIFY(!cache.find(cacheKeyOf(2)) && cache.find(cacheKeyOf(3)));
        // A clock that was set back keeps nothing for longer.
        cache.store(cacheKeyOf(1), perishable(1));
        cache.expire(noon.addSecs(-1));
        QVERIFY(!cache.find(cacheKeyOf(1)));
    }

    void theDayOutlivesTheProgram()
    {
        store({perishable(1), perishable(2, noon.addSecs(2 * hour)), cachedResponse(3)});
        QCOMPARE(kinds(RecordKind::Perishable), 2);
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            cache.expire(noon.addSecs(day - hour));
            const auto kept = cache.find(cacheKeyOf(1));
            QCOMPARE(kept, std::optional(perishable(1)));
        }
        QCOMPARE(kinds(RecordKind::Perishable), 2);
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            cache.expire(noon.addSecs(day));
            QVERIFY(!cache.find(cacheKeyOf(1)) && cache.find(cacheKeyOf(2)) && cache.find(cacheKeyOf(3)));
        }
        QCOMPARE(kinds(RecordKind::Perishable), 1);
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            cache.expire(noon.addSecs(30 * day));
            QVERIFY(!cache.find(cacheKeyOf(2)) && cache.find(cacheKeyOf(3)));
        }
        QCOMPARE(kinds(RecordKind::Perishable), 0);
        QCOMPARE(kinds(RecordKind::Response), 1);
    }

    void aClockThatIsSetBackKeepsNothingLonger()
    {
        store({perishable(1)});
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        cache.expire(noon.addSecs(-2 * hour));
        cache.flush();
        QVERIFY(!cache.find(cacheKeyOf(1)));
        QCOMPARE(kinds(RecordKind::Perishable), 0);
    }

    void forgottenIsGoneFromTheDisk()
    {
        store({perishable(1), perishable(2), cachedResponse(3)});
        const QDir copies(m_dir->filePath(QStringLiteral("copies")));
        QVERIFY(copies.mkpath(QStringLiteral(".")));
        for (const QString &path : files(RecordKind::Perishable))
            QVERIFY(QFile::copy(path, copies.filePath(QFileInfo(path).fileName())));
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            QVERIFY(cache.find(cacheKeyOf(1)));
            cache.forget();
            QVERIFY(!cache.find(cacheKeyOf(1)) && !cache.find(cacheKeyOf(2)) && cache.find(cacheKeyOf(3)));
            // What is read now may stay for its own day.
            cache.store(cacheKeyOf(4), perishable(4));
        }
        QCOMPARE(kinds(RecordKind::Perishable), 1);
        // A file that is put back is void, and goes.
        for (const QFileInfo &copy : copies.entryInfoList(QDir::Files))
            QVERIFY(QFile::copy(copy.filePath(), m_folder + QLatin1Char('/') + copy.fileName()));
        QCOMPARE(kinds(RecordKind::Perishable), 3);
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            QVERIFY(!cache.find(cacheKeyOf(1)) && !cache.find(cacheKeyOf(2)) && cache.find(cacheKeyOf(4)));
        }
        QCOMPARE(kinds(RecordKind::Perishable), 1);
    }

    /// What earlier consoles kept for a year, and an answer that is kept by another rule than before.
    void anAnswerIsKeptOnce()
    {
        store({cachedResponse(1)});
        store({perishable(1)});
        QCOMPARE(kinds(RecordKind::Response), 0);
        QCOMPARE(kinds(RecordKind::Perishable), 1);
        store({cachedResponse(1)});
        QCOMPARE(kinds(RecordKind::Response), 1);
        QCOMPARE(kinds(RecordKind::Perishable), 0);
    }

    void twoConsolesForgetTogether()
    {
        DiskCache one(m_folder);
        DiskCache other(m_folder);
        one.open(vaultKey());
        one.flush();
        other.open(vaultKey());
        other.flush();
        one.store(cacheKeyOf(1), perishable(1));
        one.flush();
        QVERIFY(other.find(cacheKeyOf(1)));
        other.store(cacheKeyOf(2), perishable(2));
        other.flush();
        one.forget();
        one.flush();
        QCOMPARE(kinds(RecordKind::Perishable), 0);
        other.store(cacheKeyOf(5), perishable(5));
        other.flush();
        QVERIFY(one.find(cacheKeyOf(5)));
    }

    void readersSeeItForADay()
    {
        FakeServer server;
        server.script("GET /api/rows",
                      {FakeReply::data(R"({"n":1})", "t-1").with("Cache-Control", "private, no-cache"),
                       FakeReply::data(R"({"n":2})", "t-1").with("Cache-Control", "private, no-cache"),
                       FakeReply::data(R"({"n":3})", "t-1").with("Cache-Control", "private, no-cache")});
        AlwaysSignedIn someone;
        NetLimits limits;
        limits.transfer = 1'000ms;
        limits.backOff = {};
        ApiClient client(limits);
        client.setServer(server.url());
        client.setAuthorizer(&someone);
        client.setIdentity({server.url(), QStringLiteral("u-1"), QStringLiteral("t-1"), QStringLiteral("COMPLIANCE")});
        QDateTime now = noon;
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        CachedClient cached(&client, &cache, [&now] { return now; });
        CachePolicy policy{24h, 0s, false, {}, true};
        policy.perishable = true;
        Request request;
        request.path = QStringLiteral("/api/rows");
        const auto read = [&] {
            return waitFor(cached.get(request, policy, number, false));
        };
        QCOMPARE(read()->value, 1);
        now = noon.addSecs(day - 1);
        QCOMPARE(read()->value, 1);
        now = noon.addSecs(day);
        QCOMPARE(read()->value, 2);
        cached.forget();
        QCOMPARE(read()->value, 3);
        // Within the day without the platform, and not after it.
        server.goAway();
        now = now.addSecs(day - 1);
        QCOMPARE(read()->value, 3);
        now = now.addSecs(1);
        QVERIFY(read().error().isUnreachable());
        cache.flush();
        QCOMPARE(kinds(RecordKind::Perishable), 0);
    }

private:
    /// By a program that ends then; the first one under number 1, and so on, by what their bodies say.
    void store(const QList<CachedResponse> &responses)
    {
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        for (const CachedResponse &response : responses)
            cache.store(cacheKeyOf(response.body.mid(5, 1).toInt()), response);
    }
    [[nodiscard]] QStringList files(RecordKind kind) const
    {
        QStringList found;
        QDirIterator all(m_folder, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            const auto head =
                file.open(QIODevice::ReadOnly) ? RecordHead::read(file.read(RecordHead::bytes)) : std::nullopt;
            if (head && head->kind == kind)
                found.append(file.fileName());
        }
        return found;
    }
    [[nodiscard]] int kinds(RecordKind kind) const { return static_cast<int>(files(kind).size()); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

QTEST_GUILESS_MAIN(TestPerishable)
#include "tst_perishable.moc"
