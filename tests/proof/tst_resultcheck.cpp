// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/logverifier.h"
#include "api/proof/resultcheck.h"
#include "tests/support/futures.h"
#include "tests/support/memorypins.h"
#include "tests/support/operatorsource.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;
namespace rules = atalaya::rules;
using contract::AuditSort;
using Numbers = std::vector<std::int64_t>;
using Bend = std::function<void(Numbers &)>;
Q_DECLARE_METATYPE(Bend)

namespace {

const LogName theLog{QStringLiteral("https://platform.example"), QStringLiteral("ten-1")};
const OperatorKey theKey("atalaya-00/t/ten-1/1", 1);

std::vector<std::pair<const char *, AuditSort>> sorts()
{
    return {{"newest", AuditSort::NewestFirst},
            {"oldest", AuditSort::OldestFirst},
            {"surest", AuditSort::HighestConfidenceFirst},
            {"unsurest", AuditSort::LowestConfidenceFirst}};
}

rules::Query parsed(const char *text)
{
    const auto query = rules::parseQuery(text, {});
    if (!query.ok())
        qFatal("the test's query can't be understood");
    return query.query;
}

} // namespace

class TestResultCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<OperatorSource>(theKey);
        // One decision a minute from 2026-01-01T00:00Z; agent-N by the last digit of the number.
        m_source->add(300);
        m_pins = std::make_unique<MemoryPins>();
        begin();
        QVERIFY(waitFor(m_log->check()));
    }

    void honestResultsAreComplete_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("matching");
        QTest::addColumn<int>("decisions");
        QTest::addColumn<int>("leaves");
        QTest::newRow("everything") << QByteArray("") << 300 << 300 << 300;
        QTest::newRow("one agent") << QByteArray("agent:agent-7") << 30 << 300 << 300;
        QTest::newRow("a period") << QByteArray("from:2026-01-01T01:00:00Z to:2026-01-01T02:00:00Z") << 60 << 60 << 62;
        QTest::newRow("from the beginning") << QByteArray("to:2026-01-01T00:10:00Z") << 10 << 10 << 11;
        QTest::newRow("to the end") << QByteArray("from:2026-01-01T04:50:00Z") << 10 << 10 << 11;
        QTest::newRow("an empty period") << QByteArray("from:2027-01-01T00:00:00Z") << 0 << 0 << 1;
        QTest::newRow("before everything") << QByteArray("to:2025-01-01T00:00:00Z") << 0 << 0 << 1;
        QTest::newRow("one agent in a period")
            << QByteArray("agent:agent-7 from:2026-01-01T01:00:00Z to:2026-01-01T02:00:00Z") << 6 << 60 << 62;
        QTest::newRow("words") << QByteArray("\"Reason 123\"") << 1 << 300 << 300;
        QTest::newRow("id") << QByteArray("id:" + QByteArray::fromStdString(OperatorSource(theKey).shownId(18))) << 1
                            << 300 << 300;
    }
    void honestResultsAreComplete()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, matching);
        QFETCH(int, decisions);
        QFETCH(int, leaves);
        const ResultReport report = run(answerHonestly(text.constData()));
        QCOMPARE(report.log, LogOutcome::Verified);
        QVERIFY(report.isComplete());
        QCOMPARE(report.matching, matching);
        QCOMPARE(report.decisions, decisions);
        QCOMPARE(report.leaves, leaves);
        QVERIFY(m_log->status().isGood());
        QCOMPARE(report.pin->head.size, std::uint64_t{300});
    }

    /// The platform ends a reply that grows too large.
    void shortRepliesAreContinued()
    {
        m_source->mostBodies = 7;
        const ResultReport report = run(answerHonestly("\"Reason 123\""));
        QCOMPARE(report.log, LogOutcome::Verified);
        QVERIFY(report.isComplete());
        QCOMPARE(report.matching, 1);
        m_source->mostBodies = 0;
        QCOMPARE(run(answerHonestly("\"Reason 123\"")).log, LogOutcome::Malformed);
    }

    void theHiddenRowIsNamed()
    {
        for (const std::int64_t hidden : {7, 157, 297}) {
            ResultQuestion question = answerHonestly("agent:agent-7");
            std::erase(m_source->result, hidden);
            --question.total;
            const ResultReport report = run(question);
            QCOMPARE(report.log, LogOutcome::Verified);
            QCOMPARE(report.omitted, std::vector<std::int64_t>{hidden});
            QVERIFY(!report.isComplete());
            QTRY_VERIFY(isAlarmAbout(hidden));
        }
    }

    void aTotalThatCountsTheHiddenRowDoesNotHelp()
    {
        const ResultQuestion question = answerHonestly("agent:agent-7");
        std::erase(m_source->result, 157);
        QCOMPARE(run(question).omitted, std::vector<std::int64_t>{157});
        m_source->result.push_back(m_source->result.front());
        const ResultReport report = run(question);
        QCOMPARE(report.omitted, std::vector<std::int64_t>{157});
        QCOMPARE(report.extra, std::vector<std::int64_t>{m_source->result.front()});
    }

    void whatDoesNotBelongIsNamed()
    {
        ResultQuestion question = answerHonestly("agent:agent-7");
        m_source->result.push_back(18);
        ++question.total;
        QCOMPARE(run(question).extra, std::vector<std::int64_t>{18});
    }

    /// Told by their numbers, all rows are there; what stands before the reader is another list.
    void theListThatIsShownIsHeldAgainstTheLog_data()
    {
        QTest::addColumn<AuditSort>("sort");
        QTest::addColumn<Bend>("bend");
        QTest::addColumn<Numbers>("omitted");
        QTest::addColumn<Numbers>("extra");
        QTest::addColumn<Numbers>("moved");
        // The 60 of agent-7 and agent-2; agent-7 is the surer one.
        const auto place = [](Numbers &list, std::int64_t seq) {
            return std::ranges::find(list, seq);
        };
        const Bend hide = [place](Numbers &list) {
            list.erase(place(list, 157));
        };
        const Bend repeat = [place](Numbers &list) {
            *place(list, 157) = 167;
        };
        const Bend swap = [place](Numbers &list) {
            const auto at = place(list, 157);
            std::iter_swap(at, at + 1);
        };
        const Bend foreign = [place](Numbers &list) {
            *place(list, 157) = 158;
        };
        const Bend later = [place](Numbers &list) {
            list.erase(place(list, 157));
            list.push_back(157);
        };
        for (const auto &[name, sort] : sorts()) {
            QTest::addRow("%s, honest", name) << sort << Bend([](Numbers &) {}) << Numbers() << Numbers() << Numbers();
            QTest::addRow("%s, one hidden", name) << sort << hide << Numbers{157} << Numbers() << Numbers();
            QTest::addRow("%s, another instead", name) << sort << repeat << Numbers{157} << Numbers{167} << Numbers();
            QTest::addRow("%s, two swapped", name) << sort << swap << Numbers() << Numbers() << Numbers{157};
            QTest::addRow("%s, a foreign one", name) << sort << foreign << Numbers{157} << Numbers{158} << Numbers();
            QTest::addRow("%s, at the end", name) << sort << later << Numbers() << Numbers() << Numbers{157};
        }
    }
    void theListThatIsShownIsHeldAgainstTheLog()
    {
        QFETCH(AuditSort, sort);
        QFETCH(Bend, bend);
        QFETCH(Numbers, omitted);
        QFETCH(Numbers, extra);
        QFETCH(Numbers, moved);
        ResultQuestion question = answerHonestly("agent:agent-7,agent-2", sort);
        m_source->shown = m_source->result;
        bend(*m_source->shown);
        question.shown = shownNow();
        const ResultReport report = run(question);
        QCOMPARE(report.log, LogOutcome::Verified);
        QCOMPARE(report.omitted, omitted);
        QCOMPARE(report.extra, extra);
        QCOMPARE(report.moved.size(), moved.size());
        QCOMPARE(report.isComplete(), *m_source->shown == m_source->result);
        QTRY_COMPARE(m_log->status().isGood(), report.isComplete());
        QCOMPARE(report.shown, static_cast<std::int64_t>(m_source->shown->size()));
        for (const std::int64_t seq : omitted)
            QVERIFY(isAlarmAbout(seq));
    }

    void rowsThatComeLaterAreHeldAgainstTheResult()
    {
        ResultQuestion question = answerHonestly("");
        m_source->shown = m_source->result;
        std::erase(*m_source->shown, 57);
        const auto all = shownNow();
        question.shown = {all.begin(), all.begin() + 100};
        const auto from = [&all](std::size_t first, std::size_t end) {
            std::vector<ListPlace> places;
            for (; first < end; ++first)
                places.push_back({all[first].offset, all[first].row.seq});
            return places;
        };
        const ResultReport report = run(question);
        QVERIFY(report.isComplete());
        const ResultReport same = m_check->hold(report, from(100, 200));
        QVERIFY(same.isComplete());
        const ResultReport later = m_check->hold(report, from(200, 299));
        QCOMPARE(later.omitted, Numbers{57});
        QVERIFY(!later.isComplete());
        QTRY_VERIFY(isAlarmAbout(57));
    }

    void rowsMustSayWhatTheLogHolds()
    {
        ResultQuestion question = answerHonestly("agent:agent-7");
        question.shown = shownNow();
        question.shown[3].row.risk = 100;
        question.shown[5].row.id.back() = 'x';
        question.shown[7].row.reason = "another";
        const Numbers altered{question.shown[5].row.seq, question.shown[3].row.seq};
        QCOMPARE(run(question).altered, altered);
        // Where bodies are read, they are compared too.
        question.query = parsed("agent:agent-7 Reason");
        const Numbers more{question.shown[7].row.seq, question.shown[5].row.seq, question.shown[3].row.seq};
        QCOMPARE(run(question).altered, more);
        QTRY_VERIFY(!m_log->status().isGood());
    }

    void theNumbersMustComeInTheOrderThatWasAsked()
    {
        for (const auto &[name, sort] : sorts()) {
            ResultQuestion question = answerHonestly("agent:agent-7,agent-2", sort);
            QVERIFY(run(question).isComplete());
            std::swap(m_source->result[4], m_source->result[5]);
            QCOMPARE(run(question).moved.size(), std::size_t{1});
        }
    }

    void theCountMustBeThatOfTheList_data()
    {
        QTest::addColumn<int>("more");
        QTest::newRow("more") << 1;
        QTest::newRow("fewer") << -1;
        QTest::newRow("none") << -30;
    }
    void theCountMustBeThatOfTheList()
    {
        QFETCH(int, more);
        ResultQuestion question = answerHonestly("agent:agent-7");
        question.total += more;
        const ResultReport report = run(question);
        QVERIFY(report.omitted.empty() && report.extra.empty());
        QCOMPARE(report.counted, 30 + more);
        QCOMPARE(report.listed, 30);
        QVERIFY(!report.isComplete());
        QTRY_VERIFY(!m_log->status().isGood());
    }

    void leavesMustBeThoseOfTheLog_data()
    {
        QTest::addColumn<int>("kind");
        for (const char *const kind : {"meta changed", "leaf left out", "leaf twice", "two swapped", "cut", "garbage"})
            QTest::newRow(kind) << static_cast<int>(m_kinds++);
    }
    void leavesMustBeThoseOfTheLog()
    {
        QFETCH(int, kind);
        const ResultQuestion question = answerHonestly("agent:agent-7");
        auto &entries = m_source->entries;
        switch (kind) {
        case 0:
            entries[50].meta.replace("agent-0", "agent-7");
            break;
        case 1:
            entries.erase(entries.begin() + 50), entries.push_back(entries.back());
            break;
        case 2:
            entries[51] = entries[50];
            break;
        case 3:
            std::swap(entries[50], entries[51]);
            break;
        case 4:
            m_source->bendLeaves = [](QByteArray &bytes) {
                bytes.chop(1);
            };
            break;
        default:
            m_source->bendLeaves = [](QByteArray &bytes) {
                bytes.fill('\0');
            };
            break;
        }
        const ResultReport report = run(question);
        QVERIFY(!isVerified(report.log));
        QVERIFY(!report.isComplete());
    }

    void aTreeOfTheirOwnIsNotTheLog()
    {
        const ResultQuestion question = answerHonestly("agent:agent-7");
        m_source->entries[57].meta.replace("agent-7", "agent-8");
        m_source->rebuild();
        std::erase(m_source->result, 57);
        QCOMPARE(run(question).log, LogOutcome::NotInLog);
    }

    void edgesMustBeProven()
    {
        // Asked for single leaves while the period's end is looked for, the platform makes it end earlier.
        const ResultQuestion question = answerHonestly("from:2026-01-01T01:00:00Z to:2026-01-01T02:00:00Z");
        m_source->bendLeaves = [this](QByteArray &bytes) {
            if (bytes.size() < 400 && m_source->lastFrom > 110)
                bytes = m_source->leafFrame(290);
        };
        const ResultReport report = run(question);
        QCOMPARE(report.log, LogOutcome::NotInLog);
        QCOMPARE(report.badLeaf, std::optional(std::uint64_t{111}));
    }

    void erasedIsNotEvaluable()
    {
        OperatorEntry &leaf = m_source->add();
        leaf.kind = "retention";
        leaf.at = m_source->entries[100].at + 100 * std::int64_t{86'400'000};
        leaf.meta = R"({"before":"2026-01-01T01:00:00.000Z","days":90,"ranges":[[0,60]]})";
        m_source->rebuild();
        QVERIFY(waitFor(m_log->check()));
        const ResultQuestion question = answerHonestly("agent:agent-7");
        m_source->gone = {17, 18};
        const ResultReport bare = run(question);
        QCOMPARE(bare.missing, (std::vector<std::int64_t>{17, 18}));
        QVERIFY(!bare.isComplete());
        m_source->erasedBy = 300;
        const ResultReport report = run(question);
        QCOMPARE(report.notEvaluable, (std::vector<std::int64_t>{17, 18}));
        QVERIFY(report.missing.empty() && report.omitted.empty() && report.extra.empty());
        // Words look into bodies, which are gone too.
        const ResultReport byWords = run(answerHonestly("Reason"));
        QCOMPARE(byWords.notEvaluable, (std::vector<std::int64_t>{17, 18}));
        QVERIFY(byWords.isComplete());
    }

    void theCostIsToldFirst()
    {
        const auto period = waitFor(m_check->cost(answerHonestly("from:2026-01-01T01:00:00Z to:2026-01-01T02:00:00Z")));
        QVERIFY(period);
        QCOMPARE(period->leaves, std::int64_t{62});
        QVERIFY(!period->needsBodies);
        const auto words = waitFor(m_check->cost(answerHonestly("Reason")));
        QVERIFY(words->needsBodies);
        QCOMPARE(words->leaves, std::int64_t{300});
        QVERIFY(words->bytes > period->bytes * 5);
    }

    void progressIsToldAndRunsCanBeCancelled()
    {
        QSignalSpy progressed(m_check.get(), &ResultCheck::progressed);
        QVERIFY(run(answerHonestly("agent:agent-7")).isComplete());
        QCOMPARE(progressed.first().at(0).toLongLong(), 0);
        QCOMPARE(progressed.last().at(0).toLongLong(), 300);
        progressed.clear();
        auto future = m_check->run(answerHonestly("agent:agent-7"));
        future.cancel();
        QVERIFY(!waitFor(future));
        const auto replaced = m_check->run(answerHonestly("agent:agent-7"));
        const auto next = m_check->run(answerHonestly("agent:agent-8"));
        QVERIFY(waitFor(next)->isComplete());
        QVERIFY(replaced.isCanceled());
    }

    void unsignedLeavesAreNoResult()
    {
        ResultQuestion question = answerHonestly("");
        question.headSize = 301;
        QCOMPARE(run(question).log, LogOutcome::StaleProof);
    }

    void emptyLogsAreComplete()
    {
        OperatorSource empty(theKey);
        MemoryPins pins;
        LogVerifier log(&empty, &pins);
        log.setLog(theLog);
        ResultCheck check(&empty, &log);
        const auto report = waitFor(check.run({}));
        QVERIFY2(report, reason(report));
        QVERIFY(report->isComplete());
        QCOMPARE(report->matching, 0);
    }

    void aLogWithLeavesIsNotEmpty()
    {
        expectDoubt({}, ResultReport::Doubt::OlderLog);
        // Nor at first sight of it.
        m_pins = std::make_unique<MemoryPins>();
        begin();
        expectDoubt({}, ResultReport::Doubt::OlderLog);
    }

    void aResultMustBeOfTheLogThatIsKnown()
    {
        ResultQuestion question = answerHonestly("agent:agent-7");
        question.knownLeaves = 300;
        QVERIFY(run(question).isComplete());
        m_source->headSize = 290;
        m_source->showAllBelow(290);
        std::erase_if(m_source->result, [](std::int64_t seq) { return seq % 10 != 7; });
        question.total = 29;
        question.headSize = 290;
        expectDoubt(question, ResultReport::Doubt::OlderLog);
        // It was asked for before there were more.
        question.knownLeaves = 290;
        QVERIFY(run(question).isComplete());
        // What was known at the last visit counts from the beginning.
        question.knownLeaves.reset();
        QVERIFY(run(question).isComplete());
        begin();
        expectDoubt(question, ResultReport::Doubt::OlderLog);
    }

    void clocksMayDifferALittle_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("mayBe");
        QTest::newRow("slow") << -299 << true;
        QTest::newRow("fast") << 299 << true;
        QTest::newRow("too slow") << -301 << false;
        QTest::newRow("too fast") << 301 << false;
    }
    void clocksMayDifferALittle()
    {
        QFETCH(int, seconds);
        QFETCH(bool, mayBe);
        ResultQuestion question = answerHonestly("agent:agent-7");
        question.clockSkew = std::chrono::seconds(seconds);
        if (mayBe)
            QVERIFY(run(question).isComplete());
        else
            expectDoubt(question, ResultReport::Doubt::ClocksDiffer);
    }

