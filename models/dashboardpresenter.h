// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/dashboardsource.h"
#include "api/net/requestscope.h"
#include "models/dashboardfacts.h"
#include "models/dashboardkpimodel.h"
#include "models/dashboardperiod.h"
#include "models/dashboardtables.h"
#include "models/loadstate.h"

#include <QObject>
#include <QTimeZone>

#include <functional>
#include <optional>

namespace atalaya::models {

/// The dashboard behind its page: asks for a period, keeps what it last got while it asks again, and spreads the answer
/// over small models. The latest request wins; an answer to an older one is dropped.
class DashboardPresenter final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<QDateTime()>;

    /// `source` outlives the presenter. `zone` is the tenant's; `clock` says now, in any zone.
    DashboardPresenter(api::DashboardSource *source, const QTimeZone &zone, Clock clock, QObject *parent = nullptr);

    /// What was asked for last; the data may still be those of the period before it, see `shownDays`.
    [[nodiscard]] const DashboardPeriod &period() const { return m_period; }
    [[nodiscard]] QDate today() const;
    [[nodiscard]] rules::DayRange askedDays() const;

    [[nodiscard]] LoadState state() const { return m_state; }
    /// True while an answer is under way.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Why the last attempt failed; with Stale, why what is shown could not be renewed.
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    /// nullopt unless there is something to show.
    [[nodiscard]] const std::optional<contract::BusinessDashboard> &dashboard() const { return m_dashboard; }
    /// The days of the data that are shown, and of those they are compared with.
    [[nodiscard]] rules::DayRange shownDays() const;
    [[nodiscard]] rules::DayRange comparedDays() const;

    [[nodiscard]] LoadState usageState() const { return m_usageState; }
    /// Why the last attempt failed.
    [[nodiscard]] const std::optional<api::ApiError> &usageError() const { return m_usageError; }
    [[nodiscard]] const std::optional<contract::UsageReport> &usage() const { return m_usage; }

    [[nodiscard]] DashboardKpiModel *kpis() { return &m_kpis; }
    [[nodiscard]] const DashboardKpiModel *kpis() const { return &m_kpis; }
    [[nodiscard]] TaskDaysModel *taskDays() { return &m_taskDays; }
    [[nodiscard]] const TaskDaysModel *taskDays() const { return &m_taskDays; }
    [[nodiscard]] QualityDaysModel *qualityDays() { return &m_qualityDays; }
    [[nodiscard]] const QualityDaysModel *qualityDays() const { return &m_qualityDays; }
    [[nodiscard]] RiskComponentsModel *components() { return &m_components; }
    [[nodiscard]] const RiskComponentsModel *components() const { return &m_components; }
    [[nodiscard]] FeaturesModel *features() { return &m_features; }
    [[nodiscard]] const FeaturesModel *features() const { return &m_features; }
    [[nodiscard]] LimitsModel *limits() { return &m_limits; }
    [[nodiscard]] const LimitsModel *limits() const { return &m_limits; }
    [[nodiscard]] FactsModel *riskFacts() { return &m_riskFacts; }
    [[nodiscard]] const FactsModel *riskFacts() const { return &m_riskFacts; }
    [[nodiscard]] FactsModel *adoptionFacts() { return &m_adoptionFacts; }
    [[nodiscard]] const FactsModel *adoptionFacts() const { return &m_adoptionFacts; }
    [[nodiscard]] FactsModel *activationFacts() { return &m_activationFacts; }
    [[nodiscard]] const FactsModel *activationFacts() const { return &m_activationFacts; }

public Q_SLOTS:
    /// Asks for the period; the cache may answer.
    void setPeriod(const atalaya::models::DashboardPeriod &period);
    /// Asks the platform itself.
    void refresh();
    /// The person has another role now, or is back: what was interrupted by that is asked for again.
    void recover();

Q_SIGNALS:
    void periodChanged();
    /// State, busy, error or data changed; once per answer.
    void changed();
    void usageChanged();

private:
    using DashboardAnswer = api::Result<api::Dated<contract::BusinessDashboard>>;
    using UsageAnswer = api::Result<api::Dated<contract::UsageReport>>;

    void load(bool fromPlatform);
    void loadUsage(bool fromPlatform);
    void take(const DashboardAnswer &answer, bool fromPlatform);
    void lose(bool fromPlatform);
    void takeUsage(const UsageAnswer &answer, bool fromPlatform);
    void show(const contract::BusinessDashboard &dashboard);
    void forget();
    void setState(LoadState state);

    api::DashboardSource *m_source;
    QTimeZone m_zone;
    Clock m_clock;
    DashboardPeriod m_period;

    quint64 m_epoch = 0;
    api::RequestScope m_request;
    api::RequestScope m_usageRequest;

    LoadState m_state = LoadState::Loading;
    bool m_busy = false;
    std::optional<api::ApiError> m_error;
    QDateTime m_fetchedAt;
    std::optional<contract::BusinessDashboard> m_dashboard;
    DashboardPeriod m_shownPeriod;
    /// The call under way may be given up by the change that recover() was told of.
    bool m_asksAgain = false;
    LoadState m_usageState = LoadState::Loading;
    std::optional<api::ApiError> m_usageError;
    QString m_usageMonth;
    std::optional<contract::UsageReport> m_usage;

    DashboardKpiModel m_kpis;
    TaskDaysModel m_taskDays;
    QualityDaysModel m_qualityDays;
    RiskComponentsModel m_components;
    FeaturesModel m_features;
    LimitsModel m_limits;
    FactsModel m_riskFacts;
    FactsModel m_adoptionFacts;
    FactsModel m_activationFacts;
};

} // namespace atalaya::models
