// SPDX-License-Identifier: GPL-3.0-or-later
#include "riskcard.h"

#include "charts/hbarchart.h"
#include "models/dashboardpresenter.h"
#include "models/figurecatalog.h"
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
    connect(m_facts, &FactList::activated, this, [this](int row) { Q_EMIT opened({m_opens.at(row), {}}); });
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
    m_opens.clear();
    for (const models::FactRow &row : presenter.riskFacts()->rows()) {
        m_opens.append({models::metricOf(row.id), {}});
        facts.append(
            {DashboardWords::fact(row.id), words.factValue(row), row.value.has_value(), m_opens.last().metric});
    }
    m_facts->setRows(facts);
    setTitle(tr("Components with most risk"));
    m_chart->setAccessibleDescription(tr("Bars: how often a component is named by risks of the period"));
    showBody();
}

FigureTarget RiskCard::target() const
{
    return {{models::metricOf(models::Kpi::OpenRisks), {}}, {}};
}

FigureTarget RiskCard::targetAt(int point) const
{
    return {{u"topRiskComponents"_s, m_chart->data().bars.at(static_cast<std::size_t>(point)).name}, {}};
}

QList<QWidget *> RiskCard::openers() const
{
    return m_facts->buttons();
}

} // namespace atalaya::ui
