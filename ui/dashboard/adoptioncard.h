// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dashboard/dashboardcard.h"

namespace atalaya::charts {
class HBarChart;
}

namespace atalaya::ui {

/// Four figures about use, and what is used most.
class AdoptionCard final : public DashboardCard
{
    Q_OBJECT

public:
    explicit AdoptionCard(QWidget *parent = nullptr);
    void refresh(const models::DashboardPresenter &presenter, const DashboardWords &words) override;
    [[nodiscard]] QStringList explanation(const models::DashboardPresenter &presenter,
                                          const DashboardWords &words) const override;
    [[nodiscard]] charts::ChartTable table() const override;
    [[nodiscard]] charts::ChartBase *chart() const override;

private:
    struct Figure
    {
        QLabel *value;
        QLabel *name;
    };

    QList<Figure> m_figures;
    charts::HBarChart *m_chart;
    QLabel *m_none;
};

} // namespace atalaya::ui
