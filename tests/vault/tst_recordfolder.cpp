// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/vault/recordfolder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace atalaya::api;

namespace {

QByteArray name(char digit)
{
    return QByteArray(64, digit);
}

} // namespace

class TestRecordFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = makeFolder({});
    }
    void cleanup() { m_folder.reset(); }

    void whatIsQueuedIsReadAtOnce()
    {
        m_folder->write(name('a'), "first");
        QCOMPARE(m_folder->read(name('a')), std::optional<QByteArray>("first"));
        m_folder->remove(name('a'));
        QVERIFY(!m_folder->read(name('a')));
        m_folder->write(name('a'), "second");
        QCOMPARE(m_folder->names(), QList<QByteArray>{name('a')});
        m_folder->flush();
        QCOMPARE(m_folder->read(name('a')), std::optional<QByteArray>("second"));
        QCOMPARE(m_folder->records(), 1);
        QCOMPARE(m_folder->bytes(), 6);
    }

    void everyWriterHearsOnceAndOnTheWorker()
    {
        std::atomic<int> told = 0;
        std::atomic<bool> elsewhere = true;
        constexpr int writes = 50;
        for (int n = 0; n < writes; ++n) {
            m_folder->write(name('a'), QByteArray::number(n), [&](bool written) {
                told += written ? 1 : 0;
                elsewhere = elsewhere && QThread::currentThread() != QCoreApplication::instance()->thread();
            });
        }
        m_folder->flush();
        QCOMPARE(told.load(), writes);
        QVERIFY(elsewhere);
        QCOMPARE(m_folder->read(name('a')), std::optional(QByteArray::number(writes - 1)));
    }

    void removedTogetherButForThePinned()
    {
        m_folder->pin(name('a'));
        m_folder->write(name('a'), "pinned");
        m_folder->write(name('b'), "other");
        m_folder->flush();
        std::atomic<int> dropped = 0;
        m_folder->write(name('c'), "late", [&](bool written) { dropped += written ? 0 : 1; });
        m_folder->removeAll(RecordFolder::Pinned::Stay);
        // Before the worker has got to it, too.
        QVERIFY(!m_folder->read(name('b')));
        QVERIFY(m_folder->read(name('a')));
        m_folder->write(name('d'), "after");
        QCOMPARE(m_folder->read(name('d')), std::optional<QByteArray>("after"));
        m_folder->flush();
        QCOMPARE(m_folder->records(), 2);
        m_folder->removeAll(RecordFolder::Pinned::Go);
        QVERIFY(!m_folder->read(name('a')));
        QVERIFY(m_folder->names().isEmpty());
        m_folder->flush();
        QCOMPARE(m_folder->records(), 0);
        QVERIFY(dropped.load() <= 1);
    }

    void boundsAreKeptAndThePinnedToo()
    {
        RecordFolder::Bounds bounds;
        bounds.records = 10;
        bounds.largest = 100;
        m_folder = makeFolder(bounds);
        m_folder->pin(name('0'));
        for (const char digit : QByteArray("0123456789abcdef"))
            m_folder->write(name(digit), "x");
        m_folder->flush();
        QVERIFY(m_folder->records() <= 10);
        QVERIFY(m_folder->read(name('0')));
        QVERIFY(!m_folder->read(name('1')));
        QVERIFY(m_folder->read(name('f')));
        bool written = true;
        m_folder->write(name('f'), QByteArray(101, 'x'), [&](bool ok) { written = ok; });
        m_folder->flush();
        QVERIFY(!written);
        QCOMPARE(m_folder->read(name('f')), std::optional<QByteArray>("x"));
        QCOMPARE(m_folder->failures(), 1);
    }

    void halfWrittenFilesOfOthersGo()
    {
        m_folder->write(name('a'), "x");
        m_folder->flush();
        QFile half(m_dir->filePath(QStringLiteral("records/.new-abc123")));
        QVERIFY(half.open(QIODevice::WriteOnly));
        m_folder->sweep({});
        m_folder->flush();
        QVERIFY(!half.exists());
        QVERIFY(m_folder->read(name('a')));
    }

    void onlyWhatIsKeptStays()
    {
        m_folder->write(name('a'), "no record");
        m_folder->sweep([](const RecordHead &) { return true; });
        m_folder->flush();
        QVERIFY(!m_folder->read(name('a')));
        QCOMPARE(m_folder->records(), 0);
    }

private:
    [[nodiscard]] std::unique_ptr<RecordFolder> makeFolder(const RecordFolder::Bounds &bounds)
    {
        m_folder.reset();
        return std::make_unique<RecordFolder>(m_dir->filePath(QStringLiteral("records")), bounds);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<RecordFolder> m_folder;
};

QTEST_GUILESS_MAIN(TestRecordFolder)
#include "tst_recordfolder.moc"
