// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewprogressdialog.h"

#include "models/reviewprogressmodel.h"
#include "ui/common/errorwords.h"
#include "ui/common/meter.h"
#include "ui/common/tablelook.h"
#include "ui/common/type.h"
#include "ui/governance/reviewprogressproxy.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using models::ReviewProgressModel;

ReviewProgressDialog::ReviewProgressDialog(ReviewProgressModel *model, const Formats &formats, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_formats(formats)
    , m_table(new QTableView(this))
    , m_words(makeLabel(bodyFont(), true, this))
    , m_share(makeLabel(bodyFont(), false, this))
    , m_meter(new Meter(this))
{
    setObjectName(u"reviewProgress"_s);
    setWindowTitle(tr("Progress of the reviewers"));
    build();
    connect(model, &ReviewProgressModel::changed, this, &ReviewProgressDialog::render);
    render();
}

void ReviewProgressDialog::build()
{
    auto *const rows = new ReviewProgressProxy(m_formats, this);
    rows->setSourceModel(m_model);
    m_table->setObjectName(u"reviewProgress.table"_s);
    m_table->setAccessibleName(windowTitle());
    dressTable(m_table, true);
    m_table->setModel(rows);
    m_table->horizontalHeader()->setSectionResizeMode(ReviewProgressModel::Reviewer, QHeaderView::Stretch);
    for (const auto &[column, width] : {std::pair{ReviewProgressModel::Approved, 100},
                                        {ReviewProgressModel::Rejected, 100},
                                        {ReviewProgressModel::Corrected, 100},
                                        {ReviewProgressModel::Seconds, 120},
                                        {ReviewProgressModel::HastyShare, 170}})
        m_table->setColumnWidth(column, width);
    m_words->setObjectName(u"reviewProgress.words"_s);
    m_words->setWordWrap(true);
    m_share->setObjectName(u"reviewProgress.share"_s);
    m_meter->setObjectName(u"reviewProgress.meter"_s);
    auto *const formula = makeLabel(captionFont(), true, this);
    formula->setObjectName(u"reviewProgress.formula"_s);
    formula->setWordWrap(true);
    formula->setText(tr("An approval is hasty when it took less than the smaller of 60 seconds and 2 seconds plus one "
                        "for every 48 characters of the decision: twice as fast as people read. It is a share with its "
                        "sample, not a judgement."));
    auto *const close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"reviewProgress.close"_s);
    auto *const foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(close);
    auto *const inner = new QVBoxLayout;
    inner->setContentsMargins(16, 10, 16, 12);
    inner->setSpacing(8);
    inner->addWidget(m_words);
    inner->addWidget(m_share);
    inner->addWidget(m_meter);
    inner->addWidget(formula);
    inner->addLayout(foot);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_table, 1);
    all->addLayout(inner);
    resize(760, 440);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

void ReviewProgressDialog::render()
{
    QString words = tr("The last 30 days.");
    if (m_model->loadState() == LoadState::Empty) {
        words = tr("Nothing was reviewed in the last 30 days.");
    } else if (const auto &problem = m_model->problem()) {
        const ErrorWords said = ErrorWords::of(*problem);
        words = said.title + u". "_s + said.advice;
    }
    m_words->setText(words);
    const auto &all = m_model->all();
    m_meter->setFraction(all.hastyShare ? std::optional(*all.hastyShare / 100) : std::nullopt);
    const QString share = tr("Hasty approvals, all together: %1")
                              .arg(ReviewProgressProxy::hasty(all.hastyShare ? QVariant(*all.hastyShare) : QVariant(),
                                                              all.hasty, all.approved, m_formats));
    m_share->setText(share);
    m_meter->setAccessibleName(share);
}

} // namespace atalaya::ui
