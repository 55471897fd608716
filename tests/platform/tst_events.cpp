// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/analyticsroutes.h"
#include "platform/analytics/dashboardparts.h"
#include "platform/analytics/eventwriter.h"
#include "platform/analytics/zonedperiod.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <limits>

using namespace atalaya::platform;
using namespace atalaya::contract::events;
using atalaya::contract::Event;
using namespace std::chrono_literals;

namespace {

constexpr Instant start{1'770'000'000'000ms};

Event risk(std::string id, std::chrono::minutes at, std::string status, std::vector<std::string> components = {})
{
    return {std::move(id), start + at, Risk{"r1", std::move(status), "low", std::move(components)}};
}

} // namespace

class TestEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TenantFixture>();
        m_store->addTenant("a", "PRO");
        m_store->addTenant("b", "PRO");
    }
    void cleanup() { m_store.reset(); }

    void everyKindIsStored()
    {
        const std::vector<Event> events{{"1", start, Evaluation{90, 80, 70}},
                                        {"2", start, Risk{"r", "open", "high", {"X", "Y"}}},
                                        {"3", start, Validation{"s", "approved", 2, true}},
                                        {"4", start, Checklist{"e", true}},
                                        {"5", start, FeatureUse{"ragchat", "u"}},
                                        {"6", start, Usage{1, 2, 3}},
                                        {"7", start, Journey{"c", "ingested"}}};
        QVERIFY((send("a", events) == atalaya::contract::EventsAccepted{7, 0}));
        for (const char *table : {"event", "evaluation", "risk_event", "risk_component", "validation", "checklist",
                                  "feature_use", "usage_event", "usage_day", "journey", "risk_interval"})
            QVERIFY2(count("a", table) > 0, table);
        QCOMPARE(count("a", "event"), std::int64_t{7});
        QCOMPARE(count("a", "risk_component"), std::int64_t{2});
    }

    void aRepeatedBatchChangesNothing()
    {
        const std::vector<Event> events{{"1", start, Usage{10, 20, 30}}, {"2", start, Evaluation{90, 80, 70}}};
        QVERIFY((send("a", events) == atalaya::contract::EventsAccepted{2, 0}));
        QVERIFY((send("a", events) == atalaya::contract::EventsAccepted{0, 2}));
        QCOMPARE(count("a", "evaluation"), std::int64_t{1});
        m_store->inTenant("a", [](Transaction &t) {
            QCOMPARE(dashboard::usageUntil(t, start + 1h).tokens, std::int64_t{10});
            QCOMPARE(dashboard::usageUntil(t, start + 48h).bytes, std::int64_t{20});
        });
    }

    void anIdTwiceInABatchCountsOnce()
    {
        QVERIFY((send("a", {{"1", start, Usage{1, 0, 0}}, {"1", start, Usage{1, 0, 0}}}) ==
                 atalaya::contract::EventsAccepted{1, 1}));
    }

    void idsAreATenantsOwn()
    {
        QVERIFY((send("a", {{"1", start, Usage{1, 0, 0}}}) == atalaya::contract::EventsAccepted{1, 0}));
        QVERIFY((send("b", {{"1", start, Usage{2, 0, 0}}}) == atalaya::contract::EventsAccepted{1, 0}));
        m_store->inTenant("a", [](Transaction &t) { QCOMPARE(dashboard::usageUntil(t, start + 1h).tokens, 1); });
        m_store->inTenant("b", [](Transaction &t) { QCOMPARE(dashboard::usageUntil(t, start + 1h).tokens, 2); });
    }

    void riskIntervals_data()
    {
        QTest::addColumn<QString>("events");
        QTest::addColumn<QString>("intervals");
        QTest::newRow("open") << "0o"
                              << "0-";
        QTest::newRow("open and resolved") << "0o 5r"
                                           << "0-5";
        QTest::newRow("reported twice") << "0o 3o 5r"
                                        << "0-5";
        QTest::newRow("resolved twice") << "0o 5r 7r"
                                        << "0-5";
        QTest::newRow("opened again") << "0o 5r 7o"
                                      << "0-5 7-";
        QTest::newRow("arrived in the wrong order") << "5r 7o 0o"
                                                    << "0-5 7-";
        QTest::newRow("never seen open") << "5r"
                                         << "5-5";
        QTest::newRow("never seen open, then open") << "5r 8o"
                                                    << "5-5 8-";
    }
    void riskIntervals()
    {
        QFETCH(QString, events);
        QFETCH(QString, intervals);
        int number = 0;
        for (const QString &event : events.split(QLatin1Char(' '))) {
            const std::chrono::minutes at{event.chopped(1).toInt()};
            // One batch each, as late reports come.
            send("a", {risk(std::to_string(++number), at, event.endsWith(QLatin1Char('o')) ? "open" : "resolved")});
        }
        QStringList found;
        m_store->inTenant("a", [&found](Transaction &t) {
            for (const Row &row : t.rows("SELECT opened_at, closed_at FROM risk_interval ORDER BY opened_at")) {
                const auto minute = [](std::int64_t at) {
                    return at == std::numeric_limits<std::int64_t>::max()
                               ? QString()
                               : QString::number((at - start.time_since_epoch().count()) / 60'000);
                };
                found.append(minute(row.integer(0)) + QLatin1Char('-') + minute(row.integer(1)));
            }
        });
        QCOMPARE(found.join(QLatin1Char(' ')), intervals);
    }

    void usageSumsAgreeWithTheEvents()
    {
        std::vector<Event> events;
        for (int hour = 0; hour < 100; ++hour)
            events.push_back({std::to_string(hour), start + std::chrono::hours{hour}, Usage{1, hour % 3 - 1, 2}});
        send("a", events);
        m_store->inTenant("a", [](Transaction &t) {
            for (int from = 0; from < 100; from += 7) {
                for (int to = from; to < 100; to += 11) {
                    const auto sums =
                        dashboard::usageIn(t, start + std::chrono::hours{from}, start + std::chrono::hours{to});
                    QCOMPARE(sums.tokens, to - from);
                    QCOMPARE(sums.searches, 2 * (to - from));
                }
            }
        });
    }

    void theRouteStoresABatchOnce()
    {
        const auto body = atalaya::contract::encode({{"1", start, Usage{1, 0, 0}}, {"2", start, Usage{1, 0, 0}}});
        const auto first = atalaya::contract::parseJson(post(body).body).value();
        QCOMPARE(first["tenantId"].get<std::string>(), std::string("a"));
        QCOMPARE(first["data"]["stored"].get<int>(), 2);
        QCOMPARE(atalaya::contract::parseJson(post(body).body).value()["data"]["known"].get<int>(), 2);
    }

    void badBatchesAreRefusedWhole_data()
    {
        QTest::addColumn<QByteArray>("events");
        QTest::addColumn<QByteArray>("field");
        const QByteArray good = "{'id':'1','at':'2026-02-01T00:00:00Z','type':'usage','tokens':1}";
        QTest::newRow("second is wrong") << good + ",{'id':'2','at':'2026-02-01T00:00:00Z','type':'dance'}"
                                         << QByteArray("events[1].type");
        QTest::newRow("unknown field") << QByteArray("{'id':'2','at':'2026-02-01T00:00:00Z','type':'usage','more':1}")
                                       << QByteArray("events[0].more");
        QTest::newRow("no time") << QByteArray("{'id':'2','at':'today','type':'usage'}") << QByteArray("events[0].at");
        QTest::newRow("score above 100") << QByteArray("{'id':'2','at':'2026-02-01T00:00:00Z','type':'evaluation',"
                                                       "'faithfulness':101,'relevance':1,'contextPrecision':1}")
                                         << QByteArray("events[0].faithfulness");
        QTest::newRow("yet to come") << good + ",{'id':'2','at':'2026-02-04T00:00:00Z','type':'usage'}"
                                     << QByteArray("events[1].at");
        QByteArray many = good;
        for (int i = 0; i < 500; ++i)
            many += ",{'id':'x" + QByteArray::number(i) + "','at':'2026-02-01T00:00:00Z','type':'usage'}";
        QTest::newRow("501 events") << many << QByteArray("events");
    }
    void badBatchesAreRefusedWhole()
    {
        QFETCH(QByteArray, events);
        QTEST(refusedField({events}), "field");
        QCOMPARE(count("a", "event"), std::int64_t{0});
    }

    void anEventIsAtMostATrillion_data()
    {
        QTest::addColumn<QByteArray>("member");
        for (const char *member :
             {"'tokens':1000000000001", "'bytes':1000000000001", "'bytes':-1000000000001", "'searches':1000000000001"})
            QTest::newRow(member) << QByteArray(member);
    }
    void anEventIsAtMostATrillion()
    {
        QFETCH(QByteArray, member);
        QCOMPARE(refusedField({usage("1", member)}), "events[0]." + member.mid(1, member.indexOf(':') - 2));
        QCOMPARE(refusedField({usage("1", QByteArray(member).replace("0001", "0000"))}), QByteArray());
    }

    void sumsNeverOverflow_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("back");
        QTest::newRow("tokens") << QByteArray("'tokens':1000000000000") << QByteArray("'tokens':1000000000000");
        QTest::newRow("searches") << QByteArray("'searches':1000000000000") << QByteArray("'searches':1000000000000");
        QTest::newRow("bytes added") << QByteArray("'bytes':1000000000000") << QByteArray("'bytes':1000000000000");
        QTest::newRow("bytes removed") << QByteArray("'bytes':-1000000000000") << QByteArray("'bytes':-1000000000000");
        // A total near zero, and yet a sum over the first days that overflows.
        QTest::newRow("bytes to and fro")
            << QByteArray("'bytes':1000000000000") << QByteArray("'bytes':-1000000000000");
    }
    void sumsNeverOverflow()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, back);
        QByteArray refused;
        int batches = 0;
        for (; batches < 30 && refused.isEmpty(); ++batches) {
            QByteArrayList events;
            for (int i = 0; i < 500; ++i)
                events << usage(QByteArray::number(batches) + '-' + QByteArray::number(i), i % 2 == 0 ? member : back);
            refused = refusedField(events);
        }
        QCOMPARE(batches, 19); // 18 batches of 500·10^12 fit into 9·10^15
        QCOMPARE(refused, "events[0]." + member.mid(1, member.indexOf(':') - 2));
        QCOMPARE(count("a", "event"), std::int64_t{18 * 500});
        QCOMPARE(refusedField({usage("0-0", member)}), QByteArray()); // a known one adds nothing
        m_store->inTenant("a", [](Transaction &t) { (void)dashboard::usageUntil(t, start + std::chrono::days{90}); });
        QCOMPARE(refusedField({usage("b", "'tokens':0")}), QByteArray());
    }

    void documentsAreKeptOnce()
    {
        const KnowledgeAsset asset{"d1", "Manual.pdf", 10, false, start, start + 1h};
        m_store->inTenant("a", [&](Transaction &t) {
            QVERIFY(storeKnowledgeAsset(t, "a", asset));
            QVERIFY(!storeKnowledgeAsset(t, "a", asset));
        });
        QCOMPARE(count("a", "knowledge_asset"), std::int64_t{1});
    }

