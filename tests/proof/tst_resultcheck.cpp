// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proof/resultfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;

/// Whole results, and whether the leaves that they are held against are those of the log.
class TestResultCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<ResultFixture>(); }

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
        QTest::newRow("id") << QByteArray("id:" +
                                          QByteArray::fromStdString(
                                              OperatorSource(OperatorKey("atalaya-00/t/ten-1/1", 1)).shownId(18)))
                            << 1 << 300 << 300;
    }
    void honestResultsAreComplete()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, matching);
        QFETCH(int, decisions);
        QFETCH(int, leaves);
        const ResultReport report = m_scene->run(m_scene->answerHonestly(text.constData()));
        QCOMPARE(report.log, LogOutcome::Verified);
        QVERIFY(report.isComplete());
        QCOMPARE(report.matching, matching);
        QCOMPARE(report.decisions, decisions);
        QCOMPARE(report.leaves, leaves);
        QVERIFY(m_scene->log->status().isGood());
        QCOMPARE(report.pin->head.size, std::uint64_t{300});
    }

    /// The platform ends a reply that grows too large.
    void shortRepliesAreContinued()
    {
        m_scene->source->mostBodies = 7;
        const ResultReport report = m_scene->run(m_scene->answerHonestly("\"Reason 123\""));
        QCOMPARE(report.log, LogOutcome::Verified);
        QVERIFY(report.isComplete());
        QCOMPARE(report.matching, 1);
        m_scene->source->mostBodies = 0;
        QCOMPARE(m_scene->run(m_scene->answerHonestly("\"Reason 123\"")).log, LogOutcome::Malformed);
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
        const ResultQuestion question = m_scene->answerHonestly("agent:agent-7");
        auto &entries = m_scene->source->entries;
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
            m_scene->source->bendLeaves = [](QByteArray &bytes) {
                bytes.chop(1);
            };
            break;
        default:
            m_scene->source->bendLeaves = [](QByteArray &bytes) {
                bytes.fill('\0');
            };
            break;
        }
        const ResultReport report = m_scene->run(question);
        QVERIFY(!isVerified(report.log));
        QVERIFY(!report.isComplete());
    }

    void aTreeOfTheirOwnIsNotTheLog()
    {
        const ResultQuestion question = m_scene->answerHonestly("agent:agent-7");
        m_scene->source->entries[57].meta.replace("agent-7", "agent-8");
        m_scene->source->rebuild();
        std::erase(m_scene->source->result, 57);
        QCOMPARE(m_scene->run(question).log, LogOutcome::NotInLog);
    }

    void edgesMustBeProven()
    {
        // Asked for single leaves while the period's end is looked for, the platform makes it end earlier.
        const ResultQuestion question = m_scene->answerHonestly("from:2026-01-01T01:00:00Z to:2026-01-01T02:00:00Z");
        m_scene->source->bendLeaves = [this](QByteArray &bytes) {
            if (bytes.size() < 400 && m_scene->source->lastFrom > 110)
                bytes = m_scene->source->leafFrame(290);
        };
        const ResultReport report = m_scene->run(question);
        QCOMPARE(report.log, LogOutcome::NotInLog);
        QCOMPARE(report.badLeaf, std::optional(std::uint64_t{111}));
    }

    void erasedIsNotEvaluable()
    {
        OperatorSource &source = *m_scene->source;
        const std::int64_t begun = source.entries.front().at;
        source.shortenPolicy(begun + 86'400'000);
        source.addErasure(0, 60, begun + 100 * std::int64_t{86'400'000});
        const auto by = std::exchange(source.erasedBy, std::nullopt);
        QVERIFY(waitFor(m_scene->log->check()));
        const ResultQuestion question = m_scene->answerHonestly("agent:agent-7");
        source.gone = {17, 18};
        const ResultReport bare = m_scene->run(question);
        QCOMPARE(bare.missing, (std::vector<std::int64_t>{17, 18}));
        QVERIFY(!bare.isComplete());
        source.erasedBy = by;
        const ResultReport report = m_scene->run(question);
        QCOMPARE(report.notEvaluable, (std::vector<std::int64_t>{17, 18}));
        QVERIFY(report.missing.empty() && report.omitted.empty() && report.extra.empty());
        // Words look into bodies, which are gone too.
        const ResultReport byWords = m_scene->run(m_scene->answerHonestly("Reason"));
        QCOMPARE(byWords.notEvaluable, (std::vector<std::int64_t>{17, 18}));
        QVERIFY(byWords.isComplete());
    }

    void theCostIsToldFirst()
    {
        const auto period =
            waitFor(m_scene->check->cost(m_scene->answerHonestly("from:2026-01-01T01:00:00Z to:2026-01-01T02:00:00Z")));
        QVERIFY(period);
        QCOMPARE(period->leaves, std::int64_t{62});
        QVERIFY(!period->needsBodies);
        const auto words = waitFor(m_scene->check->cost(m_scene->answerHonestly("Reason")));
        QVERIFY(words->needsBodies);
        QCOMPARE(words->leaves, std::int64_t{300});
        QVERIFY(words->bytes > period->bytes * 5);
    }

    void progressIsToldAndRunsCanBeCancelled()
    {
        QSignalSpy progressed(m_scene->check.get(), &ResultCheck::progressed);
        QVERIFY(m_scene->run(m_scene->answerHonestly("agent:agent-7")).isComplete());
        QCOMPARE(progressed.first().at(0).toLongLong(), 0);
        QCOMPARE(progressed.last().at(0).toLongLong(), 300);
        progressed.clear();
        auto future = m_scene->check->run(m_scene->answerHonestly("agent:agent-7"));
        future.cancel();
        QVERIFY(!waitFor(future));
        const auto replaced = m_scene->check->run(m_scene->answerHonestly("agent:agent-7"));
        const auto next = m_scene->check->run(m_scene->answerHonestly("agent:agent-8"));
        QVERIFY(waitFor(next)->isComplete());
        QVERIFY(replaced.isCanceled());
    }

    void unsignedLeavesAreNoResult()
    {
        ResultQuestion question = m_scene->answerHonestly("");
        question.headSize = 301;
        QCOMPARE(m_scene->run(question).log, LogOutcome::StaleProof);
    }

    void emptyLogsAreComplete()
    {
        OperatorSource empty(OperatorKey("atalaya-00/t/ten-1/1", 1));
        MemoryPins pins;
        LogVerifier log(&empty, &pins);
        log.setLog({QStringLiteral("https://platform.example"), QStringLiteral("ten-1")});
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
        m_scene->pins = std::make_unique<MemoryPins>();
        m_scene->begin();
        expectDoubt({}, ResultReport::Doubt::OlderLog);
    }

    void aResultMustBeOfTheLogThatIsKnown()
    {
        ResultQuestion question = m_scene->answerHonestly("agent:agent-7");
        question.knownLeaves = 300;
        QVERIFY(m_scene->run(question).isComplete());
        m_scene->source->headSize = 290;
        m_scene->source->showAllBelow(290);
        std::erase_if(m_scene->source->result, [](std::int64_t seq) { return seq % 10 != 7; });
        question.total = 29;
        question.headSize = 290;
        expectDoubt(question, ResultReport::Doubt::OlderLog);
        // It was asked for before there were more.
        question.knownLeaves = 290;
        QVERIFY(m_scene->run(question).isComplete());
        // What was known at the last visit counts from the beginning.
        question.knownLeaves.reset();
        QVERIFY(m_scene->run(question).isComplete());
        m_scene->begin();
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
        ResultQuestion question = m_scene->answerHonestly("agent:agent-7");
        question.clockSkew = std::chrono::seconds(seconds);
        if (mayBe)
            QVERIFY(m_scene->run(question).isComplete());
        else
            expectDoubt(question, ResultReport::Doubt::ClocksDiffer);
    }

private:
    /// Nothing is verified, and nobody is accused.
    void expectDoubt(const ResultQuestion &question, ResultReport::Doubt doubt)
    {
        const ResultReport report = m_scene->run(question);
        QCOMPARE(report.log, LogOutcome::StaleProof);
        QCOMPARE(report.doubt, doubt);
        QVERIFY(!report.isComplete());
        QVERIFY(m_scene->log->status().alarms.empty());
    }

    int m_kinds = 0;
    std::unique_ptr<ResultFixture> m_scene;
};

QTEST_GUILESS_MAIN(TestResultCheck)
#include "tst_resultcheck.moc"
