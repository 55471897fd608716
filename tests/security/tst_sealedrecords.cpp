// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/diskcache.h"
#include "api/drafts/draftstore.h"
#include "api/vault/sealedrecord.h"
#include "tests/cache/cachefixture.h"
#include "tests/support/futures.h"

#include <QDir>
#include <QDirIterator>
#include <QRandomGenerator>
#include <QTest>

#include <sys/stat.h>

using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

constexpr int flippedRecords = 100;
constexpr int fewestSwaps = 5'000;

RecordLabel labelOf(const CacheKey &key)
{
    return {key.origin.toUtf8(), key.user.toUtf8(), key.tenant.toUtf8(), key.method, key.url};
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("the test can't write its own files");
}

/// Nothing in memory: every find() reads the disk.
DiskCache::Bounds diskOnly()
{
    DiskCache::Bounds bounds;
    bounds.memoryEntries = 0;
    return bounds;
}

/// Every combination of these: the places a record must not be moved between.
QList<CacheKey> everyPlace()
{
    QList<CacheKey> keys;
    for (const QString &origin : {QStringLiteral("https://a.example"), QStringLiteral("https://b.example"),
                                  QStringLiteral("https://a.example:8443")})
        for (const QString &user : {QStringLiteral("u-1"), QStringLiteral("u-2"), QStringLiteral("u-12")})
            for (const QString &tenant : {QStringLiteral("t-1"), QStringLiteral("t-2"), QString()})
                for (const QByteArray &method : {QByteArray("GET"), QByteArray("HEAD")})
                    for (const QByteArray &url : {QByteArray("/api/things?"), QByteArray("/api/things?from=1"),
                                                  QByteArray("/api/thing?s"), QByteArray("/api/others?")})
                        keys.append({origin, user, tenant, QStringLiteral("ADMIN"), method, url});
    return keys;
}

} // namespace

