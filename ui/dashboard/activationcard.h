// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dashboard/dashboardcard.h"

namespace atalaya::ui {

class FactList;

/// How far the organisation has come with its onboarding.
class ActivationCard final : public DashboardCard
{
    Q_OBJECT

public:
    explicit ActivationCard(QWidget *parent = nullptr);
    [[nodiscard]] FigureTarget target() const override;
    void refresh(const models::DashboardPresenter &presenter, const DashboardWords &words) override;
    [[nodiscard]] charts::ChartTable table() const override;

protected:
    [[nodiscard]] QList<QWidget *> openers() const override;
    void changeEvent(QEvent *event) override;

private:
    void tintState();

    QLabel *m_icon;
    QLabel *m_state;
    FactList *m_facts;
    QList<models::FigureId> m_opens;
    charts::ChartTable m_table;
    bool m_done = false;
};

} // namespace atalaya::ui
