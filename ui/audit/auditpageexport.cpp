// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpage.h"

#include "ui/audit/audittable.h"
#include "ui/audit/exportcheckdialog.h"
#include "ui/audit/exportdialog.h"

#include <QHeaderView>
#include <QPushButton>

// What leaves the page as a file, and comes back to be checked.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::AuditLogModel;

namespace {

/// Below this the words of the button go; its icon stays.
constexpr int wordsPage = 1330;

/// The fields of the contract behind a column of the table.
QStringList fieldsOf(int column)
{
    switch (column) {
    case AuditLogModel::Time:
        return {u"at"_s};
    case AuditLogModel::State:
        return {u"state"_s};
    case AuditLogModel::Agent:
        return {u"agent"_s};
    case AuditLogModel::Action:
        return {u"action"_s};
    case AuditLogModel::Entity:
        return {u"entity"_s};
    case AuditLogModel::Policy:
        return {u"policyId"_s, u"policyName"_s, u"policyVersion"_s};
    case AuditLogModel::Confidence:
        return {u"confidence"_s};
    case AuditLogModel::Risk:
        return {u"risk"_s};
    case AuditLogModel::Pii:
        return {u"containsPii"_s};
    case AuditLogModel::User:
        return {u"user"_s};
    case AuditLogModel::Reason:
        return {u"reason"_s};
    case AuditLogModel::Correlation:
        return {u"correlationId"_s};
    default:
        return {};
    }
}

QStringList visibleFields(const AuditTable &table)
{
    QStringList fields{u"seq"_s};
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        if (!table.isColumnHidden(column))
            fields.append(fieldsOf(column));
    }
    return fields;
}

} // namespace

void AuditPage::renderExport()
{
    const models::AuditExport *const work = m_presenter->exporting();
    m_export->setVisible(work != nullptr);
    m_export->setText(width() < wordsPage ? QString() : tr("Export"));
    m_export->setAccessibleName(tr("Export the result"));
    const bool isOff = m_readOnly != ReadOnly::No;
    m_export->setEnabled(work && !isOff && m_presenter->search()->snapshot());
    m_export->setToolTip(isOff ? readOnlyWords(m_readOnly) : tr("Save the result as a file (Ctrl+E)"));
    m_export->setAccessibleDescription(isOff ? readOnlyWords(m_readOnly) : QString());
}

void AuditPage::setReadOnly(ReadOnly why)
{
    m_readOnly = why;
    renderExport();
    for (ExportDialog *const dialog : findChildren<ExportDialog *>())
        dialog->setReadOnly(why);
}

void AuditPage::exportResult()
{
    if (!m_presenter->exporting() || !m_export->isEnabled())
        return;
    auto *const dialog =
        new ExportDialog({m_presenter->exporting(), visibleFields(*m_table), m_settings}, m_words, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::checkWanted, this, &AuditPage::checkExport);
    dialog->open();
}

void AuditPage::checkExport(const QString &path)
{
    if (!m_presenter->exportCheck())
        return;
    auto *const dialog = new ExportCheckDialog(m_presenter->exportCheck(), m_settings, path, m_words, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace atalaya::ui
