// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "platform/cli/accountfacts.h"
#include "platform/demo/demo.h"
#include "platform/demo/demoreviews.h"
#include "platform/governance/decisioncheck.h"
#include "platform/governance/overrides/overridestore.h"
#include "platform/governance/reviews/reviewprogress.h"
#include "platform/identity/people.h"
#include "platform/identity/totp.h"
#include "tests/platform/logfixture.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace atalaya;
using namespace atalaya::platform;
using namespace std::chrono;

class TestDemoAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // One demo for all: the tests go on where the one before stopped.
    void initTestCase()
    {
        m_store = std::make_unique<LogFixture>();
        m_facts = std::make_unique<StoredAccountFacts>(m_store->database(), m_clock);
        m_logins = create();
    }
    void cleanupTestCase()
    {
        m_facts.reset();
        m_store.reset();
    }

    void everybodyIsThereWithTheRightFactor()
    {
        QCOMPARE(m_logins.size(), std::size_t{13});
        const auto accounts = readAccounts();
        QCOMPARE(accounts.size(), std::size_t{13});
        int withoutFactor = 0;
        for (const auto &account : accounts) {
            const auto email = account["email"].get<std::string>();
            const auto tenant = account["tenant"].is_null()
                                    ? std::string()
                                    : m_facts->tenantIdOfSlug(account["tenant"].get<std::string>()).value();
            const auto user = findUser(services(), tenant, email);
            QVERIFY2(user, email.c_str());
            QCOMPARE(user->role, account["role"].get<std::string>());
            QCOMPARE(user->hasFactor, !account["totpSecret"].is_null());
            if (user->hasFactor)
                QCOMPARE(totp::fromBase32(account["totpSecret"].get<std::string>()).value().size(), std::size_t{20});
            else
                ++withoutFactor;
        }
        QCOMPARE(withoutFactor, 1);
        QVERIFY(!findUser(services(), m_facts->tenantIdOfSlug("bufete-rios").value(), "ines.robles@bufete-rios.example")
                     ->hasFactor);
    }

    void bancaNorteHasItsHundredThousandDecisions()
    {
        const auto id = m_facts->tenantIdOfSlug("banca-norte").value();
        m_store->database().read([&](Connection &c) {
            const auto row = c.row("SELECT count(*), min(at), max(at) FROM base_decision WHERE tenant_id = ?", {id});
            QCOMPARE(row->integer(0), std::int64_t{100'000});
            QVERIFY(row->integer(2) < now.time_since_epoch().count());
            QVERIFY(row->integer(1) > (now - days{420}).time_since_epoch().count());
        });
        for (const TreeReport &report : m_store->log().check())
            QVERIFY(report.problems.empty());
    }

    void bancaNorteIsLookedAt()
    {
        const auto id = m_facts->tenantIdOfSlug("banca-norte").value();
        m_store->database().read([&](Connection &c) {
            c.inTenant(id, [&] {
                using contract::ReviewProgress;
                const auto verdicts = reviews::verdicts(c, now - days{30}, now);
                const ReviewProgress progress = reviews::progressOf(verdicts, now - days{30}, now);
                QVERIFY(progress.all.approved > 100 && progress.all.rejected > 20 && progress.all.corrected > 10);
                QCOMPARE(progress.reviewers.size(), std::size_t{2});
                // One of them reads what he approves.
                std::vector<double> hasty;
                for (const ReviewProgress::Line &line : progress.reviewers) {
                    QVERIFY(c.row("SELECT 1 FROM identity_users WHERE id = ? AND tenant_id = ?", {line.by.id, id}));
                    hasty.push_back(*line.hastyShare);
                }
                std::ranges::sort(hasty);
                QVERIFY(hasty[0] > 0 && hasty[0] < 8 && hasty[1] > 10 && hasty[1] < 35);
                // What waits is of these days, and the smaller part of it is late.
                const reviews::Waiting waiting = reviews::waiting(c, now - minutes{240});
                QVERIFY(waiting.all > 5 && waiting.all < 80);
                QVERIFY(waiting.overdue > 0 && waiting.overdue < waiting.all);
                QVERIFY(c.row("SELECT min(at) FROM decision WHERE seq = ?", {reviews::open(c, 0, 1).seqs.front()})
                            ->integer(0) > (now - days{longestDemoReview}).time_since_epoch().count());
                for (const char *const state : {"rejected", "used", "expired"}) {
                    const overrides::Wanted wanted{now, state, {}, {}};
                    QVERIFY2(overrides::list(c, wanted, 0, 1).total > 10, state);
                }
                QVERIFY(
                    c.row("SELECT 1 FROM decision WHERE state = 'executed' AND policy_detail LIKE '%\"override\"%'"));
                // The reason that people read says why.
                QVERIFY(!c.row("SELECT 1 FROM decision WHERE state = 'blocked' AND reason LIKE '%revisión humana%'"));
            });
            QVERIFY(checkDecisions(c).empty() && checkChanges(c).empty());
        });
    }

    void aSecondStartChangesNothing()
    {
        const auto accounts = readAccounts();
        const auto head = m_store->log().head(m_facts->tenantIdOfSlug("ascensores-xyz").value());
        create();
        QVERIFY(readAccounts() == accounts);
        QVERIFY(m_store->log().head(m_facts->tenantIdOfSlug("ascensores-xyz").value()) == head);
    }

    void anInterruptedStartGoesOn()
    {
        const auto accounts = readAccounts();
        // As if it had ended before the last people were made.
        m_store->database().write([](Transaction &transaction) {
            transaction.run("DELETE FROM identity_factors WHERE user_id IN"
                            " (SELECT id FROM identity_users WHERE email = 'lucas.otero@banca-norte.example')");
            transaction.run("DELETE FROM identity_users WHERE email = 'lucas.otero@banca-norte.example'");
        });
        create();
        QVERIFY(readAccounts() == accounts);
        QVERIFY(
            findUser(services(), m_facts->tenantIdOfSlug("banca-norte").value(), "lucas.otero@banca-norte.example"));
    }

    void topUpGoesOnWithTheClock()
    {
        const auto count = [this] {
            std::int64_t rows = 0;
            m_store->database().read(
                [&rows](Connection &c) { rows = c.row("SELECT count(*) FROM base_decision")->integer(0); });
            return rows;
        };
        const std::int64_t before = count();
        topUpDemo(m_store->database(), m_store->log(), now + minutes{1});
        QVERIFY(count() - before < 5);
        topUpDemo(m_store->database(), m_store->log(), now + days{1});
        QVERIFY(count() - before > 100);
    }

    void peopleGoOnAtTheNextStart()
    {
        const auto id = m_facts->tenantIdOfSlug("banca-norte").value();
        const auto said = [&] {
            std::int64_t rows = 0;
            m_store->database().read([&](Connection &c) {
                rows = c.row("SELECT count(*) FROM base_review_verdict WHERE tenant_id = ?", {id})->integer(0);
            });
            return rows;
        };
        const std::int64_t before = said();
        // While somebody works with the demo nobody else takes what waits.
        topUpDemo(m_store->database(), m_store->log(), now + days{2});
        QCOMPARE(said(), before);
        m_clock.advance(days{6});
        create();
        QVERIFY(said() - before > 50);
        m_store->database().read([](Connection &c) {
            QVERIFY(checkDecisions(c).empty() && checkChanges(c).empty());
            QVERIFY(!c.row("SELECT 1 FROM base_review_verdict AS v LEFT JOIN base_validation AS e ON e.tenant_id ="
                           " v.tenant_id AND e.at = v.at AND e.id = v.event_id WHERE e.id IS NULL"));
        });
        for (const TreeReport &report : m_store->log().check())
            QVERIFY(report.problems.empty());
    }

private:
    static constexpr Instant now{sys_days{2026y / November / 20} + 11h};

    IdentityServices services() { return {m_store->database(), m_store->log(), m_clock, m_hasher, m_vault, *m_facts}; }
    std::vector<DemoLogin> create() { return createDemo(services(), m_store->log(), m_store->path(".")); }
    nlohmann::json readAccounts()
    {
        std::ifstream file(m_store->path("demo-accounts.json"));
        return atalaya::contract::parseJson(std::string(std::istreambuf_iterator<char>(file), {})).value();
    }

    TestClock m_clock{now};
    FakeVault m_vault;
    PasswordHasher m_hasher{PasswordHasher::Settings{{1, 8192}, {1, 8192}, 2, 64}};
    std::unique_ptr<LogFixture> m_store;
    std::unique_ptr<StoredAccountFacts> m_facts;
    std::vector<DemoLogin> m_logins;
};

QTEST_GUILESS_MAIN(TestDemoAccounts)
#include "tst_demo_accounts.moc"
