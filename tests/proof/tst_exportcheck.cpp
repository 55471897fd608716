// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/exportcheck.h"
#include "api/proof/logverifier.h"
#include "tests/support/exportfile.h"
#include "tests/support/futures.h"
#include "tests/support/memorypins.h"
#include "tests/support/operatorsource.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;
namespace rules = atalaya::rules;
using Kind = ExportFault::Kind;

namespace {

constexpr int attacks = 50;
const LogName theLog{QStringLiteral("https://platform.example"), QStringLiteral("ten-1")};
const OperatorKey theKey("atalaya-00/t/ten-1/1", 1);

/// What spreadsheets, JSON and CSV stumble over.
// As they stand in JSON.
const QByteArrayList oddTexts{"=cmd|' /C calc'!A0",
                              "'quoted'",
                              "a;=b,+c",
                              "say \\\"no\\\", twice",
                              "two\\r\\nlines",
                              "tab\\there",
                              "-1",
                              "@sum",
                              "x,'y",
                              "gr\xC3\xB6\xC3\x9F"
                              "e",
                              ";;",
                              ",\\\"=1",
                              "\\n",
                              " leading blank",
                              "'"};

rules::Query parsed(const std::string &text)
{
    return rules::parseQuery(text, {}).query;
}

} // namespace

