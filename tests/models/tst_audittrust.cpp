// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeauditsource.h"

#include "models/auditresult.h"
#include "models/audittrust.h"
#include "tests/support/memorypins.h"
#include "tests/support/operatorsource.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using api::LogOutcome;
using contract::AuditSort;

namespace {

const api::LogName theLog{u"https://platform.example"_s, u"ten-1"_s};
const tests::OperatorKey theKey("atalaya-00/t/ten-1/1", 1);
const QTimeZone utc = QTimeZone::utc();
/// The log of 300 minutes ends an hour before.
const contract::Instant sixOClock{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1} + std::chrono::hours(6)};

} // namespace

/// A real verifier, an operator who can do anything, and a table whose answers come from the operator's rows.
class TestAuditTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bend = {};
        m_headSize.reset();
        m_at = m_ownTime = sixOClock;
        m_operator = std::make_unique<tests::OperatorSource>(theKey);
        m_operator->add(300);
        m_operator->result.resize(250);
        // Newest first: row 0 is leaf 299.
        std::iota(m_operator->result.rbegin(), m_operator->result.rend(), 50);
        m_pins = std::make_unique<tests::MemoryPins>();
        m_log = std::make_unique<api::LogVerifier>(m_operator.get(), m_pins.get());
        m_log->setLog(theLog);
        m_verifier = std::make_unique<api::RowVerifier>(m_operator.get(), m_log.get());
        m_check = std::make_unique<api::ResultCheck>(m_operator.get(), m_log.get());
        m_source = std::make_unique<tests::FakeAuditSource>();
        m_search = std::make_unique<AuditSearch>(m_source.get(), u"log"_s);
        m_rows = std::make_unique<AuditLogModel>(m_source.get(), m_search.get(), utc);
        m_decision = std::make_unique<AuditDecisionPresenter>(m_source.get(), m_rows.get());
        m_trust = std::make_unique<AuditTrust>(m_log.get(), m_verifier.get(), m_rows.get(), m_decision.get());
        m_result = std::make_unique<AuditResult>(m_check.get(), m_search.get(), m_rows.get());
        m_search->rememberLeaves([this] { return m_log->status().verifiedSize(); });
    }
    void cleanup()
    {
        m_result.reset();
        m_trust.reset();
        m_decision.reset();
        m_rows.reset();
        m_search.reset();
        m_check.reset();
        m_verifier.reset();
        m_log.reset();
    }

    void everyRowThatIsShownIsVerified()
    {
        QCOMPARE(m_trust->mode(), TrustMode::Unknown);
        open();
        QTRY_VERIFY(m_trust->isPageVerified());
        QCOMPARE(m_trust->mode(), TrustMode::FirstUse);
        QCOMPARE(m_trust->count(ProofState::Verified), 100);
        QCOMPARE(m_trust->status().pin->head.size, quint64(300));
        // Further rows are checked when they come.
        m_rows->setView(220, 240);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        answerRows();
        QTRY_COMPARE(m_trust->count(ProofState::Verified), 150);
        QVERIFY(m_trust->isPageVerified());
    }

    void aLaterVisitContinuesThePin()
    {
        open();
        QTRY_VERIFY(m_trust->isPageVerified());
        m_operator->add(5);
        m_trust->check();
        QTRY_COMPARE(m_trust->status().pin->head.size, quint64(305));
        QCOMPARE(m_trust->mode(), TrustMode::Continued);
    }

    void aRowThatIsNotWhatTheLogHoldsIsAnAlarm()
    {
        m_bend = [](contract::AuditRow &row) {
            if (row.seq == 280)
                row.risk = 1;
        };
        open();
        QTRY_VERIFY(m_trust->isAlarm());
        QTRY_COMPARE(m_trust->count(ProofState::Failed), 100);
        QVERIFY(!m_trust->isPageVerified());
        QCOMPARE(m_trust->status().alarms.front().seq, std::optional<quint64>(280));
        // Rows that come later are shown, and not verified.
        m_rows->setView(220, 240);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        answerRows();
        QTRY_COMPARE(m_trust->count(ProofState::Failed), 150);
    }

    void anAlarmThatIsLiftedHasAllCheckedAgain()
    {
        open();
        QTRY_VERIFY(m_trust->isPageVerified());
        api::LogAlarm alarm;
        alarm.outcome = LogOutcome::NotInLog;
        m_log->raise(alarm);
        QTRY_COMPARE(m_trust->count(ProofState::Failed), 100);
        (void)m_log->lift("looked into", "ana", api::LogVerifier::AfterLift::KeepPin);
        QTRY_VERIFY(!m_trust->isAlarm());
        QTRY_COMPARE(m_trust->count(ProofState::Verified), 100);
    }

    void aForkedLogIsAnAlarm()
    {
        open();
        QTRY_VERIFY(m_trust->isPageVerified());
        m_operator->entries[100].meta.replace("executed", "blocked!");
        m_operator->rebuild();
        m_trust->check();
        QTRY_VERIFY(m_trust->isAlarm());
        QCOMPARE(m_trust->status().alarms.front().outcome, LogOutcome::Fork);
        QTRY_COMPARE(m_trust->count(ProofState::Failed), 100);
    }

    void withoutProofsNothingIsClaimed()
    {
        api::ApiError offline;
        offline.kind = api::ApiError::Kind::Offline;
        m_operator->error = offline;
        open();
        QTRY_COMPARE(m_trust->count(ProofState::Unavailable), 100);
        QVERIFY(!m_trust->isPageVerified() && !m_trust->isAlarm());
        m_operator->error.reset();
        m_trust->check();
        QTRY_VERIFY(m_trust->isPageVerified());
    }

    void theDecisionThatIsOpenIsVerified()
    {
        open();
        m_decision->open(2);
        QCOMPARE(m_trust->decisionProof().state, ProofState::Pending);
        m_source->decisions[0].succeed({decisionOf(297), {}});
        QTRY_COMPARE(m_trust->decisionProof().state, ProofState::Verified);
        QCOMPARE(m_trust->decisionProof().seq, 297);
        QCOMPARE(m_trust->decisionProof().treeSize, 300);
        // 297 of 300: to the left 256, then 32, 8, and two pairs.
        const auto proof = m_operator->log.inclusion(297, 300);
        QCOMPARE(m_trust->decisionProof().pathNodes, int(proof.size()));
        QCOMPARE(m_trust->decisionProof().root, m_operator->log.root(300));
        m_decision->close();
        QCOMPARE(m_trust->decisionProof(), AuditProof());
    }

    void everyPathHasItsLength()
    {
        open();
        QTRY_VERIFY(m_trust->isPageVerified());
        for (const int row : {0, 1, 43, 44, 50, 99}) {
            m_decision->open(row);
            const qint64 seq = 299 - row;
            m_source->decisions.back().succeed({decisionOf(seq), {}});
            QTRY_COMPARE(m_trust->decisionProof().state, ProofState::Verified);
            QTRY_COMPARE(m_trust->decisionProof().seq, seq);
            QCOMPARE(m_trust->decisionProof().pathNodes,
                     int(m_operator->log.inclusion(static_cast<quint64>(seq), 300).size()));
        }
    }

    void aDetailThatContradictsTheLogIsAnAlarm()
    {
        open();
        QTRY_VERIFY(m_trust->isPageVerified());
        m_decision->open(2);
        auto bent = decisionOf(297);
        bent.inputs = "{\"amount\":1}";
        m_source->decisions[0].succeed({bent, {}});
        QTRY_COMPARE(m_decision->loadState(), LoadState::Failed);
        QTRY_VERIFY(m_trust->isAlarm());
        QCOMPARE(m_trust->decisionProof().state, ProofState::Failed);
    }

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

