// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"
#include "api/contract/tenancy.h"
#include "api/net/result.h"

#include <QDateTime>
#include <QFuture>
#include <QString>

namespace atalaya::models {

/// A value as the cache knows it: when it was fetched, and whether it may be out of date.
template<class T>
struct Dated
{
    T value;
    QDateTime fetchedAt;
    bool stale = false;
};

/// What the dashboard models need of the client; `DashboardApi` is the real one.
class DashboardSource
{
public:
    virtual ~DashboardSource() = default;
    /// Half-open period in UTC. `refresh` asks the platform even when the cached answer is fresh.
    [[nodiscard]] virtual QFuture<api::Result<Dated<contract::BusinessDashboard>>>
    businessDashboard(const QDateTime &from, const QDateTime &to, bool refresh) = 0;
    /// `month`: YYYY-MM in the tenant's time zone.
    [[nodiscard]] virtual QFuture<api::Result<Dated<contract::UsageReport>>> usage(const QString &month,
                                                                                   bool refresh) = 0;
};

} // namespace atalaya::models
