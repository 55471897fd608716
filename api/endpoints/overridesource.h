// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/override.h"
#include "api/contract/why.h"
#include "api/net/result.h"

#include <QFuture>
#include <QString>

namespace atalaya::api {

/// Which overrides; what is empty is not asked for.
struct OverrideFilter
{
    /// requested, approved, rejected, withdrawn, used or expired.
    QString state;
    QString decisionId;
    qint64 offset = 0;
    qint64 limit = 100;
    /// Id of the last one that was seen: only what is behind it.
    QString after{};
};

/// What pages about overrides need of the client; `OverrideApi` is the real one. Every word names the override that its
/// speaker has seen: another one is a Conflict `stale_version` whose `current` is the Override as it is now.
class OverrideSource
{
public:
    virtual ~OverrideSource() = default;

    [[nodiscard]] virtual QFuture<Result<Dated<contract::OverrideList>>> overrides(const OverrideFilter &filter) = 0;
    [[nodiscard]] virtual QFuture<Result<Dated<contract::Override>>> override(const QString &id) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::Override>> request(const QString &decisionId,
                                                                      const contract::OverrideRequest &wanted) = 0;
    /// These two ask for the second factor.
    [[nodiscard]] virtual QFuture<Result<contract::Override>> approve(const contract::Override &seen,
                                                                      const QString &note) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::Override>> reject(const contract::Override &seen,
                                                                     const QString &note) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::Override>> withdraw(const contract::Override &seen,
                                                                       const QString &note) = 0;
};

/// "Why was this blocked?"; `WhyApi` is the real one.
class WhySource
{
public:
    virtual ~WhySource() = default;
    /// `id`: of a decision, or a correlation id.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::Why>>> why(const QString &id) = 0;
};

} // namespace atalaya::api
