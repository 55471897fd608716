// SPDX-License-Identifier: GPL-3.0-or-later
#include "activationcard.h"

#include "models/dashboardpresenter.h"
#include "models/figurecatalog.h"
#include "ui/common/icons.h"
#include "ui/common/type.h"
#include "ui/dashboard/factlist.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

ActivationCard::ActivationCard(QWidget *parent)
    : DashboardCard(u"activation"_s, parent)
    , m_icon(new QLabel(this))
    , m_state(makeLabel(bodyFont(), false, this))
    , m_facts(new FactList(28, this))
{
    auto *const line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_icon);
    line->addWidget(m_state, 1);
    body()->addLayout(line);
    body()->addSpacing(4);
    body()->addWidget(m_facts);
    body()->addStretch();
    connect(m_facts, &FactList::activated, this, [this](int row) { Q_EMIT opened({m_opens.at(row), {}}); });
}

void ActivationCard::refresh(const models::DashboardPresenter &presenter, const DashboardWords &words)
{
    setTitle(tr("Activation"));
    m_table = {{tr("Figure"), tr("Value")}, {}};
    QList<FactList::Row> rows;
    m_opens.clear();
    for (const models::FactRow &row : presenter.activationFacts()->rows()) {
        if (row.id == models::Fact::OnboardingDone) {
            m_done = row.value == 1.0;
            continue;
        }
        m_opens.append({models::metricOf(row.id), {}});
        rows.append({DashboardWords::fact(row.id), words.factValue(row), row.value.has_value(), m_opens.last().metric});
        m_table.rows.push_back(
            {{rows.last().name, rows.last().name}, {rows.last().value, row.value ? QVariant(*row.value) : QVariant()}});
    }
    m_state->setText(m_done ? tr("Onboarding complete") : tr("Onboarding under way"));
    m_facts->setRows(rows);
    tintState();
    showBody();
}

void ActivationCard::tintState()
{
    const QColor ink = Tokens::of(this).colour(m_done ? Tint::Executed : Tint::Review);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, ink);
    m_state->setPalette(colours);
    m_icon->setPixmap(iconPixmap(m_done ? u"check-circle"_s : u"clock"_s, 16, devicePixelRatioF(), ink));
}

void ActivationCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tintState();
    DashboardCard::changeEvent(event);
}

charts::ChartTable ActivationCard::table() const
{
    return m_table;
}

FigureTarget ActivationCard::target() const
{
    return {{models::metricOf(models::Fact::OnboardingProgress), {}}, {}};
}

QList<QWidget *> ActivationCard::openers() const
{
    return m_facts->buttons();
}

} // namespace atalaya::ui
