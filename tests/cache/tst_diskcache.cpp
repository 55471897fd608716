// SPDX-License-Identifier: GPL-3.0-or-later
#include "diskcachefixture.h"

#include <QDir>
#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

class TestDiskCache : public DiskCacheFixture
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(TestDiskCache)
#include "tst_diskcache.moc"
