// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportcheckdialog.h"

#include "ui/audit/factgrid.h"
#include "ui/common/looks.h"
#include "ui/common/meter.h"
#include "ui/common/type.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

const QString folderKey = u"audit/exportFolder"_s;

} // namespace

ExportCheckDialog::ExportCheckDialog(models::AuditExportCheck *work, QSettings *settings, const QString &path,
                                     const AuditWords &words, QWidget *parent)
    : SnugDialog(560, parent)
    , m_work(work)
    , m_settings(settings)
    , m_words(words)
    , m_head(new VerdictHead(u"checkExport"_s, this))
    , m_path(new QLineEdit(this))
    , m_manifest(new QLineEdit(this))
    , m_bar(new Meter(this))
    , m_facts(new FactGrid(FactGrid::Size::Body, this))
    , m_findings(new QPlainTextEdit(this))
    , m_other(new QPushButton(this))
    , m_close(new QPushButton(this))
    , m_go(new QPushButton(this))
{
    setObjectName(u"auditCheckExport"_s);
    setWindowTitle(tr("Check an export"));
    m_work->cancel();
    build();
    connect(m_path, &QLineEdit::textChanged, this, &ExportCheckDialog::onPath);
    connect(m_manifest, &QLineEdit::textChanged, this, &ExportCheckDialog::render);
    connect(m_work, &models::AuditExportCheck::changed, this, &ExportCheckDialog::render);
    connect(m_go, &QPushButton::clicked, this, [this] {
        m_work->start(QDir::fromNativeSeparators(m_path->text().trimmed()),
                      QDir::fromNativeSeparators(m_manifest->text().trimmed()));
    });
    connect(m_other, &QPushButton::clicked, m_work, &models::AuditExportCheck::cancel);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_work->isUnderWay())
            m_work->cancel();
        else
            reject();
    });
    m_path->setText(QDir::toNativeSeparators(path));
    render();
    if (m_go->isEnabled())
        m_go->setFocus();
}

ExportCheckDialog::~ExportCheckDialog()
{
    disconnect(m_work, nullptr, this, nullptr);
    m_work->cancel();
}

QWidget *ExportCheckDialog::makeFiles()
{
    auto *const form = new QWidget(this);
    auto *const grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    const auto line = [&](int row, QLineEdit *field, const QString &name, const QString &words, const QString &title,
                          const QString &filter) {
        QLabel *const label = makeLabel(bodyFont(), false, form);
        label->setText(words);
        label->setBuddy(field);
        field->setObjectName(name);
        auto *const button = new QPushButton(tr("Choose…"), form);
        button->setObjectName(name + u".choose"_s);
        button->setAccessibleName(title);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, field, title, filter] { choose(field, title, filter); });
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
        grid->addWidget(button, row, 2);
    };
    line(0, m_path, u"checkExport.path"_s, tr("&File"), tr("Choose the file"),
         tr("Exports (*.csv *.jsonl *.xlsx);;All files (*)"));
    line(1, m_manifest, u"checkExport.manifest"_s, tr("&Manifest"), tr("Choose the manifest"),
         tr("Manifests (*.json);;All files (*)"));
    m_path->setAccessibleName(tr("File"));
    m_manifest->setAccessibleName(tr("Manifest"));
    return form;
}

void ExportCheckDialog::build()
{
    m_bar->setObjectName(u"checkExport.progress"_s);
    m_facts->setObjectName(u"checkExport.facts"_s);
    m_findings->setObjectName(u"checkExport.findings"_s);
    m_other->setObjectName(u"checkExport.other"_s);
    m_close->setObjectName(u"checkExport.close"_s);
    m_go->setObjectName(u"checkExport.go"_s);
    m_bar->setHasLevels(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_findings->setReadOnly(true);
    m_findings->setAccessibleName(tr("What is wrong with it"));
    m_findings->setFixedHeight(140);
    m_findings->setTabChangesFocus(true);
    m_other->setText(tr("Another file"));
    setLook(m_go, Look::Primary);
    m_go->setDefault(true);
    m_other->setAutoDefault(false);
    m_close->setAutoDefault(false);
    m_form = makeFiles();
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_other);
    buttons->addWidget(m_close);
    buttons->addWidget(m_go);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_head);
    column->addWidget(m_form);
    column->addWidget(m_bar);
    column->addWidget(m_facts);
    column->addWidget(m_findings);
    column->addSpacing(6);
    column->addLayout(buttons);
}

void ExportCheckDialog::choose(QLineEdit *field, const QString &title, const QString &filter)
{
    const QString now = QDir::fromNativeSeparators(field->text().trimmed());
    const QString folder = now.isEmpty() && m_settings ? m_settings->value(folderKey).toString() : now;
    auto *const dialog = new QFileDialog(this, title, folder, filter);
    dialog->setObjectName(u"openDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [field](const QString &chosen) { field->setText(QDir::toNativeSeparators(chosen)); });
    dialog->open();
}

void ExportCheckDialog::onPath()
{
    // Where it was saved.
    const QString beside = api::manifestPathOf(QDir::fromNativeSeparators(m_path->text().trimmed()));
    if (QFileInfo(beside).isFile())
        m_manifest->setText(QDir::toNativeSeparators(beside));
    render();
}

} // namespace atalaya::ui
