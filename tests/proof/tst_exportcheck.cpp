// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportcheckfixture.h"

#include "api/proof/logverifier.h"
#include "tests/support/exportfile.h"
#include "tests/support/futures.h"
#include "tests/support/memorypins.h"

#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;

class TestExportCheck : public ExportCheckFixture
{
    Q_OBJECT

private Q_SLOTS:
    void honestFilesAreRight_data()
    {
        QTest::addColumn<QByteArray>("q");
        QTest::addColumn<int>("sort");
        QTest::addColumn<int>("form");
        const QByteArrayList queries{"",
                                     "agent:agent-7",
                                     "confidence:>=0.5",
                                     "confidence:none",
                                     "from:2026-01-01T01:00:00Z to:2026-01-01T02:00:00Z",
                                     "agent:nobody",
                                     "Reason"};
        for (const QByteArray &q : queries)
            for (int sort = 0; sort < 4; ++sort)
                for (int form = 0; form < 3; ++form)
                    QTest::addRow("%s/%d/%d", q.constData(), sort, form) << q << sort << form;
    }
    void honestFilesAreRight()
    {
        QFETCH(QByteArray, q);
        QFETCH(int, sort);
        QFETCH(int, form);
        make(q, static_cast<contract::AuditSort>(sort), form);
        const ExportReport report = check();
        QVERIFY(report.hasBytes());
        QCOMPARE(report.head, LogOutcome::Verified);
        QVERIFY2(report.areRowsRight(), qPrintable(said(report)));
        QCOMPARE(report.file.rows, report.manifest.count);
    }

    void fewColumnsAreEnough()
    {
        for (const std::vector<std::string> &columns :
             {std::vector<std::string>{"seq"}, {"seq", "state"}, {"seq", "reason"}, {"seq", "at", "confidence"}}) {
            make("agent:agent-3", contract::AuditSort::HighestConfidenceFirst, 0, columns);
            QVERIFY(check().areRowsRight());
        }
        make("agent:agent-3", contract::AuditSort::NewestFirst, 0, {"id", "at", "agent"});
        const ExportReport without = check();
        QVERIFY(without.hasBytes());
        QVERIFY(!without.hasRows);
    }

    void whatASpreadsheetSavedAgainIsStillRight()
    {
        make("", contract::AuditSort::NewestFirst, 0);
        // Other separator and quotes, decimal point, ends of line, no byte order mark, its own words for yes and no.
        QByteArray again;
        again += csvLine(names(), ',', true);
        for (const contract::AuditRow &row : m_rows)
            again += csvLine(exportCells(row, m_manifest.columns, false), ',', true);
        again.replace("\"false\"", "\"FALSO\"");
        write(again);
        const ExportReport report = check();
        QVERIFY(!report.hasBytes());
        QVERIFY2(report.areRowsRight(), qPrintable(said(report)));
    }

    void anExportIsCheckedWhenTheLogHasGrown()
    {
        make("agent:agent-4", contract::AuditSort::NewestFirst, 0);
        OperatorSource grown = *m_source;
        grown.add(40);
        MemoryPins pins;
        for (int visit = 0; visit < 2; ++visit) {
            LogVerifier log(&grown, &pins);
            log.setLog(theLog);
            QVERIFY(waitFor(log.check()));
            ResultCheck result(&grown, &log);
            ExportCheck check(&result, &log);
            const auto report = waitFor(check.run(path(), manifestPath()));
            QVERIFY2(report, reason(report));
            QVERIFY(isVerified(report->head) && report->hasRows && report->areRowsRight());
        }
    }

    void rowsThatWereErasedSinceThenAreCounted()
    {
        OperatorSource source(theKey);
        source.add(120);
        MemoryPins pins;
        LogVerifier log(&source, &pins,
                        [] { return contract::Instant{std::chrono::sys_days{std::chrono::year{2026} / 12 / 1}}; });
        log.setLog(theLog);
        QVERIFY(waitFor(log.check()));
        m_otherSource = &source;
        make("agent:agent-7", contract::AuditSort::NewestFirst, 0);
        const std::int64_t begun = source.entries.front().at;
        source.shortenPolicy(begun + 86'400'000);
        source.addErasure(0, 60, begun + 100 * std::int64_t{86'400'000});
        source.gone = {17, 27};
        ResultCheck result(&source, &log);
        ExportCheck check(&result, &log);
        const auto report = waitFor(check.run(path(), manifestPath()));
        QVERIFY2(report, reason(report));
        QCOMPARE(report->result.notEvaluable, (std::vector<std::int64_t>{17, 27}));
        QVERIFY2(report->areRowsRight(), qPrintable(said(*report)));
        m_otherSource = nullptr;
    }

    void whatIsNoManifestOrNoFileIsTold()
    {
        make("", contract::AuditSort::NewestFirst, 0);
        QCOMPARE(waitFor(m_check->run(path(), path())).error().code, QStringLiteral("no_manifest"));
        QCOMPARE(waitFor(m_check->run(path(), QStringLiteral("/no/such"))).error().code,
                 QStringLiteral("not_readable"));
        QCOMPARE(waitFor(m_check->run(QStringLiteral("/no/such"), manifestPath())).error().code,
                 QStringLiteral("not_readable"));
        m_manifest.q = "nonsense:nonsense:\"";
        writeManifest();
        QCOMPARE(waitFor(m_check->run(path(), manifestPath())).error().code, QStringLiteral("no_query"));
    }

    void checksCanBeCancelled()
    {
        make("", contract::AuditSort::NewestFirst, 0);
        auto one = m_check->run(path(), manifestPath());
        one.cancel();
        QVERIFY(!waitFor(one));
        const auto replaced = m_check->run(path(), manifestPath());
        QVERIFY(waitFor(m_check->run(path(), manifestPath()))->areRowsRight());
        QVERIFY(replaced.isCanceled());
    }
};

QTEST_GUILESS_MAIN(TestExportCheck)
#include "tst_exportcheck.moc"