/// Files of exports, honest ones and others, against a log that the test has in its hands.
class TestExportCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_source = std::make_unique<OperatorSource>(theKey);
        m_source->add(300);
        for (std::size_t i = 0; i < 300; i += 3) {
            const QByteArray text = oddTexts[static_cast<qsizetype>(i / 3) % oddTexts.size()];
            m_source->entries[i].body.replace("Reason " + QByteArray::number(static_cast<int>(i)), text);
            m_source->entries[i].meta.replace("\"entity\"", '"' + text + '"');
            if (i % 2 == 0)
                m_source->entries[i].meta.replace(",0." + QByteArray::number(static_cast<int>(i % 10)) + "1,",
                                                  ",null,");
        }
        m_source->rebuild();
        m_log = std::make_unique<LogVerifier>(m_source.get(), &m_pins);
        m_log->setLog(theLog);
        QVERIFY(waitFor(m_log->check()));
        m_result = std::make_unique<ResultCheck>(m_source.get(), m_log.get());
        m_check = std::make_unique<ExportCheck>(m_result.get(), m_log.get());
        m_random.seed(20260208);
    }
    void cleanup()
    {
        // What somebody did to a file is no alarm of the log.
        QVERIFY(m_log->status().alarms.empty());
    }
    void cleanupTestCase()
    {
        m_check.reset();
        m_result.reset();
        m_log.reset();
    }

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

    void aChangedCellIsNamed()
    {
        for (int i = 0; i < attacks; ++i) {
            make("", contract::AuditSort::NewestFirst, i % 3);
            const std::size_t row = below(m_rows.size());
            const std::string column = change(m_rows[row], i);
            forge();
            const ExportReport report = check();
            QVERIFY(!report.areRowsRight());
            QCOMPARE(report.faults.size(), std::size_t{1});
            QCOMPARE(report.faults[0], (ExportFault{Kind::Changed, m_lines[row], m_rows[row].seq, {column}}));
        }
    }

    void aRemovedLineIsNamed()
    {
        for (int i = 0; i < attacks; ++i) {
            make("agent:agent-4", i % 2 == 0 ? contract::AuditSort::NewestFirst : contract::AuditSort::OldestFirst,
                 i % 3);
            const std::size_t row = below(m_rows.size());
            const std::int64_t seq = m_rows[row].seq;
            m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
            forge();
            const ExportReport report = check();
            QVERIFY(!report.areRowsRight());
            QVERIFY(report.faults.empty());
            const auto before = row < m_rows.size() ? std::optional(m_lines[row]) : std::nullopt;
            QCOMPARE(report.missing, (std::vector<MissingLine>{{seq, before}}));
        }
    }

    void anAddedLineIsNamed()
    {
        for (int i = 0; i < attacks; ++i) {
            make("agent:agent-4", contract::AuditSort::NewestFirst, i % 3);
            // A real decision, rightly shown, that the query does not mean; or one that never was.
            contract::AuditRow row = m_source->shownRow(static_cast<std::int64_t>(below(299)));
            if (row.seq % 10 == 4)
                ++row.seq, row = m_source->shownRow(row.seq);
            if (i % 5 == 0)
                row.seq = 5'000 + i;
            const std::size_t at = below(m_rows.size() + 1);
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(at), row);
            forge();
            const ExportReport report = check();
            QVERIFY(!report.areRowsRight());
            const ExportFault wanted{Kind::Added, m_lines[at], row.seq, {}};
            QVERIFY2(std::ranges::find(report.faults, wanted) != report.faults.end(), qPrintable(said(report)));
            QVERIFY(report.missing.empty());
        }
    }

    void swappedLinesAreNamed()
    {
        for (int i = 0; i < attacks; ++i) {
            make("agent:agent-4", static_cast<contract::AuditSort>(i % 4), i % 3);
            const std::size_t one = below(m_rows.size());
            const std::size_t other = (one + 1 + below(m_rows.size() - 1)) % m_rows.size();
            std::swap(m_rows[one], m_rows[other]);
            forge();
            const ExportReport report = check();
            QVERIFY(!report.areRowsRight());
            std::vector<ExportFault> wanted{{Kind::Moved, m_lines[one], m_rows[one].seq, {}},
                                            {Kind::Moved, m_lines[other], m_rows[other].seq, {}}};
            std::ranges::sort(wanted, {}, &ExportFault::line);
            QCOMPARE(report.faults, wanted);
        }
    }

    void aRepeatedLineIsNamed()
    {
        for (int i = 0; i < attacks; ++i) {
            make("agent:agent-4", contract::AuditSort::NewestFirst, i % 3);
            const std::size_t row = below(m_rows.size());
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(row), m_rows[row]);
            forge();
            const ExportReport report = check();
            QVERIFY(!report.areRowsRight());
            QCOMPARE(report.faults,
                     (std::vector<ExportFault>{{Kind::Repeated, m_lines[row + 1], m_rows[row].seq, {}}}));
        }
    }

    void oneInPlaceOfAnotherIsNamed()
    {
        // Count and numbers of lines stay what they were.
        for (int i = 0; i < attacks; ++i) {
            make("agent:agent-4", contract::AuditSort::NewestFirst, i % 3);
            const std::size_t row = below(m_rows.size());
            const std::int64_t gone = m_rows[row].seq;
            m_rows[row].seq = m_rows[(row + 1) % m_rows.size()].seq;
            forge();
            const ExportReport report = check();
            QVERIFY(!report.areRowsRight());
            QCOMPARE(report.missing.size(), std::size_t{1});
            QCOMPARE(report.missing[0].seq, gone);
            QVERIFY(!report.faults.empty());
        }
    }

    void aTailThatIsCutOffIsNamed()
    {
        for (int i = 0; i < attacks; ++i) {
            make("agent:agent-4", contract::AuditSort::NewestFirst, i % 3);
            const std::size_t left = below(m_rows.size());
            std::vector<std::int64_t> gone;
            for (std::size_t row = left; row < m_rows.size(); ++row)
                gone.push_back(m_rows[row].seq);
            std::ranges::sort(gone);
            m_rows.resize(left);
            forge();
            const ExportReport report = check();
            QVERIFY(!report.areRowsRight());
            std::vector<std::int64_t> named;
            for (const MissingLine &one : report.missing)
                named.push_back(one.seq);
            QCOMPARE(named, gone);
        }
    }

    void noiseIsNamed()
    {
        for (int i = 0; i < attacks; ++i) {
            make("agent:agent-4", contract::AuditSort::NewestFirst, i % 3);
            const std::size_t row = below(m_rows.size());
            // One byte in the middle of a row, and the manifest as it was.
            const qsizetype from = m_offsets[row];
            const qsizetype to = row + 1 < m_offsets.size() ? m_offsets[row + 1] : m_bytes.size();
            const qsizetype at = from + static_cast<qsizetype>(below(static_cast<std::size_t>(to - from - 2)));
            m_bytes[at] = m_bytes[at] == '#' ? '%' : '#';
            write(m_bytes);
            const ExportReport report = check();
            QVERIFY(!report.hasBytes());
            QVERIFY2(!report.areRowsRight(), m_bytes.mid(from, to - from).constData());
            const auto atLine = [&](const ExportFault &fault) {
                return fault.line == m_lines[row];
            };
            QVERIFY2(std::ranges::any_of(report.faults, atLine) || report.file.brokenAt, qPrintable(said(report)));
        }
    }

    void theManifestOfAnotherExportIsFound()
    {
        for (int i = 0; i < attacks; ++i) {
            make("agent:agent-" + QByteArray::number(i % 10), contract::AuditSort::NewestFirst, i % 3);
            const QByteArray file = m_bytes;
            make("agent:agent-" + QByteArray::number((i + 1) % 10), contract::AuditSort::NewestFirst, i % 3,
                 i % 2 == 0 ? allColumns() : std::vector<std::string>{"seq", "at", "state"});
            write(file);
            const ExportReport report = check();
            QVERIFY(!report.hasBytes());
            QVERIFY(!report.areRowsRight());
            // Each line of another export with the same columns is one too many, each of its own is missing.
            if (i % 2 == 0 && i % 3 != 2)
                QCOMPARE(report.faults.size() + report.missing.size(), std::size_t{60});
        }
    }

    void anotherTenantsExportIsFound()
    {
        OperatorSource other(OperatorKey("atalaya-00/t/ten-2/1", 2));
        other.add(50);
        OperatorSource elsewhere(OperatorKey("other-00/t/ten-1/1", 3));
        elsewhere.add(50);
        for (int i = 0; i < attacks; ++i) {
            make("", contract::AuditSort::NewestFirst, i % 3);
            m_manifest.head = waitFor((i % 2 == 0 ? other : elsewhere).head()).value();
            m_manifest.headSize = 50;
            writeManifest();
            const ExportReport report = check();
            QCOMPARE(report.head, LogOutcome::WrongLog);
            QVERIFY(!report.hasRows);
        }
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

    void aChangedHeadIsFound()
    {
        for (int i = 0; i < attacks; ++i) {
            make("agent:agent-4", contract::AuditSort::NewestFirst, 0);
            // Its size, its root or its signature.
            QByteArray head = QByteArray::fromStdString(m_manifest.head);
            const qsizetype at = head.indexOf('\n') + 1 + static_cast<qsizetype>(below(40));
            if (head[at] == '\n')
                continue;
            head[at] = head[at] == 'A' ? 'B' : 'A';
            m_manifest.head = head.toStdString();
            writeManifest();
            const ExportReport report = check();
            QVERIFY2(!isVerified(report.head), head.constData());
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

private:
    [[nodiscard]] OperatorSource &source() const { return m_otherSource ? *m_otherSource : *m_source; }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("e")); }
    [[nodiscard]] QString manifestPath() const { return m_folder.filePath(QStringLiteral("e.manifest.json")); }
    [[nodiscard]] std::size_t below(std::size_t bound)
    {
        return static_cast<std::size_t>(m_random.bounded(static_cast<quint32>(bound)));
    }
    static std::vector<std::string> allColumns()
    {
        return {contract::exportColumns().begin(), contract::exportColumns().end()};
    }
    [[nodiscard]] QByteArrayList names() const
    {
        QByteArrayList names;
        for (const std::string &name : m_manifest.columns)
            names.append(QByteArray::fromStdString(name));
        return names;
    }

    /// An honest export. `form`: CSV in Spanish, CSV in English, JSON Lines.
    void make(const QByteArray &q, contract::AuditSort sort, int form, std::vector<std::string> columns = allColumns())
    {
        m_manifest = {};
        m_manifest.id = "exp-1";
        m_manifest.format = form == 2 ? contract::ExportFormat::JsonLines : contract::ExportFormat::Csv;
        m_manifest.locale = form == 1 ? "en" : "es";
        const rules::Query query = parsed(q.toStdString());
        m_manifest.q = rules::canonical(query);
        m_manifest.sort = sort;
        m_manifest.columns = std::move(columns);
        m_manifest.headSize = source().size();
        m_manifest.head = waitFor(source().head()).value();
        m_rows.clear();
        for (const std::int64_t seq : source().matching(query))
            m_rows.push_back(source().shownRow(seq));
        std::ranges::stable_sort(m_rows, [sort](const contract::AuditRow &a, const contract::AuditRow &b) {
            using Sort = contract::AuditSort;
            if (sort == Sort::OldestFirst)
                return a.seq < b.seq;
            if (sort == Sort::NewestFirst || a.confidence == b.confidence)
                return a.seq > b.seq;
            if (!a.confidence || !b.confidence)
                return a.confidence.has_value();
            return sort == Sort::HighestConfidenceFirst ? *a.confidence > *b.confidence : *a.confidence < *b.confidence;
        });
        forge();
    }

    /// File and manifest out of the rows of now: whoever changes a file can also change what lies beside it.
    void forge()
    {
        const bool isJson = m_manifest.format == contract::ExportFormat::JsonLines;
        const char separator = m_manifest.locale == "es" ? ';' : ',';
        m_bytes = isJson ? QByteArray() : "\xEF\xBB\xBF" + csvLine(names(), separator);
        m_lines.clear();
        m_offsets.clear();
        for (const contract::AuditRow &row : m_rows) {
            m_lines.push_back(m_bytes.count('\n') + 1);
            m_offsets.push_back(m_bytes.size());
            m_bytes += isJson ? jsonLine(row, m_manifest.columns)
                              : csvLine(exportCells(row, m_manifest.columns, separator == ';'), separator);
        }
        m_manifest.count = static_cast<std::int64_t>(m_rows.size());
        m_manifest.bytes = m_bytes.size();
        m_manifest.sha256 = sha256Hex(m_bytes);
        write(m_bytes);
        writeManifest();
    }
    void write(const QByteArray &bytes) const { put(path(), bytes); }
    void writeManifest() const { put(manifestPath(), QByteArray::fromStdString(encode(m_manifest).dump())); }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    /// Another value in one column; its name.
    static std::string change(contract::AuditRow &row, int which)
    {
        switch (which % 14) {
        case 0:
            return row.at += std::chrono::milliseconds(1), "at";
        case 1:
            return row.agent += 'x', "agent";
        case 2:
            return row.entity = '=' + row.entity, "entity";
        case 3:
            return row.action.clear(), "action";
        case 4:
            return row.state = contract::DecisionState::Blocked, "state";
        case 5:
            return row.policyId = "pol-2", "policyId";
        case 6:
            return row.policyName[0] = 'p', "policyName";
        case 7:
            return ++row.policyVersion, "policyVersion";
        case 8:
            return row.confidence = row.confidence ? *row.confidence + 0.0001 : 0.5, "confidence";
        case 9:
            return row.risk = row.risk ? std::nullopt : std::optional<std::int64_t>(7), "risk";
        case 10:
            return row.containsPii = !row.containsPii, "containsPii";
        case 11:
            return row.user = "eva", "user";
        case 12:
            return row.reason = *row.reason + '\'', "reason";
        default:
            return row.correlationId = "c-x", "correlationId";
        }
    }

    ExportReport check()
    {
        const auto report = waitFor(m_check->run(path(), manifestPath()));
        if (!report)
            qWarning("%s", reason(report).constData());
        return report.value_or(ExportReport{});
    }
    static QString said(const ExportReport &report)
    {
        QString all = QStringLiteral("log %1, rows %2 of %3, broken at %4, missing %5; ")
                          .arg(static_cast<int>(report.result.log))
                          .arg(report.file.rows)
                          .arg(report.manifest.count)
                          .arg(report.file.brokenAt.value_or(-1))
                          .arg(report.missing.size());
        for (const ExportFault &fault : report.faults) {
            all += QStringLiteral("%1@%2#%3 ")
                       .arg(static_cast<int>(fault.kind))
                       .arg(fault.line)
                       .arg(fault.seq.value_or(-1));
            for (const std::string &name : fault.columns)
                all += QString::fromStdString(name) + u' ';
        }
        return all.left(2'000);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<OperatorSource> m_source;
    OperatorSource *m_otherSource = nullptr;
    MemoryPins m_pins;
    std::unique_ptr<LogVerifier> m_log;
    std::unique_ptr<ResultCheck> m_result;
    std::unique_ptr<ExportCheck> m_check;
    QRandomGenerator m_random;
    contract::ExportManifest m_manifest;
    std::vector<contract::AuditRow> m_rows;
    /// Of each row.
    std::vector<std::int64_t> m_lines;
    std::vector<qsizetype> m_offsets;
    QByteArray m_bytes;
};

QTEST_GUILESS_MAIN(TestExportCheck)
#include "tst_exportcheck.moc"
