// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboardperiod.h"
#include "ui/common/segmentedcontrol.h"

#include <QUrlQuery>

namespace atalaya::ui {

class DashboardWords;

/// The choice of periods in the top bar. The last segment asks for a range and then shows it.
class PeriodControl final : public SegmentedControl
{
    Q_OBJECT

public:
    explicit PeriodControl(QWidget *parent = nullptr);

    void setPeriod(const models::DashboardPeriod &period, const DashboardWords &words);
    void retranslate();
    /// For deep links and history: `period=30d`, or `period=custom&from=2026-02-01&to=2026-02-07` with both days
    /// included.
    [[nodiscard]] static QUrlQuery toQuery(const models::DashboardPeriod &period);
    /// nullopt for anything that is not such a query, or a range that can't be asked for.
    [[nodiscard]] static std::optional<models::DashboardPeriod> fromQuery(const QUrlQuery &query, QDate today);

Q_SIGNALS:
    void presetChosen(atalaya::models::PeriodPreset preset);
    void customRequested();

private:
    QString m_customText;
};

} // namespace atalaya::ui
