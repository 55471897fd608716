// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/auditlogroutes.h"
#include "platform/auditlog/signedlog.h"
#include "tests/platform/logfixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace atalaya::platform;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{1'770'379'200'000ms};

LogEntry entry(int number)
{
    return {"change", "[\"meta\"," + std::to_string(number) + "]", "{\"body\":" + std::to_string(number) + "}"};
}

Checkpoint headOf(const SignedLog &log, std::string_view tenantId)
{
    const auto text = openNote(log.head(tenantId).value(), log.verifierKey(tenantId).value());
    return decodeCheckpoint(text.value()).value();
}

std::vector<std::string> problemsOf(const std::vector<TreeReport> &reports)
{
    std::vector<std::string> all;
    for (const TreeReport &report : reports)
        all.insert(all.end(), report.problems.begin(), report.problems.end());
    return all;
}

} // namespace

class TestLogSigned : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_store = std::make_unique<LogFixture>(); }
    void cleanup() { m_store.reset(); }

    void sequenceBeginsAtZeroAndHeadFollows()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(append("a", i), std::int64_t{i});
        QCOMPARE(headOf(log(), "a").size, std::uint64_t{5});
        QVERIFY(headOf(log(), "a").origin.ends_with("/t/a/1"));
    }

    void nothingIsSignedBeforeCommit()
    {
        append("a", 0);
        database().write([this](Transaction &transaction) {
            log().append(transaction, "a", noon, entry(1));
            QCOMPARE(headOf(log(), "a").size, std::uint64_t{1});
        });
        QCOMPARE(headOf(log(), "a").size, std::uint64_t{2});
    }

    void aRolledBackChangeLeavesNoLeaf()
    {
        append("a", 0);
        const auto before = log().head("a");
        QVERIFY_EXCEPTION_THROWN(database().write([this](Transaction &transaction) {
            log().append(transaction, "a", noon, entry(1));
            throw std::runtime_error("interrupted");
        }),
                                 std::runtime_error);
        QCOMPARE(log().head("a") == before, true);
        QCOMPARE(append("a", 1), std::int64_t{1});
        QVERIFY(problemsOf(log().check()).empty());
    }

    void aRolledBackFirstLeafLeavesNoKey()
    {
        QVERIFY_EXCEPTION_THROWN(database().write([this](Transaction &transaction) {
            log().append(transaction, "a", noon, entry(0));
            throw std::runtime_error("interrupted");
        }),
                                 std::runtime_error);
        QVERIFY(!log().head("a"));
        append("a", 0);
        QCOMPARE(headOf(log(), "a").size, std::uint64_t{1});
        QVERIFY(problemsOf(log().check()).empty());
    }

    void timeNeverRunsBack()
    {
        append("a", 0, noon);
        append("a", 1, noon - 1h);
        append("a", 2, noon + 1ms);
        std::vector<Instant> times;
        database().read([&times](Connection &c) {
            c.each("SELECT leaf FROM base_log_leaf ORDER BY seq", {}, [&times](const Row &row) {
                times.push_back(decodeLeaf(row.blob(0)).value().at);
                return true;
            });
        });
        QVERIFY((times == std::vector<Instant>{noon, noon, noon + 1ms}));
    }

    void treesOfTenantsAreApart()
    {
        append("a", 0);
        append("b", 0);
        append("b", 1);
        QCOMPARE(headOf(log(), "a").size, std::uint64_t{1});
        QCOMPARE(headOf(log(), "b").size, std::uint64_t{2});
        QVERIFY(log().verifierKey("a") != log().verifierKey("b"));
    }

    void aTenantScopeCanAppendToItsOwnLogOnly()
    {
        database().write(Operator::enter("a"),
                         [this](Transaction &transaction) { log().append(transaction, "a", noon, entry(0)); });
        QCOMPARE(headOf(log(), "a").size, std::uint64_t{1});
        QVERIFY_EXCEPTION_THROWN(
            database().write(Operator::enter("a"),
                             [this](Transaction &transaction) { log().append(transaction, "b", noon, entry(0)); }),
            StoreError);
    }

    void manyLeavesAreTheSameTreeAsOneByOne()
    {
        database().write([this](Transaction &transaction) {
            log().appendMany(transaction, "a", noon, [](LeafWriter &writer) {
                for (int i = 0; i < 1000; ++i)
                    writer.append(noon, entry(i));
            });
        });
        append("a", 1000);
        QCOMPARE(headOf(log(), "a").size, std::uint64_t{1001});
        QVERIFY(problemsOf(log().check()).empty());
    }

    void theLogGoesOnAfterARestart()
    {
        append("a", 0);
        const auto key = log().verifierKey("a");
        m_store->restart();
        QVERIFY(problemsOf(log().boot()).empty());
        QCOMPARE(headOf(log(), "a").size, std::uint64_t{1});
        QCOMPARE(append("a", 1), std::int64_t{1});
        QCOMPARE(log().verifierKey("a") == key, true);
    }

    void leavesBeyondTheSignedHeadAreSignedAtStart()
    {
        append("a", 0);
        const auto old = m_store->readHeads();
        append("a", 1);
        m_store->writeHeads(old); // as if power went between COMMIT and signing
        m_store->restart();
        QVERIFY(problemsOf(log().boot()).empty());
        QCOMPARE(headOf(log(), "a").size, std::uint64_t{2});
    }

    void tamperingIsFoundAtStart_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("leaf changed") << "UPDATE base_log_leaf SET leaf = x'00' WHERE tenant_id = 'a' AND seq = 1";
        QTest::newRow("last leaf removed") << "DELETE FROM base_log_leaf WHERE tenant_id = 'a' AND seq = 2";
        QTest::newRow("leaf removed in the middle") << "DELETE FROM base_log_leaf WHERE tenant_id = 'a' AND seq = 1";
        QTest::newRow("state changed") << "UPDATE base_log_tree SET size = 2 WHERE tenant_id = 'a'";
        QTest::newRow("log removed") << "DELETE FROM base_log_tree WHERE tenant_id = 'a'";
        QTest::newRow("key removed") << "DELETE FROM base_log_key WHERE tenant_id = 'a'";
        QTest::newRow("key changed") << "UPDATE base_log_key SET public_key = zeroblob(32) WHERE tenant_id = 'a'";
    }
    void tamperingIsFoundAtStart()
    {
        QFETCH(QString, sql);
        fill();
        tamper(sql.toStdString());
        QVERIFY(!problemsOf(log().boot()).empty());
    }

    void aTornLogIsReadOnlyAndOthersGoOn()
    {
        fill();
        append("b", 0);
        tamper("UPDATE base_log_leaf SET leaf = x'00' WHERE tenant_id = 'a' AND seq = 1");
        log().boot();
        QVERIFY(log().readOnly("a"));
        QVERIFY(!log().head("a"));
        QVERIFY_EXCEPTION_THROWN(append("a", 3), StoreError);
        QVERIFY(!log().readOnly("b"));
        QCOMPARE(append("b", 1), std::int64_t{1});
    }

    void aDatabasePutBackIsFound()
    {
        fill();
        const auto copy = m_store->path("copy.db");
        database().copyTo(copy.string());
        append("a", 3);
        m_store->replaceDatabase(copy);
        const auto problems = problemsOf(log().boot());
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems.front(), std::string("only 3 of 4 signed leaves are there"));
    }

    void aVanishedLogIsNotBegunAgain()
    {
        fill();
        database().write([](Transaction &transaction) {
            for (const char *table : {"log_tree", "log_leaf", "log_key"})
                transaction.run(std::string("DELETE FROM base_") + table);
        });
        m_store->restart();
        QVERIFY(!problemsOf(log().boot()).empty());
        QVERIFY_EXCEPTION_THROWN(append("a", 0), StoreError);
    }

    void aMissingHeadFileIsFound()
    {
        fill();
        m_store->writeHeads({});
        m_store->restart();
        QVERIFY(!problemsOf(log().boot()).empty());
    }

    void changedPayloadsAreFoundByCheck()
    {
        fill();
        QVERIFY(problemsOf(log().check()).empty());
        tamper("UPDATE base_log_leaf SET body = x'6f' WHERE tenant_id = 'a' AND seq = 1");
        QVERIFY(problemsOf(log().boot()).empty()); // leaves are whole
        QCOMPARE(problemsOf(log().check()).front(), std::string("the content of leaf 1 was changed"));
    }

    void missingPayloadsAreFoundByCheckAndAtStart_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::newRow("body and salt") << "body = NULL, body_salt = NULL";
        QTest::newRow("meta and salt") << "meta = NULL, meta_salt = NULL";
        QTest::newRow("body") << "body = NULL";
        QTest::newRow("salt of meta") << "meta_salt = NULL";
    }
    void missingPayloadsAreFoundByCheckAndAtStart()
    {
        QFETCH(QString, columns);
        fill();
        tamper("UPDATE base_log_leaf SET " + columns.toStdString() + " WHERE tenant_id = 'a' AND seq = 1");
        const std::vector<std::string> expected{"the content of leaf 1 is missing, and no retention erased it"};
        QVERIFY(problemsOf(log().check()) == expected);
        QVERIFY(problemsOf(log().boot()) == expected);
        QVERIFY(log().readOnly("a"));
    }

    void alteredChangesAreFound_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("problem");
        for (const char *column : {"actor", "session", "acting_for", "action", "target", "before", "after", "result",
                                   "reason", "correlation_id"})
            QTest::newRow(column)
                << QStringLiteral("UPDATE base_change SET %1 = 'x' WHERE seq = 1").arg(QLatin1String(column))
                << "change 1 of a differs from its leaf";
        QTest::newRow("at") << "UPDATE base_change SET at = at + 1 WHERE seq = 1"
                            << "change 1 of a differs from its leaf";
        QTest::newRow("type") << "UPDATE base_change SET reason = x'00' WHERE seq = 1"
                              << "change 1 of a has a column of the wrong type";
        QTest::newRow("row removed") << "DELETE FROM base_change WHERE seq = 1"
                                     << "change 1 of a is missing";
        QTest::newRow("row without leaf") << "INSERT INTO base_change SELECT tenant_id, 7, at, actor, session,"
                                             " acting_for, action, target, before, after, result, reason,"
                                             " correlation_id FROM base_change WHERE seq = 1"
                                          << "change 7 of a has no leaf";
        QTest::newRow("leaf of another kind") << "UPDATE base_change SET seq = 2 WHERE seq = 1"
                                              << "change 1 of a is missing, change 2 of a has a leaf of another kind";
        QTest::newRow("payload erased") << "UPDATE base_log_leaf SET body = NULL WHERE seq = 1"
                                        << "change 1 of a can't be compared: the content of its leaf is missing";
    }
    void alteredChangesAreFound()
    {
        QFETCH(QString, sql);
        QFETCH(QString, problem);
        const Change change{
            "a", "u1", "s1", "a", "user.created", "users/1", "{\"a\":1}", "{}", "allowed", "on \"demand\"", "c1"};
        database().write([&](Transaction &transaction) {
            recordChange(transaction, log(), noon, change);
            recordChange(transaction, log(), noon, change);
            LogEntry other = entry(2);
            other.kind = "other";
            log().append(transaction, "a", noon, other);
            QVERIFY(checkChanges(transaction).empty());
            transaction.run(sql.toStdString());
            QStringList found;
            for (const std::string &text : checkChanges(transaction))
                found.append(QString::fromStdString(text));
            QCOMPARE(found.join(QStringLiteral(", ")), problem);
        });
    }

    void aChangeIsOneLeafAndOneRow()
    {
        Change change;
        change.actor = "u1";
        change.action = "tenant.created";
        change.target = "ten-1";
        change.after = R"({"name":"Uno"})";
        change.result = "allowed";
        database().write([&](Transaction &transaction) { recordChange(transaction, log(), noon, change); });
        QCOMPARE(headOf(log(), platformLog).size, std::uint64_t{1});
        database().read([](Connection &c) {
            const auto row = c.row("SELECT tenant_id, seq, at, action, after FROM base_change");
            QVERIFY(row);
            QCOMPARE(row->text(0), std::string(platformLog));
            QCOMPARE(row->integer(2), noon.time_since_epoch().count());
            QCOMPARE(row->text(3), std::string("tenant.created"));
            const auto leaf = c.row("SELECT meta FROM base_log_leaf WHERE seq = ?", {row->integer(1)});
            QCOMPARE(leaf->blob(0), std::string(R"(["tenant.created","u1","ten-1","allowed"])"));
        });
    }

    void routesAnswerPlainText()
    {
        const auto get = [this](std::string_view end) {
            RequestContext request;
            request.scope = Operator::enter("a");
            for (const Route &route : auditLogRoutes(log())) {
                if (route.pattern.ends_with(end))
                    return route.handler(request);
            }
            return Response{};
        };
        QVERIFY_EXCEPTION_THROWN(get("/head"), HttpError);
        append("a", 0);
        const Response head = get("/head");
        QVERIFY(head.contentType.starts_with("text/plain"));
        QVERIFY(openNote(head.body, get("/key").body));
        tamper("UPDATE base_log_leaf SET leaf = x'00' WHERE tenant_id = 'a'");
        log().boot();
        QVERIFY_EXCEPTION_THROWN(get("/head"), HttpError);
    }

private:
    SignedLog &log() { return m_store->log(); }
    Database &database() { return m_store->database(); }
    std::int64_t append(std::string_view tenantId, int number, Instant at = noon)
    {
        std::int64_t seq = -1;
        database().write(
            [&](Transaction &transaction) { seq = log().append(transaction, tenantId, at, entry(number)); });
        return seq;
    }
    void fill()
    {
        for (int i = 0; i < 3; ++i)
            append("a", i);
    }
    void tamper(const std::string &sql)
    {
        database().write([&sql](Transaction &transaction) { transaction.run(sql); });
        m_store->restart();
    }

    std::unique_ptr<LogFixture> m_store;
};

QTEST_GUILESS_MAIN(TestLogSigned)
#include "tst_log_signed.moc"
