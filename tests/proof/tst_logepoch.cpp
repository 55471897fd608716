// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/logverifier.h"
#include "tests/support/futures.h"
#include "tests/support/memorypins.h"
#include "tests/support/operatorsource.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;

namespace {

const LogName theLog{QStringLiteral("https://platform.example"), QStringLiteral("ten-1")};
const OperatorKey theKey("atalaya-00/t/ten-1/1", 1);

} // namespace

/// A log of twenty leaves that was begun anew after a backup was put back.
class TestLogEpoch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<OperatorSource>(theKey);
        m_source->add(20);
        m_pins = std::make_unique<MemoryPins>();
        m_verifier = std::make_unique<LogVerifier>(m_source.get(), m_pins.get());
        m_verifier->setLog(theLog);
    }

    void aLogBegunAnewIsAcceptedOnce()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        OperatorSource anew({"atalaya-00/t/ten-1/2", 7});
        anew.add(5);
        *m_source = anew;
        QCOMPARE(check(), LogOutcome::NewEpoch);
        QCOMPARE(check(), LogOutcome::NewEpoch);
        QVERIFY(waitFor(m_verifier->lift("restored on Monday", "ana", LogVerifier::AfterLift::TrustAnew)));
        QVERIFY(!m_verifier->status().pin);
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        QVERIFY(m_verifier->status().isGood());
        QCOMPARE(check(), LogOutcome::Verified);
    }

    void lostLeavesAreToldWithTheAlarm_data()
    {
        QTest::addColumn<QByteArray>("meta");
        QTest::addColumn<int>("claimed");
        QTest::addColumn<bool>("proven");
        const QByteArray good = R"({"epoch":2,"lost":[12,17]})";
        QTest::newRow("told") << good << 12 << true;
        QTest::newRow("another leaf") << good << 11 << false;
        QTest::newRow("another epoch") << QByteArray(good).replace("2,", "3,") << 12 << false;
        QTest::newRow("another place") << QByteArray(good).replace("[12", "[10") << 12 << false;
        QTest::newRow("beyond the head") << good << 40 << false;
        QTest::newRow("nobody says") << good << -1 << false;
    }
    void lostLeavesAreToldWithTheAlarm()
    {
        QFETCH(QByteArray, meta);
        QFETCH(int, claimed);
        QFETCH(bool, proven);
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        // Put back as it was after twelve leaves, and gone on with.
        const QByteArray origin = "atalaya-00/t/ten-1/2";
        m_source->entries.resize(12);
        m_source->add().kind = "epoch";
        m_source->entries.back().meta = meta;
        const QByteArray last = theKey.signHead(17, m_source->log.root(17));
        m_source->entries.back().body =
            QJsonDocument(QJsonObject{{QStringLiteral("head"), QString::fromUtf8(last)},
                                      {QStringLiteral("key"), QString::fromUtf8(theKey.verifierKey())},
                                      {QStringLiteral("reason"), QStringLiteral("The disk failed")}})
                .toJson(QJsonDocument::Compact);
        const std::int64_t begunAt = m_source->entries.back().at;
        m_source->add(3);
        m_source->rebuild();
        m_source->signer = OperatorKey(origin, 7);
        if (claimed >= 0)
            m_source->begun.epochs.push_back({2, origin.toStdString(), {}, claimed, {}, {}, {}, 17});
        QCOMPARE(check(), LogOutcome::NewEpoch);
        const LogAlarm alarm = m_pins->of(theLog).alarms.front();
        // This console had seen twenty.
        QCOMPARE(alarm.lost.has_value(), proven);
        if (proven)
            QVERIFY((*alarm.lost == LostLeaves{12, 20, contract::Instant{std::chrono::milliseconds{begunAt}},
                                               "The disk failed", last.toStdString()}));
        QCOMPARE(m_verifier->evidence().contains("The disk failed"), proven);
        QVERIFY(decodePinRecord(encodePinRecord(m_pins->of(theLog))).value() == m_pins->of(theLog));
    }

    /// What the new epoch calls the last head is shown only when the log's own key has signed it.
    void aLastHeadOfSomebodyElseIsNotShown()
    {
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        const QByteArray origin = "atalaya-00/t/ten-1/2";
        m_source->entries.resize(12);
        m_source->add().kind = "epoch";
        m_source->entries.back().meta = R"({"epoch":2,"lost":[12,17]})";
        const QByteArray last = OperatorKey("atalaya-00/t/ten-1/1", 9).signHead(17, QByteArray(32, 'r'));
        m_source->entries.back().body = QJsonDocument(QJsonObject{{QStringLiteral("head"), QString::fromUtf8(last)},
                                                                  {QStringLiteral("key"), QStringLiteral("k")},
                                                                  {QStringLiteral("reason"), QStringLiteral("r")}})
                                            .toJson(QJsonDocument::Compact);
        m_source->rebuild();
        m_source->signer = OperatorKey(origin, 7);
        m_source->begun.epochs.push_back({2, origin.toStdString(), {}, 12, {}, {}, {}, 17});
        QCOMPARE(check(), LogOutcome::NewEpoch);
        const auto lost = m_pins->of(theLog).alarms.front().lost;
        QVERIFY(lost && lost->lastNote.empty());
        QCOMPARE(lost->to, std::uint64_t{20});
        // Accepted, the log is followed from its new beginning, and what was lost stays on record.
        QVERIFY(waitFor(m_verifier->lift("The disk failed", "ana", LogVerifier::AfterLift::TrustAnew)));
        QCOMPARE(check(), LogOutcome::TrustedOnFirstUse);
        QVERIFY(m_verifier->status().isGood());
        QCOMPARE(m_pins->of(theLog).lifted.back().alarm.lost, lost);
        QVERIFY(m_verifier->evidence().contains("\"to\": 20"));
    }

private:
    LogOutcome check()
    {
        const auto checked = waitFor(m_verifier->check());
        if (!checked)
            qWarning("%s", reason(checked).constData());
        return checked.value_or(LogOutcome::Malformed);
    }

    std::unique_ptr<OperatorSource> m_source;
    std::unique_ptr<MemoryPins> m_pins;
    std::unique_ptr<LogVerifier> m_verifier;
};

QTEST_GUILESS_MAIN(TestLogEpoch)
#include "tst_logepoch.moc"
