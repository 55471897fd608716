// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/figures.h"

#include <utility>

namespace atalaya::platform {

namespace {

template<class T, class F>
const T &once(std::optional<T> &kept, F read)
{
    if (!kept)
        kept = read();
    return *kept;
}

} // namespace

TenantFacts tenantFacts(Connection &connection)
{
    const auto row = connection.row("SELECT name, time_zone, currency, created_at FROM tenants");
    if (!row)
        throw StoreError(StoreError::Kind::Failed, "the tenant is not there");
    return {row->text(0), row->text(1), row->text(2), Instant{std::chrono::milliseconds{row->integer(3)}}};
}

contract::BusinessDashboard::Assumptions assumptionsOf(Connection &connection)
{
    const auto row =
        connection.row("SELECT minutes_per_task, hourly_rate, token_price, review_minutes FROM assumption");
    if (!row)
        return {15, 50, 3, 4};
    return {row->real(0), row->real(1), row->real(2), row->real(3)};
}

Figures::Figures(Connection &connection, ZonedPeriod period)
    : m_connection(connection)
    , m_period(std::move(period))
{}

std::optional<double> Figures::value(const rules::Metric &metric, const std::string &item)
{
    return rules::figureOf(rules::formulaOf(metric, assumptions()), totals(metric, item));
}

std::optional<double> Figures::value(std::string_view metric)
{
    return value(*rules::findMetric(metric));
}

dashboard::Span Figures::spanOf(const rules::Metric &metric) const
{
    const auto last = [this](int days) {
        return dashboard::Span::of(m_period.daysBeforeEnd(days), m_period.to());
    };
    switch (metric.cover) {
    case rules::Metric::Cover::Period:
    case rules::Metric::Cover::Touching:
        break;
    case rules::Metric::Cover::LastDay:
        return last(1);
    case rules::Metric::Cover::LastWeek:
        return last(7);
    case rules::Metric::Cover::Last30Days:
        return last(30);
    case rules::Metric::Cover::End:
        return {dashboard::allTime.from, dashboard::Span::of(m_period).to};
    case rules::Metric::Cover::Now:
        return dashboard::allTime;
    }
    return dashboard::Span::of(m_period);
}

const contract::BusinessDashboard::Assumptions &Figures::assumptions()
{
    return once(m_assumptions, [this] { return assumptionsOf(m_connection); });
}

const TenantFacts &Figures::tenant()
{
    return once(m_tenant, [this] { return tenantFacts(m_connection); });
}

const dashboard::StateCounts &Figures::decisions()
{
    return once(m_decisions, [this] { return dashboard::decisionsIn(m_connection, dashboard::Span::of(m_period)); });
}

const dashboard::Validations &Figures::validations()
{
    return once(m_validations,
                [this] { return dashboard::validationsIn(m_connection, dashboard::Span::of(m_period)); });
}

const dashboard::Cases &Figures::cases()
{
    return once(m_cases, [this] { return dashboard::casesIn(m_connection, dashboard::Span::of(m_period)); });
}

const dashboard::Evaluations &Figures::evaluations()
{
    return once(m_evaluations, [this] { return dashboard::evaluationsIn(m_connection, m_period); });
}

const dashboard::UsageSums &Figures::usage()
{
    return once(m_usage, [this] { return dashboard::usageIn(m_connection, m_period.from(), m_period.to()); });
}

const std::vector<contract::BusinessDashboard::FeatureUse> &Figures::features()
{
    return once(m_features, [this] { return dashboard::featureUsage(m_connection, dashboard::Span::of(m_period)); });
}

const OnboardingProgress &Figures::onboarding()
{
    return once(m_onboarding, [this] { return onboardingProgress(m_connection); });
}

} // namespace atalaya::platform
