// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboardperiod.h"

#include <QPushButton>

namespace atalaya::ui {

class DashboardWords;

/// The period of an opened figure: its days, and a menu with the same choices as the dashboard.
class PeriodButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit PeriodButton(QWidget *parent = nullptr);
    void show(const models::DashboardPeriod &period, const rules::DayRange &days, const DashboardWords &words);

Q_SIGNALS:
    void presetChosen(atalaya::models::PeriodPreset preset);
    void customRequested();

private:
    void fillMenu();

    models::DashboardPeriod m_period;
};

} // namespace atalaya::ui
