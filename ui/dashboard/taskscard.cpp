// SPDX-License-Identifier: GPL-3.0-or-later
#include "taskscard.h"

#include "charts/barpairchart.h"
#include "models/dashboardpresenter.h"
#include "models/figurecatalog.h"
#include "ui/dashboard/chartlegend.h"

#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

TasksCard::TasksCard(QWidget *parent)
    : DashboardCard(u"tasks"_s, parent)
    , m_chart(new charts::BarPairChart(this))
    , m_legend(new ChartLegend(this))
{
    adopt(m_chart);
    setHeaderWidget(m_legend);
    body()->addWidget(m_chart);
    connect(m_chart, &charts::BarPairChart::daysPerBarChanged, this, &TasksCard::retitle);
}

void TasksCard::retitle()
{
    const int days = m_chart->daysPerBar();
    setTitle(tr("Tasks per day"), days > 1 ? tr("%1 days a bar").arg(days) : QString());
}

void TasksCard::refresh(const models::DashboardPresenter &presenter, const DashboardWords &words)
{
    const auto &rows = presenter.taskDays()->rows();
    charts::BarPairData content;
    content.words = words.chart();
    content.dateName = tr("Day");
    content.nowName = words.days(presenter.shownDays(), false);
    content.beforeName = words.days(presenter.comparedDays(), false);
    if (!rows.empty())
        content.first = rows.front().date;
    for (const models::TaskDay &row : rows) {
        content.now.push_back(static_cast<double>(row.tasks));
        content.before.push_back(row.before ? std::optional(static_cast<double>(*row.before)) : std::nullopt);
    }
    content.sentence = [words](const QString &when, double now, std::optional<double> before) {
        const QString tasks = now == 1 ? tr("1 task") : tr("%1 tasks").arg(words.count(now));
        return before ? tr("%1, %2, before %3").arg(when, tasks, words.count(*before)) : when + u", "_s + tasks;
    };
    if (const auto &dashboard = presenter.dashboard())
        content.marks = words.marks(dashboard->marks);
    // Long ranges have no room beside the title; the table's header has them whole.
    const auto isLong = [](const rules::DayRange &days) {
        const QDate last = models::toQDate(days.end).addDays(-1);
        return days.length() > 31 || models::toQDate(days.first).year() != last.year();
    };
    const bool plain = isLong(presenter.shownDays()) || isLong(presenter.comparedDays());
    m_legend->setEntries(
        {{plain ? tr("before") : content.beforeName, true}, {plain ? tr("now") : content.nowName, false}});
    m_chart->setData(std::move(content));
    retitle();
    m_chart->setAccessibleDescription(tr("Bars: tasks of each day beside those of the period before"));
    showBody();
}

FigureTarget TasksCard::target() const
{
    return {{models::metricOf(models::Kpi::TasksAutomated), {}}, {}};
}

FigureTarget TasksCard::targetAt(int point) const
{
    const auto [first, last] = m_chart->daysAt(point);
    return {target().figure, models::DashboardPeriod::between(first, last).custom};
}

} // namespace atalaya::ui
