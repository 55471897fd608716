// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/models/fakedashboardsource.h"

#include <QHash>

#include <functional>
#include <memory>

namespace atalaya::tests {

/// What a platform holds behind the figures of the sample week, and gives as it is asked: a test builds on it.
class FigureAnswers
{
protected:
    FigureAnswers();
    ~FigureAnswers();

    /// Another source, of which nothing was asked, and the sample week behind it.
    void startAgain();
    /// Behind the figure, and on the card.
    void setTasks(int count);
    /// Answers the oldest call for rows that waits.
    void answerOne();
    /// Answers until nothing more is asked for.
    void settle();
    void settleUntil(const std::function<bool()> &done);

    /// When all of it was answered: 7 Feb 2026, half past eleven at night in Madrid.
    static const QDateTime now;

    std::unique_ptr<FakeDashboardSource> m_source;
    QHash<QString, contract::DashboardRows> m_all;
    contract::BusinessDashboard m_week;
    /// Of the days before: this many rows, and a figure where it is not their number.
    int m_before = 110;
    QHash<QString, double> m_figuresBefore;
    /// How many of the calls have their answer.
    std::size_t m_answered = 0;
    std::size_t m_dashboards = 0;
};

} // namespace atalaya::tests
