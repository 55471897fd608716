// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/plansource.h"

namespace atalaya::api {

class CachedClient;

/// `/api/admin/subscription`, `/api/admin/plans`, `/api/admin/invoices` and `/api/admin/usage/forecast`: shown for a
/// minute without asking, and kept for reading offline.
class PlanApi final : public PlanSource
{
public:
    explicit PlanApi(CachedClient *client);

    [[nodiscard]] QFuture<Result<Dated<contract::SubscriptionView>>> subscription(bool refresh) override;
    [[nodiscard]] QFuture<Result<Dated<contract::PlanList>>> plans(bool refresh) override;
    [[nodiscard]] QFuture<Result<Dated<contract::InvoiceList>>> invoices(qint64 offset, qint64 limit,
                                                                         bool refresh) override;
    [[nodiscard]] QFuture<Result<Dated<contract::UsageForecast>>> forecast(bool refresh) override;
    [[nodiscard]] QFuture<Result<contract::Rehearsal>> rehearse(const QString &plan) override;
    [[nodiscard]] QFuture<Result<contract::SubscriptionView>>
    change(const contract::SubscriptionView &seen, const contract::SubscriptionChange &wanted) override;
    [[nodiscard]] QFuture<Result<contract::SubscriptionView>> sandbox(const contract::SubscriptionView &seen,
                                                                      const QString &event) override;

private:
    [[nodiscard]] QFuture<Result<contract::SubscriptionView>> step(const contract::SubscriptionView &seen,
                                                                   const QString &what, const std::string &body);

    CachedClient *m_client;
};

} // namespace atalaya::api
