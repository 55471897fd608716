// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/forecast.h"
#include "api/contract/invoice.h"
#include "api/contract/plan.h"
#include "api/contract/subscription.h"
#include "api/net/result.h"

#include <QFuture>
#include <QString>

namespace atalaya::api {

/// What pages about plan and subscription need of the client; `PlanApi` is the real one. What changes something names
/// the subscription that its speaker has seen: another one is a Conflict `stale_version` whose `current` is the
/// SubscriptionView as it is now.
class PlanSource
{
public:
    virtual ~PlanSource() = default;

    [[nodiscard]] virtual QFuture<Result<Dated<contract::SubscriptionView>>> subscription(bool refresh) = 0;
    [[nodiscard]] virtual QFuture<Result<Dated<contract::PlanList>>> plans(bool refresh) = 0;
    [[nodiscard]] virtual QFuture<Result<Dated<contract::InvoiceList>>> invoices(qint64 offset, qint64 limit,
                                                                                 bool refresh) = 0;
    [[nodiscard]] virtual QFuture<Result<Dated<contract::UsageForecast>>> forecast(bool refresh) = 0;
    /// What a plan would change; changes nothing.
    [[nodiscard]] virtual QFuture<Result<contract::Rehearsal>> rehearse(const QString &plan) = 0;
    /// These two ask for the second factor.
    [[nodiscard]] virtual QFuture<Result<contract::SubscriptionView>>
    change(const contract::SubscriptionView &seen, const contract::SubscriptionChange &wanted) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::SubscriptionView>> sandbox(const contract::SubscriptionView &seen,
                                                                              const QString &event) = 0;
};

} // namespace atalaya::api
