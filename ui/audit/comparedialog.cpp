// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparedialog.h"

#include "ui/audit/comparewords.h"
#include "ui/common/errorwords.h"
#include "ui/common/statepane.h"
#include "ui/common/tablelook.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::AuditComparisonModel;
using models::LoadState;

CompareDialog::CompareDialog(AuditComparisonModel *model, const AuditWords &words, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_table(new QTableView(this))
    , m_state(new StatePane(this))
    , m_stack(new QStackedLayout)
{
    setObjectName(u"auditCompare"_s);
    setWindowTitle(tr("Compare two decisions"));
    auto *const rows = new AuditCompareWords(model, words, this);
    m_table->setObjectName(u"auditCompareTable"_s);
    m_table->setAccessibleName(windowTitle());
    m_table->setModel(rows);
    dressTable(m_table, true);
    m_table->horizontalHeader()->setSectionResizeMode(AuditComparisonModel::What, QHeaderView::Fixed);
    m_table->setColumnWidth(AuditComparisonModel::What, 170);
    for (const int column : {AuditComparisonModel::Left, AuditComparisonModel::Right})
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *const only = new QCheckBox(tr("&Only what differs"), this);
    only->setObjectName(u"auditCompare.only"_s);
    auto *const close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"auditCompare.close"_s);
    auto *const foot = new QHBoxLayout;
    foot->setContentsMargins(16, 10, 16, 12);
    foot->addWidget(only);
    foot->addStretch();
    foot->addWidget(close);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(m_stack, 1);
    all->addLayout(foot);
    resize(760, 560);
    connect(only, &QCheckBox::toggled, rows, &AuditCompareWords::setOnlyDifferences);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_state, &StatePane::primaryClicked, model, &AuditComparisonModel::retry);
    connect(model, &AuditComparisonModel::changed, this, &CompareDialog::render);
    render();
}

void CompareDialog::render()
{
    if (m_model->left() && m_model->right())
        return m_stack->setCurrentWidget(m_table);
    if (m_model->error() && m_model->loadState() != LoadState::Loading) {
        const ErrorWords say = ErrorWords::of(*m_model->error());
        m_state->setContent({.icon = say.icon,
                             .tint = Tint::Error,
                             .title = say.title,
                             .text = say.advice,
                             .primary = say.retryable ? tr("Try again") : QString(),
                             .recommends = false,
                             .code = m_model->error()->correlationId});
    } else {
        m_state->setContent({.icon = u"layout-split"_s, .title = tr("Reading the two decisions…")});
    }
    m_stack->setCurrentWidget(m_state);
}

} // namespace atalaya::ui
