// SPDX-License-Identifier: GPL-3.0-or-later
#include "activationcard.h"

#include "models/dashboardpresenter.h"
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
}

void ActivationCard::refresh(const models::DashboardPresenter &presenter, const DashboardWords &words)
{
    setTitle(tr("Activation"));
    m_table = {{tr("Figure"), tr("Value")}, {}};
    QList<FactList::Row> rows;
    for (const models::FactRow &row : presenter.activationFacts()->rows()) {
        if (row.id == models::Fact::OnboardingDone) {
            m_done = row.value == 1.0;
            continue;
        }
        rows.append({DashboardWords::fact(row.id), words.factValue(row), row.value.has_value()});
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

QStringList ActivationCard::explanation(const models::DashboardPresenter &presenter, const DashboardWords &words) const
{
    QStringList lines{tr("Progress = 100 × steps done ÷ steps, rounded.")};
    for (const models::FactRow &row : presenter.activationFacts()->rows())
        if (row.id != models::Fact::OnboardingDone)
            lines.append(tr("%1: %2").arg(DashboardWords::fact(row.id), words.factValue(row)));
    lines.append(tr("A journey is a case from its intake to its resolution; completed are those that were resolved."));
    lines.append(tr("Approved at first pass are the results a person approved without a correction."));
    return lines;
}

charts::ChartTable ActivationCard::table() const
{
    return m_table;
}

} // namespace atalaya::ui
