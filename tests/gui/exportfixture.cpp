// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportfixture.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace atalaya::tests {

using namespace Qt::StringLiterals;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void ExportFixture::initTestCase()
{
    QLocale::setDefault(QLocale(u"en_GB"_s));
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void ExportFixture::init()
{
    m_page = std::make_unique<QWidget>();
    m_chart = new charts::BarPairChart(m_page.get());
    m_chart->resize(400, 240);
    m_chart->setData({QDate(2026, 2, 1), {10, 18, 21}, {8.0, 9.0, 10.0}, u"Day"_s, u"now"_s, u"before"_s, {}, {}});
    m_page->resize(500, 300);
    m_page->show();
    m_exporter = new ui::Exporter(u"Ascensores XYZ"_s, QTimeZone("Europe/Madrid"), &m_head, m_page.get());
}

ui::ExportSubject ExportFixture::week() const
{
    ui::ExportSubject subject;
    subject.name = u"atalaya-tasks"_s;
    subject.title = u"Tasks per day"_s;
    subject.period = u"1–3 Feb 2026"_s;
    subject.figure = u"49"_s;
    subject.change = u"12.7% more"_s;
    subject.assumptions = {u"15 min a task and €50 an hour"_s};
    subject.table = m_chart->table();
    subject.picture = ui::FrozenPicture::ofChart(*m_chart, m_chart->theme());
    return subject;
}

void ExportFixture::saveTo(const QString &path, const ui::ExportSubject &subject)
{
    m_exporter->save(Kind::Csv, subject);
    auto *const dialog = m_page->findChild<QFileDialog *>(u"saveDialog"_s);
    Q_EMIT dialog->fileSelected(path);
    delete dialog;
}

QByteArray ExportFixture::savedAs(Kind kind, const ui::ExportSubject &subject)
{
    const QTemporaryDir folder;
    QSignalSpy saved(m_exporter, &ui::Exporter::saved);
    m_exporter->save(kind, subject);
    auto *const dialog = m_page->findChild<QFileDialog *>(u"saveDialog"_s);
    Q_EMIT dialog->fileSelected(folder.filePath(u"it"_s));
    delete dialog;
    return saved.wait() ? contentOf(folder.filePath(u"it"_s)) : QByteArray();
}

} // namespace atalaya::tests
