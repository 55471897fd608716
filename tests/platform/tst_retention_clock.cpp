// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/retentionleaf.h"
#include "platform/governance/decisioneraser.h"
#include "tests/platform/retentionfixture.h"

#include <QTest>

using namespace atalaya::platform;
using namespace std::chrono_literals;

/// A clock that is wrong erases nothing.
class TestRetentionClock : public RetentionTest
{
    Q_OBJECT

private Q_SLOTS:
    /// Nobody has written for long, or the clock is wrong: an hour later it is set right, or it was right.
    void aClockThatJumpedBeforeTheStartErasesNothingYet_data()
    {
        QTest::addColumn<int>("pause");
        QTest::addColumn<bool>("waits");
        QTest::newRow("two days") << 48 << false;
        QTest::newRow("more") << 49 << true;
        QTest::newRow("years") << 24 * 700 << true;
    }
    void aClockThatJumpedBeforeTheStartErasesNothingYet()
    {
        QFETCH(int, pause);
        QFETCH(bool, waits);
        m_a->write(0, 10, now - days{400});
        m_a->recordSomething(now - std::chrono::hours(pause));
        RetentionJob one(m_a->store().database(), m_a->store().log(), {eraseDecisions});
        QVERIFY(one.run(now, 30min));
        QCOMPARE(m_a->size(), std::int64_t(waits ? 11 : 12));
        QVERIFY(one.run(now + 59min, 89min));
        QCOMPARE(m_a->size(), std::int64_t(waits ? 11 : 12));
        QVERIFY(one.run(now + 60min, 90min));
        QCOMPARE(m_a->size(), std::int64_t{12});
        QVERIFY(m_a->problems().empty());
    }
    void aClockThatIsSetRightErasesWhatIsDue()
    {
        m_a->write(0, 10, now - days{366});
        m_a->write(10, 20, now - days{50});
        RetentionJob one(m_a->store().database(), m_a->store().log(), {eraseDecisions});
        QVERIFY(one.run(now + days{700}, 1min));
        QVERIFY(one.run(now, 31min));
        QVERIFY(one.run(now + 30min, 61min));
        QVERIFY((readRetention(m_a->metaAt(20)) == Retention{now + 30min - days{365}, 365, 0, 10}));
    }

    void aClockThatJumpsErasesNothing()
    {
        m_a->write(0, 10, now - days{365} - 1h);
        m_a->recordSomething(now - 2h);
        RetentionJob one = m_a->job();
        QVERIFY(one.run(now - 2h, 1h));
        QVERIFY(one.run(now + days{400}, 2h));
        QCOMPARE(m_a->size(), std::int64_t{11});
        // Set right again; three hours have really gone by.
        QVERIFY(one.run(now + 1h, 4h));
        QVERIFY((readRetention(m_a->metaAt(11)) == Retention{now + 1h - days{365}, 365, 0, 10}));
    }
};

QTEST_GUILESS_MAIN(TestRetentionClock)
#include "tst_retention_clock.moc"
