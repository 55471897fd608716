// SPDX-License-Identifier: GPL-3.0-or-later
#include "filesaver.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QSaveFile>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

class Saving
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::Saving)

public:
    static QString filter(const QString &kind)
    {
        if (kind == u"csv"_s)
            return tr("Figures (*.csv)");
        return kind == u"svg"_s ? tr("Drawing (*.svg)") : tr("Picture (*.png)");
    }

    static void write(QWidget *parent, const QString &path, const QByteArray &bytes)
    {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
            return;
        auto *const box = new QMessageBox(
            QMessageBox::Warning, tr("The file was not saved"),
            tr("“%1” could not be written: %2. Choose another folder and try again.").arg(path, file.errorString()),
            QMessageBox::Ok, parent);
        box->setObjectName(u"saveFailed"_s);
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    }
};

} // namespace

void saveFile(QWidget *parent, const QString &name, const QString &kind, const QByteArray &bytes)
{
    auto *const dialog = new QFileDialog(parent, QString(), name + u'.' + kind, Saving::filter(kind));
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(kind);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [parent, bytes](const QString &path) { Saving::write(parent, path, bytes); });
    dialog->open();
}

} // namespace atalaya::ui
