// SPDX-License-Identifier: GPL-3.0-or-later
#include "diskcachefixture.h"

#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;

/// What goes when there is too much, and when somebody else was at it.
class TestDiskCacheBounds : public DiskCacheFixture
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(TestDiskCacheBounds)
#include "tst_diskcache_bounds.moc"
