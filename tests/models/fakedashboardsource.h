// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/dashboardsource.h"

#include <QPromise>

#include <deque>
#include <memory>

namespace atalaya::tests {

/// A source that answers only when the test says so. Every call is kept with what it asked for.
class FakeDashboardSource final : public api::DashboardSource
{
public:
    template<class T>
    struct Call
    {
        QPromise<api::Result<api::Dated<T>>> promise;
        QDateTime from;
        QDateTime to;
        QString month;
        api::RowsQuery query;
        bool refresh = false;

        void answer(api::Result<api::Dated<T>> result)
        {
            promise.addResult(std::move(result));
            promise.finish();
        }
        void succeed(T value, QDateTime at = {}, bool stale = false, std::optional<api::ApiError> problem = {})
        {
            answer(api::Dated<T>{std::move(value), std::move(at), stale, std::move(problem)});
        }
        /// As the client does when the session changes: no answer at all.
        void giveUp()
        {
            promise.future().cancel();
            promise.finish();
        }
        void fail(api::ApiError error) { answer(tl::unexpected(std::move(error))); }
    };
    using DashboardCall = Call<contract::BusinessDashboard>;
    using RowsCall = Call<contract::DashboardRows>;
    using UsageCall = Call<contract::UsageReport>;

    QFuture<api::Result<api::Dated<contract::BusinessDashboard>>>
    businessDashboard(const QDateTime &from, const QDateTime &to, bool refresh) override
    {
        DashboardCall &call = dashboards.emplace_back();
        call.from = from;
        call.to = to;
        call.refresh = refresh;
        call.promise.start();
        return call.promise.future();
    }

    QFuture<api::Result<api::Dated<contract::DashboardRows>>> rows(const api::RowsQuery &query, bool refresh) override
    {
        RowsCall &call = pages.emplace_back();
        call.query = query;
        call.refresh = refresh;
        call.promise.start();
        return call.promise.future();
    }

    QFuture<api::Result<api::Dated<contract::UsageReport>>> usage(const QString &month, bool refresh) override
    {
        UsageCall &call = usages.emplace_back();
        call.month = month;
        call.refresh = refresh;
        call.promise.start();
        return call.promise.future();
    }

    std::deque<DashboardCall> dashboards;
    std::deque<RowsCall> pages;
    std::deque<UsageCall> usages;
};

} // namespace atalaya::tests
