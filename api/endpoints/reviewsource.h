// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/review.h"
#include "api/net/result.h"

#include <QFuture>
#include <QString>

namespace atalaya::api {

/// What the page of the queue needs of the client; `ReviewApi` is the real one. A Conflict `review_taken` has in
/// `current` the ReviewItem::Hold of who is looking at it.
class ReviewSource
{
public:
    enum class Part
    {
        /// The oldest first.
        Open,
        Mine,
        /// The newest first.
        Done
    };

    virtual ~ReviewSource() = default;

    [[nodiscard]] virtual QFuture<Result<Dated<contract::ReviewQueue>>> queue(Part part, qint64 offset,
                                                                              qint64 limit) = 0;
    [[nodiscard]] virtual QFuture<Result<Dated<contract::ReviewDetail>>> review(const QString &decisionId) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::ReviewDetail>> take(const QString &decisionId) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::ReviewDetail>> release(const QString &decisionId) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::ReviewDetail>> decide(const QString &decisionId,
                                                                         const contract::ReviewVerdict &verdict) = 0;
    /// The last 30 days.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::ReviewProgress>>> progress() = 0;
    /// `revision`: the queue's.
    [[nodiscard]] virtual QFuture<Result<void>> changeSettings(std::int64_t revision,
                                                               const contract::ReviewSettings &wanted) = 0;
};

} // namespace atalaya::api
