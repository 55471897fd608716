// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/reviewsource.h"

namespace atalaya::api {

class CachedClient;

/// `/api/admin/governance/reviews`: asked for every time, and kept for reading offline.
class ReviewApi final : public ReviewSource
{
public:
    explicit ReviewApi(CachedClient *client);

    [[nodiscard]] QFuture<Result<Dated<contract::ReviewQueue>>> queue(Part part, qint64 offset, qint64 limit) override;
    [[nodiscard]] QFuture<Result<Dated<contract::ReviewDetail>>> review(const QString &decisionId) override;
    [[nodiscard]] QFuture<Result<contract::ReviewDetail>> take(const QString &decisionId) override;
    [[nodiscard]] QFuture<Result<contract::ReviewDetail>> release(const QString &decisionId) override;
    [[nodiscard]] QFuture<Result<contract::ReviewDetail>> decide(const QString &decisionId,
                                                                 const contract::ReviewVerdict &verdict) override;
    [[nodiscard]] QFuture<Result<Dated<contract::ReviewProgress>>> progress() override;
    [[nodiscard]] QFuture<Result<void>> changeSettings(std::int64_t revision,
                                                       const contract::ReviewSettings &wanted) override;

private:
    CachedClient *m_client;
};

} // namespace atalaya::api
