// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/invoice.h"
#include "platform/store/connection.h"

#include <functional>
#include <string_view>

namespace atalaya::platform {

/// Who takes the payments of a tenant. In tenant scope, or within `inTenant`.
class BillingProvider
{
public:
    enum class Payment
    {
        Paid,
        Failed,
        /// It will be told later, by an event.
        Waiting
    };

    virtual ~BillingProvider() = default;
    /// As the subscription names it.
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Whether people change their plan by themselves.
    [[nodiscard]] virtual bool selfService() const = 0;
    [[nodiscard]] virtual Payment collect(Connection &connection, const contract::Invoice &invoice) const = 0;
};

/// Bank transfers and contracts: people at the platform say what was paid.
class ManualProvider final : public BillingProvider
{
public:
    [[nodiscard]] std::string_view name() const override { return "manual"; }
    [[nodiscard]] bool selfService() const override { return false; }
    [[nodiscard]] Payment collect(Connection &connection, const contract::Invoice &invoice) const override;
};

/// No money moves: the tenant's card is one that is taken or declined, as `payment_succeeded` and `payment_failed` left
/// it.
class SandboxProvider final : public BillingProvider
{
public:
    [[nodiscard]] std::string_view name() const override { return "sandbox"; }
    [[nodiscard]] bool selfService() const override { return true; }
    [[nodiscard]] Payment collect(Connection &connection, const contract::Invoice &invoice) const override;

    static void setDeclines(Transaction &transaction, const std::string &tenantId, bool declines);
};

/// The provider of that name; nullptr for one that this platform does not know.
[[nodiscard]] const BillingProvider *billingProvider(std::string_view name);

} // namespace atalaya::platform
