// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditexport.h"
#include "ui/audit/exportwords.h"
#include "ui/common/readonly.h"
#include "ui/common/snugdialog.h"

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;

namespace atalaya::ui {

class FactGrid;
class Meter;
class VerdictHead;

/// The result that is shown becomes a file: says what will be in it, asks for its form and place, shows how far it is,
/// and where it lies.
class ExportDialog final : public SnugDialog
{
    Q_OBJECT

public:
    struct Parts
    {
        /// Outlives the dialog.
        models::AuditExport *work = nullptr;
        /// Of the contract, those that the table shows.
        QStringList visibleColumns{};
        /// Remembers folder and form; outlives the dialog, may be null.
        QSettings *settings = nullptr;
    };
    ExportDialog(const Parts &parts, const AuditWords &words, QWidget *parent);
    /// What is not done is given up.
    ~ExportDialog() override;

    /// Off while nothing can be asked of the platform.
    void setReadOnly(ReadOnly why);

Q_SIGNALS:
    /// A file that was exported earlier is to be checked; this one when it is done, else empty.
    void checkWanted(const QString &path);

private:
    void build();
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeFile();
    void restore();
    void choosePlace();
    void openFolder();
    void go();
    void onFormat();
    void render();
    void renderForm();
    void renderProgress();
    void renderDone();
    void renderProblem();
    [[nodiscard]] contract::ExportFormat format() const;
    [[nodiscard]] QString path() const;
    [[nodiscard]] QString defaultPath() const;
    /// What stands in the way of beginning; empty: nothing.
    [[nodiscard]] QString obstacle() const;

    models::AuditExport *m_work;
    QStringList m_visible;
    QSettings *m_settings;
    AuditWords m_words;
    ReadOnly m_readOnly = ReadOnly::No;
    VerdictHead *m_head;
    FactGrid *m_facts;
    QWidget *m_form = nullptr;
    QButtonGroup *m_formats;
    QComboBox *m_locale;
    QLabel *m_sheetNote;
    QButtonGroup *m_columns;
    QLineEdit *m_path;
    QPushButton *m_choose;
    QLabel *m_fileNote;
    Meter *m_bar;
    QLabel *m_progress;
    QWidget *m_codeRow;
    QLabel *m_code;
    QPushButton *m_copyCode;
    QPushButton *m_check;
    QPushButton *m_folder;
    QPushButton *m_close;
    QPushButton *m_go;
    /// Somebody typed it, and was told that it is there already.
    QString m_mayReplace;
    models::AuditExport::Step m_shown = models::AuditExport::Step::Idle;
};

} // namespace atalaya::ui
