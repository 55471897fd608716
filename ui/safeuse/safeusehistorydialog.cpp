// SPDX-License-Identifier: GPL-3.0-or-later
#include "safeusehistorydialog.h"

#include "models/safeusehistory.h"
#include "ui/audit/factgrid.h"
#include "ui/common/tablelook.h"
#include "ui/common/type.h"
#include "ui/safeuse/safeusewords.h"
#include "ui/safeuse/versionsproxy.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using models::SafeUseHistory;

SafeUseHistoryDialog::SafeUseHistoryDialog(SafeUseHistory *history, const QTimeZone &zone, QWidget *parent)
    : QDialog(parent)
    , m_history(history)
    , m_zone(zone)
    , m_table(new QTableView(this))
    , m_words(makeLabel(headingFont(), false, this))
    , m_changes(new FactGrid(FactGrid::Size::Body, this))
{
    history->setParent(this);
    setObjectName(u"safeUseHistory"_s);
    setWindowTitle(tr("Versions of the rules of safe use"));
    auto *const rows = new VersionsProxy(VersionsProxy::Of::Rules, zone, this);
    rows->setSourceModel(history);
    m_table->setObjectName(u"safeUseHistory.versions"_s);
    m_table->setAccessibleName(windowTitle());
    dressTable(m_table, true);
    m_table->setModel(rows);
    m_table->setColumnWidth(SafeUseHistory::Version, 84);
    m_table->setColumnWidth(SafeUseHistory::ChangedAt, 160);
    m_table->setColumnWidth(SafeUseHistory::ChangedBy, 150);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_words->setObjectName(u"safeUseHistory.words"_s);
    m_words->setWordWrap(true);
    m_changes->setObjectName(u"safeUseHistory.changes"_s);
    auto *const close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"safeUseHistory.close"_s);
    auto *const foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(close);
    auto *const inner = new QVBoxLayout;
    inner->setContentsMargins(16, 10, 16, 12);
    inner->setSpacing(10);
    inner->addWidget(m_words);
    inner->addWidget(m_changes);
    inner->addStretch();
    inner->addLayout(foot);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_table, 1);
    all->addLayout(inner, 1);
    resize(680, 500);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_history, &SafeUseHistory::changed, this, &SafeUseHistoryDialog::render);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SafeUseHistoryDialog::renderVersion);
    m_history->refresh();
    render();
}

void SafeUseHistoryDialog::render()
{
    if (m_history->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
    renderVersion();
}

void SafeUseHistoryDialog::renderVersion()
{
    const int row = m_table->currentIndex().row();
    m_changes->setFacts({});
    if (row < 0 || row >= m_history->rowCount()) {
        const auto &problem = m_history->problem();
        m_words->setText(problem && m_history->rowCount() == 0        ? safeUseRefusalWords(*problem)
                         : m_history->loadState() == LoadState::Empty ? tr("Nobody has changed anything.")
                                                                      : tr("Reading…"));
        return;
    }
    const contract::SafeUse &now = m_history->rows()[static_cast<std::size_t>(row)];
    const auto before = m_history->before(row);
    if (!before)
        return m_words->setText(tr("What was before is too far back."));
    m_words->setText(tr("What version %1 has changed").arg(now.version));
    const Formats formats({}, m_zone);
    QList<FactGrid::Fact> facts;
    for (const models::SafeUseChoice &choice : models::choicesBetween(*before, now.rules, *before))
        facts.append({.name = safeUsePartWord(choice.part),
                      .value = tr("%1 → %2").arg(safeUsePartText(*before, choice.part, formats),
                                                 safeUsePartText(now.rules, choice.part, formats))});
    m_changes->setFacts(facts);
}

} // namespace atalaya::ui
