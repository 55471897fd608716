// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditsource.h"
#include "api/net/request.h"

namespace atalaya::api {

class CachedClient;
struct CachePolicy;

/// `/api/admin/audit/queries` and what hangs on a snapshot, through the cache.
class AuditApi final : public AuditSource
{
public:
    explicit AuditApi(CachedClient *client);

    [[nodiscard]] QFuture<Result<Dated<contract::AuditQuery>>>
    query(const contract::AuditQueryRequest &request) override;
    [[nodiscard]] QFuture<Result<contract::AuditRows>> rows(const QString &queryId, qint64 offset,
                                                            qint64 limit) override;
    [[nodiscard]] QFuture<Result<contract::AuditFacets>> facets(const QString &queryId) override;
    [[nodiscard]] QFuture<Result<contract::AuditHistogram>> histogram(const QString &queryId, int buckets) override;
    [[nodiscard]] QFuture<Result<contract::AuditPlace>> find(const QString &queryId, qint64 seq) override;
    [[nodiscard]] QFuture<Result<Dated<contract::AuditDecision>>> decision(const QString &id) override;

private:
    [[nodiscard]] QStringList tags() const;
    template<class T>
    [[nodiscard]] QFuture<Result<T>> ofSnapshot(const Request &request,
                                                contract::Decoded<T> (*decode)(const nlohmann::json &));

    CachedClient *m_client;
};

} // namespace atalaya::api
