// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/auditquery.h"
#include "platform/governance/decisionwriter.h"
#include "platform/search/searchroutes.h"
#include "platform/search/textfiller.h"
#include "platform/search/texttable.h"
#include "platform/store/texttables.h"
#include "tests/platform/naivesearch.h"
#include "tests/platform/routesfixture.h"

#include <QTest>

#include <thread>

using namespace atalaya::platform;
using namespace atalaya;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr Instant begin{1'727'000'000'000ms};
const std::string queries = "/api/admin/audit/queries";

} // namespace

/// Snapshots as a client meets them: what they promise, and what happens to them.
class TestSearchRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_random.seed(5);
        m_platform = std::make_unique<RoutesFixture>([this](ChainFixture &fixture) {
            // Room for the rows of about one result.
            m_search = std::make_unique<AuditSearch>(fixture.database(), fixture.log(), fixture.clock,
                                                     SnapshotStore::Limits{2'000, 3});
            return searchRoutes(*m_search);
        });
        write("a", 600);
        write("b", 40);
    }
    void cleanup()
    {
        m_platform.reset();
        m_search.reset();
    }

    void sameQuestionIsTheSameSnapshot()
    {
        const json first = ask("estado:bloqueada agente:PLANNER");
        QVERIFY(first["total"].get<int>() > 0);
        QVERIFY(ask("agent:planner state:blocked")["queryId"] == first["queryId"]);
        QVERIFY(ask(first["q"].get<std::string>())["queryId"] == first["queryId"]);
        QVERIFY(ask("state:blocked")["queryId"] != first["queryId"]);
        QVERIFY(ask("agent:planner state:blocked", "time")["queryId"] != first["queryId"]);
        QVERIFY(ask("agent:planner state:blocked", "-time", "COMPLIANCE@b")["queryId"] != first["queryId"]);
        write("a", 1);
        QVERIFY(ask("agent:planner state:blocked")["queryId"] != first["queryId"]);
    }

    void whatComesLaterIsNotInIt()
    {
        const json before = ask("");
        const json page = get(before, "rows?limit=3");
        write("a", 50);
        QVERIFY(get(before, "rows?limit=3") == page);
        QCOMPARE(page["total"].get<int>(), 600);
        QCOMPARE(ask("")["total"].get<int>(), 650);
        QCOMPARE(get(before, "facets")["facets"][0]["values"][0]["count"].get<int>() +
                     get(before, "facets")["facets"][0]["values"][1]["count"].get<int>() +
                     get(before, "facets")["facets"][0]["values"][2]["count"].get<int>(),
                 600);
    }

    void pagesJoin()
    {
        const json query = ask("-state:blocked", "confidence");
        std::vector<std::int64_t> seqs;
        for (int offset = 0; offset < query["total"].get<int>(); offset += 70) {
            const json page = get(query, "rows?limit=70&offset=" + std::to_string(offset));
            for (const json &row : page["rows"])
                seqs.push_back(row["seq"].get<std::int64_t>());
        }
        QCOMPARE(seqs.size(), query["total"].get<std::size_t>());
        QCOMPARE(std::set(seqs.begin(), seqs.end()).size(), seqs.size());
        QVERIFY(get(query, "rows?offset=100000")["rows"].empty());
    }

    /// The rows are dropped for lack of room, and found again under the same id.
    void droppedRowsAreFoundAgain()
    {
        const json query = ask("state:executed revisión");
        const json page = get(query, "rows?limit=20");
        write("a", 20);
        for (const char *q : {"state:review", "state:blocked"})
            QVERIFY(ask(q)["total"].get<int>() > 0);
        QVERIFY(m_search->memory() > 0);
        QVERIFY(get(query, "rows?limit=20") == page);
    }

    void forgottenSnapshotsAreGone()
    {
        const json query = ask("state:executed");
        for (const char *q : {"a", "b", "c"})
            (void)ask(q);
        const RawReply gone = m_platform->get(pathOf(query, "rows"));
        QCOMPARE(gone.status, 404);
        QVERIFY(ChainFixture::inner(gone)["code"].get<std::string>() == "snapshot_gone");
        // The same question makes the same one again.
        QVERIFY(ask("state:executed")["queryId"] == query["queryId"]);
        QCOMPARE(m_platform->get(pathOf(query, "rows")).status, 200);
    }

    void foreignSnapshotsAreAbsent_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"rows", "facets", "histogram", "find?seq=1"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void foreignSnapshotsAreAbsent()
    {
        QFETCH(QString, what);
        const json query = ask("");
        const RawReply own = m_platform->get(pathOf(query, what.toStdString()));
        QCOMPARE(own.status, 200);
        const RawReply foreign = m_platform->get(pathOf(query, what.toStdString()), "COMPLIANCE@b");
        const RawReply absent =
            m_platform->get(queries + "/q-00000000000000000000000000000000/" + what.toStdString(), "COMPLIANCE@b");
        QCOMPARE(foreign.status, 404);
        const auto sameBut = [](const RawReply &reply) {
            json error = ChainFixture::inner(reply);
            error.erase("correlationId");
            return error;
        };
        QVERIFY(sameBut(foreign) == sameBut(absent));
        QCOMPARE(m_platform->get(pathOf(query, what.toStdString()), "VIEWER@a").status, 403);
        // Both sides learn of the attempt, and only of that one.
        for (const char *tenant : {"a", "b"}) {
            const auto lines = m_platform->trail(tenant);
            QCOMPARE(std::ranges::count(lines, "CROSS_TENANT_ACCESS_ATTEMPT", &ChainFixture::TrailLine::action), 1);
        }
    }

    void errorsSayWhere()
    {
        const RawReply refused = post(R"({"q":"a colour:red risk:x","sort":"-time"})");
        QCOMPARE(refused.status, 400);
        const json fields = ChainFixture::inner(refused)["fields"];
        QCOMPARE(fields.size(), std::size_t{2});
        QVERIFY(fields[0]["code"].get<std::string>() == "unknown_field");
        QCOMPARE(fields[0]["from"].get<int>(), 2);
        QVERIFY(fields[1]["code"].get<std::string>() == "bad_number");
        QCOMPARE(fields[1]["length"].get<int>(), 1);
        for (const char *body : {R"({"q":"x"})", R"({"q":"x","sort":"random"})", R"({"q":1,"sort":"time"})",
                                 R"({"q":"x","sort":"time","limit":3})"})
            QCOMPARE(post(body).status, 400);
    }

    void datesAreTheTenants()
    {
        // Madrid is an hour or two ahead of UTC.
        QVERIFY(ask("from:2026-02-01 to:2026-07-01")["q"] ==
                "from:2026-01-31T23:00:00.000Z to:2026-06-30T22:00:00.000Z");
        const json since = ask("since:24h");
        QCOMPARE(since["from"].get<std::string>(), contract::formatInstant(m_platform->clock.now() - 24h));
        QVERIFY(since["to"].is_null());
    }

    void aSearchIsGivenUp()
    {
        auto flag = std::make_shared<std::atomic<bool>>(false);
        const TenantScope scope = Operator::enter("a");
        const contract::AuditQueryRequest request{"state:blocked word", {}, {}};
        QVERIFY(m_search
                    ->ask(scope, request,
                          {flag,
                           [] {
                               return false;
                           }})
                    .query);
        *flag = true;
        QVERIFY_EXCEPTION_THROWN((void)m_search->ask(scope, {"state:review word", {}, {}}, {flag, {}}), Interrupted);
        QVERIFY_EXCEPTION_THROWN((void)m_search->ask(scope, {"risk:>3", {}, {}},
                                                     {nullptr,
                                                      [] {
                                                          return true;
                                                      }}),
                                 Interrupted);
    }

    void newerTurnsEndOlderOnes()
    {
        RunningSearches running;
        const RunningSearches::Turn first(running, "session", "table");
        {
            const RunningSearches::Turn other(running, "session", "detail");
            QVERIFY(!*first.superseded() && !*other.superseded());
            const RunningSearches::Turn second(running, "session", "table");
            QVERIFY(*first.superseded() && !*second.superseded());
        }
        const RunningSearches::Turn third(running, "session", "table");
        QVERIFY(!*third.superseded());
    }

    /// Else who names a purpose of its own for each search would have as many as it likes.
    void oneTooManyEndsTheOldest()
    {
        RunningSearches running;
        const RunningSearches::Turn other(running, "other", "1");
        const RunningSearches::Turn first(running, "session", "1");
        const RunningSearches::Turn second(running, "session", "2");
        const RunningSearches::Turn third(running, "session", "3");
        const RunningSearches::Turn fourth(running, "session", "4");
        QVERIFY(!*first.superseded());
        const RunningSearches::Turn fifth(running, "session", "5");
        QVERIFY(*first.superseded());
        for (const RunningSearches::Turn *turn : {&second, &third, &fourth, &fifth, &other})
            QVERIFY(!*turn->superseded());
    }

    /// What is larger than all room is found again each time, and pushes nothing out.
    void whatIsTooLargeIsNotKept()
    {
        write("a", 2'000);
        (void)ask("");
        const std::size_t before = m_search->memory();
        const json large = ask("-state:blocked");
        QVERIFY(large["total"].get<int>() > 1'000);
        QVERIFY(m_search->memory() <= before + 2'000);
        QCOMPARE(get(large, "rows?limit=3&offset=1000")["rows"].size(), std::size_t{3});
    }

    /// Readers see whole prefixes while decisions and words are added.
    void readingWhileWriting()
    {
        std::atomic<bool> done = false;
        std::jthread writer([&] {
            for (int i = 0; i < 30; ++i)
                write("a", 10);
            done = true;
        });
        TextFiller filler(m_platform->database());
        int rounds = 0;
        while (!done || rounds < 5) {
            const auto all = m_search->ask(Operator::enter("a"), {"", {}, {}}, {}).query.value();
            // Each decision fits exactly one of two opposite queries.
            const auto with =
                m_search->ask(Operator::enter("a"), {"revisión seq:<" + std::to_string(all.headSize), {}, {}}, {});
            const auto none =
                m_search->ask(Operator::enter("a"), {"-revisión seq:<" + std::to_string(all.headSize), {}, {}}, {});
            QCOMPARE(with.query->total + none.query->total, all.total);
            const auto page = m_search->seqs(Operator::enter("a"), all.queryId, 0, 100'000);
            QCOMPARE(page->seqs.size(), static_cast<std::size_t>(all.total));
            QVERIFY(page->seqs.front() < static_cast<std::uint64_t>(all.headSize));
            ++rounds;
            filler.wake();
        }
        writer.join();
        QTRY_COMPARE(tenantsWithMissingTexts(m_platform->database()).size(), std::size_t{0});
        QCOMPARE(ask("")["total"].get<int>(), 900);
    }

    /// What retention erases is not found any more, neither by old snapshots nor by words.
    void erasedWordsAreNotFound()
    {
        while (fillTexts(m_platform->database(), "a", 1'000)) {
        }
        const json before = ask("málaga");
        QVERIFY(before["total"].get<int>() > 0);
        eraseAll();
        for (const char *what : {"rows", "facets", "histogram", "find?seq=1"})
            QCOMPARE(m_platform->get(pathOf(before, what)).status, 404);
        // It was one's own.
        QCOMPARE(
            std::ranges::count(m_platform->trail("a"), "CROSS_TENANT_ACCESS_ATTEMPT", &ChainFixture::TrailLine::action),
            0);
        QVERIFY(!m_search->seqs(Operator::enter("a"), before["queryId"].get<std::string>(), 0, 10));
        // An export that was under way must not go on with other rows.
        QVERIFY(!m_search->snapshotRows(Operator::enter("a"), before["queryId"].get<std::string>(), 0, 10, {}));
        for (const char *q : {"málaga", "permitida", "planner", "agent:planner", "user:u3"})
            QCOMPARE(ask(q)["total"].get<int>(), 0);
        QCOMPARE(ask("")["total"].get<int>(), 600);
        std::int64_t left = 0;
        m_platform->database().read([&](Connection &connection) {
            left = connection
                       .row("SELECT count(*) FROM " + textTableOf("a") + " WHERE " + textTableOf("a") +
                            " MATCH 'a* OR m* OR p* OR r*'")
                       ->integer(0);
        });
        QCOMPARE(left, 0);
    }

    /// Somebody who began to read before does not bring it back for the others.
    void olderReadersKeepTheirIndexToThemselves()
    {
        Indexes indexes(1U << 20U);
        m_platform->database().read(Operator::enter("a"), [&](Connection &older) {
            QCOMPARE(older.row("SELECT count(*) FROM retention_run")->integer(0), std::int64_t{0});
            Indexes::Opened current;
            std::jthread([&] {
                eraseAll();
                m_platform->database().read(Operator::enter("a"),
                                            [&](Connection &newer) { current = indexes.open("a", newer); });
            }).join();
            const Indexes::Opened own = indexes.open("a", older);
            QCOMPARE(current.erasedTo, std::int64_t{100'000});
            QCOMPARE(own.erasedTo, std::int64_t{0});
            QVERIFY(own.index != current.index);
            QCOMPARE(own.index->view().size(), std::size_t{600});
        });
    }

private:
    void eraseAll()
    {
        m_platform->database().write(Operator::enter("a"), [](Transaction &transaction) {
            forgetTexts(transaction, "a", 0, 100'000);
            transaction.run("UPDATE log_leaf SET body = NULL, body_salt = NULL");
            transaction.run("UPDATE decision SET agent = '', entity = '', action = '', policy_name = '', user = '',"
                            " reason = '', correlation_id = ''");
            transaction.run("INSERT INTO retention_run (seq, at, days, cutoff, from_seq, to_seq, erased_to)"
                            " VALUES (1, 0, 90, 0, 0, 100000, 100000)");
        });
    }
    void write(const std::string &tenant, int count)
    {
        m_platform->database().write([&](Transaction &transaction) {
            recordDecisions(transaction, m_platform->log(), tenant, begin, [&](DecisionWriter &writer) {
                for (int i = 0; i < count; ++i) {
                    m_now += std::chrono::milliseconds(m_random() % 10'000);
                    writer.write(m_now, anyDecision(m_random));
                }
            });
        });
    }
    RawReply post(const std::string &body, const std::string &token = "COMPLIANCE@a")
    {
        return m_platform->send("POST", queries, token, {}, body);
    }
    json ask(const std::string &q, const std::string &sort = "-time", const std::string &token = "COMPLIANCE@a")
    {
        const RawReply reply = post(json{{"q", q}, {"sort", sort}}.dump(), token);
        if (reply.status != 200)
            qFatal("%s: %s", q.c_str(), reply.body.c_str());
        return ChainFixture::inner(reply);
    }
    static std::string pathOf(const json &query, const std::string &what)
    {
        return queries + '/' + query["queryId"].get<std::string>() + '/' + what;
    }
    json get(const json &query, const std::string &what)
    {
        return ChainFixture::inner(m_platform->get(pathOf(query, what)));
    }

    Random m_random;
    Instant m_now = begin;
    std::unique_ptr<AuditSearch> m_search;
    std::unique_ptr<RoutesFixture> m_platform;
};

QTEST_GUILESS_MAIN(TestSearchRoutes)
#include "tst_search_routes.moc"
