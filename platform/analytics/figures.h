// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/aggregate.h"
#include "api/rules/metrics.h"
#include "platform/analytics/dashboardparts.h"
#include "platform/onboarding/onboarding.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// What a tenant is: zone and currency of its figures.
struct TenantFacts
{
    std::string name;
    std::string timeZone;
    std::string currency;
    Instant createdAt{};
};
/// The current tenant's; inside `Connection::inTenant`. Throws StoreError when it is not there.
[[nodiscard]] TenantFacts tenantFacts(Connection &connection);

/// What the estimates rest on: the tenant's own numbers, or 15 min, 50 per hour, 3 per million tokens, 4 min a review.
[[nodiscard]] contract::BusinessDashboard::Assumptions assumptionsOf(Connection &connection);

/// The figures of the current tenant in one period. What several of them need is read once, when the first one does.
class Figures
{
public:
    /// `connection` must live, and stay in the tenant, as long as the figures.
    Figures(Connection &connection, ZonedPeriod period);

    /// As the dashboard shows it. `item` for metrics that are lists.
    [[nodiscard]] std::optional<double> value(const rules::Metric &metric, const std::string &item = {});
    /// The same by name, which must be one of rules::metrics().
    [[nodiscard]] std::optional<double> value(std::string_view metric);
    /// What the formula of the metric takes.
    [[nodiscard]] rules::RowTotals totals(const rules::Metric &metric, const std::string &item = {});

    [[nodiscard]] Connection &connection() { return m_connection; }
    [[nodiscard]] const ZonedPeriod &period() const { return m_period; }
    /// What the metric's rows cover.
    [[nodiscard]] dashboard::Span spanOf(const rules::Metric &metric) const;

    [[nodiscard]] const contract::BusinessDashboard::Assumptions &assumptions();
    [[nodiscard]] const TenantFacts &tenant();
    [[nodiscard]] const dashboard::StateCounts &decisions();
    [[nodiscard]] const dashboard::Validations &validations();
    [[nodiscard]] const dashboard::Cases &cases();
    [[nodiscard]] const dashboard::Evaluations &evaluations();
    [[nodiscard]] const dashboard::UsageSums &usage();
    /// Of the period, the most used first.
    [[nodiscard]] const std::vector<contract::BusinessDashboard::FeatureUse> &features();
    [[nodiscard]] const OnboardingProgress &onboarding();

private:
    Connection &m_connection;
    ZonedPeriod m_period;
    std::optional<contract::BusinessDashboard::Assumptions> m_assumptions;
    std::optional<TenantFacts> m_tenant;
    std::optional<dashboard::StateCounts> m_decisions;
    std::optional<dashboard::Validations> m_validations;
    std::optional<dashboard::Cases> m_cases;
    std::optional<dashboard::Evaluations> m_evaluations;
    std::optional<dashboard::UsageSums> m_usage;
    std::optional<std::vector<contract::BusinessDashboard::FeatureUse>> m_features;
    std::optional<OnboardingProgress> m_onboarding;
};

} // namespace atalaya::platform
