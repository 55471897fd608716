// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/retentionjob.h"
#include "platform/auditlog/retentionleaf.h"
#include "platform/auditlog/retentionpolicy.h"
#include "platform/governance/decisioncheck.h"
#include "platform/governance/decisioneraser.h"
#include "platform/governance/decisionrow.h"
#include "platform/governance/decisionwriter.h"
#include "platform/search/texttable.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

using namespace atalaya::platform;
using namespace std::chrono_literals;

namespace {

using days = std::chrono::days;
constexpr Instant now{1'770'379'200'000ms};
constexpr int perTransaction = 50;
constexpr int transactionsPerRound = 4;

Decision sample(int number)
{
    Decision decision;
    decision.agent = "crédito";
    decision.entity = "Crédito " + std::to_string(number);
    decision.action = "Aprobar operación";
    decision.policyId = "pol-1";
    decision.policyName = "Riesgo alto";
    decision.policyVersion = 7;
    decision.confidence = 0.5;
    decision.risk = 20;
    decision.user = "u1";
    decision.reason = "Porque sí.";
    decision.correlationId = "c-1";
    decision.state = number % 2 == 0 ? DecisionState::Executed : DecisionState::Review;
    return decision;
}

Change by(const std::string &actor)
{
    Change change;
    change.tenantId = "a";
    change.actor = actor;
    change.reason = "Menos datos";
    return change;
}

} // namespace

