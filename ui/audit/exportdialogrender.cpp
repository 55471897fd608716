// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportdialog.h"

#include "ui/audit/factgrid.h"
#include "ui/common/looks.h"
#include "ui/common/meter.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

// What the dialog says at each step.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using contract::ExportFormat;
using Step = models::AuditExport::Step;

void ExportDialog::render()
{
    const Step step = m_work->step();
    const bool isDone = step == Step::Done;
    const bool isRunning = m_work->isUnderWay();
    m_form->setVisible(!isDone);
    m_form->setEnabled(!isRunning);
    m_bar->setVisible(isRunning);
    m_progress->setVisible(isRunning);
    m_codeRow->hide();
    m_folder->setVisible(isDone);
    m_check->setVisible(!isRunning);
    m_check->setText(isDone ? tr("Check this export…") : tr("Check an export…"));
    m_go->setVisible(!isRunning);
    m_close->setVisible(!isDone);
    m_close->setText(tr("Cancel"));
    if (isDone)
        renderDone();
    else
        renderForm();
    if (isRunning)
        renderProgress();
    if (step == Step::Failed)
        renderProblem();
    // What had the keyboard may be gone; and where a code was asked for it went to the window behind.
    if (std::exchange(m_shown, step) == step)
        return;
    if (step != Step::Running)
        (isRunning ? m_close : m_go)->setFocus();
    if (isVisible() && step != Step::Waiting)
        activateWindow();
}

QString ExportDialog::obstacle() const
{
    if (m_readOnly != ReadOnly::No)
        return readOnlyWords(m_readOnly);
    if (!m_work->isPossible())
        return tr("The query is being answered. In a moment its result can be exported.");
    return {};
}

void ExportDialog::renderForm()
{
    const Formats &formats = m_words.formats();
    const auto &snapshot = m_work->snapshot();
    QList<FactGrid::Fact> facts;
    if (snapshot) {
        facts = {
            {tr("Query"), ExportWords::query(m_work->askedText(), m_words)},
            {tr("Order"), ExportWords::order(snapshot->sort)},
            {tr("Log"),
             tr("its first %1 entries, at %2").arg(formats.integer(snapshot->headSize), m_words.moment(snapshot->at))}};
        m_head->say(
            {u"download"_s, Tint::Text,
             tr("%1 of %2 decisions").arg(formats.integer(snapshot->total), formats.integer(snapshot->decisions)),
             obstacle()});
    } else {
        m_head->say({u"download"_s, Tint::Text, tr("There is no result to export"), obstacle()});
    }
    m_facts->setFacts(facts);
    const bool fits = m_work->fits(ExportFormat::Xlsx);
    m_formats->button(static_cast<int>(ExportFormat::Xlsx))->setEnabled(fits);
    m_sheetNote->setText(
        fits ? tr("It comes when it is whole, so it takes a while to begin. Later it can be checked as a whole, not "
                  "row by row.")
             : tr("A sheet holds %1 decisions, this result has more. CSV holds them all.")
                   .arg(formats.integer(models::AuditExport::mostSheetRows)));
    m_locale->setEnabled(format() == ExportFormat::Csv);
    const QFileInfo file(path());
    const bool hasFolder = !file.fileName().isEmpty() && !path().endsWith(u'/') && file.absoluteDir().exists() &&
                           !file.isDir() && file.isAbsolute();
    const bool isThere = hasFolder && file.exists();
    setInvalid(m_path, !hasFolder);
    m_fileNote->setText(!hasFolder ? tr("There is no such folder. Choose the place with the button.")
                        : isThere  ? tr("There is a file of this name. It stays until the new one is whole.")
                                   : tr("Its manifest lies beside it: query, head of the log, SHA-256."));
    m_go->setText(isThere && m_mayReplace == path() ? tr("Replace the file") : tr("Export"));
    m_go->setEnabled(snapshot && hasFolder && obstacle().isEmpty());
    m_go->setToolTip(obstacle());
}

void ExportDialog::renderProgress()
{
    const Formats &formats = m_words.formats();
    const qint64 all = m_work->snapshot() ? m_work->snapshot()->total : 0;
    if (m_work->rows() > 0 && all > 0)
        m_bar->setFraction(static_cast<double>(m_work->rows()) / static_cast<double>(all));
    else
        m_bar->setFraction(std::nullopt);
    if (m_work->step() == Step::Waiting)
        m_progress->setText(format() == ExportFormat::Xlsx ? tr("The platform makes the workbook…")
                                                           : tr("Waiting for the platform…"));
    else if (m_work->rows() > 0)
        m_progress->setText(
            tr("%1 of %2 decisions, %3")
                .arg(formats.integer(m_work->rows()), formats.integer(all), formats.bytes(m_work->bytes())));
    else
        m_progress->setText(formats.bytes(m_work->bytes()));
    m_bar->setAccessibleDescription(m_progress->text());
}

void ExportDialog::renderDone()
{
    const Formats &formats = m_words.formats();
    const api::ExportedFile &file = *m_work->file();
    m_head->say({u"check-circle"_s, Tint::Executed,
                 tr("%1 decisions exported").arg(formats.integer(file.manifest.count)),
                 tr("The file is whole: count and SHA-256 are those that the platform has recorded.")});
    QString digest = QString::fromStdString(file.manifest.sha256);
    m_facts->setFacts({{tr("File"), QDir::toNativeSeparators(file.path)},
                       {tr("Size"), formats.bytes(file.manifest.bytes)},
                       {.name = tr("SHA-256"),
                        // Room for a line break.
                        .value = digest.insert(32, u' '),
                        .isMono = true},
                       {tr("Manifest"), QDir::toNativeSeparators(file.manifestPath)}});
    m_go->setText(tr("Close"));
    m_go->setEnabled(true);
}

void ExportDialog::renderProblem()
{
    const api::ApiError &error = *m_work->error();
    const ExportWords::Problem problem = ExportWords::problem(error, m_words);
    m_head->say({u"exclamation-circle"_s, Tint::Error, problem.title, problem.advice});
    if (problem.place == ExportWords::Problem::Place::File) {
        setInvalid(m_path, true);
        m_fileNote->setText(problem.title);
    }
    if (problem.place == ExportWords::Problem::Place::Format && format() == ExportFormat::Xlsx)
        m_formats->button(static_cast<int>(ExportFormat::Csv))->setChecked(true);
    m_codeRow->setVisible(!error.correlationId.isEmpty());
    m_code->setText(tr("Code for support: %1").arg(error.correlationId));
    if (m_go->isEnabled() && m_mayReplace != path())
        m_go->setText(tr("Try again"));
}

} // namespace atalaya::ui
