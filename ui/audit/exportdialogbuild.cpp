// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportdialog.h"

#include "ui/audit/factgrid.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/meter.h"
#include "ui/common/type.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

// Of what the dialog is made.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using contract::ExportFormat;

namespace {

/// Below a radio button's words.
constexpr int indent = 24;

QLabel *makeNote(const QString &name, QWidget *parent)
{
    QLabel *const note = makeLabel(captionFont(), true, parent);
    note->setObjectName(name);
    note->setWordWrap(true);
    return note;
}

QHBoxLayout *indented(QWidget *widget)
{
    auto *const row = new QHBoxLayout;
    row->setContentsMargins(indent, 0, 0, 0);
    row->addWidget(widget, 1);
    return row;
}

} // namespace

QWidget *ExportDialog::makeForm()
{
    auto *const form = new QWidget(this);
    auto *const column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    const auto heading = [&](const QString &text) {
        QLabel *const label = makeLabel(captionHeadingFont(), false, form);
        label->setText(text);
        if (column->count() > 0)
            column->addSpacing(10);
        column->addWidget(label);
    };
    const auto choice = [&](QButtonGroup *group, int id, const QString &name, const QString &text) {
        auto *const button = new QRadioButton(text, form);
        button->setObjectName(name);
        group->addButton(button, id);
        column->addWidget(button);
    };
    heading(tr("Format"));
    choice(m_formats, static_cast<int>(ExportFormat::Csv), u"export.csv"_s, tr("C&SV, for spreadsheets"));
    m_locale->setObjectName(u"export.locale"_s);
    m_locale->setAccessibleName(tr("Separators of CSV"));
    m_locale->addItem(tr("Semicolons and decimal commas, as in Spanish"), u"es"_s);
    m_locale->addItem(tr("Commas and decimal points, as in English"), u"en"_s);
    column->addLayout(indented(m_locale));
    choice(m_formats, static_cast<int>(ExportFormat::JsonLines), u"export.jsonl"_s, tr("&JSON Lines, for programs"));
    choice(m_formats, static_cast<int>(ExportFormat::Xlsx), u"export.xlsx"_s, tr("E&xcel workbook (XLSX)"));
    m_sheetNote = makeNote(u"export.sheetNote"_s, form);
    column->addLayout(indented(m_sheetNote));
    heading(tr("Columns"));
    choice(m_columns, 0, u"export.allColumns"_s,
           tr("&All %n columns", nullptr, static_cast<int>(contract::exportColumns().size())));
    choice(m_columns, 1, u"export.visibleColumns"_s,
           tr("The %n columns that the &table shows", nullptr, static_cast<int>(m_visible.size())));
    QLabel *const note = makeNote(u"export.columnsNote"_s, form);
    note->setText(tr("The number of each decision is always among them: by it the file can be checked later."));
    column->addLayout(indented(note));
    column->addSpacing(10);
    column->addWidget(makeFile());
    return form;
}

QWidget *ExportDialog::makeFile()
{
    auto *const file = new QWidget(this);
    QLabel *const label = makeLabel(captionHeadingFont(), false, file);
    label->setText(tr("&File"));
    label->setBuddy(m_path);
    m_path->setObjectName(u"export.path"_s);
    m_path->setAccessibleName(tr("File"));
    m_choose->setObjectName(u"export.choose"_s);
    m_choose->setText(tr("&Choose…"));
    m_choose->setAccessibleName(tr("Choose the file"));
    m_choose->setAutoDefault(false);
    m_fileNote = makeNote(u"export.fileNote"_s, file);
    auto *const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_path, 1);
    row->addWidget(m_choose);
    auto *const column = new QVBoxLayout(file);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addLayout(row);
    column->addWidget(m_fileNote);
    return file;
}

void ExportDialog::build()
{
    m_facts->setObjectName(u"export.facts"_s);
    m_bar->setObjectName(u"export.progress"_s);
    m_progress->setObjectName(u"export.progressText"_s);
    m_code->setObjectName(u"export.code"_s);
    m_copyCode->setObjectName(u"export.copyCode"_s);
    m_check->setObjectName(u"export.check"_s);
    m_folder->setObjectName(u"export.folder"_s);
    m_close->setObjectName(u"export.close"_s);
    m_go->setObjectName(u"export.go"_s);
    m_bar->setHasLevels(false);
    m_bar->setAccessibleName(tr("Progress"));
    setLook(m_check, Look::Link, Tint::Accent);
    setLook(m_go, Look::Primary);
    m_go->setDefault(true);
    m_folder->setText(tr("&Open the folder"));
    m_folder->setIcon(icon(u"folder2-open"_s));
    m_copyCode->setText(tr("Copy"));
    m_copyCode->setAccessibleName(tr("Copy the code"));
    for (QPushButton *const button : {m_check, m_folder, m_close, m_copyCode})
        button->setAutoDefault(false);
    m_form = makeForm();
    auto *const code = new QHBoxLayout(m_codeRow);
    code->setContentsMargins(0, 0, 0, 0);
    code->setSpacing(8);
    m_code->setFont(monoFont());
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    code->addWidget(m_code, 1);
    code->addWidget(m_copyCode);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_check);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_folder);
    buttons->addWidget(m_go);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_head);
    column->addWidget(m_codeRow);
    column->addWidget(m_facts);
    column->addWidget(m_form);
    column->addWidget(m_bar);
    column->addWidget(m_progress);
    column->addSpacing(6);
    column->addLayout(buttons);
}

} // namespace atalaya::ui
