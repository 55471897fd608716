// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "platform/cli/accountfacts.h"
#include "platform/demo/demo.h"
#include "platform/identity/people.h"
#include "platform/identity/totp.h"
#include "tests/platform/logfixture.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

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
        m_facts = std::make_unique<StoredAccountFacts>(m_store->database());
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
