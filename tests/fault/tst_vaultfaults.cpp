// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/diskcache.h"
#include "api/drafts/draftstore.h"
#include "tests/cache/cachefixture.h"
#include "tests/fault/vaultchild.h"
#include "tests/support/futures.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>

using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

constexpr int kills = 102;

/// From here on no file may grow beyond `bytes`: the disk is full (EFBIG instead of ENOSPC).
class SmallFiles
{
public:
    explicit SmallFiles(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(SmallFiles)

private:
    rlimit m_before{};
};

/// A disk of 64 KiB of its own, where the test may mount one.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &folder)
        : m_path(QFile::encodeName(folder))
        , m_isMounted(::mount("tmpfs", m_path.constData(), "tmpfs", 0, "size=64k") == 0)
    {}
    ~SmallDisk()
    {
        if (m_isMounted)
            ::umount2(m_path.constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)
    [[nodiscard]] bool isMounted() const { return m_isMounted; }

private:
    QByteArray m_path;
    bool m_isMounted;
};

} // namespace

/// A full disk, a kill at any moment and a second console cost answers, never more.
class TestVaultFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->filePath(QStringLiteral("cache"));
    }

    void fullDiskKeepsWhatWasThere()
    {
        DiskCache::Bounds bounds;
        bounds.memoryEntries = 0;
        DiskCache cache(m_folder, bounds);
        cache.open(vaultKey());
        cache.store(cacheKeyOf(1), cachedResponse(1));
        cache.store(cacheKeyOf(2), cachedResponse(2));
        cache.flush();
        {
            const SmallFiles full(2'000);
            cache.store(cacheKeyOf(1), cachedResponse(1, 50'000));
            cache.store(cacheKeyOf(3), cachedResponse(3, 50'000));
            cache.flush();
            QCOMPARE(temporaryFiles(), 0);
        }
        QCOMPARE(cache.find(cacheKeyOf(1)), std::optional(cachedResponse(1)));
        QVERIFY(cache.find(cacheKeyOf(2)));
        QVERIFY(!cache.find(cacheKeyOf(3)));
        cache.store(cacheKeyOf(3), cachedResponse(3, 50'000));
        cache.flush();
        QVERIFY(cache.find(cacheKeyOf(3)));
    }

    void fullDiskHidesNoInvalidation()
    {
        const QString tag = QStringLiteral("things");
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            cache.store(cacheKeyOf(1), cachedResponse(1, 200, {tag}));
            cache.flush();
            const SmallFiles full(10);
            cache.invalidate(tag);
            cache.flush();
            QVERIFY(cache.find(cacheKeyOf(1))->invalidated);
        }
        DiskCache cache(m_folder);
        cache.open(vaultKey());
        // It can't be told any more that it was invalidated, so it is not believed at all.
        QVERIFY(!cache.find(cacheKeyOf(1)));
    }

    void fullDiskIsSaidOfADraft()
    {
        DraftStore drafts(m_folder);
        drafts.open(vaultKey());
        drafts.setOwner({QUrl(QStringLiteral("https://a.example")), QStringLiteral("u-1"), QStringLiteral("t-1"), {}});
        QVERIFY(waitFor(drafts.save(QStringLiteral("policy"), "first")));
        {
            const SmallFiles full(100);
            const auto saved = waitFor(drafts.save(QStringLiteral("policy"), QByteArray(5'000, 'x')));
            QCOMPARE(saved.error().kind, ApiError::Kind::Storage);
            QCOMPARE(saved.error().code, QStringLiteral("not_written"));
        }
        QCOMPARE(drafts.load(QStringLiteral("policy"))->bytes, QByteArray("first"));
        QCOMPARE(temporaryFiles(), 0);
        QVERIFY(waitFor(drafts.save(QStringLiteral("policy"), "second")));
    }

    void fullDiskLosesNoDraftOfAnotherKey()
    {
        const QString policy = QStringLiteral("policy");
        const QString other = QStringLiteral("other");
        QDateTime now(QDate(2026, 2, 8), QTime(12, 0), Qt::UTC);
        DraftStore drafts(m_folder, [&now] { return now; });
        drafts.open(vaultKey());
        drafts.setOwner({QUrl(QStringLiteral("https://a.example")), QStringLiteral("u-1"), QStringLiteral("t-1"), {}});
        QVERIFY(waitFor(drafts.save(policy, QByteArray(5'000, 'x'))));
        QVERIFY(waitFor(drafts.save(other, QByteArray(5'000, 'y'))));
        const QStringList before = QDir(m_folder).entryList(QDir::Files);
        {
            const SmallFiles full(100);
            drafts.rekey(vaultKey('o'));
            drafts.flush();
        }
        QCOMPARE(QDir(m_folder).entryList(QDir::Files), before);
        QCOMPARE(drafts.load(policy)->bytes, QByteArray(5'000, 'x'));
        QCOMPARE(drafts.list().size(), 2);
        // There is room again.
        now = now.addSecs(60);
        QVERIFY(waitFor(drafts.save(policy, "saved again")));
        QCOMPARE(drafts.load(policy)->bytes, QByteArray("saved again"));
        QCOMPARE(drafts.list().size(), 2);
        QCOMPARE(drafts.list().constFirst().bytes, QByteArray("saved again"));
        drafts.remove(policy);
        QVERIFY(!drafts.load(policy));
        QCOMPARE(drafts.list().size(), 1);
        drafts.open(vaultKey());
        QVERIFY(!drafts.load(policy));
        QCOMPARE(drafts.load(other)->bytes, QByteArray(5'000, 'y'));
    }

    void aDiskThatReallyIsFull()
    {
        QVERIFY(QDir().mkpath(m_folder));
        const SmallDisk disk(m_folder);
        if (!disk.isMounted())
            QSKIP("mounting a small disk needs root; the limit of file sizes above stands for it");
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            for (int n = 0; n < 200; ++n)
                cache.store(cacheKeyOf(n), cachedResponse(n, 1'000));
            cache.flush();
            QCOMPARE(temporaryFiles(), 0);
            for (int n = 0; n < 200; ++n)
                QVERIFY(cache.find(cacheKeyOf(n)));
        }
        {
            DiskCache cache(m_folder);
            cache.open(vaultKey());
            int found = 0;
            for (int n = 0; n < 200; ++n) {
                const auto kept = cache.find(cacheKeyOf(n));
                found += kept ? 1 : 0;
                QVERIFY(!kept || *kept == cachedResponse(n, 1'000));
            }
            qInfo("%d of 200 answers fitted on the full disk, all whole", found);
            QVERIFY(found > 0 && found < 200);
            cache.purge();
            cache.flush();
            cache.store(cacheKeyOf(1), cachedResponse(1));
            cache.flush();
            QCOMPARE(cache.size().diskEntries, 2);
        }
    }

    void killed_data()
    {
        QTest::addColumn<QString>("mode");
        for (const char *const mode : {"write", "rotate", "destroy"})
            QTest::newRow(mode) << QString::fromLatin1(mode);
    }
    void killed()
    {
        QFETCH(QString, mode);
        constexpr int rounds = kills / 3;
        QRandomGenerator random(11);
        int leftBehind = 0;
        int answers = 0;
        for (int round = 0; round < rounds; ++round) {
            QProcess child;
            startChild(child, mode, 1'000'000, random.generate());
            const qint64 dots = 1 + random.bounded(60);
            QVERIFY(child.waitForStarted());
            QTRY_VERIFY_WITH_TIMEOUT(child.bytesAvailable() >= dots || child.state() != QProcess::Running, 20'000);
            QCOMPARE(child.state(), QProcess::Running);
            child.kill();
            QVERIFY(child.waitForFinished());
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
            leftBehind += temporaryFiles();
            answers += checkStartsClean();
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d kills during %s: %d half-written files cleared, %d whole answers read", rounds, qPrintable(mode),
              leftBehind, answers);
    }

    void twoConsolesOnOneFolder()
    {
        constexpr int steps = 2'000;
        QProcess first;
        QProcess second;
        startChild(first, QStringLiteral("write"), steps, 1);
        startChild(second, QStringLiteral("destroy"), steps, 2);
        for (QProcess *const child : {&first, &second}) {
            QVERIFY(child->waitForFinished(120'000));
            QCOMPARE(child->exitStatus(), QProcess::NormalExit);
            QCOMPARE(child->exitCode(), 0);
        }
        checkStartsClean();
        qInfo("two processes, %d steps each on one folder", steps);
    }

private:
    void startChild(QProcess &child, const QString &mode, int steps, quint32 seed) const
    {
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--child"), m_folder, mode, QString::number(steps), QString::number(seed)});
    }
    [[nodiscard]] int temporaryFiles() const
    {
        return static_cast<int>(
            QDir(m_folder).entryList({QStringLiteral(".new-*")}, QDir::Files | QDir::Hidden).size());
    }
    /// As the next start of the console: what can be read is whole, and nothing else is left. The number of answers.
    int checkStartsClean() const
    {
        int answers = 0;
        const auto check = [&] {
            DiskCache::Bounds bounds;
            bounds.memoryEntries = 0;
            DiskCache cache(m_folder, bounds);
            cache.open(vaultKey());
            cache.flush();
            QCOMPARE(temporaryFiles(), 0);
            const CacheSize size = cache.size();
            for (int n = 0; n < childKeys; ++n) {
                const auto found = cache.find(childKey(n));
                QVERIFY(!found || isWhole(n, *found));
                answers += found ? 1 : 0;
            }
            // The ledger, the answers and at most as many confirmations as there are questions.
            QVERIFY(size.diskEntries >= answers + 1 && size.diskEntries <= answers + 1 + childKeys);
            QCOMPARE(QDir(m_folder).entryList(QDir::Files).size(), size.diskEntries);
            cache.store(childKey(0), cachedResponse(0));
            cache.flush();
            QCOMPARE(cache.find(childKey(0)), std::optional(cachedResponse(0)));
            cache.remove(childKey(0));
        };
        check();
        return answers;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList given = QCoreApplication::arguments();
    if (given.value(1) == QLatin1String("--child"))
        return runVaultChild(given.value(2), given.value(3), given.value(4).toInt(), given.value(5).toUInt());
    TestVaultFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_vaultfaults.moc"
