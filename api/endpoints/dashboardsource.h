// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/dashboard.h"
#include "api/contract/dashboardrows.h"
#include "api/contract/tenancy.h"
#include "api/net/result.h"

#include <QDateTime>
#include <QFuture>
#include <QString>

#include <optional>

namespace atalaya::api {

/// Which rows of which figure. `from` and `to` as for the dashboard itself; `limit` at most 500.
struct RowsQuery
{
    QString metric;
    /// Component or feature.
    std::optional<QString> item;
    /// Plain text that what, who or entity contains; empty for all.
    QString q;
    QDateTime from;
    QDateTime to;
    qint64 offset = 0;
    qint64 limit = 100;
    /// One page of very many that are read once: nothing that is kept goes for its sake.
    bool inPassing = false;

    bool operator==(const RowsQuery &) const = default;
};

/// What the dashboard models need of the client; `DashboardApi` is the real one.
class DashboardSource
{
public:
    virtual ~DashboardSource() = default;
    /// Half-open period in UTC. `refresh` asks the platform even when the cached answer is fresh.
    /// Offline without a cached value is an error of kind Offline.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::BusinessDashboard>>>
    businessDashboard(const QDateTime &from, const QDateTime &to, bool refresh) = 0;
    [[nodiscard]] virtual QFuture<Result<Dated<contract::DashboardRows>>> rows(const RowsQuery &query,
                                                                               bool refresh) = 0;
    /// `month`: YYYY-MM in the tenant's time zone.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::UsageReport>>> usage(const QString &month, bool refresh) = 0;
};

} // namespace atalaya::api
