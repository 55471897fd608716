// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/decisionwriter.h"
#include "platform/search/auditsearch.h"
#include "platform/search/texttable.h"
#include "tests/platform/naivesearch.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

#include <numeric>
#include <thread>

using namespace atalaya::platform;
using namespace atalaya;
using namespace std::chrono_literals;
using contract::AuditSort;

namespace {

constexpr Instant begin{1'769'904'000'000ms};
constexpr int queries = 2'400;

} // namespace

/// The index against a search that reads everything, with questions that chance makes.
class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_store = std::make_unique<TenantFixture>();
        for (const char *tenant : {"a", "b", "large"})
            m_store->addTenant(tenant, "PRO");
        m_search = std::make_unique<AuditSearch>(m_store->database(), m_store->log(), m_clock);
        // A part of them has its words in the table.
        write("a", 700);
        write("b", 50);
        QVERIFY(fillTexts(m_store->database(), "a", 500));
        write("a", 500);
    }

    void anyQueryGivesWhatReadingGives()
    {
        Random random(2026);
        int nothing = 0;
        for (int round = 0; round < queries; ++round) {
            if (round == queries / 3)
                fill("a");
            // From then on each decision brings its own words.
            if (round > queries / 3 && round % 100 == 0)
                write("a", 30);
            nothing += check("a", random, round % 20 == 0) == 0 ? 1 : 0;
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d queries, %d without any row", queries, nothing);
        QVERIFY(nothing < queries / 2);
    }

    /// Beyond a chunk of the index.
    void largeResultsToo()
    {
        write("large", 33'500);
        Random random(1);
        for (int round = 0; round < 24 && !QTest::currentTestFailed(); ++round) {
            if (round == 3)
                fill("large");
            (void)check("large", random, round % 10 == 0);
        }
    }

private:
    void fill(const std::string &tenant)
    {
        while (fillTexts(m_store->database(), tenant, 10'000)) {
        }
    }

    /// One random query; how many rows it has.
    std::size_t check(const std::string &tenant, Random &random, bool sums)
    {
        const auto &all = m_decisions[tenant];
        const NaiveQuery query = anyQuery(random, all);
        const auto sort = static_cast<AuditSort>(random() % 4);
        const auto expected = naiveRows(query, sort, all);
        holds(tenant, query, sort, expected);
        if (QTest::currentTestFailed())
            qWarning("%s", query.text().c_str());
        else if (sums)
            sumsHold(tenant, query, expected);
        return expected.size();
    }

    void holds(const std::string &tenant, const NaiveQuery &query, AuditSort sort,
               const std::vector<const SearchedDecision *> &expected)
    {
        const auto &all = m_decisions[tenant];
        const auto asked = ask(tenant, query.text(), sort);
        QVERIFY(asked.query);
        QCOMPARE(asked.query->total, static_cast<std::int64_t>(expected.size()));
        QCOMPARE(asked.query->decisions, static_cast<std::int64_t>(all.size()));
        const auto page = m_search->seqs(Operator::enter(tenant), asked.query->queryId, 0, expected.size() + 1);
        QVERIFY(page && page->seqs.size() == expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(page->seqs[i], static_cast<std::uint64_t>(expected[i]->key.seq));
        const SearchedDecision &some = all[all.size() / 2];
        const auto place = m_search->find(Operator::enter(tenant), asked.query->queryId, some.key.seq, {});
        const auto found = std::ranges::find(expected, &some);
        QCOMPARE(place.offset.value_or(-1), found == expected.end() ? -1 : found - expected.begin());
    }

    void sumsHold(const std::string &tenant, const NaiveQuery &query,
                  const std::vector<const SearchedDecision *> &expected)
    {
        const auto asked = ask(tenant, query.text(), AuditSort::NewestFirst);
        QVERIFY2(facetsFit(tenant, *asked.query, query), query.text().c_str());
        QVERIFY2(histogramFits(tenant, *asked.query, expected), query.text().c_str());
    }

    void write(const std::string &tenant, int count)
    {
        auto &all = m_decisions[tenant];
        m_store->database().write([&](Transaction &transaction) {
            recordDecisions(transaction, m_store->log(), tenant, begin, [&](DecisionWriter &writer) {
                for (int i = 0; i < count; ++i) {
                    const Decision decision = anyDecision(m_random);
                    m_now += std::chrono::milliseconds(m_random() % 100'000);
                    all.push_back(searched(decision, writer.write(m_now, decision)));
                }
            });
        });
    }
    AuditSearch::Asked ask(const std::string &tenant, const std::string &q, AuditSort sort)
    {
        return m_search->ask(Operator::enter(tenant), {q, sort, {}}, {});
    }

    bool facetsFit(const std::string &tenant, const contract::AuditQuery &query, const NaiveQuery &naive)
    {
        const auto valueOf = [](const std::string &field, const Decision &decision) -> std::string {
            if (field == "state")
                return std::string(nameOf(decision.state));
            if (field == "agent")
                return decision.agent;
            if (field == "pii")
                return decision.containsPii ? "yes" : "no";
            if (field == "policy")
                return decision.policyId;
            if (field == "action")
                return decision.action;
            if (field == "entity")
                return decision.entity;
            if (!decision.risk)
                return "none";
            return *decision.risk < 70 ? "0..69" : *decision.risk < 92 ? "70..91" : "92..100";
        };
        const auto facets = m_search->facets(Operator::enter(tenant), query.queryId, 100, {});
        for (const contract::AuditFacet &facet : facets.facets) {
            std::map<std::string, std::int64_t> counts;
            for (const SearchedDecision &decision : m_decisions[tenant]) {
                if (naive.holds(decision, facet.field))
                    ++counts[valueOf(facet.field, decision.decision)];
            }
            std::int64_t all = 0;
            for (const auto &value : facet.values) {
                if (counts[value.value] != value.count)
                    return false;
                all += value.count;
            }
            const std::int64_t expected =
                std::accumulate(counts.begin(), counts.end(), std::int64_t{0},
                                [](std::int64_t sum, const auto &item) { return sum + item.second; });
            if (all != expected || facet.more != 0)
                return false;
        }
        return facets.facets.size() == 7;
    }

    bool histogramFits(const std::string &tenant, const contract::AuditQuery &query,
                       const std::vector<const SearchedDecision *> &expected)
    {
        const auto histogram = m_search->histogram(Operator::enter(tenant), query.queryId, 40, {});
        std::vector<contract::AuditHistogram::Bucket> counted = histogram.buckets;
        for (auto &bucket : counted)
            bucket.executed = bucket.review = bucket.blocked = 0;
        for (std::size_t i = 1; i < counted.size(); ++i) {
            if (counted[i].from - counted[i - 1].from != std::chrono::milliseconds(histogram.bucketMs))
                return false;
        }
        for (const SearchedDecision *decision : expected) {
            const auto place = (decision->key.at - counted.at(0).from).count() / histogram.bucketMs;
            auto &bucket = counted.at(static_cast<std::size_t>(place));
            const auto state = decision->decision.state;
            ++(state == DecisionState::Executed ? bucket.executed
               : state == DecisionState::Review ? bucket.review
                                                : bucket.blocked);
        }
        return counted == histogram.buckets && counted.size() <= 40;
    }

    TestClock m_clock{begin + 24h * 60};
    std::unique_ptr<TenantFixture> m_store;
    std::unique_ptr<AuditSearch> m_search;
    Random m_random{7};
    Instant m_now = begin;
    std::map<std::string, std::vector<SearchedDecision>> m_decisions;
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