/// Whoever can write to the profile but has no key can make records disappear, and nothing else.
class TestSealedRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = quickFolder();
        m_folder = m_dir->filePath(QStringLiteral("cache"));
    }

    void everyFlippedBitIsRefused()
    {
        DiskCache cache(m_folder, diskOnly());
        cache.open(vaultKey());
        for (int n = 0; n < flippedRecords; ++n)
            cache.store(cacheKeyOf(n), cachedResponse(n, 20 + n));
        cache.flush();
        qint64 flips = 0;
        for (int n = 0; n < flippedRecords; ++n) {
            QVERIFY(cache.find(cacheKeyOf(n)));
            const QString path = pathOf(cacheKeyOf(n));
            const QByteArray whole = read(path);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
            for (qsizetype bit = 0; bit < whole.size() * 8; ++bit) {
                const qsizetype at = bit / 8;
                const char flipped = static_cast<char>(whole.at(at) ^ (1 << (bit % 8)));
                QVERIFY(file.seek(at) && file.putChar(flipped));
                QVERIFY2(!cache.find(cacheKeyOf(n)), qPrintable(QStringLiteral("record %1, bit %2").arg(n).arg(bit)));
                QVERIFY(file.seek(at) && file.putChar(whole.at(at)));
                ++flips;
            }
            QVERIFY(cache.find(cacheKeyOf(n)));
        }
        qInfo("%lld bits of %d records flipped, all refused", static_cast<long long>(flips), flippedRecords);
        QVERIFY(flips > flippedRecords * 1000);
    }

    void everyFlippedBitOfTheLedgerVoidsAll()
    {
        const QString ledger = ledgerPath();
        {
            DiskCache cache(m_folder, diskOnly());
            cache.open(vaultKey());
            cache.store(cacheKeyOf(1), cachedResponse(1));
        }
        const QByteArray whole = read(ledger);
        const QByteArray record = read(pathOf(cacheKeyOf(1)));
        QVERIFY(!whole.isEmpty() && !record.isEmpty());
        for (qsizetype bit = 0; bit < whole.size() * 8; ++bit) {
            QByteArray flipped = whole;
            flipped[bit / 8] = static_cast<char>(flipped.at(bit / 8) ^ (1 << (bit % 8)));
            write(ledger, flipped);
            write(pathOf(cacheKeyOf(1)), record);
            DiskCache cache(m_folder, diskOnly());
            cache.open(vaultKey());
            QVERIFY2(!cache.find(cacheKeyOf(1)), qPrintable(QString::number(bit)));
        }
        qInfo("%lld bits of the ledger flipped, nothing believed", static_cast<long long>(whole.size() * 8));
    }

    void everySwapIsRefused()
    {
        const QList<CacheKey> keys = everyPlace();
        DiskCache cache(m_folder, diskOnly());
        cache.open(vaultKey());
        for (int n = 0; n < keys.size(); ++n)
            cache.store(keys.at(n), cachedResponse(n));
        cache.flush();
        int swaps = 0;
        for (int to = 0; to < keys.size(); ++to) {
            const QString path = pathOf(keys.at(to));
            const QByteArray own = read(path);
            // Neighbours differ in one thing, others in several.
            for (int step = 1; step <= 32; ++step) {
                const int from = static_cast<int>((to + step) % keys.size());
                write(path, read(pathOf(keys.at(from))));
                QVERIFY2(!cache.find(keys.at(to)), qPrintable(QStringLiteral("%1 in place of %2").arg(from).arg(to)));
                ++swaps;
            }
            write(path, own);
            QCOMPARE(cache.find(keys.at(to))->body, cachedResponse(to).body);
        }
        qInfo("%d swaps between server, user, tenant, method and URL, all refused", swaps);
        QVERIFY(swaps >= fewestSwaps);
    }

    void everySwapOfKeysAndGenerationsIsRefused_data()
    {
        QTest::addColumn<bool>("purged");
        QTest::newRow("of another key") << false;
        QTest::newRow("of before a purge") << true;
    }
    void everySwapOfKeysAndGenerationsIsRefused()
    {
        QFETCH(bool, purged);
        constexpr int records = 500;
        QList<QByteArray> foreign;
        {
            DiskCache cache(m_folder, diskOnly());
            const SecretString key = vaultKey(purged ? 'k' : 'o');
            cache.open(key);
            for (int n = 0; n < records; ++n)
                cache.store(cacheKeyOf(n), cachedResponse(n));
            cache.flush();
            for (int n = 0; n < records; ++n)
                foreign.append(read(pathOf(cacheKeyOf(n), key)));
            cache.purge();
        }
        DiskCache cache(m_folder, diskOnly());
        cache.open(vaultKey());
        for (int n = 0; n < records; ++n)
            cache.store(cacheKeyOf(n), cachedResponse(n));
        cache.flush();
        for (int n = 0; n < records; ++n) {
            QVERIFY(cache.find(cacheKeyOf(n)));
            QVERIFY(!foreign.at(n).isEmpty());
            write(pathOf(cacheKeyOf(n)), foreign.at(n));
            QVERIFY2(!cache.find(cacheKeyOf(n)), qPrintable(QString::number(n)));
        }
    }

    void noKindPassesForAnother()
    {
        DiskCache cache(m_folder, diskOnly());
        cache.open(vaultKey());
        cache.store(cacheKeyOf(1), cachedResponse(1));
        cache.flush();
        const QByteArray response = read(pathOf(cacheKeyOf(1)));
        write(m_folder + u'/' + name(cacheKeyOf(1), RecordKind::Confirmation), response);
        QCOMPARE(cache.find(cacheKeyOf(1)), std::optional(cachedResponse(1)));
        write(ledgerPath(), response);
        DiskCache other(m_folder, diskOnly());
        other.open(vaultKey());
        QVERIFY(!other.find(cacheKeyOf(1)));
    }

    void draftsStayWhereTheyBelong()
    {
        DraftStore drafts(m_folder);
        drafts.open(vaultKey());
        const QList<Identity> owners{
            {QUrl(QStringLiteral("https://a.example")), QStringLiteral("u-1"), QStringLiteral("t-1"), {}},
            {QUrl(QStringLiteral("https://a.example")), QStringLiteral("u-1"), QStringLiteral("t-2"), {}},
            {QUrl(QStringLiteral("https://a.example")), QStringLiteral("u-2"), QStringLiteral("t-1"), {}},
            {QUrl(QStringLiteral("https://b.example")), QStringLiteral("u-1"), QStringLiteral("t-1"), {}}};
        for (const Identity &owner : owners) {
            drafts.setOwner(owner);
            for (int n = 0; n < 5; ++n)
                QVERIFY(waitFor(drafts.save(QString::number(n), owner.tenantId.toUtf8())));
        }
        const QStringList files = QDir(m_folder).entryList(QDir::Files);
        QCOMPARE(files.size(), owners.size() * 5);
        const auto readable = [&] {
            qsizetype count = 0;
            for (const Identity &owner : owners) {
                drafts.setOwner(owner);
                count += drafts.list().size();
            }
            return count;
        };
        int swaps = 0;
        for (const QString &to : files) {
            const QByteArray own = read(m_folder + u'/' + to);
            for (const QString &from : files) {
                if (from == to)
                    continue;
                write(m_folder + u'/' + to, read(m_folder + u'/' + from));
                QCOMPARE(readable(), files.size() - 1);
                ++swaps;
            }
            write(m_folder + u'/' + to, own);
        }
        QCOMPARE(readable(), files.size());
        qInfo("%d swaps of drafts, all refused", swaps);
    }

    void everyTruncationIsRefused()
    {
        DiskCache cache(m_folder, diskOnly());
        cache.open(vaultKey());
        constexpr int records = 20;
        for (int n = 0; n < records; ++n)
            cache.store(cacheKeyOf(n), cachedResponse(n));
        cache.flush();
        int cuts = 0;
        for (int n = 0; n < records; ++n) {
            const QString path = pathOf(cacheKeyOf(n));
            const QByteArray whole = read(path);
            for (qsizetype size = 0; size < whole.size(); ++size, ++cuts) {
                write(path, whole.left(size));
                QVERIFY(!cache.find(cacheKeyOf(n)));
            }
            write(path, whole + QByteArray(1, '\0'));
            QVERIFY(!cache.find(cacheKeyOf(n)));
        }
        qInfo("%d truncations, all refused", cuts);
    }

    void noCanaryIsOnTheDisk()
    {
        constexpr int canaries = 500;
        const auto canary = [](int n) {
            return QStringLiteral("canary-%1-%2").arg(n).arg(n * 7919 % 100'003);
        };
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            DraftStore drafts(m_dir->filePath(QStringLiteral("drafts")));
            drafts.open(vaultKey('d'));
            for (int n = 0; n < canaries; ++n) {
                const QString word = canary(n);
                CacheKey key = cacheKeyOf(n);
                CachedResponse response = cachedResponse(n);
                Identity owner{QUrl(QStringLiteral("https://a.example")), QStringLiteral("u"), QStringLiteral("t"), {}};
                // Each in one of the places where a word of a tenant can be.
                switch (n % 10) {
                case 0:
                    response.body = word.toUtf8();
                    break;
                case 1:
                    response.etag = word.toUtf8();
                    break;
                case 2:
                    response.tags = QStringList{word};
                    break;
                case 3:
                    key.url = word.toUtf8();
                    break;
                case 4:
                    key.user = word;
                    break;
                case 5:
                    key.tenant = word;
                    break;
                case 6:
                    key.role = word;
                    break;
                case 7:
                    key.origin = word;
                    break;
                case 8:
                    owner.userId = word;
                    break;
                default:
                    owner.tenantId = word;
                }
                cache.store(key, response);
                cache.invalidate(word);
                drafts.setOwner(owner);
                QVERIFY(waitFor(drafts.save(word, word.toUtf8())));
            }
            cache.confirm(cacheKeyOf(0), QDateTime::currentDateTimeUtc(), std::nullopt);
        }
        int files = 0;
        QDirIterator all(m_dir->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = all.next();
            const QByteArray bytes = path.toUtf8() + read(path);
            // Any encoding that keeps the letters: QDataStream writes strings in two bytes a letter.
            for (const QByteArray &needle : {QByteArray("canary"), QByteArray("c\0a\0n\0a\0r\0y", 11)})
                QVERIFY2(!bytes.contains(needle), qPrintable(path));
            ++files;
        }
        qInfo("%d canaries, none in %d files and their names", canaries, files);
        QVERIFY(files > canaries);
    }

    void garbageIsAMissAndGoes_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("empty") << 0;
        QTest::newRow("noise") << 1;
        QTest::newRow("a head and noise") << 2;
        QTest::newRow("larger than any record") << 3;
        QTest::newRow("a pipe") << 4;
        QTest::newRow("a link to a file elsewhere") << 5;
        QTest::newRow("a folder") << 6;
    }
    void garbageIsAMissAndGoes()
    {
        QFETCH(int, what);
        const QString stranger = m_dir->filePath(QStringLiteral("stranger"));
        const QString neighbour = m_folder + QStringLiteral("/notes.txt");
        {
            DiskCache cache(m_folder, diskOnly());
            cache.open(vaultKey());
            cache.store(cacheKeyOf(1), cachedResponse(1));
        }
        const QString path = pathOf(cacheKeyOf(2));
        QRandomGenerator random(7);
        QByteArray noise(500, '\0');
        for (char &c : noise)
            c = static_cast<char>(random.bounded(256));
        write(stranger, noise);
        write(neighbour, "not ours");
        switch (what) {
        case 0:
            write(path, {});
            break;
        case 1:
            write(path, noise);
            break;
        case 2:
            write(path, read(pathOf(cacheKeyOf(1))).left(RecordHead::bytes) + noise);
            break;
        case 3:
            write(path, {});
            QVERIFY(QFile::resize(path, 500'000'000));
            break;
        case 4:
            QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
            break;
        case 5:
            QVERIFY(QFile::link(stranger, path));
            break;
        default:
            QVERIFY(QDir().mkpath(path));
        }
        DiskCache cache(m_folder, diskOnly());
        cache.open(vaultKey());
        QVERIFY(!cache.find(cacheKeyOf(2)));
        QVERIFY(cache.find(cacheKeyOf(1)));
        cache.flush();
        // What begins like a record of ours stays until it is replaced or evicted; a folder is not touched.
        QCOMPARE(QFileInfo::exists(path), what == 2 || what == 6);
        QCOMPARE(read(stranger), noise);
        QCOMPARE(read(neighbour), QByteArray("not ours"));
        cache.store(cacheKeyOf(2), cachedResponse(2));
        cache.flush();
        QCOMPARE(cache.find(cacheKeyOf(2)).has_value(), what != 6);
    }

private:
    [[nodiscard]] static QString name(const CacheKey &about, RecordKind kind, const SecretString &key = vaultKey())
    {
        return QString::fromLatin1(RecordKey::from(key)->nameOf(labelOf(about), kind));
    }
    [[nodiscard]] QString pathOf(const CacheKey &about, const SecretString &key = vaultKey()) const
    {
        return m_folder + u'/' + name(about, RecordKind::Response, key);
    }
    [[nodiscard]] QString ledgerPath() const
    {
        const RecordLabel label{{}, {}, {}, "LEDGER", {}};
        return m_folder + u'/' + QString::fromLatin1(RecordKey::from(vaultKey())->nameOf(label, RecordKind::Ledger));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

QTEST_GUILESS_MAIN(TestSealedRecords)
#include "tst_sealedrecords.moc"
