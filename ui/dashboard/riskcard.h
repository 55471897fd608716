// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dashboard/dashboardcard.h"

namespace atalaya::charts {
class HBarChart;
}

namespace atalaya::ui {

class FactList;

/// What the risks name most, and three figures about them.
class RiskCard final : public DashboardCard
{
    Q_OBJECT

public:
    explicit RiskCard(QWidget *parent = nullptr);
    [[nodiscard]] FigureTarget target() const override;
    void refresh(const models::DashboardPresenter &presenter, const DashboardWords &words) override;

protected:
    [[nodiscard]] FigureTarget targetAt(int point) const override;
    [[nodiscard]] QList<QWidget *> openers() const override;

private:
    charts::HBarChart *m_chart;
    QLabel *m_none;
    FactList *m_facts;
    QList<models::FigureId> m_opens;
};

} // namespace atalaya::ui
