// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/retentionleaf.h"
#include "platform/governance/decisioneraser.h"
#include "platform/search/texttable.h"
#include "tests/platform/retentionfixture.h"

#include <QTest>

using namespace atalaya::platform;
using namespace std::chrono_literals;

/// What is erased, when, and what is left of it.
class TestRetention : public RetentionTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOlderIsErased()
    {
        m_a->write(0, 10, now - days{400});
        const std::int64_t change = m_a->recordSomething(now - days{390});
        m_a->write(10, 15, now - days{366});
        m_a->write(15, 20, now - days{364});
        QVERIFY(m_a->run(now));

        QCOMPARE(m_a->withPayload(), (std::vector<std::int64_t>{change, 16, 17, 18, 19, 20, 21}));
        QCOMPARE(m_a->kindsOf({21}), std::vector<std::string>{"retention"});
        const auto retention = readRetention(m_a->metaAt(21));
        QVERIFY(retention);
        QVERIFY((*retention == Retention{now - days{365}, 365, 0, 16}));
        QCOMPARE(m_a->metaAt(21), std::string(R"({"before":"2025-02-06T12:00:00.000Z","days":365,"ranges":[[0,16]]})"));
        const auto rows = m_a->decisionRows();
        QCOMPARE(rows.size(), std::size_t{20});
        QVERIFY(rows[0].agent.empty() && rows[0].entity.empty() && !rows[0].user && !rows[0].reason && !rows[0].risk);
        QVERIFY(rows[1].state == atalaya::contract::DecisionState::Review);
        QCOMPARE(rows[15].entity, std::string("Crédito 15"));
        QVERIFY2(m_a->problems().empty(), m_a->problems().empty() ? "" : m_a->problems().front().c_str());
        m_a->store().restart();
        for (const TreeReport &report : m_a->store().log().boot())
            QVERIFY(report.problems.empty());
    }

    void oneLeafADay()
    {
        m_a->write(0, 10, now - days{365} - 1h);
        m_a->write(10, 20, now - days{365} + 1h);
        QVERIFY(m_a->run(now));
        QVERIFY(m_a->run(now + 1h));
        QCOMPARE(m_a->size(), std::int64_t{21});
        QVERIFY(m_a->run(now + 25h));
        QCOMPARE(m_a->size(), std::int64_t{22});
        QVERIFY((readRetention(m_a->metaAt(21)) == Retention{now + 25h - days{365}, 365, 10, 20}));
        QVERIFY(m_a->run(now + days{10}));
        QCOMPARE(m_a->size(), std::int64_t{22}); // nothing has become due
        QVERIFY(m_a->problems().empty());
    }

    void shorterPolicyErasesMore()
    {
        m_a->write(0, 10, now - days{100});
        QVERIFY(m_a->run(now));
        QCOMPARE(m_a->size(), std::int64_t{10});
        m_a->shorten();
        QVERIFY(m_a->run(now + days{7} - 1ms));
        QCOMPARE(m_a->size(), std::int64_t{12}); // two changes
        QVERIFY(m_a->run(now + days{7} + 1h));
        QVERIFY((readRetention(m_a->metaAt(12)) == Retention{now + days{7} + 1h - days{90}, 90, 0, 10}));
        QVERIFY(m_a->problems().empty());
    }

    void manyAreErasedInRounds()
    {
        const int many = RetentionFixture::perTransaction * (RetentionFixture::transactionsPerRound + 1) + 5;
        m_a->write(0, many, now - days{400});
        QVERIFY(!m_a->run(now));
        QVERIFY(m_a->problems().empty());
        QVERIFY(m_a->run(now));
        QCOMPARE(m_a->withPayload(), std::vector<std::int64_t>{many});
        QCOMPARE(m_a->size(), std::int64_t{many} + 1);
    }

    void aFailureInBetweenIsTakenUp_data()
    {
        QTest::addColumn<int>("good");
        for (int good = 0; good < 4; ++good)
            QTest::addRow("after %d transactions", good) << good;
    }
    void aFailureInBetweenIsTakenUp()
    {
        QFETCH(int, good);
        const int many = RetentionFixture::perTransaction * 2 + 10;
        m_a->write(0, many, now - days{400});
        int left = good;
        RetentionJob failing(m_a->store().database(), m_a->store().log(),
                             {eraseDecisions,
                              [&left](Transaction &, const std::string &, std::int64_t, std::int64_t) {
                                  if (left-- == 0)
                                      throw std::runtime_error("the power failed");
                              }},
                             {}, {RetentionFixture::perTransaction, RetentionFixture::transactionsPerRound});
        m_a->writeElsewhere(now);
        QVERIFY(failing.run(now));
        QVERIFY(m_a->problems().empty());
        m_a->store().restart();
        for (const TreeReport &report : m_a->store().log().boot())
            QVERIFY(report.problems.empty());
        QVERIFY(m_a->run(now + 1min));
        QCOMPARE(m_a->withPayload(), std::vector<std::int64_t>{many});
        QCOMPARE(m_a->size(), std::int64_t{many} + 1);
        QVERIFY(m_a->problems().empty());
    }

    void bytesAreGoneFromTheFile()
    {
        m_a->write(0, 50, now - days{400});
        m_a->store().database().copyTo(m_a->store().path("before.db").string());
        QVERIFY(m_a->run(now));
        m_a->store().database().copyTo(m_a->store().path("after.db").string());
        const QByteArray before = m_a->contents("before.db");
        const QByteArray after = m_a->contents("after.db");
        QVERIFY(before.contains("Crédito 7"));
        QVERIFY(!after.contains("Crédito 7"));
        QVERIFY(!after.contains("Porque sí."));
    }

    /// A table for free text keeps a word that was taken out until it is written anew.
    void wordsAreGoneFromTheFile()
    {
        m_a->write(0, 120, now - days{400}, R"({"note":"xyzerased"})");
        m_a->write(120, 130, now, R"({"note":"wkept"})");
        while (fillTexts(m_a->store().database(), "a", 25)) {
        }
        m_a->store().database().copyTo(m_a->store().path("before.db").string());
        RetentionJob whole(m_a->store().database(), m_a->store().log(), {forgetTexts, eraseDecisions}, sweepTexts,
                           {RetentionFixture::perTransaction, RetentionFixture::transactionsPerRound});
        m_a->writeElsewhere(now);
        QVERIFY(whole.run(now));
        m_a->store().database().copyTo(m_a->store().path("after.db").string());
        QVERIFY(m_a->contents("before.db").contains("xyzerased"));
        QVERIFY(!m_a->contents("after.db").contains("xyzerased"));
        QVERIFY(m_a->contents("after.db").contains("wkept"));
    }
};

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
