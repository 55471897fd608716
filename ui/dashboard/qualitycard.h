// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dashboard/dashboardcard.h"

namespace atalaya::charts {
class GapLineChart;
}

namespace atalaya::ui {

/// Three scores a day; days without an evaluation are gaps.
class QualityCard final : public DashboardCard
{
    Q_OBJECT

public:
    explicit QualityCard(QWidget *parent = nullptr);
    [[nodiscard]] FigureTarget target() const override;
    void refresh(const models::DashboardPresenter &presenter, const DashboardWords &words) override;

protected:
    [[nodiscard]] FigureTarget targetAt(int point) const override;

private:
    charts::GapLineChart *m_chart;
};

} // namespace atalaya::ui