private:
    void answer(tests::FakeAuditSource::QueryCall &call, qint64 total)
    {
        contract::AuditQuery snapshot;
        snapshot.queryId = "q-" + std::to_string(m_source->queries.size());
        snapshot.total = total;
        snapshot.decisions = snapshot.headSize = m_headSize.value_or(m_operator->size());
        m_operator->headSize = snapshot.headSize;
        snapshot.at = m_at;
        snapshot.q = rules::canonical(queryOf(QString::fromStdString(call.question.q), utc, m_at));
        m_total = total;
        call.succeed({snapshot, QDateTime::fromMSecsSinceEpoch(m_ownTime.time_since_epoch().count(), Qt::UTC)});
    }
    void answerRows()
    {
        auto &call = m_source->pages.back();
        contract::AuditRows page{call.id.toStdString(), call.offset, m_total, {}};
        for (qint64 at = call.offset; at < std::min(call.offset + call.limit, m_total); ++at) {
            page.rows.push_back(m_operator->shownRow(m_operator->shownSeqs()[static_cast<std::size_t>(at)]));
            if (m_bend)
                m_bend(page.rows.back());
        }
        call.succeed(page);
    }
    void open(const QString &text = {}, AuditSort sort = AuditSort::NewestFirst)
    {
        const std::size_t before = m_source->pages.size();
        m_search->ask(text, sort);
        answer(m_source->queries.back(), static_cast<qint64>(m_operator->result.size()));
        QTRY_VERIFY(m_source->pages.size() > before);
        answerRows();
        QTRY_COMPARE(m_rows->rowCount(), int(m_total));
    }
    void openResult(const QString &text, std::int64_t hidden)
    {
        m_operator->result = m_operator->matching(queryOf(text, utc, m_at));
        std::erase(m_operator->result, hidden);
        std::erase_if(m_operator->result, [this](std::int64_t seq) { return m_headSize && seq >= *m_headSize; });
        open(text);
    }
    contract::AuditDecision decisionOf(qint64 seq)
    {
        return m_operator->decision(QString::fromStdString(m_operator->shownId(seq))).result().value();
    }

    std::unique_ptr<tests::OperatorSource> m_operator;
    std::unique_ptr<tests::MemoryPins> m_pins;
    std::unique_ptr<api::LogVerifier> m_log;
    std::unique_ptr<api::RowVerifier> m_verifier;
    std::unique_ptr<api::ResultCheck> m_check;
    std::unique_ptr<tests::FakeAuditSource> m_source;
    std::unique_ptr<AuditSearch> m_search;
    std::unique_ptr<AuditLogModel> m_rows;
    std::unique_ptr<AuditDecisionPresenter> m_decision;
    std::unique_ptr<AuditTrust> m_trust;
    std::unique_ptr<AuditResult> m_result;
    std::function<void(contract::AuditRow &)> m_bend;
    qint64 m_total = 0;
    std::optional<qint64> m_headSize;
    contract::Instant m_at;
    contract::Instant m_ownTime;
};

QTEST_GUILESS_MAIN(TestAuditTrust)
#include "tst_audittrust.moc"
