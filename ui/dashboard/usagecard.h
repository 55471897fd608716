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
    [[nodiscard]] FigureTarget target() const override;
    void refresh(const models::DashboardPresenter &presenter, const DashboardWords &words) override;
    [[nodiscard]] charts::ChartTable table() const override;

protected:
    [[nodiscard]] QList<QWidget *> openers() const override;

private:
    [[nodiscard]] FigureTarget targetOf(const QString &limit) const;

    QList<LimitMeter *> m_meters;
    QStringList m_limits;
    std::optional<rules::DayRange> m_month;
    charts::ChartTable m_table;
};

} // namespace atalaya::ui
