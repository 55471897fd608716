// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figureanswers.h"

#include "models/figurepresenter.h"

namespace atalaya::tests {

/// The presenter of a figure over the answers of the sample week, anew for each test.
class FigurePresenterFixture : public QObject, protected FigureAnswers
{
    Q_OBJECT

private Q_SLOTS:
    void init();

protected:
    static const models::DashboardPeriod week;

    /// The figure of the sample week, all of it answered; this many rows in the days before.
    void open(const QString &metric, int before = 110);
    /// The call for the dashboard that was made last finds no connection.
    void failDashboard();
    /// Answers the calls for rows that wait.
    void answerAll();

    std::unique_ptr<models::FigurePresenter> m_presenter;
    /// What the presenter takes for now.
    QDateTime m_now;
};

} // namespace atalaya::tests
