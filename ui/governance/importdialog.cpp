// SPDX-License-Identifier: GPL-3.0-or-later
#include "importdialog.h"

#include "models/policytransfer.h"
#include "ui/common/formats.h"
#include "ui/common/looks.h"
#include "ui/common/tablelook.h"
#include "ui/common/type.h"
#include "ui/governance/policywords.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyTransfer;
using State = PolicyTransfer::State;

namespace {

QString changeWord(const std::string &change)
{
    if (change == "new")
        return ImportDialog::tr("new");
    if (change == "changed")
        return ImportDialog::tr("changes");
    if (change == "same")
        return ImportDialog::tr("as it is in force");
    return ImportDialog::tr("a draft is in the way, and stays");
}

bool makesSomething(const contract::PolicyImportReport &report)
{
    return std::any_of(report.policies.begin(), report.policies.end(),
                       [](const auto &line) { return line.change == "new" || line.change == "changed"; });
}

} // namespace

ImportDialog::ImportDialog(PolicyTransfer *transfer, const QString &path, QWidget *parent)
    : SnugDialog(560, parent)
    , m_transfer(transfer)
    , m_words(makeLabel(bodyFont(), false, this))
    , m_table(new QTableWidget(0, 3, this))
    , m_cancel(new QPushButton(this))
    , m_bring(new QPushButton(tr("Import as drafts"), this))
{
    transfer->setParent(this);
    setObjectName(u"policyImport"_s);
    setWindowTitle(tr("Import “%1”").arg(QFileInfo(path).fileName()));
    m_words->setObjectName(u"policyImport.words"_s);
    m_words->setWordWrap(true);
    m_table->setObjectName(u"policyImport.table"_s);
    m_table->setAccessibleName(tr("What the file would make"));
    dressTable(m_table, true);
    m_table->setHorizontalHeaderLabels({tr("Policy"), tr("Becomes"), tr("Examples")});
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setColumnWidth(1, 200);
    m_table->setColumnWidth(2, 110);
    m_table->setMinimumHeight(180);
    m_cancel->setObjectName(u"policyImport.cancel"_s);
    m_bring->setObjectName(u"policyImport.bring"_s);
    m_bring->setDefault(true);
    setLook(m_bring, Look::Primary);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_bring);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->setSpacing(10);
    all->addWidget(m_words);
    all->addWidget(m_table);
    all->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_bring, &QPushButton::clicked, transfer, &PolicyTransfer::bring);
    connect(transfer, &PolicyTransfer::changed, this, &ImportDialog::render);
    transfer->read(path);
    render();
}

QString ImportDialog::words() const
{
    switch (m_transfer->state()) {
    case State::Idle:
    case State::Running:
        return tr("Asking the platform what would come of it…");
    case State::Tried:
        return m_transfer->report() && makesSomething(*m_transfer->report())
                   ? tr("Nothing is published by this: each policy becomes a draft that you look at first.")
                   : tr("There is nothing in the file that would make a draft.");
    case State::Done:
        return tr("The drafts are made.");
    case State::Failed:
        return m_transfer->problem() ? refusalWords(*m_transfer->problem()) : QString();
    case State::BadFile:
        return tr("The file can't be read, or it is too large.");
    case State::NoPolicies:
        return tr("This is no file of policies of this program.");
    }
    return {};
}

void ImportDialog::fill()
{
    const auto &report = m_transfer->report();
    const int rows = report ? static_cast<int>(report->policies.size()) : 0;
    m_table->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const auto &line = report->policies[static_cast<std::size_t>(row)];
        const QString examples = line.failingExamples > 0
                                     ? tr("%n do not hold", nullptr, static_cast<int>(line.failingExamples))
                                     : tr("hold");
        const QStringList texts{QString::fromStdString(line.name), changeWord(line.change), examples};
        for (int column = 0; column < texts.size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(texts.at(column)));
    }
}

void ImportDialog::render()
{
    const State state = m_transfer->state();
    m_words->setText(words());
    fill();
    const bool isTried = state == State::Tried && m_transfer->report() && makesSomething(*m_transfer->report());
    m_bring->setVisible(state != State::Done);
    m_bring->setEnabled(isTried);
    m_bring->setAccessibleName(m_bring->text());
    m_cancel->setText(isTried || state == State::Running ? tr("Cancel") : tr("Close"));
    m_cancel->setAccessibleName(m_cancel->text());
}

} // namespace atalaya::ui
