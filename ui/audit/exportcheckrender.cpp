// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportcheckdialog.h"

#include "ui/audit/factgrid.h"
#include "ui/common/logwords.h"
#include "ui/common/meter.h"

#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

// What the dialog says at each step.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using Step = models::AuditExportCheck::Step;

void ExportCheckDialog::render()
{
    const Step step = m_work->step();
    const bool isDone = step == Step::Done;
    const bool isRunning = m_work->isUnderWay();
    m_form->setVisible(!isDone);
    m_form->setEnabled(!isRunning);
    m_bar->setVisible(isRunning);
    m_facts->setVisible(isDone);
    m_findings->hide();
    m_other->setVisible(isDone);
    m_go->setVisible(!isRunning);
    m_close->setText(isRunning ? tr("Cancel") : tr("Close"));
    if (isDone)
        renderReport();
    else if (isRunning)
        renderProgress();
    else
        renderForm();
    if (step == Step::Failed)
        renderProblem();
    if (std::exchange(m_shown, step) != step && step != Step::ReadingLog)
        (isRunning || isDone ? m_close : m_go)->setFocus();
}

void ExportCheckDialog::renderForm()
{
    m_head->say(
        {u"patch-check"_s, Tint::Text, tr("Is this file what the log holds?"),
         tr("This computer reads the file, then every entry of the log in the period of its query, and holds each row "
            "against what was signed: nothing changed, nothing added, nothing left out.")});
    const auto isFile = [](const QLineEdit *field) {
        return QFileInfo(QDir::fromNativeSeparators(field->text().trimmed())).isFile();
    };
    m_go->setText(m_work->step() == Step::Failed ? tr("Try again") : tr("Check"));
    m_go->setEnabled(isFile(m_path) && isFile(m_manifest));
}

void ExportCheckDialog::renderProgress()
{
    const Formats &formats = m_words.formats();
    const qint64 read = m_work->read();
    const qint64 all = m_work->toRead();
    m_bar->setFraction(all > 0 ? static_cast<double>(read) / static_cast<double>(all) : 0.0);
    const bool isFile = m_work->step() == Step::ReadingFile;
    m_head->say({u"arrow-repeat"_s,
                 Tint::Text,
                 all == 0 ? tr("Reading…")
                 : isFile ? tr("The file is read: %1 of %2").arg(formats.bytes(read), formats.bytes(all))
                          : tr("The log is read: %1 of %2 entries").arg(formats.integer(read), formats.integer(all)),
                 {}});
    m_bar->setAccessibleDescription(m_head->title());
}

void ExportCheckDialog::renderReport()
{
    const Formats &formats = m_words.formats();
    const api::ExportReport &report = *m_work->report();
    const contract::ExportManifest &manifest = report.manifest;
    const ExportWords::Verdict verdict = ExportWords::verdict(report, m_work->record(), m_words);
    m_head->say(verdict);
    QList<FactGrid::Fact> facts{
        {tr("File"), QFileInfo(QDir::fromNativeSeparators(m_path->text().trimmed())).fileName()},
        {tr("Exported"), m_words.moment(manifest.createdAt)}};
    if (report.head != api::LogOutcome::WrongLog) {
        facts.append({tr("Query"), ExportWords::query(AuditWords::text(manifest.q), m_words)});
        facts.append({.name = tr("SHA-256"),
                      .value = report.hasBytes() ? tr("As in the manifest") : tr("Not that of the manifest"),
                      .tint = report.hasBytes() ? Tint::Executed : Tint::Blocked});
        if (report.hasRows) {
            facts.append(
                {tr("Decisions"), tr("%1 in the file, %2 in the manifest")
                                      .arg(formats.integer(report.file.rows), formats.integer(manifest.count))});
            facts.append({tr("Entries read"), formats.integer(report.result.leaves)});
        }
        if (report.result.pin)
            facts.append(
                {tr("Head"),
                 tr("%1 leaves, verified").arg(formats.integer(static_cast<qint64>(report.result.pin->head.size)))});
        if (m_work->record() == models::AuditExportCheck::Record::Unknown)
            facts.append({.name = tr("Record"), .value = tr("The platform was not asked"), .isMissing = true});
    }
    facts.append({tr("It took"), tr("%1 s").arg(formats.decimal(static_cast<double>(m_work->elapsed()) / 1000, 1))});
    m_facts->setFacts(facts);
    const QString findings = ExportWords::findings(report, m_words);
    m_findings->setPlainText(findings);
    m_findings->setVisible(!findings.isEmpty());
    m_go->setText(tr("Check again"));
    m_go->setEnabled(true);
    m_head->announce();
}

void ExportCheckDialog::renderProblem()
{
    const ExportWords::Problem problem = ExportWords::checkProblem(*m_work->error());
    m_head->say({u"exclamation-circle"_s, Tint::Error, problem.title, problem.advice});
}

} // namespace atalaya::ui
