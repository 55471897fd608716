// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/governancesettings.h"
#include "models/policiesmodel.h"
#include "models/policytransfer.h"
#include "ui/common/banner.h"
#include "ui/common/icons.h"
#include "ui/governance/importdialog.h"
#include "ui/governance/policiespage.h"
#include "ui/governance/policywords.h"
#include "ui/governance/settingsdialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>

// Policies into a file, and out of one; what holds for all of them.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyTransfer;
using State = PolicyTransfer::State;

void PoliciesPage::setTransfers(std::function<PolicyTransfer *()> make)
{
    m_makeTransfer = std::move(make);
    m_export->setVisible(true);
    m_import->setVisible(m_mayEdit);
    Q_EMIT toolsChanged();
}

void PoliciesPage::buildTransfers()
{
    m_import->setObjectName(u"policies.import"_s);
    m_import->setIcon(icon(u"upload"_s));
    m_import->hide();
    m_export->setObjectName(u"policies.export"_s);
    m_export->setIcon(icon(u"download"_s));
    m_export->hide();
    m_settings->setObjectName(u"policies.settings"_s);
    m_settings->setIcon(icon(u"gear"_s));
    m_settings->hide();
    connect(m_settings, &QPushButton::clicked, this, &PoliciesPage::openSettings);
    m_told->setObjectName(u"policies.told"_s);
    m_told->hide();
    connect(m_told, &Banner::triggered, m_told, &QWidget::hide);
    connect(m_import, &QPushButton::clicked, this, &PoliciesPage::importFile);
    connect(m_export, &QPushButton::clicked, this, &PoliciesPage::exportFile);
}

void PoliciesPage::setSettings(std::function<models::GovernanceSettings *()> make)
{
    m_makeSettings = std::move(make);
    m_settings->setVisible(true);
    Q_EMIT toolsChanged();
}

void PoliciesPage::openSettings()
{
    auto *const dialog = new SettingsDialog(m_makeSettings(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, &PoliciesPage::refresh);
    dialog->open();
}

void PoliciesPage::tell(const QString &words)
{
    m_told->setContent({Tint::Info, u"info-circle"_s, {}, words, tr("Close")});
    m_told->show();
}

void PoliciesPage::importFile()
{
    auto *const files = new QFileDialog(this, tr("Import policies"), {}, tr("Policies (*.json)"));
    files->setObjectName(u"policies.importFile"_s);
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setFileMode(QFileDialog::ExistingFile);
    connect(files, &QFileDialog::fileSelected, this, [this](const QString &path) {
        auto *const dialog = new ImportDialog(m_makeTransfer(), path, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::finished, this, &PoliciesPage::refresh);
        dialog->open();
    });
    files->open();
}

void PoliciesPage::exportFile()
{
    auto *const files =
        new QFileDialog(this, tr("Export policies"), u"atalaya-policies.json"_s, tr("Policies (*.json)"));
    files->setObjectName(u"policies.exportFile"_s);
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setDefaultSuffix(u"json"_s);
    connect(files, &QFileDialog::fileSelected, this, [this](const QString &path) {
        PolicyTransfer *const transfer = m_makeTransfer();
        transfer->setParent(this);
        connect(transfer, &PolicyTransfer::changed, this, [this, transfer, path] {
            if (transfer->state() == State::Running)
                return;
            if (transfer->state() == State::Done)
                tell(tr("%n policies were written to %1.", nullptr, transfer->count()).arg(QFileInfo(path).fileName()));
            else if (transfer->state() == State::Failed && transfer->problem())
                tell(refusalWords(*transfer->problem()));
            else
                tell(tr("The file could not be written."));
            transfer->deleteLater();
        });
        transfer->save(path);
    });
    files->open();
}

} // namespace atalaya::ui
