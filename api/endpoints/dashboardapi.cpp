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

/// QUrlQuery takes what looks encoded as encoded, and leaves a + alone.
QString typed(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
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
    const CachePolicy policy{60s, 10min, false, tags(QStringLiteral("dashboard")), true};
    return m_client->get(request, policy, contract::decodeBusinessDashboard, refresh);
}

QFuture<Result<Dated<contract::DashboardRows>>> DashboardApi::rows(const RowsQuery &query, bool refresh)
{
    Request request;
    request.path = QStringLiteral("/api/admin/dashboard/rows");
    request.query.addQueryItem(QStringLiteral("metric"), query.metric);
    request.query.addQueryItem(QStringLiteral("from"), instant(query.from));
    request.query.addQueryItem(QStringLiteral("to"), instant(query.to));
    request.query.addQueryItem(QStringLiteral("offset"), QString::number(query.offset));
    request.query.addQueryItem(QStringLiteral("limit"), QString::number(query.limit));
    if (query.item)
        request.query.addQueryItem(QStringLiteral("item"), typed(*query.item));
    if (!query.q.isEmpty())
        request.query.addQueryItem(QStringLiteral("q"), typed(query.q));
    request.label = "dashboard.rows";
    const CachePolicy policy{60s, 10min, false, tags(QStringLiteral("dashboard")), true, query.inPassing};
    return m_client->get(request, policy, contract::decodeDashboardRows, refresh);
}

QFuture<Result<Dated<contract::UsageReport>>> DashboardApi::usage(const QString &month, bool refresh)
{
    Request request;
    request.path = QStringLiteral("/api/admin/usage");
    request.query.addQueryItem(QStringLiteral("month"), month);
    request.label = "usage.load";
    const CachePolicy policy{60s, 10min, false, tags(QStringLiteral("usage")), true};
    return m_client->get(request, policy, contract::decodeUsageReport, refresh);
}

} // namespace atalaya::api
