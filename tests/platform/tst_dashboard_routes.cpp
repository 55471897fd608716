// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/dashboardrows.h"
#include "platform/analytics/analyticsroutes.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya::platform;
using Query = std::map<std::string, std::string>;
Q_DECLARE_METATYPE(Query)

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

    void badQueriesForRowsAreRefused_data()
    {
        QTest::addColumn<Query>("query");
        QTest::addColumn<QString>("fields");
        const auto row = [](const char *name, Query query, const char *fields) {
            QTest::newRow(name) << std::move(query) << QString::fromLatin1(fields);
        };
        row("nothing", {}, "metric:required");
        row("no such metric", {{"metric", "estimatedcostsaving"}}, "metric:unknown_metric");
        row("a list without an item", {{"metric", "topRiskComponents"}}, "item:required");
        row("an item where there is no list", {{"metric", "openRisks"}, {"item", "x"}}, "item:not_expected");
        row("no rows", {{"metric", "openRisks"}, {"limit", "0"}}, "limit:out_of_range");
        row("too many rows", {{"metric", "openRisks"}, {"limit", "501"}}, "limit:out_of_range");
        row("rows in words", {{"metric", "openRisks"}, {"limit", "ten"}}, "limit:out_of_range");
        row("half a number", {{"metric", "openRisks"}, {"limit", "10x"}}, "limit:out_of_range");
        row("an empty number", {{"metric", "openRisks"}, {"offset", ""}}, "offset:out_of_range");
        row("before the first", {{"metric", "openRisks"}, {"offset", "-1"}}, "offset:out_of_range");
        row("beyond 64 bits", {{"metric", "openRisks"}, {"offset", "99999999999999999999"}}, "offset:out_of_range");
        row("a long filter", {{"metric", "openRisks"}, {"q", std::string(501, 'x')}}, "q:too_long");
        row("half a period", {{"metric", "openRisks"}, {"from", "2026-02-01T00:00:00Z"}}, "to:required");
        row("everything at once", {{"metric", "x"}, {"limit", "0"}, {"from", "1"}, {"to", "2"}},
            "metric:unknown_metric limit:out_of_range from:invalid_instant to:invalid_instant");
    }
    void badQueriesForRowsAreRefused()
    {
        QFETCH(Query, query);
        QTEST(refusedFields("/api/admin/dashboard/rows", query), "fields");
    }

    void rowsDecodeAndAreOfTheLastThirtyDaysByDefault()
    {
        const auto document = get("/api/admin/dashboard/rows", {{"metric", "tasksAutomated"}});
        const auto page = atalaya::contract::decodeDashboardRows(document["data"]);
        QVERIFY(page);
        QVERIFY(page->figure == 0.0 && page->rows.empty());
        QCOMPARE(atalaya::contract::formatInstant(page->to), std::string("2026-03-15T23:00:00.000Z"));
        QCOMPARE(atalaya::contract::formatInstant(page->from), std::string("2026-02-13T23:00:00.000Z"));
        const auto now = get("/api/admin/dashboard/rows", {{"metric", "openRisks"}});
        QVERIFY(now["data"]["from"] == now["data"]["to"]);
    }

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
        QTEST(refusedFields("/api/admin/tenant-business-dashboard", query), "fields");
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
    /// field:code of every field that the answer blames; empty when there is no error.
    QString refusedFields(std::string_view path, const std::map<std::string, std::string> &query)
    {
        QStringList fields;
        try {
            (void)get(path, query);
        } catch (const HttpError &error) {
            if (error.status != 400)
                fields.append(QString::number(error.status));
            for (const auto &field : error.body.fields)
                fields.append(QString::fromStdString(field.field + ':' + field.code));
        }
        return fields.join(QLatin1Char(' '));
    }

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
