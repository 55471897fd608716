// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/dashboardsource.h"

namespace atalaya::api {

class CachedClient;

/// `/api/admin/tenant-business-dashboard`, `/api/admin/dashboard/rows` and `/api/admin/usage`, through the cache.
class DashboardApi final : public DashboardSource
{
public:
    explicit DashboardApi(CachedClient *client);

    [[nodiscard]] QFuture<Result<Dated<contract::BusinessDashboard>>>
    businessDashboard(const QDateTime &from, const QDateTime &to, bool refresh) override;
    [[nodiscard]] QFuture<Result<Dated<contract::DashboardRows>>> rows(const RowsQuery &query, bool refresh) override;
    [[nodiscard]] QFuture<Result<Dated<contract::UsageReport>>> usage(const QString &month, bool refresh) override;

private:
    [[nodiscard]] QStringList tags(const QString &what) const;

    CachedClient *m_client;
};

} // namespace atalaya::api