class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TenantFixture>();
        m_store->addTenant("a", "PRO");
    }
    void cleanup() { m_store.reset(); }

    void withoutAWishItIsAYear() { QCOMPARE(state(now).days, std::int64_t{365}); }

    void lessNeedsASecondPersonAndAWeek()
    {
        const auto asked = request(now, "ana", 90);
        QVERIFY(asked && asked->pending);
        QCOMPARE(asked->days, std::int64_t{365});
        const std::int64_t wish = asked->pending->seq;
        QVERIFY(confirm(now + 1h, "ana", wish).error() == RetentionFault::SamePerson);
        QCOMPARE(state(now + days{400}).days, std::int64_t{365}); // nobody else ever agreed
        const auto agreed = confirm(now + 1h, "luis", wish);
        QVERIFY(agreed);
        QCOMPARE(agreed->pending->effectiveAt.value() == now + 1h + days{7}, true);
        QVERIFY(confirm(now + 2h, "eva", wish).error() == RetentionFault::AlreadyConfirmed);
        QCOMPARE(state(now + 1h + days{7} - 1ms).days, std::int64_t{365});
        QCOMPARE(state(now + 1h + days{7}).days, std::int64_t{90});
        QVERIFY(!state(now + 1h + days{7}).pending);
        QCOMPARE(trail(), (std::vector<std::string>{"ana retention.requested", "luis retention.confirmed"}));
    }

    void moreHasEffectAtOnce()
    {
        shorten();
        const auto longer = request(now + days{10}, "eva", 180);
        QVERIFY(longer && !longer->pending);
        QCOMPARE(longer->days, std::int64_t{180});
        QCOMPARE(state(now + days{9}).days, std::int64_t{90});
        QCOMPARE(trail().back(), std::string("eva retention.changed"));
    }

    /// A console that holds erasures against the policy reads these leaves.
    void theLeavesOfThePolicyAreNamed()
    {
        const auto named = [this] {
            std::vector<std::int64_t> seqs;
            m_store->inTenant("a", [&seqs](Transaction &transaction) { seqs = retentionChanges(transaction); });
            return seqs;
        };
        QVERIFY(named().empty());
        recordSomething(now);
        shorten();
        recordSomething(now);
        QVERIFY(request(now + days{10}, "eva", 180));
        QCOMPARE(named(), (std::vector<std::int64_t>{1, 2, 4}));
    }

    void aClockThatWasSetBackAgreesWithTheLeaves()
    {
        recordSomething(now);
        const std::int64_t wish = request(now - 3h, "ana", 90)->pending->seq;
        const auto agreed = confirm(now - 2h, "luis", wish);
        QVERIFY(agreed);
        // Leaves are never earlier than the one before.
        QVERIFY(agreed->pending->effectiveAt.value() == now + days{7});
    }

    void aWishCanBeTakenBack()
    {
        const std::int64_t wish = request(now, "ana", 90)->pending->seq;
        QVERIFY(request(now, "luis", 180).error() == RetentionFault::AlreadyPending);
        QVERIFY(confirm(now, "luis", wish));
        const auto after = cancel(now + days{6}, "eva", wish);
        QVERIFY(after && !after->pending);
        QCOMPARE(state(now + days{30}).days, std::int64_t{365});
        QVERIFY(cancel(now + days{6}, "eva", wish).error() == RetentionFault::NotPending);
        QVERIFY(confirm(now + days{6}, "eva", wish).error() == RetentionFault::NotPending);
        QCOMPARE(trail().back(), std::string("eva retention.cancelled"));
    }

    void whatHasEffectIsNotCancelled()
    {
        const std::int64_t wish = shorten();
        QVERIFY(cancel(now + days{8}, "eva", wish).error() == RetentionFault::NotPending);
        QCOMPARE(state(now + days{8}).days, std::int64_t{90});
    }

    void otherDaysAreRefused()
    {
        for (const std::int64_t number : {0, 1, 89, 91, 3650, -365})
            QVERIFY(request(now, "ana", number).error() == RetentionFault::UnknownDays);
        QVERIFY(request(now, "ana", 365).error() == RetentionFault::Unchanged);
    }

    void eachTenantHasItsOwn()
    {
        m_store->addTenant("b", "PRO");
        shorten();
        m_store->inTenant("b", [](Transaction &transaction) {
            QCOMPARE(retentionState(transaction, now + days{30}).days, std::int64_t{365});
        });
    }

    void whatIsOlderIsErased()
    {
        write(0, 10, now - days{400});
        const std::int64_t change = recordSomething(now - days{390});
        write(10, 15, now - days{366});
        write(15, 20, now - days{364});
        QVERIFY(run(now));

        QCOMPARE(withPayload(), (std::vector<std::int64_t>{change, 16, 17, 18, 19, 20, 21}));
        QCOMPARE(kindsOf({21}), std::vector<std::string>{"retention"});
        const auto retention = readRetention(metaAt(21));
        QVERIFY(retention);
        QVERIFY((*retention == Retention{now - days{365}, 365, 0, 16}));
        QCOMPARE(metaAt(21), std::string(R"({"before":"2025-02-06T12:00:00.000Z","days":365,"ranges":[[0,16]]})"));
        const auto rows = decisionRows();
        QCOMPARE(rows.size(), std::size_t{20});
        QVERIFY(rows[0].agent.empty() && rows[0].entity.empty() && !rows[0].user && !rows[0].reason && !rows[0].risk);
        QVERIFY(rows[1].state == atalaya::contract::DecisionState::Review);
        QCOMPARE(rows[15].entity, std::string("Crédito 15"));
        QVERIFY2(problems().empty(), problems().empty() ? "" : problems().front().c_str());
        m_store->restart();
        for (const TreeReport &report : m_store->log().boot())
            QVERIFY(report.problems.empty());
    }

    void oneLeafADay()
    {
        write(0, 10, now - days{365} - 1h);
        write(10, 20, now - days{365} + 1h);
        QVERIFY(run(now));
        QVERIFY(run(now + 1h));
        QCOMPARE(size(), std::int64_t{21});
        QVERIFY(run(now + 25h));
        QCOMPARE(size(), std::int64_t{22});
        QVERIFY((readRetention(metaAt(21)) == Retention{now + 25h - days{365}, 365, 10, 20}));
        QVERIFY(run(now + days{10}));
        QCOMPARE(size(), std::int64_t{22}); // nothing has become due
        QVERIFY(problems().empty());
    }

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
        write(0, 10, now - days{400});
        recordSomething(now - std::chrono::hours(pause));
        RetentionJob one(m_store->database(), m_store->log(), {eraseDecisions});
        QVERIFY(one.run(now, 30min));
        QCOMPARE(size(), std::int64_t(waits ? 11 : 12));
        QVERIFY(one.run(now + 59min, 89min));
        QCOMPARE(size(), std::int64_t(waits ? 11 : 12));
        QVERIFY(one.run(now + 60min, 90min));
        QCOMPARE(size(), std::int64_t{12});
        QVERIFY(problems().empty());
    }
    void aClockThatIsSetRightErasesWhatIsDue()
    {
        write(0, 10, now - days{366});
        write(10, 20, now - days{50});
        RetentionJob one(m_store->database(), m_store->log(), {eraseDecisions});
        QVERIFY(one.run(now + days{700}, 1min));
        QVERIFY(one.run(now, 31min));
        QVERIFY(one.run(now + 30min, 61min));
        QVERIFY((readRetention(metaAt(20)) == Retention{now + 30min - days{365}, 365, 0, 10}));
    }

    void aClockThatJumpsErasesNothing()
    {
        write(0, 10, now - days{365} - 1h);
        recordSomething(now - 2h);
        RetentionJob one = job();
        QVERIFY(one.run(now - 2h, 1h));
        QVERIFY(one.run(now + days{400}, 2h));
        QCOMPARE(size(), std::int64_t{11});
        // Set right again; three hours have really gone by.
        QVERIFY(one.run(now + 1h, 4h));
        QVERIFY((readRetention(metaAt(11)) == Retention{now + 1h - days{365}, 365, 0, 10}));
    }

    void shorterPolicyErasesMore()
    {
        write(0, 10, now - days{100});
        QVERIFY(run(now));
        QCOMPARE(size(), std::int64_t{10});
        shorten();
        QVERIFY(run(now + days{7} - 1ms));
        QCOMPARE(size(), std::int64_t{12}); // two changes
        QVERIFY(run(now + days{7} + 1h));
        QVERIFY((readRetention(metaAt(12)) == Retention{now + days{7} + 1h - days{90}, 90, 0, 10}));
        QVERIFY(problems().empty());
    }

    void manyAreErasedInRounds()
    {
        const int many = perTransaction * (transactionsPerRound + 1) + 5;
        write(0, many, now - days{400});
        QVERIFY(!run(now));
        QVERIFY(problems().empty());
        QVERIFY(run(now));
        QCOMPARE(withPayload(), std::vector<std::int64_t>{many});
        QCOMPARE(size(), std::int64_t{many} + 1);
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
        const int many = perTransaction * 2 + 10;
        write(0, many, now - days{400});
        int left = good;
        RetentionJob failing(m_store->database(), m_store->log(),
                             {eraseDecisions,
                              [&left](Transaction &, const std::string &, std::int64_t, std::int64_t) {
                                  if (left-- == 0)
                                      throw std::runtime_error("the power failed");
                              }},
                             {}, {perTransaction, transactionsPerRound});
        writeElsewhere(now);
        QVERIFY(failing.run(now));
        QVERIFY(problems().empty());
        m_store->restart();
        for (const TreeReport &report : m_store->log().boot())
            QVERIFY(report.problems.empty());
        QVERIFY(run(now + 1min));
        QCOMPARE(withPayload(), std::vector<std::int64_t>{many});
        QCOMPARE(size(), std::int64_t{many} + 1);
        QVERIFY(problems().empty());
    }

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
        write(0, 10, now - days{400});
        recordSomething(now - days{1});
        write(10, 15, now - days{1});
        QVERIFY(run(now));
        QVERIFY(problems().empty());
        m_store->database().write([&sql](Transaction &transaction) { transaction.run(sql.toStdString()); });
        const auto found = problems();
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
        write(0, 3, now - days{400});
        // Whoever can write to the database can write such a leaf, too.
        m_store->database().write([&](Transaction &transaction) {
            const Retention retention{now - days{cutoffDays}, keptDays, 0, 3};
            const std::int64_t seq = m_store->log().append(transaction, "a", now, entryOf(retention));
            transaction.run("INSERT INTO base_retention_run VALUES ('a', ?, ?, ?, 0, 0, 3, 3)",
                            {seq, now.time_since_epoch().count(), std::int64_t{keptDays}});
            transaction.run("UPDATE base_log_leaf SET meta = NULL, meta_salt = NULL, body = NULL, body_salt = NULL"
                            " WHERE seq < 3");
        });
        QVERIFY(!problems().empty());
    }

    void aLogWithAnAlarmIsLeftAlone()
    {
        write(0, 3, now - days{400});
        m_store->database().write([](Transaction &transaction) {
            transaction.run("UPDATE base_log_leaf SET leaf = zeroblob(10) WHERE seq = 1");
        });
        m_store->restart();
        (void)m_store->log().boot();
        QVERIFY(run(now));
        QCOMPARE(withPayload(), (std::vector<std::int64_t>{0, 1, 2}));
    }

    void bytesAreGoneFromTheFile()
    {
        write(0, 50, now - days{400});
        m_store->database().copyTo(m_store->path("before.db").string());
        QVERIFY(run(now));
        m_store->database().copyTo(m_store->path("after.db").string());
        const QByteArray before = contents("before.db");
        const QByteArray after = contents("after.db");
        QVERIFY(before.contains("Crédito 7"));
        QVERIFY(!after.contains("Crédito 7"));
        QVERIFY(!after.contains("Porque sí."));
    }

    /// A table for free text keeps a word that was taken out until it is written anew.
    void wordsAreGoneFromTheFile()
    {
        write(0, 120, now - days{400}, R"({"note":"xyzerased"})");
        write(120, 130, now, R"({"note":"wkept"})");
        while (fillTexts(m_store->database(), "a", 25)) {
        }
        m_store->database().copyTo(m_store->path("before.db").string());
        RetentionJob whole(m_store->database(), m_store->log(), {forgetTexts, eraseDecisions}, sweepTexts,
                           {perTransaction, transactionsPerRound});
        writeElsewhere(now);
        QVERIFY(whole.run(now));
        m_store->database().copyTo(m_store->path("after.db").string());
        QVERIFY(contents("before.db").contains("xyzerased"));
        QVERIFY(!contents("after.db").contains("xyzerased"));
        QVERIFY(contents("after.db").contains("wkept"));
    }

