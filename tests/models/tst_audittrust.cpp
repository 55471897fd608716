// SPDX-License-Identifier: GPL-3.0-or-later
#include "trustfixture.h"

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using api::LogOutcome;

/// What is said of rows and of the decision that is open.
class TestAuditTrust : public QObject, protected TrustFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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

    void whatWasErasedIsNotVerified()
    {
        const std::int64_t year = 365 * std::int64_t{86'400'000};
        m_operator->addErasure(0, 300, m_operator->entries[299].at + year + 60'000, 365);
        m_operator->gone = {280, 281};
        open();
        QTRY_COMPARE(m_trust->count(ProofState::Erased), 2);
        QCOMPARE(m_trust->count(ProofState::Verified), 98);
        QVERIFY(m_trust->isPageVerified() && !m_trust->isAlarm());
        // Row 0 is leaf 299.
        m_decision->open(19);
        m_source->decisions.back().succeed({decisionOf(280), {}});
        QTRY_COMPARE(m_trust->decisionProof().state, ProofState::Erased);
        QCOMPARE(m_trust->decisionProof().erasedBy, std::optional<qint64>(300));
        QCOMPARE(m_trust->decisionProof().treeSize, 301);
        QVERIFY(m_trust->decisionProof().pathNodes > 0);
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
};

QTEST_GUILESS_MAIN(TestAuditTrust)
#include "tst_audittrust.moc"
