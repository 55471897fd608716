// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditexportcheck.h"
#include "ui/audit/exportwords.h"
#include "ui/common/snugdialog.h"

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSettings;

namespace atalaya::ui {

class FactGrid;
class Meter;
class VerdictHead;

/// "Check an export": a file that was exported once and its manifest are held against the log; what is wrong is named
/// by line and number.
class ExportCheckDialog final : public SnugDialog
{
    Q_OBJECT

public:
    /// `work` outlives the dialog; `settings`, too, and may be null. `path`: a file to begin with, or empty.
    ExportCheckDialog(models::AuditExportCheck *work, QSettings *settings, const QString &path, const AuditWords &words,
                      QWidget *parent);
    /// What is not done is given up.
    ~ExportCheckDialog() override;

private:
    void build();
    [[nodiscard]] QWidget *makeFiles();
    void choose(QLineEdit *field, const QString &title, const QString &filter);
    void onPath();
    void render();
    void renderForm();
    void renderProgress();
    void renderReport();
    void renderProblem();

    models::AuditExportCheck *m_work;
    QSettings *m_settings;
    AuditWords m_words;
    VerdictHead *m_head;
    QWidget *m_form = nullptr;
    QLineEdit *m_path;
    QLineEdit *m_manifest;
    Meter *m_bar;
    FactGrid *m_facts;
    QPlainTextEdit *m_findings;
    QPushButton *m_other;
    QPushButton *m_close;
    QPushButton *m_go;
    models::AuditExportCheck::Step m_shown = models::AuditExportCheck::Step::Idle;
};

} // namespace atalaya::ui
