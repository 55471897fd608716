// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportfixture.h"

#include "api/net/operationlog.h"
#include "ui/export/filewriter.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <memory>
#include <sys/resource.h>

using namespace atalaya;
using namespace Qt::StringLiterals;
using tests::contentOf;

class TestExportJobs : public tests::ExportFixture
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreMadeWhileTheWindowGoesOn_data()
    {
        QTest::addColumn<bool>("copies");
        QTest::newRow("csv") << false;
        QTest::newRow("copy") << true;
    }
    void rowsAreMadeWhileTheWindowGoesOn()
    {
        QFETCH(bool, copies);
        const QTemporaryDir folder;
        ui::ExportSubject subject = week();
        subject.table = slow(20);
        // A row is made for each turn of the window's loop: on the window's own thread there would be none.
        QTimer turns;
        connect(&turns, &QTimer::timeout, this, [this] { m_turns->release(); });
        turns.start(0);
        QSignalSpy done(m_exporter, copies ? &ui::Exporter::copied : &ui::Exporter::jobChanged);
        if (copies)
            m_exporter->copy(subject);
        else
            saveTo(folder.filePath(u"rows.csv"_s), subject);
        QTRY_VERIFY(!m_exporter->job());
        QVERIFY(!m_gaveUp->load());
        if (copies)
            QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"\n19\n"_s));
        else
            QVERIFY(contentOf(folder.filePath(u"rows.csv"_s)).contains("\r\n19\r\n"));
        QVERIFY(!done.isEmpty());
    }

    void aStoppedExportLeavesNoFile_data()
    {
        QTest::addColumn<bool>("inBusyList");
        QTest::newRow("by its button") << false;
        QTest::newRow("in the busy list") << true;
    }
    void aStoppedExportLeavesNoFile()
    {
        QFETCH(bool, inBusyList);
        const QTemporaryDir folder;
        api::OperationLog busy;
        m_exporter->setBusyList(&busy);
        QSignalSpy saved(m_exporter, &ui::Exporter::saved);
        ui::ExportSubject subject = week();
        subject.table = slow(5000);
        saveTo(folder.filePath(u"rows.csv"_s), subject);
        QCOMPARE(busy.running().size(), 1);
        QCOMPARE(busy.running().constFirst().label, "export.save");
        m_turns->release(1200);
        QTRY_COMPARE(m_exporter->job()->done(), qsizetype{1000});
        QCOMPARE(m_exporter->job()->size(), qsizetype{5000});
        if (inBusyList)
            busy.giveUp(busy.running().constFirst().id);
        else
            m_exporter->job()->stop();
        m_turns->release(5000);
        QTRY_VERIFY(!m_exporter->job());
        QVERIFY(busy.running().isEmpty() && busy.failures().isEmpty());
        QVERIFY(QDir(folder.path()).isEmpty());
        QCOMPARE(saved.size(), 0);
        QVERIFY(!m_page->findChild<QWidget *>(u"saveFailed"_s));
    }

    void anExportThatOutlivesItsPageIsWritten()
    {
        const QTemporaryDir folder;
        api::OperationLog busy;
        m_exporter->setBusyList(&busy);
        ui::ExportSubject subject = week();
        subject.table = slow(20);
        saveTo(folder.filePath(u"rows.csv"_s), subject);
        m_page.reset();
        QVERIFY(busy.running().isEmpty());
        m_turns->release(20);
        QTRY_VERIFY(QFile::exists(folder.filePath(u"rows.csv"_s)));
    }

    void whatCannotBeWrittenIsSaidAndWhatWasThereStays()
    {
        m_exporter->save(Kind::Csv, week());
        auto *const dialog = m_page->findChild<QFileDialog *>(u"saveDialog"_s);
        Q_EMIT dialog->fileSelected(u"/nowhere/at/all.csv"_s);
        QTRY_VERIFY(m_page->findChild<QWidget *>(u"saveFailed"_s));
        m_page->findChild<QWidget *>(u"saveFailed"_s)->close();
        dialog->close();

        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.csv"_s);
        QVERIFY(ui::writeFile(path, [](const ui::Step &) { return QByteArray("old"); }).result().isEmpty());
        // A limit on the size of files stops a write half-way, as a full disk does.
        const auto onLimit = std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
        const rlimit small{1000, limit.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const QString why = ui::writeFile(path, [](const ui::Step &) { return QByteArray(1'000'000, 'x'); }).result();
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
        std::signal(SIGXFSZ, onLimit);
        QVERIFY(!why.isEmpty());
        QCOMPARE(contentOf(path), QByteArray("old"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"a.csv"_s});
    }

private:
    /// Each row waits for the test to release it.
    ui::ExportTable slow(qsizetype rows)
    {
        m_turns = std::make_shared<QSemaphore>();
        m_gaveUp = std::make_shared<std::atomic<bool>>(false);
        return {{u"Row"_s}, rows, [turns = m_turns, gaveUp = m_gaveUp](qsizetype at) {
                    if (!*gaveUp && !turns->tryAcquire(1, 10'000))
                        *gaveUp = true;
                    return ui::ExportTable::Row{{QString::number(at), static_cast<qlonglong>(at)}};
                }};
    }

    std::shared_ptr<QSemaphore> m_turns;
    std::shared_ptr<std::atomic<bool>> m_gaveUp;
};

QTEST_MAIN(TestExportJobs)
#include "tst_export_jobs.moc"
