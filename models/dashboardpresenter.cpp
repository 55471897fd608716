// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardpresenter.h"

#include "dashboardrows.h"
#include "interrupted.h"

namespace atalaya::models {

namespace {

using namespace Qt::StringLiterals;

rules::DayRange daysOf(const contract::BusinessDashboard::Period &period, const QTimeZone &zone)
{
    const auto day = [&zone](contract::Instant instant) {
        return fromQDate(QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), zone).date());
    };
    return {day(period.from), day(period.to)};
}

} // namespace

DashboardPresenter::DashboardPresenter(api::DashboardSource *source, const QTimeZone &zone, Clock clock,
                                       QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_zone(zone)
    , m_clock(std::move(clock))
{}

QDate DashboardPresenter::today() const
{
    return m_clock().toTimeZone(m_zone).date();
}

rules::DayRange DashboardPresenter::askedDays() const
{
    return m_period.days(today());
}

rules::DayRange DashboardPresenter::shownDays() const
{
    return m_dashboard ? daysOf(m_dashboard->period, m_zone) : askedDays();
}

rules::DayRange DashboardPresenter::comparedDays() const
{
    return m_dashboard ? daysOf(m_dashboard->previous.period, m_zone) : rules::before(askedDays());
}

void DashboardPresenter::setPeriod(const DashboardPeriod &period)
{
    m_period = period;
    Q_EMIT periodChanged();
    load(false);
}

void DashboardPresenter::refresh()
{
    load(true);
}

void DashboardPresenter::recover()
{
    m_asksAgain = m_busy;
    if (!m_busy && m_error && isInterruption(*m_error))
        load(false);
}

void DashboardPresenter::lose(bool fromPlatform)
{
    if (std::exchange(m_asksAgain, false))
        return load(fromPlatform);
    take(tl::unexpected(interrupted()), fromPlatform);
}

void DashboardPresenter::load(bool fromPlatform)
{
    ++m_epoch;
    const UtcRange asked = toUtc(askedDays(), m_zone);
    // A superseded call stays silent and is given up.
    m_request.abandon();
    const auto call = m_source->businessDashboard(asked.from, asked.to, fromPlatform);
    m_busy = true;
    setState(m_dashboard ? m_state : LoadState::Loading);
    m_request.listen(
        this, call,
        [this, epoch = m_epoch, fromPlatform](const DashboardAnswer &answer) {
            if (epoch == m_epoch)
                take(answer, fromPlatform);
        },
        [this, fromPlatform] { lose(fromPlatform); });
    loadUsage(fromPlatform);
}

void DashboardPresenter::loadUsage(bool fromPlatform)
{
    const QString month = toQDate(askedDays().end).addDays(-1).toString(u"yyyy-MM"_s);
    if (month != m_usageMonth) {
        m_usageMonth = month;
        m_usage.reset();
        m_limits.setRows({});
    }
    m_usageRequest.abandon();
    const auto call = m_source->usage(month, fromPlatform);
    if (!m_usage)
        m_usageState = LoadState::Loading;
    m_usageRequest.listen(
        this, call,
        [this, epoch = m_epoch, fromPlatform](const UsageAnswer &answer) {
            if (epoch == m_epoch)
                takeUsage(answer, fromPlatform);
        },
        [this, fromPlatform] { takeUsage(tl::unexpected(interrupted()), fromPlatform); });
    Q_EMIT usageChanged();
}

void DashboardPresenter::take(const DashboardAnswer &answer, bool fromPlatform)
{
    m_busy = false;
    m_asksAgain = false;
    if (answer) {
        m_error = answer->problem;
        m_fetchedAt = answer->fetchedAt;
        m_shownPeriod = m_period;
        show(answer->value);
        if (answer->stale && !answer->problem && !fromPlatform) {
            // Readable at once, renewed behind it.
            setState(LoadState::Stale);
            load(true);
            return;
        }
        setState(answer->stale ? LoadState::Stale : isUntouched(answer->value) ? LoadState::Empty : LoadState::Ready);
        return;
    }
    m_error = answer.error();
    // Figures of another period would be a wrong answer to the question that failed.
    if (m_dashboard && m_shownPeriod == m_period) {
        setState(LoadState::Stale);
        return;
    }
    forget();
    setState(stateWithoutData(*m_error));
}

void DashboardPresenter::takeUsage(const UsageAnswer &answer, bool fromPlatform)
{
    m_usageError = answer ? answer->problem : std::optional(answer.error());
    if (answer) {
        m_usage = answer->value;
        m_usageState = answer->stale ? LoadState::Stale : LoadState::Ready;
        m_limits.setRows(limitRows(answer->value));
        if (answer->stale && !answer->problem && !fromPlatform) {
            loadUsage(true);
            return;
        }
    } else if (m_usage) {
        m_usageState = LoadState::Stale;
    } else {
        m_usageState = stateWithoutData(answer.error());
    }
    Q_EMIT usageChanged();
}

void DashboardPresenter::show(const contract::BusinessDashboard &dashboard)
{
    m_dashboard = dashboard;
    m_kpis.setDashboard(dashboard);
    m_taskDays.setRows(taskRows(dashboard));
    m_qualityDays.setRows(qualityRows(dashboard));
    m_components.setRows(componentRows(dashboard));
    m_features.setRows(featureRows(dashboard));
    m_riskFacts.setRows(models::riskFacts(dashboard));
    m_adoptionFacts.setRows(models::adoptionFacts(dashboard));
    m_activationFacts.setRows(models::activationFacts(dashboard));
}

void DashboardPresenter::forget()
{
    m_dashboard.reset();
    m_fetchedAt = {};
    m_kpis.clear();
    m_taskDays.setRows({});
    m_qualityDays.setRows({});
    m_components.setRows({});
    m_features.setRows({});
    m_riskFacts.setRows({});
    m_adoptionFacts.setRows({});
    m_activationFacts.setRows({});
}

void DashboardPresenter::setState(LoadState state)
{
    m_state = state;
    m_kpis.setLoadState(state);
    Q_EMIT changed();
}

} // namespace atalaya::models
