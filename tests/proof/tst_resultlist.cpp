// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proof/resultfixture.h"

#include <QTest>

#include <functional>

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;
using contract::AuditSort;
using Numbers = std::vector<std::int64_t>;
using Bend = std::function<void(Numbers &)>;
Q_DECLARE_METATYPE(Bend)

namespace {

std::vector<std::pair<const char *, AuditSort>> sorts()
{
    return {{"newest", AuditSort::NewestFirst},
            {"oldest", AuditSort::OldestFirst},
            {"surest", AuditSort::HighestConfidenceFirst},
            {"unsurest", AuditSort::LowestConfidenceFirst}};
}

} // namespace

/// The list that is told, the one that is shown, and the one that the leaves make.
class TestResultList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<ResultFixture>(); }

    void theHiddenRowIsNamed()
    {
        for (const std::int64_t hidden : {7, 157, 297}) {
            ResultQuestion question = m_scene->answerHonestly("agent:agent-7");
            std::erase(m_scene->source->result, hidden);
            --question.total;
            const ResultReport report = m_scene->run(question);
            QCOMPARE(report.log, LogOutcome::Verified);
            QCOMPARE(report.omitted, std::vector<std::int64_t>{hidden});
            QVERIFY(!report.isComplete());
            QTRY_VERIFY(m_scene->isAlarmAbout(hidden));
        }
    }

    void aTotalThatCountsTheHiddenRowDoesNotHelp()
    {
        const ResultQuestion question = m_scene->answerHonestly("agent:agent-7");
        std::erase(m_scene->source->result, 157);
        QCOMPARE(m_scene->run(question).omitted, std::vector<std::int64_t>{157});
        m_scene->source->result.push_back(m_scene->source->result.front());
        const ResultReport report = m_scene->run(question);
        QCOMPARE(report.omitted, std::vector<std::int64_t>{157});
        QCOMPARE(report.extra, std::vector<std::int64_t>{m_scene->source->result.front()});
    }

    void whatDoesNotBelongIsNamed()
    {
        ResultQuestion question = m_scene->answerHonestly("agent:agent-7");
        m_scene->source->result.push_back(18);
        ++question.total;
        QCOMPARE(m_scene->run(question).extra, std::vector<std::int64_t>{18});
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
        ResultQuestion question = m_scene->answerHonestly("agent:agent-7,agent-2", sort);
        m_scene->source->shown = m_scene->source->result;
        bend(*m_scene->source->shown);
        question.shown = shownNow();
        const ResultReport report = m_scene->run(question);
        QCOMPARE(report.log, LogOutcome::Verified);
        QCOMPARE(report.omitted, omitted);
        QCOMPARE(report.extra, extra);
        QCOMPARE(report.moved.size(), moved.size());
        QCOMPARE(report.isComplete(), *m_scene->source->shown == m_scene->source->result);
        QTRY_COMPARE(m_scene->log->status().isGood(), report.isComplete());
        QCOMPARE(report.shown, static_cast<std::int64_t>(m_scene->source->shown->size()));
        for (const std::int64_t seq : omitted)
            QVERIFY(m_scene->isAlarmAbout(seq));
    }

    void rowsThatComeLaterAreHeldAgainstTheResult()
    {
        ResultQuestion question = m_scene->answerHonestly("");
        m_scene->source->shown = m_scene->source->result;
        std::erase(*m_scene->source->shown, 57);
        const auto all = shownNow();
        question.shown = {all.begin(), all.begin() + 100};
        const auto from = [&all](std::size_t first, std::size_t end) {
            std::vector<ListPlace> places;
            for (; first < end; ++first)
                places.push_back({all[first].offset, all[first].row.seq});
            return places;
        };
        const ResultReport report = m_scene->run(question);
        QVERIFY(report.isComplete());
        const ResultReport same = m_scene->check->hold(report, from(100, 200));
        QVERIFY(same.isComplete());
        const ResultReport later = m_scene->check->hold(report, from(200, 299));
        QCOMPARE(later.omitted, Numbers{57});
        QVERIFY(!later.isComplete());
        QTRY_VERIFY(m_scene->isAlarmAbout(57));
    }

    void rowsMustSayWhatTheLogHolds()
    {
        ResultQuestion question = m_scene->answerHonestly("agent:agent-7");
        question.shown = shownNow();
        question.shown[3].row.risk = 100;
        question.shown[5].row.id.back() = 'x';
        question.shown[7].row.reason = "another";
        const Numbers altered{question.shown[5].row.seq, question.shown[3].row.seq};
        QCOMPARE(m_scene->run(question).altered, altered);
        // Where bodies are read, they are compared too.
        question.query = ResultFixture::parsed("agent:agent-7 Reason");
        const Numbers more{question.shown[7].row.seq, question.shown[5].row.seq, question.shown[3].row.seq};
        QCOMPARE(m_scene->run(question).altered, more);
        QTRY_VERIFY(!m_scene->log->status().isGood());
    }

    void theNumbersMustComeInTheOrderThatWasAsked()
    {
        for (const auto &[name, sort] : sorts()) {
            ResultQuestion question = m_scene->answerHonestly("agent:agent-7,agent-2", sort);
            QVERIFY(m_scene->run(question).isComplete());
            std::swap(m_scene->source->result[4], m_scene->source->result[5]);
            QCOMPARE(m_scene->run(question).moved.size(), std::size_t{1});
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
        ResultQuestion question = m_scene->answerHonestly("agent:agent-7");
        question.total += more;
        const ResultReport report = m_scene->run(question);
        QVERIFY(report.omitted.empty() && report.extra.empty());
        QCOMPARE(report.counted, 30 + more);
        QCOMPARE(report.listed, 30);
        QVERIFY(!report.isComplete());
        QTRY_VERIFY(!m_scene->log->status().isGood());
    }

private:
    [[nodiscard]] std::vector<ShownRow> shownNow() const
    {
        std::vector<ShownRow> shown;
        for (contract::AuditRow &row : m_scene->source->shownRows())
            shown.push_back({static_cast<std::int64_t>(shown.size()), std::move(row)});
        return shown;
    }

    std::unique_ptr<ResultFixture> m_scene;
};

QTEST_GUILESS_MAIN(TestResultList)
#include "tst_resultlist.moc"
