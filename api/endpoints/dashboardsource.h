// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"
#include "api/contract/tenancy.h"
#include "api/net/result.h"

#include <QDateTime>
#include <QFuture>
#include <QString>

#include <optional>

namespace atalaya::api {

/// A value as the cache knows it: when it was fetched, and whether it may be out of date.
template<class T>
struct Dated
{
    T value;
    QDateTime fetchedAt;
    /// Out of date. Without `problem` a newer one is on its way: ask again with `refresh` to get it.
    bool stale = false;
    /// Why the platform could not be asked; the value is the last good one.
    std::optional<ApiError> problem = std::nullopt;
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
    /// `month`: YYYY-MM in the tenant's time zone.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::UsageReport>>> usage(const QString &month, bool refresh) = 0;
};

} // namespace atalaya::api
