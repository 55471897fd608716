// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dashboard/dashboardcard.h"

namespace atalaya::charts {
class BarPairChart;
}

namespace atalaya::ui {

class ChartLegend;

/// Tasks of each day beside those of the period before.
class TasksCard final : public DashboardCard
{
    Q_OBJECT

public:
    explicit TasksCard(QWidget *parent = nullptr);
    [[nodiscard]] FigureTarget target() const override;
    void refresh(const models::DashboardPresenter &presenter, const DashboardWords &words) override;

protected:
    [[nodiscard]] FigureTarget targetAt(int point) const override;

private:
    void retitle();

    charts::BarPairChart *m_chart;
    ChartLegend *m_legend;
};

} // namespace atalaya::ui
