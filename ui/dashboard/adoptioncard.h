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
    [[nodiscard]] FigureTarget target() const override;
    void refresh(const models::DashboardPresenter &presenter, const DashboardWords &words) override;

protected:
    [[nodiscard]] FigureTarget targetAt(int point) const override;
    [[nodiscard]] QList<QWidget *> openers() const override;

private:
    struct Figure
    {
        OpenButton *button;
        QLabel *value;
        QLabel *name;
    };

    QList<Figure> m_figures;
    charts::HBarChart *m_chart;
    QLabel *m_none;
    QStringList m_features;
};

} // namespace atalaya::ui