private:
    /// As after a start of the program.
    void begin()
    {
        m_check.reset();
        m_log = std::make_unique<LogVerifier>(m_source.get(), m_pins.get());
        m_log->setLog(theLog);
        m_check = std::make_unique<ResultCheck>(m_source.get(), m_log.get());
    }
    /// Nothing is verified, and nobody is accused.
    void expectDoubt(const ResultQuestion &question, ResultReport::Doubt doubt)
    {
        const ResultReport report = run(question);
        QCOMPARE(report.log, LogOutcome::StaleProof);
        QCOMPARE(report.doubt, doubt);
        QVERIFY(!report.isComplete());
        QVERIFY(m_log->status().alarms.empty());
    }
    /// The right result, newest first.
    ResultQuestion answerHonestly(const char *text, AuditSort sort = AuditSort::NewestFirst)
    {
        ResultQuestion question;
        question.queryId = QStringLiteral("q-1");
        question.query = parsed(text);
        question.headSize = m_source->size();
        question.sort = sort;
        m_source->result = m_source->matching(question.query, sort);
        question.total = static_cast<std::int64_t>(m_source->result.size());
        return question;
    }
    [[nodiscard]] std::vector<ShownRow> shownNow() const
    {
        std::vector<ShownRow> shown;
        for (contract::AuditRow &row : m_source->shownRows())
            shown.push_back({static_cast<std::int64_t>(shown.size()), std::move(row)});
        return shown;
    }
    [[nodiscard]] bool isAlarmAbout(std::int64_t seq) const
    {
        return std::ranges::any_of(m_log->status().alarms, [seq](const LogAlarm &alarm) {
            return alarm.outcome == LogOutcome::Incomplete && alarm.seq == static_cast<std::uint64_t>(seq);
        });
    }
    ResultReport run(const ResultQuestion &question)
    {
        const auto report = waitFor(m_check->run(question));
        if (!report)
            qWarning("%s", reason(report).constData());
        return report.value_or(ResultReport{});
    }

    int m_kinds = 0;
    std::unique_ptr<OperatorSource> m_source;
    std::unique_ptr<MemoryPins> m_pins;
    std::unique_ptr<LogVerifier> m_log;
    std::unique_ptr<ResultCheck> m_check;
};

QTEST_GUILESS_MAIN(TestResultCheck)
#include "tst_resultcheck.moc"
