// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/decisioneraser.h"
#include "platform/search/indexes.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace atalaya::platform;

namespace {

/// Three chunks, the last one begun.
constexpr std::int64_t rows = 2 * static_cast<std::int64_t>(IndexChunk::rows) + 1'000;
constexpr std::int64_t chunk = IndexChunk::rows;

/// Whatever else a decision has is as it comes.
const char *const columns = "tenant_id, seq, id, at, agent, entity, action, state, policy_id, policy_name,"
                            " policy_version, confidence, risk, contains_pii, user, reason, correlation_id,"
                            " executed_total, review_total, blocked_total";

using Texts = std::array<std::string, textColumns>;

Texts textsAt(const TenantIndex &index, std::size_t row)
{
    const IndexView view = index.view();
    Texts texts;
    for (std::size_t column = 0; column < textColumns; ++column) {
        const auto which = static_cast<TextColumn>(column);
        const IndexChunk &at = *view.chunks()[row / IndexChunk::rows];
        texts[column] = index.dictionary(which).text(static_cast<std::uint32_t>(at.of(which)[row % IndexChunk::rows]));
    }
    return texts;
}

bool areAlike(const TenantIndex &one, const TenantIndex &other)
{
    const IndexView a = one.view();
    const IndexView b = other.view();
    if (a.size() != b.size())
        return false;
    for (std::size_t row = 0; row < a.size(); row += 97) {
        if (a.seqAt(row) != b.seqAt(row) || a.timeAt(row) != b.timeAt(row) || textsAt(one, row) != textsAt(other, row))
            return false;
    }
    return true;
}

bool knows(const TenantIndex &index, std::string_view text)
{
    const auto found = index.dictionary(TextColumn::Agent).table([&](std::string_view one) { return one == text; });
    return std::ranges::find(found, 1) != found.end();
}

} // namespace

/// What retention costs who searches meanwhile, and what is left of erased texts.
class TestSearchRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TenantFixture>();
        m_store->addTenant("a", "PRO");
        m_store->database().write([](Transaction &transaction) {
            transaction.run(
                std::string("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)"
                            " INSERT INTO base_decision (") +
                    columns +
                    ") SELECT 'a', i, 'd' || i, i * 1000, 'agent-' || (i % 7),"
                    " 'entity ' || (i % 50), 'act', 'executed', 'p', 'P', 1, 0.5, i % 100, 0, 'u' || (i % 9),"
                    " 'why', 'c', i, 0, 0 FROM n",
                {rows});
        });
    }
    void cleanup() { m_store.reset(); }

    void onlyWhatARunErasesIsReadAgain()
    {
        Indexes indexes(1U << 30U);
        const auto before = open(indexes);
        QCOMPARE(before.index->view().chunks().size(), std::size_t{3});
        QVERIFY(!before.renewed);
        std::int64_t done = 0;
        auto last = before;
        for (const std::int64_t to : {chunk - 500, chunk - 10, chunk + 1'490, 2 * chunk + 100}) {
            erase(done, to, rows);
            const auto after = open(indexes);
            QVERIFY(after.renewed && after.index != last.index);
            QCOMPARE(after.erasedTo, to);
            for (std::int64_t at = 0; at < 3; ++at) {
                const bool isTouched = at * chunk < to && done < std::min((at + 1) * chunk, rows);
                const auto place = static_cast<std::size_t>(at);
                QCOMPARE(after.index->view().chunks()[place] != last.index->view().chunks()[place], isTouched);
            }
            Indexes fresh(1U << 30U);
            QVERIFY(areAlike(*after.index, *open(fresh).index));
            // Who still reads the state of before is not disturbed.
            QCOMPARE(textsAt(*before.index, 5)[0], std::string("agent-5"));
            done = to;
            last = after;
        }
        QVERIFY(open(indexes).index == last.index);
    }

    void atTheEndNoTextIsLeft()
    {
        Indexes indexes(1U << 30U);
        QVERIFY(knows(*open(indexes).index, "agent-3"));
        erase(0, 3'000, rows);
        QVERIFY(knows(*open(indexes).index, "agent-3"));
        erase(3'000, rows, rows);
        const auto after = open(indexes);
        QVERIFY(!knows(*after.index, "agent-3"));
        QCOMPARE(after.index->view().size(), static_cast<std::size_t>(rows));
    }

    void whatComesMeanwhileIsTakenIn()
    {
        Indexes indexes(1U << 30U);
        (void)open(indexes);
        erase(0, 2'000, rows);
        m_store->database().write([](Transaction &transaction) {
            transaction.run(std::string("INSERT INTO base_decision (") + columns +
                                ") SELECT tenant_id, ?, 'dx', at + 1, 'agent-new', entity, action, state,"
                                " policy_id, policy_name, policy_version, confidence, risk, contains_pii, user, reason,"
                                " correlation_id, executed_total, 0, 0 FROM base_decision WHERE seq = ?",
                            {rows + 5, rows - 1});
        });
        const auto after = open(indexes);
        QCOMPARE(after.index->view().size(), static_cast<std::size_t>(rows) + 1);
        QCOMPARE(textsAt(*after.index, static_cast<std::size_t>(rows))[0], std::string("agent-new"));
        QCOMPARE(textsAt(*after.index, 10)[0], std::string());
    }

private:
    Indexes::Opened open(Indexes &indexes)
    {
        Indexes::Opened opened;
        m_store->database().read(
            [&](Connection &connection) { connection.inTenant("a", [&] { opened = indexes.open("a", connection); }); });
        return opened;
    }
    /// A step of a run that will erase up to `end`.
    void erase(std::int64_t from, std::int64_t to, std::int64_t end)
    {
        m_store->database().write([&](Transaction &transaction) {
            transaction.inTenant("a", [&] { eraseDecisions(transaction, "a", from, to); });
            transaction.run("INSERT INTO base_retention_run (tenant_id, seq, at, days, cutoff, from_seq, to_seq,"
                            " erased_to) VALUES ('a', 1, 0, 90, 0, 0, ?, ?) ON CONFLICT DO UPDATE SET erased_to = ?",
                            {end, to, to});
        });
    }

    std::unique_ptr<TenantFixture> m_store;
};

QTEST_GUILESS_MAIN(TestSearchRetention)
#include "tst_search_retention.moc"
