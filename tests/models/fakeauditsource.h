// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditsource.h"

#include <QPromise>

#include <deque>

namespace atalaya::tests {

/// A log whose answers come when the test says so. Every call is kept with what it asked for.
class FakeAuditSource final : public api::AuditSource
{
public:
    template<class T>
    struct Call
    {
        QPromise<api::Result<T>> promise;
        contract::AuditQueryRequest question;
        /// Of the snapshot or the decision.
        QString id;
        qint64 offset = 0;
        qint64 limit = 0;
        qint64 seq = 0;
        int buckets = 0;

        [[nodiscard]] bool isCanceled() const { return promise.isCanceled(); }
        void succeed(T value)
        {
            promise.addResult(api::Result<T>(std::move(value)));
            promise.finish();
        }
        void fail(const api::ApiError &error)
        {
            promise.addResult(api::Result<T>(tl::unexpected(error)));
            promise.finish();
        }
        void fail(api::ApiError::Kind kind, const QString &code = {})
        {
            api::ApiError error;
            error.kind = kind;
            error.code = code;
            fail(error);
        }
        void isGone() { fail(api::ApiError::Kind::NotFound, QStringLiteral("snapshot_gone")); }
        /// As the client does when the session changes: no answer at all.
        void giveUp()
        {
            promise.future().cancel();
            promise.finish();
        }
    };
    using QueryCall = Call<api::Dated<contract::AuditQuery>>;
    using RowsCall = Call<contract::AuditRows>;

    QFuture<api::Result<api::Dated<contract::AuditQuery>>> query(const contract::AuditQueryRequest &request) override
    {
        auto &call = begin(queries);
        call.question = request;
        return call.promise.future();
    }
    QFuture<api::Result<contract::AuditRows>> rows(const QString &queryId, qint64 offset, qint64 limit) override
    {
        auto &call = begin(pages);
        call.id = queryId;
        call.offset = offset;
        call.limit = limit;
        return call.promise.future();
    }
    QFuture<api::Result<contract::AuditFacets>> facets(const QString &queryId) override
    {
        auto &call = begin(facetCalls);
        call.id = queryId;
        return call.promise.future();
    }
    QFuture<api::Result<contract::AuditHistogram>> histogram(const QString &queryId, int buckets) override
    {
        auto &call = begin(histograms);
        call.id = queryId;
        call.buckets = buckets;
        return call.promise.future();
    }
    QFuture<api::Result<contract::AuditPlace>> find(const QString &queryId, qint64 seq) override
    {
        auto &call = begin(places);
        call.id = queryId;
        call.seq = seq;
        return call.promise.future();
    }
    QFuture<api::Result<api::Dated<contract::AuditDecision>>> decision(const QString &id) override
    {
        auto &call = begin(decisions);
        call.id = id;
        return call.promise.future();
    }

    std::deque<QueryCall> queries;
    std::deque<RowsCall> pages;
    std::deque<Call<contract::AuditFacets>> facetCalls;
    std::deque<Call<contract::AuditHistogram>> histograms;
    std::deque<Call<contract::AuditPlace>> places;
    std::deque<Call<api::Dated<contract::AuditDecision>>> decisions;

private:
    template<class C>
    static C &begin(std::deque<C> &calls)
    {
        C &call = calls.emplace_back();
        call.promise.start();
        return call;
    }
};

} // namespace atalaya::tests
