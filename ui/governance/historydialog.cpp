// SPDX-License-Identifier: GPL-3.0-or-later
#include "historydialog.h"

#include "models/policyeditor.h"
#include "models/policyhistory.h"
#include "ui/common/errorwords.h"
#include "ui/common/icons.h"
#include "ui/common/tablelook.h"
#include "ui/common/type.h"
#include "ui/governance/changelist.h"
#include "ui/governance/historyproxy.h"
#include "ui/governance/policyreadingwords.h"
#include "ui/governance/policywords.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using models::PolicyHistory;

HistoryDialog::HistoryDialog(PolicyHistory *history, models::PolicyEditor *editor, const Facts &facts, QWidget *parent)
    : QDialog(parent)
    , m_history(history)
    , m_editor(editor)
    , m_facts(facts)
    , m_table(new QTableView(this))
    , m_words(makeLabel(bodyFont(), true, this))
    , m_scroll(new QScrollArea(this))
    , m_changes(new ChangeList)
    , m_restore(new QPushButton(tr("Restore as a draft"), this))
{
    history->setParent(this);
    setObjectName(u"policyHistory"_s);
    setWindowTitle(tr("Versions of “%1”").arg(editor->form().name));
    build();
    connectParts();
    m_history->open(editor->id());
}

void HistoryDialog::build()
{
    auto *const rows = new HistoryProxy(m_facts.zone, this);
    rows->setSourceModel(m_history);
    m_table->setObjectName(u"policyHistory.versions"_s);
    m_table->setAccessibleName(windowTitle());
    dressTable(m_table, true);
    m_table->setModel(rows);
    m_table->horizontalHeader()->setSectionResizeMode(PolicyHistory::Note, QHeaderView::Stretch);
    m_table->setColumnWidth(PolicyHistory::Version, 84);
    m_table->setColumnWidth(PolicyHistory::PublishedAt, 150);
    m_table->setColumnWidth(PolicyHistory::PublishedBy, 170);
    m_words->setObjectName(u"policyHistory.words"_s);
    m_words->setWordWrap(true);
    m_changes->setObjectName(u"policyHistory.changes"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_changes);
    m_scroll->setAccessibleName(tr("What differs"));
    m_restore->setObjectName(u"policyHistory.restore"_s);
    m_restore->setIcon(icon(u"arrow-counterclockwise"_s));
    auto *const close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"policyHistory.close"_s);
    auto *const foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(m_restore);
    foot->addWidget(close);
    auto *const inner = new QVBoxLayout;
    inner->setContentsMargins(16, 10, 16, 12);
    inner->setSpacing(10);
    inner->addWidget(m_words);
    inner->addWidget(m_scroll, 1);
    inner->addLayout(foot);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_table, 1);
    all->addLayout(inner, 1);
    resize(760, 560);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

void HistoryDialog::connectParts()
{
    connect(m_history, &PolicyHistory::loadStateChanged, this, &HistoryDialog::render);
    connect(m_history, &PolicyHistory::textChanged, this, &HistoryDialog::renderText);
    connect(m_editor, &models::PolicyEditor::savingChanged, this, &HistoryDialog::renderText);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &row) {
        if (row.isValid())
            m_history->read(row.data(models::IdRole).toLongLong());
    });
    connect(m_restore, &QPushButton::clicked, this, [this] {
        m_editor->restore(m_history->version());
        accept();
    });
}

void HistoryDialog::render()
{
    if (m_history->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
    renderText();
}

void HistoryDialog::renderText()
{
    const auto &text = m_history->text();
    const auto &problem = m_history->problem() ? m_history->problem() : m_history->textProblem();
    m_scroll->setVisible(text.has_value());
    m_restore->setVisible(m_facts.mayRestore);
    m_restore->setEnabled(text && m_editor->saving() == models::PolicyEditor::Saving::Saved &&
                          *text != m_editor->policy());
    if (problem && !text)
        return m_words->setText(refusalWords(*problem));
    if (m_history->loadState() == LoadState::Empty)
        return m_words->setText(tr("Nothing of it was ever published."));
    if (!text)
        return m_words->setText(tr("Reading…"));
    const rules::Policy &shown = m_editor->policy();
    const auto choices = models::choicesBetween(*text, shown, *text);
    m_words->setText(choices.isEmpty()
                         ? tr("Version %1 says what the editor shows.").arg(m_history->version())
                         : tr("What differs between version %1 and what the editor shows:").arg(m_history->version()));
    m_changes->setVisible(!choices.isEmpty());
    m_changes->setHeads(tr("Version %1").arg(m_history->version()), tr("Editor"));
    m_changes->setPeople(m_editor->detail().people);
    m_changes->show(*text, shown, choices,
                    PolicyReadingWords(QLocale().language() == QLocale::Spanish ? u"es"_s : u"en"_s, m_facts.currency,
                                       m_facts.zone));
}

} // namespace atalaya::ui
