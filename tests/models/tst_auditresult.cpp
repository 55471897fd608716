// SPDX-License-Identifier: GPL-3.0-or-later
#include "trustfixture.h"

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using api::LogOutcome;
using contract::AuditSort;

/// "Verify this result", as the page asks for it.
class TestAuditResult : public QObject, protected TrustFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aWholeResultIsVerified()
    {
        openResult(u"agent:agent-7"_s, -1);
        QVERIFY(m_result->isPossible());
        m_result->measure();
        QTRY_COMPARE(m_result->step(), AuditResult::Step::Measured);
        QCOMPARE(m_result->cost()->leaves, 300);
        m_result->start();
        QCOMPARE(m_result->step(), AuditResult::Step::Running);
        QTRY_COMPARE(m_result->step(), AuditResult::Step::Done);
        QVERIFY(m_result->report()->isComplete());
        QCOMPARE(m_result->report()->matching, 30);
        QVERIFY(!m_trust->isAlarm());
    }

    void aHiddenDecisionIsNamed()
    {
        openResult(u"agent:agent-7"_s, 157);
        m_result->start();
        QTRY_COMPARE(m_result->step(), AuditResult::Step::Done);
        QCOMPARE(m_result->report()->omitted, std::vector<std::int64_t>{157});
        QTRY_VERIFY(m_trust->isAlarm());
    }

    /// The platform names every decision when it is asked for the numbers, and shows another list with its proofs.
    void anotherListThanTheOneThatIsToldIsCaught_data()
    {
        QTest::addColumn<AuditSort>("sort");
        QTest::addColumn<int>("act");
        for (const auto &[name, sort] :
             {std::pair("newest", AuditSort::NewestFirst), std::pair("surest", AuditSort::HighestConfidenceFirst)}) {
            QTest::addRow("%s, hidden", name) << sort << 0;
            QTest::addRow("%s, another instead", name) << sort << 1;
            QTest::addRow("%s, two swapped", name) << sort << 2;
            QTest::addRow("%s, a foreign one instead", name) << sort << 3;
        }
    }
    void anotherListThanTheOneThatIsToldIsCaught()
    {
        QFETCH(AuditSort, sort);
        QFETCH(int, act);
        const QString text = u"agent:agent-9,agent-6,agent-3,agent-0"_s;
        m_operator->result = m_operator->matching(queryOf(text, utc, {}), sort);
        m_operator->shown = m_operator->result;
        auto &shown = *m_operator->shown;
        const std::int64_t seq = shown[60];
        switch (act) {
        case 0:
            shown.erase(shown.begin() + 60);
            break;
        case 1:
            shown[60] = shown[59];
            break;
        case 2:
            std::swap(shown[60], shown[59]);
            break;
        default:
            shown[60] -= 1;
        }
        open(text, sort);
        // Row by row a hidden one can't be found; anything else is.
        QTRY_VERIFY(!m_trust->isChecking());
        QCOMPARE(m_trust->isAlarm(), act != 0);
        m_result->start();
        QTRY_COMPARE(m_result->step(), AuditResult::Step::Done);
        QVERIFY(!m_result->report()->isComplete());
        const auto &named = act == 2 ? m_result->report()->moved : m_result->report()->omitted;
        QVERIFY(std::ranges::find(named, seq) != named.end());
        QTRY_VERIFY(std::ranges::any_of(m_trust->status().alarms, [seq](const api::LogAlarm &alarm) {
            return alarm.outcome == LogOutcome::Incomplete && alarm.seq == quint64(seq);
        }));
    }

    void rowsThatComeAfterwardsAreHeldAgainstTheResult()
    {
        m_operator->result = m_operator->matching({});
        m_operator->shown = m_operator->result;
        std::erase(*m_operator->shown, 60);
        open();
        m_result->start();
        QTRY_COMPARE(m_result->step(), AuditResult::Step::Done);
        QVERIFY(m_result->report()->isComplete());
        m_rows->setView(220, 240);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        // One too few: another one fills the page.
        m_operator->shown->push_back(50);
        answerRows();
        QTRY_COMPARE(m_result->report()->omitted, std::vector<std::int64_t>{60});
        QVERIFY(!m_result->report()->isComplete());
        QTRY_VERIFY(m_trust->isAlarm());
    }

    void aResultOfAnOlderLogIsNotVerified()
    {
        open();
        QTRY_VERIFY(m_trust->isPageVerified());
        m_headSize = 280;
        openResult(u"agent:agent-7"_s, -1);
        QCOMPARE(m_total, 28);
        m_result->start();
        QTRY_COMPARE(m_result->step(), AuditResult::Step::Done);
        QCOMPARE(m_result->report()->log, LogOutcome::StaleProof);
        QVERIFY(!m_trust->isAlarm());
        // The operator says that there is no log.
        m_headSize = 0;
        m_operator->result.clear();
        m_search->ask(u"agent:agent-8"_s, AuditSort::NewestFirst);
        answer(m_source->queries.back(), 0);
        QTRY_COMPARE(m_result->step(), AuditResult::Step::Idle);
        m_result->start();
        QTRY_COMPARE(m_result->step(), AuditResult::Step::Done);
        QVERIFY(!m_result->report()->isComplete());
        QVERIFY(!m_trust->isAlarm());
    }

    void relativeTimesNeedClocksThatAgree_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<bool>("isComplete");
        QTest::newRow("agree") << u"since:1h"_s << 4 << true;
        QTest::newRow("platform behind") << u"since:1h"_s << 6 << false;
        QTest::newRow("platform ahead") << u"since:1h"_s << -6 << false;
        QTest::newRow("nothing relative") << u"from:2026-01-01T04:00:00Z"_s << 60 << true;
    }
    void relativeTimesNeedClocksThatAgree()
    {
        QFETCH(QString, text);
        QFETCH(int, minutes);
        QFETCH(bool, isComplete);
        m_at = sixOClock - std::chrono::hours(1);
        m_ownTime = m_at + std::chrono::minutes(minutes);
        openResult(text, -1);
        m_result->start();
        QTRY_COMPARE(m_result->step(), AuditResult::Step::Done);
        QCOMPARE(m_result->report()->isComplete(), isComplete);
        QVERIFY(!m_trust->isAlarm());
    }

    void aSnapshotThatIsMadeAgainLaterIsOfTheSameHour()
    {
        m_at = m_ownTime = sixOClock - std::chrono::hours(1);
        openResult(u"since:1h"_s, -1);
        QCOMPARE(m_total, 60);
        // An hour later the platform has dropped it, and makes it again from its own text.
        m_search->askAgain(m_search->snapshotId());
        m_at = m_ownTime = sixOClock;
        m_operator->add(60);
        m_operator->result = m_operator->matching(queryOf(u"since:1h"_s, utc, m_at - std::chrono::hours(1)));
        QVERIFY(m_source->queries.back().question.q.starts_with("from:"));
        const std::size_t before = m_source->pages.size();
        answer(m_source->queries.back(), 120);
        QTRY_VERIFY(m_source->pages.size() > before);
        answerRows();
        QTRY_VERIFY(m_result->isPossible());
        QTRY_VERIFY(m_trust->isPageVerified());
        m_result->start();
        QTRY_COMPARE(m_result->step(), AuditResult::Step::Done);
        QVERIFY(m_result->report()->isComplete());
        QVERIFY(!m_trust->isAlarm());
    }

    void aCheckIsCancelled()
    {
        openResult(u"agent:agent-7"_s, -1);
        m_result->start();
        m_result->cancel();
        QCOMPARE(m_result->step(), AuditResult::Step::Idle);
        m_result->start();
        // Another snapshot: what comes out would belong to the one before.
        m_search->refresh();
        answer(m_source->queries.back(), 250);
        QTRY_COMPARE(m_result->step(), AuditResult::Step::Idle);
        QVERIFY(!m_result->report());
    }

    void whyNothingCameOutIsSaid()
    {
        openResult(u"agent:agent-7"_s, -1);
        api::ApiError offline;
        offline.kind = api::ApiError::Kind::Offline;
        m_operator->error = offline;
        m_result->start();
        QTRY_COMPARE(m_result->step(), AuditResult::Step::Failed);
        QVERIFY(m_result->error()->isUnreachable());
        QVERIFY(!m_trust->isAlarm());
    }
};

QTEST_GUILESS_MAIN(TestAuditResult)
#include "tst_auditresult.moc"
