// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/retentionfixture.h"

#include <QTest>

using namespace atalaya::platform;
using namespace std::chrono_literals;

/// How long payloads are kept, and what it takes to change that.
class TestRetentionPolicy : public RetentionTest
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAWishItIsAYear() { QCOMPARE(m_a->state(now).days, std::int64_t{365}); }

    void lessNeedsASecondPersonAndAWeek()
    {
        const auto asked = m_a->request(now, "ana", 90);
        QVERIFY(asked && asked->pending);
        QCOMPARE(asked->days, std::int64_t{365});
        const std::int64_t wish = asked->pending->seq;
        QVERIFY(m_a->confirm(now + 1h, "ana", wish).error() == RetentionFault::SamePerson);
        QCOMPARE(m_a->state(now + days{400}).days, std::int64_t{365}); // nobody else ever agreed
        const auto agreed = m_a->confirm(now + 1h, "luis", wish);
        QVERIFY(agreed);
        QCOMPARE(agreed->pending->effectiveAt.value() == now + 1h + days{7}, true);
        QVERIFY(m_a->confirm(now + 2h, "eva", wish).error() == RetentionFault::AlreadyConfirmed);
        QCOMPARE(m_a->state(now + 1h + days{7} - 1ms).days, std::int64_t{365});
        QCOMPARE(m_a->state(now + 1h + days{7}).days, std::int64_t{90});
        QVERIFY(!m_a->state(now + 1h + days{7}).pending);
        QCOMPARE(m_a->trail(), (std::vector<std::string>{"ana retention.requested", "luis retention.confirmed"}));
    }

    void moreHasEffectAtOnce()
    {
        m_a->shorten();
        const auto longer = m_a->request(now + days{10}, "eva", 180);
        QVERIFY(longer && !longer->pending);
        QCOMPARE(longer->days, std::int64_t{180});
        QCOMPARE(m_a->state(now + days{9}).days, std::int64_t{90});
        QCOMPARE(m_a->trail().back(), std::string("eva retention.changed"));
    }

    /// A console that holds erasures against the policy reads these leaves.
    void theLeavesOfThePolicyAreNamed()
    {
        const auto named = [this] {
            std::vector<std::int64_t> seqs;
            m_a->store().inTenant("a", [&seqs](Transaction &transaction) { seqs = retentionChanges(transaction); });
            return seqs;
        };
        QVERIFY(named().empty());
        m_a->recordSomething(now);
        m_a->shorten();
        m_a->recordSomething(now);
        QVERIFY(m_a->request(now + days{10}, "eva", 180));
        QCOMPARE(named(), (std::vector<std::int64_t>{1, 2, 4}));
    }

    void aClockThatWasSetBackAgreesWithTheLeaves()
    {
        m_a->recordSomething(now);
        const std::int64_t wish = m_a->request(now - 3h, "ana", 90)->pending->seq;
        const auto agreed = m_a->confirm(now - 2h, "luis", wish);
        QVERIFY(agreed);
        // Leaves are never earlier than the one before.
        QVERIFY(agreed->pending->effectiveAt.value() == now + days{7});
    }

    void aWishCanBeTakenBack()
    {
        const std::int64_t wish = m_a->request(now, "ana", 90)->pending->seq;
        QVERIFY(m_a->request(now, "luis", 180).error() == RetentionFault::AlreadyPending);
        QVERIFY(m_a->confirm(now, "luis", wish));
        const auto after = m_a->cancel(now + days{6}, "eva", wish);
        QVERIFY(after && !after->pending);
        QCOMPARE(m_a->state(now + days{30}).days, std::int64_t{365});
        QVERIFY(m_a->cancel(now + days{6}, "eva", wish).error() == RetentionFault::NotPending);
        QVERIFY(m_a->confirm(now + days{6}, "eva", wish).error() == RetentionFault::NotPending);
        QCOMPARE(m_a->trail().back(), std::string("eva retention.cancelled"));
    }

    void whatHasEffectIsNotCancelled()
    {
        const std::int64_t wish = m_a->shorten();
        QVERIFY(m_a->cancel(now + days{8}, "eva", wish).error() == RetentionFault::NotPending);
        QCOMPARE(m_a->state(now + days{8}).days, std::int64_t{90});
    }

    void otherDaysAreRefused()
    {
        for (const std::int64_t number : {0, 1, 89, 91, 3650, -365})
            QVERIFY(m_a->request(now, "ana", number).error() == RetentionFault::UnknownDays);
        QVERIFY(m_a->request(now, "ana", 365).error() == RetentionFault::Unchanged);
    }

    void eachTenantHasItsOwn()
    {
        m_a->store().addTenant("b", "PRO");
        m_a->shorten();
        m_a->store().inTenant("b", [](Transaction &transaction) {
            QCOMPARE(retentionState(transaction, now + days{30}).days, std::int64_t{365});
        });
    }
};

QTEST_GUILESS_MAIN(TestRetentionPolicy)
#include "tst_retention_policy.moc"
