// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportcheckfixture.h"

#include "tests/support/futures.h"

#include <QTest>

#include <algorithm>

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;
using Kind = ExportFault::Kind;

namespace {

/// Another value in one column; its name.
std::string change(contract::AuditRow &row, int which)
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

} // namespace

class TestExportCheckForged : public ExportCheckFixture
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(TestExportCheckForged)
#include "tst_exportcheck_forged.moc"
