// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/logverifier.h"
#include "tests/proof/hashes.h"
#include "tests/support/futures.h"
#include "tests/support/memorypins.h"
#include "tests/support/operatorsource.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;
using atalaya::contract::ConsistencyProof;

namespace {

const LogName theLog{QStringLiteral("https://platform.example"), QStringLiteral("ten-1")};
const OperatorKey theKey("atalaya-00/t/ten-1/1", 1);

ApiError offline()
{
    ApiError error;
    error.kind = ApiError::Kind::Offline;
    return error;
}

} // namespace

class TestLogVerifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<OperatorSource>(theKey);
        m_source->add(20);
        m_pins = std::make_unique<MemoryPins>();
        m_now = atalaya::contract::Instant{std::chrono::hours(491'000)};
        restart();
    }

    void firstContactPinsAndSaysSo()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        QCOMPARE(m_source->asked, (QStringList{QStringLiteral("head"), QStringLiteral("key")}));
        QCOMPARE(m_pins->of(theLog).pin->head.size, std::uint64_t{20});
        QVERIFY(m_verifier->status().isGood());
        QCOMPARE(m_verifier->status().pin->firstSeen, m_now);
    }

    void theSameHeadCostsOneQuestion()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        m_source->asked.clear();
        m_now += std::chrono::minutes(5);
        QCOMPARE(check(), LogOutcome::Verified);
        QCOMPARE(m_source->asked, QStringList{QStringLiteral("head")});
        QCOMPARE(m_verifier->status().pin->verifiedAt, m_now);
        QCOMPARE(m_pins->saves, 1);
    }

    void growthIsProvenAndPinned()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        m_source->add(13);
        m_source->asked.clear();
        QCOMPARE(check(), LogOutcome::Verified);
        QCOMPARE(m_source->asked, (QStringList{QStringLiteral("head"), QStringLiteral("consistency 20 33")}));
        QCOMPARE(m_pins->of(theLog).pin->head.size, std::uint64_t{33});
    }

    void thePinIsKeptBeforeAnybodyIsTold()
    {
        ApiError full;
        full.kind = ApiError::Kind::Storage;
        m_pins->error = full;
        m_verifier->setLog({});
        m_verifier->setLog(theLog);
        const auto outcome = waitFor(m_verifier->check());
        QVERIFY(!outcome);
        m_pins->error.reset();
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        m_source->add();
        QSignalSpy changed(m_verifier.get(), &LogVerifier::changed);
        bool early = false;
        connect(m_verifier.get(), &LogVerifier::changed, this, [&] {
            const auto &status = m_verifier->status();
            early = early || (status.pin && m_pins->of(theLog).pin->head.size < status.pin->head.size);
        });
        QCOMPARE(check(), LogOutcome::Verified);
        QVERIFY(!changed.isEmpty());
        QVERIFY(!early);
    }

    void whatCantBeKeptIsNotVerified()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        m_source->add();
        ApiError full;
        full.kind = ApiError::Kind::Storage;
        const auto outcome = m_verifier->check();
        // Loaded, but not to be saved.
        QCoreApplication::sendPostedEvents();
        m_pins->error = full;
        QVERIFY(!waitFor(outcome));
        QCOMPARE(m_verifier->status().pin->head.size, std::uint64_t{20});
        QVERIFY(m_verifier->status().error);
    }

    void alarmsStayOverRestartAndGoodHeads()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        QSignalSpy alarmed(m_verifier.get(), &LogVerifier::alarmed);
        m_source->note = theKey.signHead(20, QByteArray(32, 'x'));
        QCOMPARE(check(), LogOutcome::Fork);
        QCOMPARE(check(), LogOutcome::Fork);
        QCOMPARE(alarmed.size(), 1);
        m_source->note.clear();
        restart();
        QCOMPARE(check(), LogOutcome::Verified);
        QVERIFY(!m_verifier->status().isGood());
        QCOMPARE(m_verifier->status().alarms.size(), std::size_t{1});
        const QByteArray evidence = m_verifier->evidence();
        QVERIFY(evidence.contains(QByteArray(32, 'x').toBase64()));
        QVERIFY(evidence.contains(m_source->log.root(20).toBase64()));
    }

    void liftingNeedsAReasonAndIsRemembered()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        m_source->note = theKey.signHead(20, QByteArray(32, 'x'));
        QCOMPARE(check(), LogOutcome::Fork);
        m_source->note.clear();
        QVERIFY(!waitFor(m_verifier->lift({}, "ana", LogVerifier::AfterLift::KeepPin)));
        QCOMPARE(m_verifier->status().alarms.size(), std::size_t{1});
        QVERIFY(waitFor(m_verifier->lift("a drill", "ana", LogVerifier::AfterLift::KeepPin)));
        QCOMPARE(check(), LogOutcome::Verified);
        QVERIFY(m_verifier->status().isGood());
        QCOMPARE(m_pins->of(theLog).lifted.front().reason, std::string("a drill"));
        QVERIFY(m_verifier->evidence().contains("a drill"));
    }

    void aLogThatWasThereIsNotEmpty()
    {
        ApiError none;
        none.kind = ApiError::Kind::NotFound;
        none.code = QStringLiteral("log_empty");
        m_source->error = none;
        QVERIFY(!waitFor(m_verifier->check()));
        QVERIFY(m_verifier->status().alarms.empty());
        m_source->error.reset();
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        m_source->error = none;
        QCOMPARE(check(), LogOutcome::Rollback);
    }

    void anotherWindowMayBeAhead()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        // Another window pins 25 while the head of 20 is on its way to this one.
        const QByteArray late = theKey.signHead(20, m_source->log.root(20));
        m_source->add(5);
        LogVerifier other(m_source.get(), m_pins.get());
        other.setLog(theLog);
        QVERIFY(waitFor(other.check()));
        m_source->note = late;
        connect(m_verifier.get(), &LogVerifier::changed, this, [this] {
            if (m_source->asked.count(QStringLiteral("head")) > 2)
                m_source->note.clear();
        });
        const auto outcome = m_verifier->check();
        QVERIFY(QTest::qWaitFor([this] { return m_source->asked.count(QStringLiteral("head")) == 3; }));
        m_source->note.clear();
        QVERIFY(waitFor(outcome).value() == LogOutcome::Verified);
        QVERIFY(m_verifier->status().alarms.empty());
    }

    void rollbackIsAskedTwiceAndTold()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        m_source->note = theKey.signHead(19, m_source->log.root(19));
        m_source->asked.clear();
        QCOMPARE(check(), LogOutcome::Rollback);
        QCOMPARE(m_source->asked.count(QStringLiteral("head")), 2);
        QCOMPARE(m_verifier->status().alarms.front().pinnedNote, m_pins->of(theLog).pin->note);
    }

    void offlineIsNoAlarm()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        m_source->error = offline();
        const auto outcome = waitFor(m_verifier->check());
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ApiError::Kind::Offline);
        QVERIFY(m_verifier->status().isGood());
    }

    void olderTreesAreProven()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        QCOMPARE(checkRoot(13, hash(m_source->log.root(13))), LogOutcome::Verified);
        QCOMPARE(checkRoot(13, hash(m_source->log.root(14))), LogOutcome::NotInLog);
        QCOMPARE(checkRoot(20, hash(m_source->log.root(20))), LogOutcome::Verified);
        QCOMPARE(checkRoot(20, {}), LogOutcome::NotInLog);
        QCOMPARE(checkRoot(11, hash(m_source->log.root(12))), LogOutcome::NotInLog);
        m_source->bendConsistency = [](ConsistencyProof &proof) {
            proof.to -= 1;
        };
        QCOMPARE(checkRoot(10, hash(m_source->log.root(10))), LogOutcome::StaleProof);
    }

    void treesAheadAskForTheHeadFirst()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        m_source->add(3);
        QCOMPARE(checkRoot(22, hash(m_source->log.root(22))), LogOutcome::Verified);
        QCOMPARE(m_verifier->status().pin->head.size, std::uint64_t{23});
        QCOMPARE(checkRoot(24, {}), LogOutcome::StaleProof);
    }

    void whatWasProvenHoldsOffline()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        QCOMPARE(checkRoot(13, hash(m_source->log.root(13))), LogOutcome::Verified);
        m_source->add(3);
        QCOMPARE(check(), LogOutcome::Verified);
        restart();
        m_source->error = offline();
        QCOMPARE(checkRoot(13, hash(m_source->log.root(13))), LogOutcome::Verified);
        QCOMPARE(checkRoot(20, hash(m_source->log.root(20))), LogOutcome::Verified);
        QVERIFY(!waitFor(m_verifier->checkRoot(12, hash(m_source->log.root(12)))));
    }

    void otherLogsAreOtherPins()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        const auto dropped = m_verifier->check();
        m_verifier->setLog({theLog.server, QStringLiteral("ten-2")});
        QVERIFY(!waitFor(dropped));
        QVERIFY(!m_verifier->status().pin);
        QCOMPARE(check(), LogOutcome::WrongLog);
        m_verifier->setLog({});
        QVERIFY(!waitFor(m_verifier->check()));
    }

    void rowsRaiseAlarmsToo()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        LogAlarm alarm;
        alarm.outcome = LogOutcome::NotInLog;
        alarm.seq = 7;
        m_verifier->raise(alarm);
        m_verifier->raise(alarm);
        QTRY_COMPARE(m_verifier->status().alarms.size(), std::size_t{1});
        QCOMPARE(m_pins->of(theLog).alarms.front().pinnedNote, m_pins->of(theLog).pin->note);
        // Two changes at once: none overwrites the other.
        alarm.seq = 8;
        m_verifier->raise(alarm);
        alarm.seq = 9;
        m_verifier->raise(alarm);
        QTRY_COMPARE(m_pins->of(theLog).alarms.size(), std::size_t{3});
    }

    void aThousandCleanSyncs()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        QSignalSpy alarmed(m_verifier.get(), &LogVerifier::alarmed);
        for (int i = 0; i < 1'000; ++i) {
            m_source->add(i % 4);
            QCOMPARE(check(), LogOutcome::Verified);
        }
        QCOMPARE(alarmed.size(), 0);
        QVERIFY(m_verifier->status().isGood());
        QCOMPARE(m_verifier->status().pin->head.size, std::uint64_t{1'520});
    }

private:
    void restart()
    {
        m_verifier = std::make_unique<LogVerifier>(m_source.get(), m_pins.get(), [this] { return m_now; });
        m_verifier->setLog(theLog);
    }
    LogOutcome check()
    {
        const auto checked = waitFor(m_verifier->check());
        if (!checked)
            qWarning("%s", reason(checked).constData());
        return checked.value_or(LogOutcome::Malformed);
    }
    LogOutcome checkRoot(std::uint64_t size, const TreeHash &root)
    {
        const auto checked = waitFor(m_verifier->checkRoot(size, root));
        if (!checked)
            qWarning("%s", reason(checked).constData());
        return checked.value_or(LogOutcome::Malformed);
    }

    std::unique_ptr<OperatorSource> m_source;
    std::unique_ptr<MemoryPins> m_pins;
    atalaya::contract::Instant m_now;
    std::unique_ptr<LogVerifier> m_verifier;
};

QTEST_GUILESS_MAIN(TestLogVerifier)
#include "tst_logverifier.moc"
