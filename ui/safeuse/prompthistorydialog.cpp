// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompthistorydialog.h"

#include "models/prompteditor.h"
#include "models/prompthistory.h"
#include "ui/common/icons.h"
#include "ui/common/inplacequestion.h"
#include "ui/common/tablelook.h"
#include "ui/common/type.h"
#include "ui/safeuse/promptdiff.h"
#include "ui/safeuse/safeusewords.h"
#include "ui/safeuse/versionsproxy.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using models::PromptEditor;
using models::PromptHistory;

PromptHistoryDialog::PromptHistoryDialog(PromptHistory *history, PromptEditor *editor, const QTimeZone &zone,
                                         QWidget *parent)
    : QDialog(parent)
    , m_history(history)
    , m_editor(editor)
    , m_table(new QTableView(this))
    , m_words(makeLabel(bodyFont(), true, this))
    , m_against(new QComboBox(this))
    , m_diff(new PromptDiff(u"promptHistory.changes"_s, this))
    , m_note(new QLineEdit(this))
    , m_withdraw(new InPlaceQuestion(u"promptHistory.withdraw"_s, this))
    , m_restore(new QPushButton(tr("Restore as a draft"), this))
{
    history->setParent(this);
    setObjectName(u"promptHistory"_s);
    setWindowTitle(tr("Versions of “%1”").arg(editor->form().name));
    build(zone);
    connectParts();
    m_history->open(editor->id());
    render();
}

void PromptHistoryDialog::build(const QTimeZone &zone)
{
    auto *const rows = new VersionsProxy(VersionsProxy::Of::Prompts, zone, this);
    rows->setSourceModel(m_history);
    m_table->setObjectName(u"promptHistory.versions"_s);
    m_table->setAccessibleName(windowTitle());
    dressTable(m_table, true);
    m_table->setModel(rows);
    m_table->setColumnWidth(PromptHistory::Version, 110);
    m_table->setColumnWidth(PromptHistory::ApprovedAt, 150);
    m_table->setColumnWidth(PromptHistory::RequestedBy, 140);
    m_table->setColumnWidth(PromptHistory::ApprovedBy, 140);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_words->setObjectName(u"promptHistory.words"_s);
    m_words->setWordWrap(true);
    m_against->setObjectName(u"promptHistory.against"_s);
    m_against->setAccessibleName(tr("Compare with"));
    m_against->addItem(tr("against the version before"));
    m_against->addItem(tr("against what the page shows"));
    m_note->setObjectName(u"promptHistory.note"_s);
    m_note->setMaxLength(500);
    m_note->setPlaceholderText(tr("Why it is withdrawn"));
    m_note->setAccessibleName(m_note->placeholderText());
    m_withdraw->setWords(tr("Withdraw…"), tr("Agents can't use it from then on."), tr("Withdraw"), tr("Keep"));
    m_restore->setObjectName(u"promptHistory.restore"_s);
    m_restore->setIcon(icon(u"arrow-counterclockwise"_s));
    auto *const close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"promptHistory.close"_s);
    auto *const head = new QHBoxLayout;
    head->addWidget(m_words, 1);
    head->addWidget(m_against);
    auto *const foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_withdraw);
    foot->addWidget(m_restore);
    foot->addWidget(close);
    auto *const inner = new QVBoxLayout;
    inner->setContentsMargins(16, 10, 16, 12);
    inner->setSpacing(10);
    inner->addLayout(head);
    inner->addWidget(m_diff, 1);
    inner->addLayout(foot);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_table, 2);
    all->addLayout(inner, 3);
    resize(820, 600);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

void PromptHistoryDialog::connectParts()
{
    connect(m_history, &PromptHistory::changed, this, &PromptHistoryDialog::render);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PromptHistoryDialog::renderVersion);
    connect(m_against, &QComboBox::currentIndexChanged, this, &PromptHistoryDialog::renderVersion);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (const auto *const version = chosen())
            m_editor->restore(version->version);
        accept();
    });
    connect(m_withdraw, &InPlaceQuestion::confirmed, this, [this] {
        if (const auto *const version = chosen())
            m_editor->withdraw(version->version, m_note->text());
    });
    connect(m_editor, &PromptEditor::changedThere, m_history, &PromptHistory::refresh);
    connect(m_editor, &PromptEditor::failed, this,
            [this](const api::ApiError &error) { m_words->setText(safeUseRefusalWords(error)); });
}

const contract::PromptVersion *PromptHistoryDialog::chosen() const
{
    const QModelIndex row = m_table->currentIndex();
    return row.isValid() ? m_history->find(row.data(models::IdRole).toLongLong()) : nullptr;
}

void PromptHistoryDialog::render()
{
    if (m_history->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
    renderVersion();
}

void PromptHistoryDialog::renderVersion()
{
    const contract::PromptVersion *const version = chosen();
    const PromptEditor::Facts &who = m_editor->who();
    const bool isGood = version && !version->withdrawn;
    m_diff->setVisible(version);
    m_against->setVisible(version);
    m_restore->setVisible(who.mayEdit);
    m_restore->setEnabled(version && m_editor->saving() == PromptEditor::Saving::Saved && !m_editor->isBusy());
    m_withdraw->setVisible(isGood && who.mayPublish);
    m_note->setVisible(isGood && who.mayPublish);
    if (!version) {
        const auto &problem = m_history->problem();
        return m_words->setText(problem                                      ? safeUseRefusalWords(*problem)
                                : m_history->loadState() == LoadState::Empty ? tr("Nothing of it was ever approved.")
                                                                             : tr("Reading…"));
    }
    const contract::PromptVersion *const before = m_history->find(version->version - 1);
    const bool isShown = m_against->currentIndex() == Shown;
    m_words->setText(isShown  ? tr("What would change if version %1 were restored:").arg(version->version)
                     : before ? tr("What version %1 has changed:").arg(version->version)
                              : tr("Version %1 is the first.").arg(version->version));
    if (isShown)
        m_diff->compare(m_editor->reading().document, version->document);
    else
        m_diff->compare(before ? std::optional(before->document) : std::nullopt, version->document);
}

} // namespace atalaya::ui
