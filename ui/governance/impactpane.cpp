// SPDX-License-Identifier: GPL-3.0-or-later
#include "impactpane.h"

#include "models/policyeditor.h"
#include "models/policyfindings.h"
#include "models/policymap.h"
#include "models/policysimulation.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/type.h"
#include "ui/governance/changedlist.h"
#include "ui/governance/flowtable.h"
#include "ui/governance/impactfigures.h"
#include "ui/governance/impacttable.h"
#include "ui/governance/policymapview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyImpact;
using models::PolicySimulation;

namespace {

constexpr int changedWidth = 252;
constexpr int lowerHeight = 400;

} // namespace

ImpactPane::ImpactPane(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_title(makeLabel(headingFont(), false, this))
    , m_state(makeLabel(bodyFont(), true, this))
    , m_again(new QPushButton(this))
    , m_days(new SegmentedControl(this))
    , m_figures(new ImpactFigures(this))
    , m_table(new FlowTable(&m_flows, this))
    , m_people(makeLabel(bodyFont(), false, this))
    , m_apart(makeLabel(bodyFont(), true, this))
    , m_map(new PolicyMapView(this))
    , m_changedTitle(makeLabel(headingFont(), false, this))
    , m_changed(new ChangedList(&m_changes, this))
    , m_seeAll(new QPushButton(this))
    , m_none(makeLabel(bodyFont(), true, this))
    , m_byTitle(makeLabel(headingFont(), false, this))
    , m_bySwitch(new SegmentedControl(this))
    , m_byTable(new ImpactTable(&m_impact, this))
    , m_receipt(makeLabel(captionFont(), true, this))
    , m_copy(new QPushButton(this))
{
    setObjectName(u"policy.impact"_s);
    build();
    connect(m_parts.simulation, &PolicySimulation::changed, this, &ImpactPane::render);
    connect(m_parts.findings, &models::PolicyFindings::changed, this, &ImpactPane::renderMap);
    connect(m_again, &QPushButton::clicked, m_parts.simulation, &PolicySimulation::again);
    connect(m_days, &SegmentedControl::chosen, this,
            [this](const QString &id) { m_parts.simulation->setDays(id.toInt()); });
    connect(m_bySwitch, &SegmentedControl::chosen, this, [this](const QString &id) {
        m_by = static_cast<PolicyImpact::By>(id.toInt());
        fillBy();
    });
    connect(m_changed, &ChangedList::decisionWanted, this, &ImpactPane::decisionWanted);
    connectLog();
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const auto &result = m_parts.simulation->result())
            QGuiApplication::clipboard()->setText(models::receiptText(result->receipt));
    });
    retranslate();
}

void ImpactPane::build()
{
    m_state->setObjectName(u"policy.impact.state"_s);
    m_again->setObjectName(u"policy.impact.again"_s);
    setLook(m_again, Look::Link);
    m_days->setObjectName(u"policy.impact.days"_s);
    m_table->setObjectName(u"policy.impact.flows"_s);
    m_people->setObjectName(u"policy.impact.people"_s);
    m_apart->setObjectName(u"policy.impact.apart"_s);
    m_state->setWordWrap(true);
    for (QLabel *const label : {m_people, m_apart})
        label->setWordWrap(true);
    auto *const head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_title);
    head->addWidget(m_state, 1);
    head->addWidget(m_again);
    head->addWidget(m_days);
    auto *const byHead = new QHBoxLayout;
    byHead->addWidget(m_byTitle);
    byHead->addStretch();
    byHead->addWidget(m_bySwitch);
    m_bySwitch->setObjectName(u"policy.impact.by"_s);
    m_byTable->setObjectName(u"policy.impact.byTable"_s);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(18, 12, 18, 14);
    all->setSpacing(10);
    all->addLayout(head);
    all->addWidget(m_figures);
    all->addWidget(m_table);
    all->addWidget(m_people);
    all->addWidget(m_apart);
    all->addSpacing(4);
    all->addWidget(buildLower());
    all->addSpacing(4);
    all->addLayout(byHead);
    all->addWidget(m_byTable);
    all->addWidget(buildReceipt());
    all->addStretch();
}

QWidget *ImpactPane::buildLower()
{
    auto *const lower = new QWidget(this);
    lower->setFixedHeight(lowerHeight);
    m_changed->setObjectName(u"policy.impact.changed"_s);
    m_seeAll->setObjectName(u"policy.impact.seeAll"_s);
    setLook(m_seeAll, Look::Link);
    m_none->setWordWrap(true);
    m_changed->setFixedWidth(changedWidth);
    auto *const side = new QVBoxLayout;
    side->setSpacing(6);
    side->addWidget(m_changedTitle);
    side->addWidget(m_none);
    side->addWidget(m_changed, 1);
    side->addWidget(m_seeAll, 0, Qt::AlignLeft);
    side->addStretch();
    auto *const line = new QHBoxLayout(lower);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(18);
    line->addWidget(m_map, 1);
    line->addLayout(side);
    return lower;
}

QWidget *ImpactPane::buildReceipt()
{
    auto *const row = new QWidget(this);
    m_receipt->setObjectName(u"policy.impact.receipt"_s);
    m_receipt->setWordWrap(true);
    m_copy->setObjectName(u"policy.impact.copy"_s);
    m_copy->setIcon(icon(u"clipboard"_s));
    auto *const line = new QHBoxLayout(row);
    line->setContentsMargins(0, 4, 0, 0);
    line->addWidget(m_receipt, 1);
    line->addWidget(m_copy);
    return row;
}

void ImpactPane::fillBy()
{
    m_impact.setResult(m_parts.simulation->result(), m_by);
}

void ImpactPane::renderMap()
{
    // What is no policy yet draws nothing new.
    if (m_parts.editor->faults().isEmpty())
        m_map->setMap(
            models::policyMapOf(m_parts.editor->policy(), m_parts.editor->published(), m_parts.findings->set()));
}

void ImpactPane::render()
{
    const auto &result = m_parts.simulation->result();
    renderState();
    if (m_parts.simulation->state() == PolicySimulation::State::Running && result)
        return;
    m_figures->render(result);
    m_flows.setResult(result);
    m_changes.setResult(result);
    fillBy();
    m_map->setResult(result);
    renderPeople();
    renderSeeAll();
    renderReceipt();
}

} // namespace atalaya::ui
