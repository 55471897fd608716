// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/retentionleaf.h"
#include "tests/platform/retentionfixture.h"

#include <QTest>

using namespace atalaya::platform;
using namespace std::chrono_literals;

/// What the platform finds itself when payloads are gone.
class TestRetentionCheck : public RetentionTest
{
    Q_OBJECT

private Q_SLOTS:
    void checkFinds_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("problem");
        const QString leaf = QStringLiteral("UPDATE base_log_leaf SET ");
        QTest::newRow("younger ones erased")
            << leaf + QStringLiteral("meta = NULL, meta_salt = NULL, body = NULL, body_salt = NULL WHERE seq = 12")
            << QStringLiteral("the content of leaf 12 is missing, and no retention erased it");
        QTest::newRow("a change erased")
            << leaf + QStringLiteral("meta = NULL, meta_salt = NULL, body = NULL, body_salt = NULL WHERE seq = 10")
            << QStringLiteral("the content of leaf 10 is missing, and no retention erased it");
        QTest::newRow("salt left") << leaf + QStringLiteral("meta_salt = zeroblob(32) WHERE seq = 3")
                                   << QStringLiteral("the content of leaf 3 was erased in part");
        QTest::newRow("retention moved")
            << QStringLiteral("UPDATE base_retention_run SET to_seq = 20")
            << QStringLiteral("the retention of leaf 16 is kept with other limits than it was written with");
        QTest::newRow("retention of another leaf") << QStringLiteral("UPDATE base_retention_run SET seq = 10")
                                                   << QStringLiteral("the retention of leaf 10 can't be read");
        QTest::newRow("retention rewritten")
            << leaf + QStringLiteral("meta = CAST('{\"before\":\"2026-02-06T12:00:00.000Z\",\"days\":365,"
                                     "\"ranges\":[[0,15]]}' AS BLOB) WHERE seq = 16")
            << QStringLiteral("the retention of leaf 16 can't be read");
        QTest::newRow("another policy in force")
            << QStringLiteral("INSERT INTO base_retention_policy (tenant_id, seq, days, requested_at, requested_by, "
                              "reason, effective_at) VALUES ('a', 10, 180, 0, 'x', '', 0)")
            << QStringLiteral("the retention of leaf 16 is not the policy that was in force");
        QTest::newRow("texts left") << QStringLiteral("UPDATE base_decision SET reason = 'left' WHERE seq = 2")
                                    << QStringLiteral("decision 2 of a holds what was erased from its leaf");
    }
    void checkFinds()
    {
        QFETCH(QString, sql);
        QFETCH(QString, problem);
        m_a->write(0, 10, now - days{400});
        m_a->recordSomething(now - days{1});
        m_a->write(10, 15, now - days{1});
        QVERIFY(m_a->run(now));
        QVERIFY(m_a->problems().empty());
        m_a->store().database().write([&sql](Transaction &transaction) { transaction.run(sql.toStdString()); });
        const auto found = m_a->problems();
        QVERIFY2(std::ranges::find(found, problem.toStdString()) != found.end(),
                 found.empty() ? "nothing found" : found.front().c_str());
    }

    void aLeafThatGoesTooFarCoversNothing_data()
    {
        QTest::addColumn<int>("keptDays");
        QTest::addColumn<int>("cutoffDays");
        QTest::newRow("younger than its policy") << 365 << 364;
        QTest::newRow("under ninety days") << 30 << 30;
        QTest::newRow("not the policy in force") << 90 << 90;
    }
    void aLeafThatGoesTooFarCoversNothing()
    {
        QFETCH(int, keptDays);
        QFETCH(int, cutoffDays);
        m_a->write(0, 3, now - days{400});
        // Whoever can write to the database can write such a leaf, too.
        m_a->store().database().write([&](Transaction &transaction) {
            const Retention retention{now - days{cutoffDays}, keptDays, 0, 3};
            const std::int64_t seq = m_a->store().log().append(transaction, "a", now, entryOf(retention));
            transaction.run("INSERT INTO base_retention_run VALUES ('a', ?, ?, ?, 0, 0, 3, 3)",
                            {seq, now.time_since_epoch().count(), std::int64_t{keptDays}});
            transaction.run("UPDATE base_log_leaf SET meta = NULL, meta_salt = NULL, body = NULL, body_salt = NULL"
                            " WHERE seq < 3");
        });
        QVERIFY(!m_a->problems().empty());
    }

    void aLogWithAnAlarmIsLeftAlone()
    {
        m_a->write(0, 3, now - days{400});
        m_a->store().database().write([](Transaction &transaction) {
            transaction.run("UPDATE base_log_leaf SET leaf = zeroblob(10) WHERE seq = 1");
        });
        m_a->store().restart();
        (void)m_a->store().log().boot();
        QVERIFY(m_a->run(now));
        QCOMPARE(m_a->withPayload(), (std::vector<std::int64_t>{0, 1, 2}));
    }
};

QTEST_GUILESS_MAIN(TestRetentionCheck)
#include "tst_retention_check.moc"
