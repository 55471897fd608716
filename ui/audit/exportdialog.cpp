// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportdialog.h"

#include "ui/audit/factgrid.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/meter.h"
#include "ui/common/type.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using contract::ExportFormat;

namespace {

const QString folderKey = u"audit/exportFolder"_s;
const QString formatKey = u"audit/exportFormat"_s;
const QString localeKey = u"audit/exportLocale"_s;
const QString columnsKey = u"audit/exportVisible"_s;

QString endingOf(ExportFormat format)
{
    const std::string_view name = contract::nameOf(format);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

ExportDialog::ExportDialog(const Parts &parts, const AuditWords &words, QWidget *parent)
    : SnugDialog(560, parent)
    , m_work(parts.work)
    , m_visible(parts.visibleColumns)
    , m_settings(parts.settings)
    , m_words(words)
    , m_head(new VerdictHead(u"export"_s, this))
    , m_facts(new FactGrid(FactGrid::Size::Body, this))
    , m_formats(new QButtonGroup(this))
    , m_locale(new QComboBox(this))
    , m_columns(new QButtonGroup(this))
    , m_path(new QLineEdit(this))
    , m_choose(new QPushButton(this))
    , m_bar(new Meter(this))
    , m_progress(makeLabel(captionFont(), true, this))
    , m_codeRow(new QWidget(this))
    , m_code(new QLabel(this))
    , m_copyCode(new QPushButton(this))
    , m_check(new QPushButton(this))
    , m_folder(new QPushButton(this))
    , m_close(new QPushButton(this))
    , m_go(new QPushButton(this))
{
    setObjectName(u"auditExport"_s);
    setWindowTitle(tr("Export decisions"));
    m_work->cancel();
    build();
    restore();
    connect(m_formats, &QButtonGroup::idToggled, this, &ExportDialog::onFormat);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::render);
    connect(m_choose, &QPushButton::clicked, this, &ExportDialog::choosePlace);
    connect(m_go, &QPushButton::clicked, this, &ExportDialog::go);
    connect(m_folder, &QPushButton::clicked, this, &ExportDialog::openFolder);
    connect(m_copyCode, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_work->error()->correlationId); });
    connect(m_check, &QPushButton::clicked, this, [this] {
        Q_EMIT checkWanted(m_work->file() ? m_work->file()->path : QString());
        accept();
    });
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_work->isUnderWay())
            m_work->cancel();
        else
            reject();
    });
    connect(m_work, &models::AuditExport::changed, this, &ExportDialog::render);
    render();
    m_go->setFocus();
}

ExportDialog::~ExportDialog()
{
    disconnect(m_work, nullptr, this, nullptr);
    m_work->cancel();
}

void ExportDialog::setReadOnly(ReadOnly why)
{
    m_readOnly = why;
    render();
}

void ExportDialog::restore()
{
    const bool isSpanish = m_words.formats().locale().language() == QLocale::Spanish;
    const auto kept = [this](const QString &key, const QVariant &usual) {
        return m_settings ? m_settings->value(key, usual) : usual;
    };
    const auto format = contract::exportFormatOf(kept(formatKey, u"csv"_s).toString().toStdString());
    QAbstractButton *const button = m_formats->button(static_cast<int>(format.value_or(ExportFormat::Csv)));
    (m_work->fits(format.value_or(ExportFormat::Csv)) ? button : m_formats->button(0))->setChecked(true);
    m_locale->setCurrentIndex(m_locale->findData(kept(localeKey, isSpanish ? u"es"_s : u"en"_s)));
    m_columns->button(kept(columnsKey, false).toBool() ? 1 : 0)->setChecked(true);
    m_path->setText(defaultPath());
    m_path->setCursorPosition(0);
}

QString ExportDialog::defaultPath() const
{
    QString folder = m_settings ? m_settings->value(folderKey).toString() : QString();
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QDir(folder).exists())
        folder = QDir::homePath();
    const QString moment =
        QDateTime::currentDateTimeUtc().toTimeZone(m_words.formats().zone()).toString(u"yyyy-MM-dd-HHmm"_s);
    return QDir::toNativeSeparators(folder + u'/' + tr("ai-decisions", "part of a file name") + u'-' + moment + u'.' +
                                    endingOf(format()));
}

ExportFormat ExportDialog::format() const
{
    return static_cast<ExportFormat>(std::max(m_formats->checkedId(), 0));
}

QString ExportDialog::path() const
{
    return QDir::fromNativeSeparators(m_path->text().trimmed());
}

void ExportDialog::onFormat()
{
    // The name follows, as long as it has the ending of a format.
    const QFileInfo file(path());
    if (contract::exportFormatOf(file.suffix().toStdString()))
        m_path->setText(QDir::toNativeSeparators(path().chopped(file.suffix().size()) + endingOf(format())));
    render();
}

void ExportDialog::choosePlace()
{
    const QString ending = endingOf(format());
    auto *const dialog = new QFileDialog(this, tr("Export decisions"), path(),
                                         ExportWords::format(format()) + u" (*."_s + ending + u')');
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &chosen) {
        // It has asked already.
        m_mayReplace = chosen;
        m_path->setText(QDir::toNativeSeparators(chosen));
    });
    dialog->open();
}

void ExportDialog::openFolder()
{
    if (m_work->file())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_work->file()->path).absolutePath()));
}

void ExportDialog::go()
{
    if (m_work->step() == models::AuditExport::Step::Done)
        return accept();
    if (QFileInfo::exists(path()) && m_mayReplace != path()) {
        m_mayReplace = path();
        return render();
    }
    if (m_settings) {
        m_settings->setValue(folderKey, QFileInfo(path()).absolutePath());
        m_settings->setValue(formatKey, endingOf(format()));
        m_settings->setValue(localeKey, m_locale->currentData());
        m_settings->setValue(columnsKey, m_columns->checkedId() == 1);
    }
    QStringList columns = m_visible;
    if (m_columns->checkedId() == 0) {
        columns.clear();
        for (const std::string_view name : contract::exportColumns())
            columns.append(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }
    m_work->start({format(), columns, m_locale->currentData().toString(), path()});
}

} // namespace atalaya::ui
