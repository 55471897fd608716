// SPDX-License-Identifier: GPL-3.0-or-later
#include "adoptioncard.h"

#include "charts/hbarchart.h"
#include "models/dashboardpresenter.h"
#include "models/figurecatalog.h"
#include "ui/common/type.h"
#include "ui/dashboard/openbutton.h"
#include "ui/dashboard/separator.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

/// Between two figures; what is left over goes there too.
constexpr int leastGap = 4;

} // namespace

AdoptionCard::AdoptionCard(QWidget *parent)
    : DashboardCard(u"adoption"_s, parent)
    , m_chart(new charts::HBarChart(charts::HBarChart::Look::Inline, this))
    , m_none(makeLabel(bodyFont(), true, this))
{
    adopt(m_chart);
    auto *const figures = new QHBoxLayout;
    figures->setContentsMargins(0, 0, 0, 0);
    figures->setSpacing(0);
    for (int at = 0; at < 4; ++at) {
        auto *const button = new OpenButton(this);
        const Figure figure{button, makeLabel(headingFont(), false, button), makeLabel(captionFont(), true, button)};
        auto *const column = new QVBoxLayout(button);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(figure.value);
        column->addWidget(figure.name);
        if (at > 0) {
            figures->addSpacing(leastGap);
            figures->addStretch(1);
        }
        figures->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, button] {
            Q_EMIT opened({{button->objectName().section(u'.', 1), {}}, {}});
        });
        m_figures.append(figure);
    }
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    auto *const above = new QVBoxLayout;
    above->setContentsMargins(charts::ChartBase::Margin, 2, charts::ChartBase::Margin, 2);
    above->setSpacing(8);
    above->addLayout(figures);
    above->addWidget(new Separator(this));
    body()->addLayout(above);
    body()->addWidget(m_chart, 1);
    body()->addWidget(m_none, 1);
}

void AdoptionCard::refresh(const models::DashboardPresenter &presenter, const DashboardWords &words)
{
    const auto &facts = presenter.adoptionFacts()->rows();
    for (qsizetype at = 0; at < m_figures.size(); ++at) {
        const auto place = static_cast<std::size_t>(at);
        const bool given = place < facts.size();
        m_figures.at(at).value->setText(given ? words.factValue(facts[place]) : QString());
        m_figures.at(at).name->setText(given ? DashboardWords::fact(facts[place].id) : QString());
        m_figures.at(at).button->setVisible(given);
        if (!given)
            continue;
        m_figures.at(at).button->setObjectName(u"fact."_s + models::metricOf(facts[place].id));
        m_figures.at(at).button->setAccessibleName(m_figures.at(at).name->text() + u": "_s +
                                                   m_figures.at(at).value->text());
    }
    charts::HBarData content;
    content.words = words.chart();
    content.nameName = tr("Feature");
    content.valueName = tr("Uses");
    content.noteName = tr("People");
    m_features.clear();
    for (const models::FeatureRow &row : presenter.features()->rows()) {
        m_features.append(row.feature);
        const QString name = DashboardWords::feature(row.feature);
        const QString users = words.users(row.users);
        const QString uses = row.events == 1 ? tr("1 use") : tr("%1 uses").arg(words.formats().integer(row.events));
        content.bars.push_back(
            {name, static_cast<double>(row.events), users, QStringList{name, uses, users}.join(u", "_s)});
    }
    const bool any = !content.bars.empty();
    m_chart->setData(std::move(content));
    m_chart->setVisible(any);
    m_none->setText(tr("No data: nobody used a feature in this period."));
    m_none->setVisible(!any);
    setTitle(tr("Adoption"));
    m_chart->setAccessibleDescription(tr("Bars: how often each feature was used, and by how many people"));
    showBody();
}

FigureTarget AdoptionCard::target() const
{
    return {{models::metricOf(models::Fact::ActiveUsers), {}}, {}};
}

FigureTarget AdoptionCard::targetAt(int point) const
{
    return {{u"featureUsageEvents"_s, m_features.value(point)}, {}};
}

QList<QWidget *> AdoptionCard::openers() const
{
    QList<QWidget *> buttons;
    for (const Figure &figure : m_figures)
        buttons.append(figure.button);
    return buttons;
}

} // namespace atalaya::ui