private:
    RetentionJob job()
    {
        return {m_store->database(), m_store->log(), {eraseDecisions}, {}, {perTransaction, transactionsPerRound}};
    }
    /// A round of a platform whose clock nobody doubts.
    bool run(Instant at)
    {
        writeElsewhere(at);
        return job().run(at);
    }
    void writeElsewhere(Instant at)
    {
        Change change = by("ana");
        change.tenantId.clear();
        change.action = "tenant.created";
        change.result = "allowed";
        m_store->database().write(
            [&](Transaction &transaction) { (void)recordChange(transaction, m_store->log(), at, change); });
    }
    RetentionState state(Instant at)
    {
        RetentionState found;
        m_store->inTenant("a", [&](Transaction &transaction) { found = retentionState(transaction, at); });
        return found;
    }
    template<class F>
    RetentionOutcome act(const F &work)
    {
        RetentionOutcome outcome = tl::unexpected(RetentionFault::NotPending);
        m_store->database().write(Operator::enter("a"),
                                  [&](Transaction &transaction) { outcome = work(transaction, m_store->log()); });
        return outcome;
    }
    RetentionOutcome request(Instant at, const std::string &who, std::int64_t number)
    {
        return act(
            [&](auto &transaction, auto &log) { return requestRetention(transaction, log, at, by(who), number); });
    }
    RetentionOutcome confirm(Instant at, const std::string &who, std::int64_t seq)
    {
        return act([&](auto &transaction, auto &log) { return confirmRetention(transaction, log, at, by(who), seq); });
    }
    RetentionOutcome cancel(Instant at, const std::string &who, std::int64_t seq)
    {
        return act([&](auto &transaction, auto &log) { return cancelRetention(transaction, log, at, by(who), seq); });
    }
    /// To 90 days, from a week after `now` on.
    std::int64_t shorten()
    {
        const std::int64_t wish = request(now, "ana", 90)->pending->seq;
        [&] {
            QVERIFY(confirm(now, "luis", wish));
        }();
        return wish;
    }
    void write(int from, int to, Instant at, const std::string &inputs = "{}")
    {
        m_store->database().write([&](Transaction &transaction) {
            recordDecisions(transaction, m_store->log(), "a", at, [&](DecisionWriter &writer) {
                for (int i = from; i < to; ++i) {
                    Decision decision = sample(i);
                    decision.inputs = inputs;
                    writer.write(at, decision);
                }
            });
        });
    }
    std::int64_t recordSomething(Instant at)
    {
        std::int64_t seq = 0;
        Change change = by("ana");
        change.action = "policy.published";
        change.result = "allowed";
        m_store->database().write(
            [&](Transaction &transaction) { seq = recordChange(transaction, m_store->log(), at, change); });
        return seq;
    }
    std::vector<std::int64_t> withPayload()
    {
        std::vector<std::int64_t> seqs;
        m_store->inTenant("a", [&seqs](Transaction &transaction) {
            for (const Row &row : transaction.rows("SELECT seq FROM log_leaf WHERE meta IS NOT NULL OR meta_salt IS NOT"
                                                   " NULL OR body IS NOT NULL OR body_salt IS NOT NULL ORDER BY seq"))
                seqs.push_back(row.integer(0));
        });
        return seqs;
    }
    std::string metaAt(std::int64_t seq)
    {
        std::string meta;
        m_store->inTenant("a", [&](Transaction &transaction) {
            meta = transaction.row("SELECT meta FROM log_leaf WHERE seq = ?", {seq})->blob(0);
        });
        return meta;
    }
    std::vector<std::string> kindsOf(const std::vector<std::int64_t> &seqs)
    {
        std::vector<std::string> kinds;
        m_store->inTenant("a", [&](Transaction &transaction) {
            for (const std::int64_t seq : seqs)
                kinds.push_back(
                    decodeLeaf(transaction.row("SELECT leaf FROM log_leaf WHERE seq = ?", {seq})->blob(0))->kind);
        });
        return kinds;
    }
    std::vector<atalaya::contract::AuditRow> decisionRows()
    {
        std::vector<atalaya::contract::AuditRow> rows;
        m_store->inTenant("a",
                          [&rows](Transaction &transaction) { rows = decisionsBetween(transaction, 0, 1'000, 1'000); });
        return rows;
    }
    std::int64_t size() { return static_cast<std::int64_t>(m_store->log().size("a")); }
    std::vector<std::string> problems()
    {
        std::vector<std::string> all;
        for (const TreeReport &report : m_store->log().check())
            all.insert(all.end(), report.problems.begin(), report.problems.end());
        m_store->database().read([&all](Connection &connection) {
            for (const std::string &problem : checkDecisions(connection))
                all.push_back(problem);
            for (const std::string &problem : checkChanges(connection))
                all.push_back(problem);
        });
        return all;
    }
    std::vector<std::string> trail()
    {
        std::vector<std::string> lines;
        m_store->inTenant("a", [&lines](Transaction &transaction) {
            for (const Row &row : transaction.rows("SELECT actor, action FROM change ORDER BY seq"))
                lines.push_back(row.text(0) + ' ' + row.text(1));
        });
        return lines;
    }
    QByteArray contents(const char *name) const
    {
        QFile file(QString::fromStdString(m_store->path(name).string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<TenantFixture> m_store;
};

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
