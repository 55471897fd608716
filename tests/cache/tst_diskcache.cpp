// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/diskcache.h"
#include "tests/cache/cachefixture.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

class TestDiskCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->filePath(QStringLiteral("cache"));
    }

    void survivesARestart()
    {
        const ReuseTerms terms{90s, true, false};
        CachedResponse kept = cachedResponse(1, 300, {QStringLiteral("things")});
        kept.terms = terms;
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            cache.store(cacheKeyOf(1), kept);
        }
        DiskCache cache(m_folder);
        QVERIFY(!cache.find(cacheKeyOf(1)));
        cache.open(vaultKey());
        QCOMPARE(cache.find(cacheKeyOf(1)), std::optional(kept));
        QVERIFY(!cache.find(cacheKeyOf(2)));
        // The second time from memory.
        removeFiles();
        QCOMPARE(cache.find(cacheKeyOf(1)), std::optional(kept));
    }

    void filesAreTheOwnersAndSayNothing()
    {
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        cache.store(cacheKeyOf(1), cachedResponse(1));
        cache.flush();
        const auto owner =
            QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
        QCOMPARE(QFile::permissions(m_folder), owner | QFileDevice::ExeOwner | QFileDevice::ExeUser);
        const QStringList all = files();
        QCOMPARE(all.size(), 2);
        for (const QString &path : all) {
            QCOMPARE(QFile::permissions(path), owner);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll() + path.toUtf8();
            for (const char *const word : {"things", "u-1", "t-1", "a.example", "\"n\""})
                QVERIFY2(!bytes.contains(word), word);
        }
    }

    void whatWasThereBeforeTheKeyIsKeptToo()
    {
        {
            DiskCache cache(m_folder);
            cache.store(cacheKeyOf(1), cachedResponse(1));
            QCOMPARE(cache.state(), DiskCache::State::MemoryOnly);
            QVERIFY(files().isEmpty());
            cache.open(vaultKey());
        }
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        QVERIFY(cache.find(cacheKeyOf(1)));
    }

    void sealedItKnowsNothing()
    {
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        cache.store(cacheKeyOf(1), cachedResponse(1));
        cache.seal();
        QCOMPARE(cache.state(), DiskCache::State::Sealed);
        QVERIFY(!cache.find(cacheKeyOf(1)));
        cache.store(cacheKeyOf(2), cachedResponse(2));
        cache.invalidate(QStringLiteral("things"));
        cache.purge();
        QVERIFY(!cache.find(cacheKeyOf(2)));
        QCOMPARE(cache.size(), CacheSize());
        cache.open(vaultKey());
        QVERIFY(cache.find(cacheKeyOf(1)));
        QVERIFY(!cache.find(cacheKeyOf(2)));
    }

    void aKeyOfTheWrongSizeSeals()
    {
        DiskCache cache(m_folder);
        cache.open(SecretString("short"));
        QCOMPARE(cache.state(), DiskCache::State::Sealed);
    }

    void destroyedNothingIsLeft()
    {
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        for (int n = 0; n < 20; ++n)
            cache.store(cacheKeyOf(n), cachedResponse(n));
        cache.destroy();
        QVERIFY(!cache.find(cacheKeyOf(1)));
        // Reopened before the worker has got to it: nothing comes back.
        cache.open(vaultKey());
        QVERIFY(!cache.find(cacheKeyOf(1)));
        cache.destroy();
        cache.flush();
        QCOMPARE(files(), QStringList());
        cache.open(vaultKey('n'));
        cache.store(cacheKeyOf(1), cachedResponse(1));
        cache.flush();
        QCOMPARE(cache.size().diskEntries, 2);
    }

    void anotherKeyStartsClean()
    {
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey('a'));
            cache.store(cacheKeyOf(1), cachedResponse(1));
        }
        DiskCache cache(m_folder);
        cache.open(vaultKey('b'));
        QVERIFY(!cache.find(cacheKeyOf(1)));
        cache.flush();
        // Its own ledger and nothing else.
        QCOMPARE(files().size(), 1);
    }

    void purgedIsVoidWhateverIsLeft()
    {
        const QString kept = m_dir->filePath(QStringLiteral("kept"));
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        cache.store(cacheKeyOf(1), cachedResponse(1));
        cache.flush();
        const QStringList before = files();
        QVERIFY(QDir().mkpath(kept));
        for (const QString &path : before)
            QVERIFY(QFile::copy(path, kept + u'/' + QFileInfo(path).fileName()));
        cache.purge();
        QVERIFY(!cache.find(cacheKeyOf(1)));
        cache.store(cacheKeyOf(2), cachedResponse(2));
        cache.flush();
        QCOMPARE(files().size(), 2);
        // A record of before put back: another generation.
        for (const QString &path : before)
            QFile::copy(kept + u'/' + QFileInfo(path).fileName(), path);
        QVERIFY(!cache.find(cacheKeyOf(1)));
        QVERIFY(cache.find(cacheKeyOf(2)));
    }

    void tagsSurviveARestart()
    {
        const QString things = QStringLiteral("things");
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            cache.store(cacheKeyOf(1), cachedResponse(1, 200, {things}));
            cache.store(cacheKeyOf(2), cachedResponse(2, 200, {QStringLiteral("others")}));
            cache.store(cacheKeyOf(3), cachedResponse(3, 200, {things}));
            cache.invalidate(things);
            cache.store(cacheKeyOf(3), cachedResponse(3, 200, {things}));
        }
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        QVERIFY(cache.find(cacheKeyOf(1))->invalidated);
        QVERIFY(!cache.find(cacheKeyOf(2))->invalidated);
        QVERIFY(!cache.find(cacheKeyOf(3))->invalidated);
    }

    void manyTagsSurviveToo()
    {
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            cache.store(cacheKeyOf(1), cachedResponse(1, 200, {QStringLiteral("tag-3")}));
            for (int n = 0; n < 2000; ++n)
                cache.invalidate(QStringLiteral("tag-%1").arg(n));
            cache.store(cacheKeyOf(2), cachedResponse(2, 200, {QStringLiteral("tag-3")}));
        }
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        QVERIFY(cache.find(cacheKeyOf(1))->invalidated);
        QVERIFY(!cache.find(cacheKeyOf(2))->invalidated);
    }

    void aConfirmationIsCheapAndSurvives()
    {
        const QString tag = QStringLiteral("things");
        const QDateTime later = QDateTime::fromMSecsSinceEpoch(1'780'000'000'000, Qt::UTC);
        const ReuseTerms terms{10s, false, true};
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            cache.store(cacheKeyOf(1), cachedResponse(1, 1'000'000, {tag}));
            cache.flush();
            const qint64 before = cache.size().diskBytes;
            cache.invalidate(tag);
            cache.confirm(cacheKeyOf(1), later, terms);
            cache.flush();
            QVERIFY(cache.size().diskBytes - before < 500);
        }
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        const auto found = cache.find(cacheKeyOf(1));
        QCOMPARE(found->fetchedAt, later);
        QCOMPARE(found->terms, terms);
        QVERIFY(!found->invalidated);
        // A newer body is not made older by it, nor is one with another ETag made newer.
        CachedResponse other = cachedResponse(1);
        other.etag = "\"other\"";
        cache.store(cacheKeyOf(1), other);
        cache.seal();
        cache.open(vaultKey());
        QCOMPARE(cache.find(cacheKeyOf(1))->fetchedAt, other.fetchedAt);
    }

    void anotherRoleIsAnotherQuestion()
    {
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            cache.store(cacheKeyOf(1), cachedResponse(1));
        }
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        CacheKey other = cacheKeyOf(1);
        other.role = QStringLiteral("MANAGER");
        QVERIFY(!cache.find(other));
        QVERIFY(cache.find(cacheKeyOf(1)));
    }

    void leastRecentlyUsedGoFirst_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<qint64>("entries");
        QTest::newRow("by number") << qint64{0} << qint64{20};
        QTest::newRow("by size") << qint64{20'000} << qint64{0};
    }
    void leastRecentlyUsedGoFirst()
    {
        QFETCH(qint64, bytes);
        QFETCH(qint64, entries);
        DiskCache::Bounds bounds;
        bounds.memoryEntries = 1;
        bounds.diskBytes = bytes;
        bounds.diskEntries = entries;
        {
            DiskCache cache(m_folder, bounds);
            cache.open(vaultKey());
            for (int n = 0; n < 15; ++n)
                cache.store(cacheKeyOf(n), cachedResponse(n, 800));
        }
        // Used again in another run of the program than the one that stored it.
        DiskCache cache(m_folder, bounds);
        cache.open(vaultKey());
        QVERIFY(cache.find(cacheKeyOf(0)));
        for (int n = 15; n < 25; ++n)
            cache.store(cacheKeyOf(n), cachedResponse(n, 800));
        cache.flush();
        QVERIFY(entries == 0 || cache.size().diskEntries <= entries);
        QVERIFY(bytes == 0 || cache.size().diskBytes <= bytes);
        QVERIFY(cache.size().diskEntries > 15);
        QVERIFY(cache.find(cacheKeyOf(0)));
        QVERIFY(!cache.find(cacheKeyOf(1)));
        QVERIFY(cache.find(cacheKeyOf(24)));
    }

    void whatIsReadInPassingPushesNothingOut()
    {
        DiskCache::Bounds bounds;
        bounds.memoryEntries = 1;
        bounds.diskEntries = 20;
        DiskCache cache(m_folder, bounds);
        cache.open(vaultKey());
        for (int n = 0; n < 10; ++n)
            cache.store(cacheKeyOf(n), cachedResponse(n));
        for (int n = 100; n < 200; ++n)
            cache.storeInPassing(cacheKeyOf(n), cachedResponse(n));
        cache.flush();
        QVERIFY(cache.size().diskEntries <= 20);
        for (int n = 0; n < 10; ++n)
            QVERIFY2(cache.findInPassing(cacheKeyOf(n)), qPrintable(QString::number(n)));
        // While there is room they are kept, and found without the platform.
        QCOMPARE(*cache.findInPassing(cacheKeyOf(100)), cachedResponse(100));
        QVERIFY(!cache.findInPassing(cacheKeyOf(199)));
        // One that is looked at is as any other; the others go first.
        QVERIFY(cache.find(cacheKeyOf(101)));
        for (int n = 10; n < 16; ++n)
            cache.store(cacheKeyOf(n), cachedResponse(n));
        cache.flush();
        QVERIFY(cache.findInPassing(cacheKeyOf(101)));
        for (int n = 0; n < 16; ++n)
            QVERIFY2(cache.findInPassing(cacheKeyOf(n)), qPrintable(QString::number(n)));
    }

    void foundInPassingItGrowsOld()
    {
        DiskCache::Bounds bounds;
        bounds.memoryEntries = 1;
        bounds.diskEntries = 20;
        DiskCache cache(m_folder, bounds);
        cache.open(vaultKey());
        for (int n = 0; n < 15; ++n)
            cache.store(cacheKeyOf(n), cachedResponse(n));
        cache.flush();
        QVERIFY(cache.findInPassing(cacheKeyOf(0)));
        cache.storeInPassing(cacheKeyOf(0), cachedResponse(0));
        cache.confirm(cacheKeyOf(0), QDateTime::currentDateTimeUtc(), {});
        for (int n = 15; n < 25; ++n)
            cache.store(cacheKeyOf(n), cachedResponse(n));
        cache.flush();
        QVERIFY(!cache.findInPassing(cacheKeyOf(0)));
        QVERIFY(cache.findInPassing(cacheKeyOf(24)));
    }

    void sealedNothingIsStoredInPassing()
    {
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        cache.seal();
        cache.storeInPassing(cacheKeyOf(1), cachedResponse(1));
        QVERIFY(!cache.findInPassing(cacheKeyOf(1)));
        QCOMPARE(cache.size().memoryEntries, 0);
    }

    void aClockSetBackEvictsNothingNew()
    {
        DiskCache::Bounds bounds;
        bounds.memoryEntries = 0;
        bounds.diskEntries = 20;
        {
            DiskCache cache(m_folder, bounds);
            cache.open(vaultKey());
            for (int n = 0; n < 15; ++n)
                cache.store(cacheKeyOf(n), cachedResponse(n));
        }
        // As if those had been written next year.
        const QStringList all = files();
        for (const QString &path : all) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addYears(1), QFileDevice::FileModificationTime));
        }
        DiskCache cache(m_folder, bounds);
        cache.open(vaultKey());
        for (int n = 15; n < 25; ++n)
            cache.store(cacheKeyOf(n), cachedResponse(n));
        cache.flush();
        // Which of the old ones went depends on the order in which the folder names them.
        int kept = 0;
        for (int n = 0; n < 15; ++n)
            kept += cache.find(cacheKeyOf(n)) ? 1 : 0;
        QVERIFY(kept < 15);
        for (int n = 15; n < 25; ++n)
            QVERIFY(cache.find(cacheKeyOf(n)));
    }

    void removedIsGone()
    {
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            cache.store(cacheKeyOf(1), cachedResponse(1));
            cache.flush();
            cache.remove(cacheKeyOf(1));
            QVERIFY(!cache.find(cacheKeyOf(1)));
        }
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        QVERIFY(!cache.find(cacheKeyOf(1)));
    }

    void withoutALedgerNothingIsBelieved()
    {
        QString ledger;
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            cache.flush();
            ledger = files().constFirst();
            cache.store(cacheKeyOf(1), cachedResponse(1));
        }
        QVERIFY(QFile::remove(ledger));
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        QVERIFY(!cache.find(cacheKeyOf(1)));
    }

    void twoOnOneFolder()
    {
        DiskCache a(m_folder);
        DiskCache b(m_folder);
        a.open(vaultKey());
        a.flush();
        b.open(vaultKey());
        a.store(cacheKeyOf(1), cachedResponse(1, 200, {QStringLiteral("things")}));
        a.flush();
        b.invalidate(QStringLiteral("things"));
        b.flush();
        QVERIFY(b.find(cacheKeyOf(1))->invalidated);
        a.seal();
        a.open(vaultKey());
        QVERIFY(a.find(cacheKeyOf(1))->invalidated);
        a.purge();
        a.store(cacheKeyOf(2), cachedResponse(2));
        a.flush();
        b.seal();
        b.open(vaultKey());
        QVERIFY(!b.find(cacheKeyOf(1)));
        QVERIFY(b.find(cacheKeyOf(2)));
    }

    void aFolderThatCantBeHadCostsNothing()
    {
        QFile file(m_folder);
        QVERIFY(file.open(QIODevice::WriteOnly));
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        cache.store(cacheKeyOf(1), cachedResponse(1));
        cache.flush();
        QVERIFY(cache.find(cacheKeyOf(1)));
        QCOMPARE(cache.size().diskEntries, 0);
    }

private:
    [[nodiscard]] QStringList files() const
    {
        QStringList found;
        QDirIterator all(m_folder, QDir::Files);
        while (all.hasNext())
            found.append(all.next());
        return found;
    }
    void removeFiles() const
    {
        const QStringList all = files();
        for (const QString &path : all)
            QFile::remove(path);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

QTEST_GUILESS_MAIN(TestDiskCache)
#include "tst_diskcache.moc"
