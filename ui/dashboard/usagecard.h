// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dashboard/dashboardcard.h"

namespace atalaya::ui {

class LimitMeter;

/// What the month has used of each limit; amber from 85 %, red from 90 %, said in words too.
class UsageCard final : public DashboardCard
{
    Q_OBJECT

public:
    explicit UsageCard(QWidget *parent = nullptr);
    void refresh(const models::DashboardPresenter &presenter, const DashboardWords &words) override;
    [[nodiscard]] QStringList explanation(const models::DashboardPresenter &presenter,
                                          const DashboardWords &words) const override;
    [[nodiscard]] charts::ChartTable table() const override;

private:
    QList<LimitMeter *> m_meters;
    charts::ChartTable m_table;
};

} // namespace atalaya::ui
