// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/dashboard.h"
#include "platform/analytics/analyticsroutes.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya::platform;

namespace {

RequestContext requestFor(const std::string &tenantId, std::map<std::string, std::string> query)
{
    RequestContext request;
    request.method = "GET";
    request.query = std::move(query);
    request.scope = Operator::enter(tenantId);
    return request;
}

} // namespace

class TestDashboardRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TenantFixture>();
        m_store->addTenant("a", "PRO");
    }
    void cleanup() { m_store.reset(); }

    void badPeriodsAreRefused_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("fields");
        const QString good = QStringLiteral("2026-02-01T00:00:00Z");
        QTest::newRow("no instant") << "yesterday" << good << "from:invalid_instant";
        QTest::newRow("a date only") << good << "2026-02-08"
                                     << "to:invalid_instant";
        QTest::newRow("both wrong") << "x"
                                    << "y"
                                    << "from:invalid_instant to:invalid_instant";
        QTest::newRow("one missing") << good << QString() << "to:required";
        QTest::newRow("empty") << good << good << "to:not_after_from";
        QTest::newRow("backwards") << good << "2026-01-01T00:00:00Z"
                                   << "to:not_after_from";
        QTest::newRow("over three years") << good << "2029-02-03T00:00:00Z"
                                          << "to:period_too_long";
    }
    void badPeriodsAreRefused()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        std::map<std::string, std::string> query;
        if (!from.isNull())
            query["from"] = from.toStdString();
        if (!to.isNull())
            query["to"] = to.toStdString();
        QStringList fields;
        try {
            (void)get("/api/admin/tenant-business-dashboard", query);
        } catch (const HttpError &error) {
            QCOMPARE(error.status, 400);
            for (const auto &field : error.body.fields)
                fields.append(QString::fromStdString(field.field + ':' + field.code));
        }
        QTEST(fields.join(QLatin1Char(' ')), "fields");
    }

    void repliesNameTheTenantAndDecode()
    {
        const auto document = get("/api/admin/tenant-business-dashboard",
                                  {{"from", "2023-02-01T00:00:00Z"}, {"to", "2026-02-01T00:00:00Z"}});
        QCOMPARE(document["tenantId"].get<std::string>(), std::string("a"));
        const auto decoded = atalaya::contract::decodeBusinessDashboard(document["data"]);
        QVERIFY(decoded);
        QCOMPARE(decoded->automation.tasksAutomatedTrend.size(), std::size_t{1097});
        const auto both = get("/api/admin/tenant-dashboard", {});
        QVERIFY(atalaya::contract::decodeBusinessDashboard(both["data"]["business"]));
        QCOMPARE(both["data"]["onboarding"]["progressPercent"].get<int>(), 0);
        const auto usage = get("/api/admin/usage", {{"month", "2026-02"}});
        QCOMPARE(usage["data"]["month"].get<std::string>(), std::string("2026-02"));
        QVERIFY_EXCEPTION_THROWN(get("/api/admin/usage", {{"month", "2026-13"}}), HttpError);
        QCOMPARE(get("/api/admin/usage", {})["data"]["month"].get<std::string>(), std::string("2026-03"));
    }

private:
    nlohmann::json get(std::string_view path, std::map<std::string, std::string> query)
    {
        const TestClock clock(atalaya::contract::parseInstant("2026-03-15T10:00:00Z").value());
        for (const Route &route : analyticsRoutes(m_store->database(), clock)) {
            if (route.pattern == path)
                return atalaya::contract::parseJson(route.handler(requestFor("a", std::move(query))).body,
                                                    {.bytes = 1U << 24U, .nodes = 1'000'000})
                    .value();
        }
        return {};
    }

    std::unique_ptr<TenantFixture> m_store;
};

QTEST_GUILESS_MAIN(TestDashboardRoutes)
#include "tst_dashboard_routes.moc"