private:
    static QByteArray usage(const QByteArray &id, const QByteArray &member)
    {
        return "{'id':'" + id + "','at':'2026-02-01T00:00:00Z','type':'usage'," + member + '}';
    }
    /// The field for which a batch was refused, or empty.
    QByteArray refusedField(const QByteArrayList &events)
    {
        const QByteArray text = QByteArray("{'events':[" + events.join(',') + "]}").replace('\'', '"');
        try {
            (void)post(atalaya::contract::parseJson(text.toStdString()).value());
        } catch (const HttpError &error) {
            return error.status == 400 ? QByteArray::fromStdString(error.body.fields.at(0).field) : "another status";
        }
        return {};
    }
    Response post(const nlohmann::json &body)
    {
        const TestClock clock(Instant{1'770'100'000'000ms});
        RequestContext request;
        request.method = "POST";
        request.body = std::make_shared<const nlohmann::json>(body);
        request.scope = Operator::enter("a");
        for (const Route &route : analyticsRoutes(m_store->database(), clock)) {
            if (route.method == "POST")
                return route.handler(request);
        }
        return {};
    }
    atalaya::contract::EventsAccepted send(const std::string &tenant, const std::vector<Event> &events)
    {
        atalaya::contract::EventsAccepted accepted;
        m_store->database().write(Operator::enter(tenant),
                                  [&](Transaction &t) { accepted = storeEvents(t, tenant, events); });
        return accepted;
    }
    std::int64_t count(const std::string &tenant, const std::string &table)
    {
        std::int64_t rows = 0;
        m_store->inTenant(tenant, [&](Transaction &t) { rows = t.row("SELECT count(*) FROM " + table)->integer(0); });
        return rows;
    }
    std::unique_ptr<TenantFixture> m_store;
};

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
