// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/eventwriter.h"
#include "platform/billing/spending.h"
#include "platform/billing/subscriptionjob.h"
#include "platform/limits/limitchanges.h"
#include "platform/limits/meter.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace atalaya::platform;
using atalaya::contract::events::Usage;
using namespace std::chrono;

namespace {

constexpr Instant now{sys_days{2026y / February / 20} + 11h};
constexpr std::int64_t limit = 1000;

} // namespace

/// What is spent of a limit, where it warns, and where it stops.
class TestMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TenantFixture>();
        m_news.clear();
        for (const char *tenant : {"a", "b"}) {
            m_store->addTenant(tenant, "PRO");
            m_store->inTenant(tenant, [&](Transaction &t) {
                const LimitChange change{t, m_store->log(), now - days{300}, tenant};
                putSubscription(change, {"PRO", "active", {}, {}});
                for (const char *metric : {"tokens", "searches", "storage"})
                    putLimitOverride(change, metric, limit);
            });
        }
    }
    void cleanup() { m_store.reset(); }

    void sharesOfALimit_data()
    {
        QTest::addColumn<qint64>("used");
        QTest::addColumn<QString>("state");
        QTest::addColumn<double>("percent");
        QTest::addColumn<QStringList>("told");
        const QString warning = QStringLiteral("usage.warning");
        const QString reached = QStringLiteral("usage.reached");
        QTest::newRow("nothing") << qint64{0} << QStringLiteral("ok") << 0.0 << QStringList();
        QTest::newRow("84.9 %") << qint64{849} << QStringLiteral("ok") << 84.9 << QStringList();
        QTest::newRow("85 %") << qint64{850} << QStringLiteral("warning") << 85.0 << QStringList{warning};
        QTest::newRow("99.9 %") << qint64{999} << QStringLiteral("warning") << 99.9 << QStringList{warning};
        QTest::newRow("100 %") << qint64{1000} << QStringLiteral("reached") << 100.0 << QStringList{warning, reached};
        QTest::newRow("beyond") << qint64{1234} << QStringLiteral("reached") << 123.4 << QStringList{warning, reached};
    }
    void sharesOfALimit()
    {
        QFETCH(qint64, used);
        QFETCH(QString, state);
        QFETCH(double, percent);
        QFETCH(QStringList, told);
        for (const char *metric : {"tokens", "searches", "storage"}) {
            // What has happened is stored, however much it is.
            report("a", metric, used, "e");
            m_store->inTenant("a", [&](Transaction &t) {
                Meter meter(t, now);
                QCOMPARE(meter.used(metric), used);
                QCOMPARE(QString::fromStdString(std::string(meterState(used, limit))), state);
                QCOMPARE(meterPercent(used, limit).value(), percent);
                const auto refusal = meter.refusal(metric, 1);
                QCOMPARE(refusal.has_value(), used >= limit);
            });
            QCOMPARE(take(), told);
            // Looked at again, nobody is told again.
            m_store->inTenant("a", [&](Transaction &t) { noteUsage(t, "a", now, tell()); });
            QCOMPARE(take(), QStringList());
        }
        QCOMPARE(marks("b"), std::int64_t{0});
    }

    void oneWarningAMonth()
    {
        for (int i = 0; i < 20; ++i)
            report("a", "tokens", 50, "e" + std::to_string(i));
        QCOMPARE(take(), (QStringList{QStringLiteral("usage.warning"), QStringLiteral("usage.reached")}));
        // The next month begins with nothing and may warn again; Madrid's begins an hour before UTC's.
        const Instant march = sys_days{2026y / February / 28} + 23h;
        m_store->inTenant("a", [&](Transaction &t) {
            QCOMPARE(Meter(t, march - 1ms).used("tokens"), std::int64_t{1000});
            QCOMPARE(Meter(t, march).used("tokens"), std::int64_t{0});
            QCOMPARE(Meter(t, march).month().name, std::string("2026-03"));
            QVERIFY(!Meter(t, march).refusal("tokens", limit));
            QVERIFY(!billing::spend(t, "a", march, "march", Usage{900, 0, 0}, tell()));
        });
        QCOMPARE(take(), QStringList{QStringLiteral("usage.warning")});
    }

    void aRefusalSaysWhatLiftsIt()
    {
        report("a", "tokens", 1000, "e");
        m_store->inTenant("a", [&](Transaction &t) {
            auto refusal = Meter(t, now).refusal("tokens", 1);
            QVERIFY(refusal && refusal->lift);
            QCOMPARE(refusal->code, std::string("BILLING_LIMIT_REACHED"));
            // An exception is talked about or waited out.
            QCOMPARE(refusal->lift->kind, std::string("wait"));
            QVERIFY(refusal->lift->at == Instant{sys_days{2026y / February / 28} + 23h});
            t.run("DELETE FROM limit_override");
            report(t, "a", "tokens", 3'000'000, "more");
            refusal = Meter(t, now).refusal("tokens", 1);
            QVERIFY(refusal && refusal->lift);
            QCOMPARE(refusal->lift->kind, std::string("upgrade"));
            QCOMPARE(refusal->lift->plan.value(), std::string("ENTERPRISE"));
            QCOMPARE(refusal->lift->permission.value(), std::string("subscription:manage"));
            // Bytes don't go away by waiting.
            report(t, "a", "storage", 5'000'000'000, "bytes");
            refusal = Meter(t, now).refusal("storage", 1);
            QVERIFY(refusal && refusal->lift && !refusal->lift->at);
        });
    }

    void whatIsRefusedLeavesNothing()
    {
        m_store->inTenant("a", [&](Transaction &t) {
            QVERIFY(!billing::spend(t, "a", now, "fits", Usage{1000, 0, 0}, tell()));
            // Refused as a whole, though the searches would fit.
            QVERIFY(billing::spend(t, "a", now, "too-much", Usage{1, 0, 5}, tell()));
            QCOMPARE(Meter(t, now).used("searches"), std::int64_t{0});
            QCOMPARE(t.row("SELECT count(*) FROM event")->integer(0), std::int64_t{1});
            // Giving back always fits.
            QVERIFY(!billing::spend(t, "a", now, "bytes", Usage{0, 1000, 0}, tell()));
            QVERIFY(billing::spend(t, "a", now, "byte", Usage{0, 1, 0}, tell()));
            QVERIFY(!billing::spend(t, "a", now, "back", Usage{0, -10, 0}, tell()));
            QVERIFY(!billing::spend(t, "a", now, "again", Usage{0, 10, 0}, tell()));
        });
    }

    void unlimitedNeverWarns()
    {
        m_store->inTenant("a", [&](Transaction &t) {
            putLimitOverride({t, m_store->log(), now, "a"}, "tokens", std::nullopt);
            QVERIFY(!billing::spend(t, "a", now, "much", Usage{1'000'000'000'000, 0, 0}, tell()));
        });
        QCOMPARE(take(), QStringList());
        QVERIFY(!meterPercent(5, std::nullopt));
        QCOMPARE(std::string(meterState(5, std::nullopt)), std::string("ok"));
    }

    void parallelWritersNeverPassTheLimit()
    {
        constexpr int writers = 64;
        constexpr int each = 5;
        std::atomic<int> done{0};
        std::atomic<int> refused{0};
        std::vector<std::thread> threads;
        for (int writer = 0; writer < writers; ++writer) {
            threads.emplace_back([&, writer] {
                for (int i = 0; i < each; ++i) {
                    const std::string id = std::to_string(writer) + '-' + std::to_string(i);
                    bool fits = false;
                    m_store->database().write(Operator::enter("a"), [&](Transaction &t) {
                        fits = !billing::spend(t, "a", now, id, Usage{7, 0, 0}, tell());
                    });
                    ++(fits ? done : refused);
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        // 142 × 7 = 994; one more would be 1001.
        QCOMPARE(done.load(), 142);
        QCOMPARE(refused.load(), writers * each - 142);
        m_store->inTenant("a", [&](Transaction &t) { QCOMPARE(Meter(t, now).used("tokens"), std::int64_t{994}); });
        QCOMPARE(take(), QStringList{QStringLiteral("usage.warning")});
    }

    void seatsAreCountedWhereTheyAreTaken()
    {
        m_store->inTenant("a", [&](Transaction &t) { putLimitOverride({t, m_store->log(), now, "a"}, "seats", 3); });
        const auto addUser = [&](const std::string &id, const std::string &tenant, const std::string &state) {
            m_store->database().write([&](Transaction &t) {
                t.run("INSERT INTO identity_users (id, tenant_id, email, email_key, name, role, state, password_hash,"
                      " authz_epoch, created_at) VALUES (?, ?, ?, ?, 'N', 'VIEWER', ?, 'x', 0, 0)",
                      {id, tenant, id, id, state});
            });
        };
        addUser("1", "a", "active");
        addUser("2", "a", "active");
        addUser("3", "a", "disabled");
        addUser("4", "b", "active");
        m_store->database().write([](Transaction &t) {
            QCOMPARE(seatsTaken(t, "a"), std::int64_t{2});
            QVERIFY(!seatRefusal(t, "a", now, 1));
            QVERIFY(seatRefusal(t, "a", now, 2));
            QVERIFY(seatRefusal(t, "a", now, 1, 1));
            QCOMPARE(seatRefusal(t, "a", now, 2)->lift->kind, std::string("contact"));
            QVERIFY(!seatRefusal(t, "b", now, 24));
            QCOMPARE(seatRefusal(t, "b", now, 25)->lift->kind, std::string("upgrade"));
        });
    }

private:
    void report(Transaction &t, const std::string &tenant, const std::string &metric, std::int64_t amount,
                const std::string &id)
    {
        Usage usage;
        (metric == "tokens" ? usage.tokens : metric == "storage" ? usage.bytes : usage.searches) = amount;
        (void)storeEvents(t, tenant, {{id + metric, now - hours{2}, usage}});
        noteUsage(t, tenant, now, tell());
    }
    void report(const std::string &tenant, const std::string &metric, std::int64_t amount, const std::string &id)
    {
        m_store->inTenant(tenant, [&](Transaction &t) { report(t, tenant, metric, amount, id); });
    }
    billing::Tell tell()
    {
        return [this](Transaction &, const std::string &, Instant, const billing::News &news) {
            m_news.append(QString::fromStdString(news.kind));
        };
    }
    QStringList take() { return std::exchange(m_news, {}); }
    std::int64_t marks(const std::string &tenant)
    {
        std::int64_t count = 0;
        m_store->inTenant(tenant,
                          [&](Transaction &t) { count = t.row("SELECT count(*) FROM limit_mark")->integer(0); });
        return count;
    }

    std::unique_ptr<TenantFixture> m_store;
    /// Written inside transactions only, of which there is one at a time.
    QStringList m_news;
};

QTEST_GUILESS_MAIN(TestMeter)
#include "tst_meter.moc"
