// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/cli/platform.h"
#include "platform/http/openapiroute.h"

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace atalaya::platform;
using Access = Route::Access;
using nlohmann::json;

namespace {

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

} // namespace

/// The whole table of routes, as the program has it: each says who may, and the OpenAPI file knows it.
class RouteTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRouteSaysWhoMay_data() { addRows(); }
    void everyRouteSaysWhoMay();
    void everyRouteIsInTheDocument_data() { addRows(); }
    void everyRouteIsInTheDocument();
    void theDocumentHasNoOthers();
    void permissionsExist();

private:
    void addRows();
    QTemporaryDir m_dir;
    TestClock m_clock{Instant(std::chrono::hours(24) * 20'490)};
    std::unique_ptr<DataFolder> m_folder;
    std::unique_ptr<Platform> m_platform;
    std::vector<Route> m_routes;
    json m_document;
};

void RouteTableTest::initTestCase()
{
    m_folder = std::make_unique<DataFolder>(m_dir.path().toStdString(), DataFolder::Use::Exclusive);
    m_platform = std::make_unique<Platform>(*m_folder, m_clock, false);
    m_routes = m_platform->routes();
    m_document = json::parse(openApiDocument());
    QVERIFY(m_routes.size() > 15);
}

void RouteTableTest::addRows()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_routes.size(); ++i)
        QTest::addRow("%s %s", m_routes[i].method.c_str(), m_routes[i].pattern.c_str()) << static_cast<int>(i);
}

void RouteTableTest::everyRouteSaysWhoMay()
{
    QFETCH(int, index);
    const Route &route = m_routes[static_cast<std::size_t>(index)];
    QVERIFY(route.handler);
    QVERIFY(route.bodyLimit <= 1U << 20U);
    // What needs no permission is either open to the world or about nobody but the person who asks.
    const std::string &path = route.pattern;
    const bool ownBusiness = path.starts_with("/api/auth/");
    if (route.access == Access::Public) {
        static const std::set<std::string> open{"/api/_health",        "/api/_ready",       "/api/openapi.json",
                                                "/api/auth/login",     "/api/auth/refresh", "/api/demo/accounts",
                                                "/api/billing/webhook"};
        QVERIFY2(open.contains(path), path.c_str());
        QVERIFY(!route.tenantData);
    } else if (!ownBusiness) {
        QVERIFY2(!route.permission.empty(), path.c_str());
    }
    if (route.access == Access::PendingMfa || route.access == Access::Enrollment)
        QVERIFY(path.starts_with("/api/auth/mfa/"));
    if (path.starts_with("/api/admin/"))
        QVERIFY(route.tenantData && route.access == Access::Session);
    if (path.starts_with("/api/superadmin/"))
        QVERIFY(!route.tenantData);
}

void RouteTableTest::everyRouteIsInTheDocument()
{
    QFETCH(int, index);
    const Route &route = m_routes[static_cast<std::size_t>(index)];
    const json &paths = m_document["paths"];
    QVERIFY(paths.contains(route.pattern));
    const json &path = paths[route.pattern];
    const std::string method = lower(route.method);
    QVERIFY(path.contains(method));
    const json &operation = path[method];
    QVERIFY(operation.contains("operationId"));
    QVERIFY(operation["responses"].contains("default"));

    const bool isPublic = operation.contains("security") && operation["security"].empty();
    QCOMPARE(isPublic, route.access == Access::Public);
    const bool byKey = operation.contains("security") && operation["security"].dump() == R"([{"apiKey":[]}])";
    QCOMPARE(byKey, route.access == Access::ApiKey);

    const bool needsKey = route.method == "POST" && !route.safe;
    const bool saysSo = operation.value("parameters", json::array()).dump().find("IdempotencyKey") != std::string::npos;
    QCOMPARE(saysSo, needsKey);
    QCOMPARE(route.pattern.find('{') != std::string::npos, path.contains("parameters"));
}

void RouteTableTest::theDocumentHasNoOthers()
{
    std::set<std::string> known{"GET /api/demo/accounts"};
    for (const Route &route : m_routes)
        known.insert(route.method + ' ' + route.pattern);
    for (const auto &[path, operations] : m_document["paths"].items()) {
        for (const auto &[method, operation] : operations.items()) {
            if (method == "parameters")
                continue;
            const auto isMethod = [m = method](const std::string &entry) {
                return lower(entry.substr(0, entry.find(' '))) == m;
            };
            const bool found = std::any_of(known.begin(), known.end(), [&, p = path](const std::string &entry) {
                return isMethod(entry) && entry.substr(entry.find(' ') + 1) == p;
            });
            QVERIFY2(found, (method + ' ' + path).c_str());
        }
    }
}

void RouteTableTest::permissionsExist()
{
    std::set<std::string> known;
    Database &database = m_platform->gateServices().database;
    database.read([&known](Connection &connection) {
        for (const Row &row :
             connection.rows("SELECT permission FROM role_permissions UNION SELECT id FROM api_scopes"))
            known.insert(row.text(0));
    });
    for (const Route &route : m_routes) {
        if (!route.permission.empty())
            QVERIFY2(known.contains(route.permission), route.permission.c_str());
    }
}

QTEST_APPLESS_MAIN(RouteTableTest)
#include "tst_http_routes.moc"
