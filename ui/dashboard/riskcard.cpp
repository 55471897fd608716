// SPDX-License-Identifier: GPL-3.0-or-later
#include "riskcard.h"

#include "charts/hbarchart.h"
#include "models/dashboardpresenter.h"
#include "ui/common/type.h"
#include "ui/dashboard/factlist.h"
#include "ui/dashboard/separator.h"

#include <QLabel>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

RiskCard::RiskCard(QWidget *parent)
    : DashboardCard(u"risk"_s, parent)
    , m_chart(new charts::HBarChart(charts::HBarChart::Look::Axis, this))
    , m_none(makeLabel(bodyFont(), true, this))
    , m_facts(new FactList(29, this))
{
    adopt(m_chart);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    body()->addWidget(m_chart, 1);
    body()->addWidget(m_none, 1);
    auto *const below = new QVBoxLayout;
    below->setContentsMargins(charts::ChartBase::Margin, 2, charts::ChartBase::Margin, 4);
    below->setSpacing(8);
    below->addWidget(new Separator(this));
    below->addWidget(m_facts);
    body()->addLayout(below);
}

void RiskCard::refresh(const models::DashboardPresenter &presenter, const DashboardWords &words)
{
    charts::HBarData content;
    content.words = words.chart();
    content.nameName = tr("Component");
    content.valueName = tr("Mentions");
    for (const models::RiskComponent &row : presenter.components()->rows()) {
        const QString count = words.formats().integer(row.mentions);
        content.bars.push_back(
            {row.name,
             static_cast<double>(row.mentions),
             {},
             row.mentions == 1 ? tr("%1, 1 mention").arg(row.name) : tr("%1, %2 mentions").arg(row.name, count)});
    }
    const bool any = !content.bars.empty();
    m_chart->setData(std::move(content));
    m_chart->setVisible(any);
    m_none->setText(tr("No data: no risk names a component in this period."));
    m_none->setVisible(!any);
    QList<FactList::Row> facts;
    for (const models::FactRow &row : presenter.riskFacts()->rows())
        facts.append({DashboardWords::fact(row.id), words.factValue(row), row.value.has_value()});
    m_facts->setRows(facts);
    setTitle(tr("Components with most risk"));
    m_chart->setAccessibleDescription(tr("Bars: how often a component is named by risks of the period"));
    showBody();
}

QStringList RiskCard::explanation(const models::DashboardPresenter &presenter, const DashboardWords &words) const
{
    const auto &dashboard = presenter.dashboard();
    if (!dashboard)
        return {};
    const auto number = [&words](std::int64_t value) {
        return words.formats().integer(value);
    };
    QStringList lines{
        tr("A component counts once for each risk that names it and was open, or was opened, in the period.")};
    for (const auto &component : dashboard->risk.topRiskComponents)
        lines.append(tr("%1: %2").arg(QString::fromStdString(component.name), number(component.count)));
    lines.append(tr("Open at the end of the period: %1").arg(number(dashboard->risk.openRisks)));
    lines.append(tr("Resolved in the 30 days before its end: %1").arg(number(dashboard->risk.resolvedRisksLast30d)));
    return lines;
}

charts::ChartTable RiskCard::table() const
{
    return m_chart->table();
}

charts::ChartBase *RiskCard::chart() const
{
    return m_chart;
}

} // namespace atalaya::ui
