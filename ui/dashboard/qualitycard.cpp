// SPDX-License-Identifier: GPL-3.0-or-later
#include "qualitycard.h"

#include "charts/gaplinechart.h"
#include "models/dashboardpresenter.h"
#include "models/figurecatalog.h"

#include <QVBoxLayout>

#include <limits>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

QualityCard::QualityCard(QWidget *parent)
    : DashboardCard(u"quality"_s, parent)
    , m_chart(new charts::GapLineChart(this))
{
    adopt(m_chart);
    body()->addWidget(m_chart);
}

void QualityCard::refresh(const models::DashboardPresenter &presenter, const DashboardWords &words)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const auto &rows = presenter.qualityDays()->rows();
    charts::GapLineData content;
    content.words = words.chart();
    content.dateName = tr("Day");
    content.lines = {{tr("Faithfulness"), {}}, {tr("Relevance"), {}}, {tr("Precision"), {}}};
    if (!rows.empty())
        content.first = rows.front().date;
    bool any = false;
    for (const models::QualityDay &row : rows) {
        content.lines[0].values.push_back(row.faithfulness.value_or(none));
        content.lines[1].values.push_back(row.relevance.value_or(none));
        content.lines[2].values.push_back(row.precision.value_or(none));
        any = any || row.faithfulness || row.relevance || row.precision;
    }
    if (const auto &dashboard = presenter.dashboard())
        content.marks = words.marks(dashboard->marks);
    QString means;
    if (const auto &dashboard = presenter.dashboard(); dashboard && any) {
        const auto mean = [&words](std::optional<double> value) {
            return value ? words.count(*value) : DashboardWords::noData();
        };
        const auto &quality = dashboard->quality;
        means = tr("means %1")
                    .arg(QStringList{mean(quality.ragFaithfulness), mean(quality.ragRelevance),
                                     mean(quality.ragContextPrecision)}
                             .join(u" · "_s));
    }
    m_chart->setData(std::move(content));
    setTitle(tr("Quality"), means);
    m_chart->setAccessibleDescription(tr("Lines: faithfulness, relevance and precision of each day, from 0 to 100"));
    if (any)
        showBody();
    else
        showNotice(tr("No data: no answer was evaluated in this period."));
}

FigureTarget QualityCard::target() const
{
    return {{models::metricOf(models::Kpi::AnswerQuality), {}}, {}};
}

FigureTarget QualityCard::targetAt(int point) const
{
    const QDate day = m_chart->data().first.addDays(point);
    return {target().figure, models::DashboardPeriod::between(day, day).custom};
}

} // namespace atalaya::ui
