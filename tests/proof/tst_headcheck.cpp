// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/headcheck.h"
#include "tests/proof/hashes.h"
#include "tests/proof/pinfixture.h"

#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

const OperatorKey theKey(logOrigin, 1);

HeadVerdict judge(const PinnedHead *pin, const QByteArray &note, const QByteArray &key = theKey.verifierKey())
{
    return judgeHead(pin, "ten-1", note.toStdString(), key.toStdString());
}

} // namespace

class TestHeadCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstContactIsSaid()
    {
        const OperatorLog log = logOf(8);
        const auto verdict = judge(nullptr, theKey.signHead(8, log.root(8)), theKey.verifierKey() + '\n');
        QCOMPARE(verdict.outcome, LogOutcome::TrustedOnFirstUse);
        QCOMPARE(verdict.head->size, std::uint64_t{8});
    }

    void firstContactTrustsNotJustAnything()
    {
        const OperatorLog log = logOf(8);
        const QByteArray note = theKey.signHead(8, log.root(8));
        QCOMPARE(judge(nullptr, note, OperatorKey(logOrigin, 2).verifierKey()).outcome, LogOutcome::BadSignature);
        QCOMPARE(judge(nullptr, note, "nonsense").outcome, LogOutcome::Malformed);
        QCOMPARE(judge(nullptr, "nonsense").outcome, LogOutcome::Malformed);
        QCOMPARE(judge(nullptr, theKey.signText("no checkpoint\n")).outcome, LogOutcome::Malformed);
        const OperatorKey other("atalaya-0011223344556677/t/ten-2/1", 1);
        QCOMPARE(judge(nullptr, other.signHead(8, log.root(8)), other.verifierKey()).outcome, LogOutcome::WrongLog);
        // The right key under the name of another log.
        const OperatorKey alias("somebody", 1);
        const QByteArray text = note.left(note.indexOf("\n\n") + 1);
        QCOMPARE(judge(nullptr, alias.signText(text), alias.verifierKey()).outcome, LogOutcome::WrongLog);
    }

    void theSameAgainHolds()
    {
        const OperatorLog log = logOf(8);
        const PinnedHead pin = pinOf(log, 8, theKey);
        QCOMPARE(judge(&pin, theKey.signHead(8, log.root(8)), {}).outcome, LogOutcome::Verified);
    }

    void growthNeedsItsProof()
    {
        const OperatorLog log = logOf(30);
        const PinnedHead pin = pinOf(log, 8, theKey);
        const auto verdict = judge(&pin, theKey.signHead(30, log.root(30)), {});
        QVERIFY(verdict.needsConsistency);
        QVERIFY(!isVerified(verdict.outcome));
        auto path = hashes(log.consistency(8, 30));
        QCOMPARE(judgeGrowth(pin, *verdict.head, path).outcome, LogOutcome::Verified);
        path.back()[3] ^= 4;
        QCOMPARE(judgeGrowth(pin, *verdict.head, path).outcome, LogOutcome::Fork);
        QCOMPARE(judgeGrowth(pin, *verdict.head, {}).outcome, LogOutcome::Fork);
    }

    void backwardsIsRollback()
    {
        const OperatorLog log = logOf(30);
        const PinnedHead pin = pinOf(log, 30, theKey);
        QCOMPARE(judge(&pin, theKey.signHead(29, log.root(29)), {}).outcome, LogOutcome::Rollback);
    }

    void twoRootsAreAFork()
    {
        const OperatorLog log = logOf(30);
        const PinnedHead pin = pinOf(log, 30, theKey);
        QCOMPARE(judge(&pin, theKey.signHead(30, log.root(29)), {}).outcome, LogOutcome::Fork);
    }

    void strangersAreToldApart_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("number");
        QTest::addColumn<bool>("showsKey");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *what, const QByteArray &name, int number, bool showsKey, LogOutcome outcome) {
            QTest::newRow(what) << name << number << showsKey << static_cast<int>(outcome);
        };
        row("another key for the same log", logOrigin, 2, true, LogOutcome::KeyChanged);
        row("another key that is not shown", logOrigin, 2, false, LogOutcome::BadSignature);
        row("begun anew", "atalaya-0011223344556677/t/ten-1/2", 2, true, LogOutcome::NewEpoch);
        row("begun anew with the same key", "atalaya-0011223344556677/t/ten-1/2", 1, true, LogOutcome::NewEpoch);
        row("another tenant", "atalaya-0011223344556677/t/ten-2/1", 2, true, LogOutcome::WrongLog);
        row("another platform", "atalaya-8899/t/ten-1/1", 2, true, LogOutcome::WrongLog);
    }
    void strangersAreToldApart()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, number);
        QFETCH(bool, showsKey);
        QFETCH(int, expected);
        const OperatorLog log = logOf(30);
        const PinnedHead pin = pinOf(log, 8, theKey);
        const OperatorKey key(name, number);
        const auto verdict = judge(&pin, key.signHead(30, log.root(30)), showsKey ? key.verifierKey() : QByteArray());
        QCOMPARE(static_cast<int>(verdict.outcome), expected);
    }

    void namesComeBack()
    {
        for (int i = 0; i <= static_cast<int>(LogOutcome::Malformed); ++i) {
            const auto outcome = static_cast<LogOutcome>(i);
            QVERIFY(logOutcomeOf(nameOf(outcome)) == outcome);
            QVERIFY(!(isAlarm(outcome) && isVerified(outcome)));
        }
        QVERIFY(!logOutcomeOf("fine"));
    }
};

QTEST_GUILESS_MAIN(TestHeadCheck)
#include "tst_headcheck.moc"
