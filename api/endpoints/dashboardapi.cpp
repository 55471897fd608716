// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/dashboardapi.h"

#include "api/cache/cachedclient.h"
#include "api/net/apiclient.h"

namespace atalaya::api {

namespace {

using namespace std::chrono_literals;

QString instant(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

DashboardApi::DashboardApi(CachedClient *client)
    : m_client(client)
{}

QStringList DashboardApi::tags(const QString &what) const
{
    return {what, QStringLiteral("tenant:%1/%2").arg(m_client->client()->identity().tenantId, what)};
}

QFuture<Result<Dated<contract::BusinessDashboard>>> DashboardApi::businessDashboard(const QDateTime &from,
                                                                                    const QDateTime &to, bool refresh)
{
    Request request;
    request.path = QStringLiteral("/api/admin/tenant-business-dashboard");
    request.query.addQueryItem(QStringLiteral("from"), instant(from));
    request.query.addQueryItem(QStringLiteral("to"), instant(to));
    request.label = "dashboard.load";
    const CachePolicy policy{60s, 10min, false, tags(QStringLiteral("dashboard"))};
    return m_client->get(request, policy, contract::decodeBusinessDashboard, refresh);
}

QFuture<Result<Dated<contract::UsageReport>>> DashboardApi::usage(const QString &month, bool refresh)
{
    Request request;
    request.path = QStringLiteral("/api/admin/usage");
    request.query.addQueryItem(QStringLiteral("month"), month);
    request.label = "usage.load";
    const CachePolicy policy{60s, 10min, false, tags(QStringLiteral("usage"))};
    return m_client->get(request, policy, contract::decodeUsageReport, refresh);
}

} // namespace atalaya::api
