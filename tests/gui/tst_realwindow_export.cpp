// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"
#include "ui/shell/mainwindow.h"

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;

namespace {

const QString officer = u"lucas.otero@banca-norte.example"_s;
/// Much more than anything takes: other tests run beside this one.
constexpr int patience = 120'000;

} // namespace

/// From the filter to a file that is checked, in the window that ships, against the platform that ships.
class TstRealWindowExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput())); }

    void aFilteredResultIsExportedAndChecked();

private:
    [[nodiscard]] bool giveCode();
    void exportTo(const QString &path);
    [[nodiscard]] QByteArrayList lines(const QString &path) const;

    PlatformProcess m_platform;
    std::unique_ptr<ConsoleDriver> m_console;
};

bool TstRealWindowExport::giveCode()
{
    return m_console->waitFor(u"stepUp.code"_s) &&
           m_console->type(u"stepUp.code"_s, nextCode(demoAccount(m_platform, officer)));
}

void TstRealWindowExport::exportTo(const QString &path)
{
    m_console->key(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(m_console->waitFor(u"auditExport"_s));
    QVERIFY(m_console->waitForWords(u"export.title"_s, u" of 100,"_s));
    QVERIFY(m_console->type(u"export.path"_s, path));
    m_console->key(Qt::Key_Return);
    QVERIFY(giveCode());
    QTRY_VERIFY_WITH_TIMEOUT(m_console->words(u"export.title"_s).endsWith(u"decisions exported"_s), patience);
    QVERIFY(QFile::exists(path));
    QVERIFY(QFile::exists(path + u".manifest.json"_s));
}

QByteArrayList TstRealWindowExport::lines(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QByteArrayList();
}

void TstRealWindowExport::aFilteredResultIsExportedAndChecked()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"blocked.csv"_s);
    m_console = std::make_unique<ConsoleDriver>(m_platform.url());
    QVERIFY(m_console->signIn(demoAccount(m_platform, officer)));
    m_platform.advance(60);
    m_console->key(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(m_console->waitFor(u"auditTotal"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_console->words(u"auditTotal"_s).startsWith(u"100,"_s), patience);
    m_console->key(Qt::Key_Slash);
    for (const char c : QByteArray("state:blocked"))
        QTest::keyClick(m_console->window()->focusWidget(), c);
    m_console->key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->words(u"auditTotal"_s).startsWith(u"100,"_s), patience);
    const QString total = m_console->words(u"auditTotal"_s).remove(u',');
    m_console->key(Qt::Key_Escape);

    exportTo(path);
    // The file is what the platform would say row by row.
    const QByteArrayList rows = lines(path);
    QCOMPARE(rows.size(), total.toLongLong() + 2);
    for (qsizetype i = 1; i < rows.size() - 1; ++i)
        QVERIFY2(rows[i].contains(",blocked,"), rows[i].constData());

    // Checked at once: green.
    QVERIFY(m_console->press(u"export.check"_s));
    QVERIFY(m_console->waitFor(u"checkExport.go"_s));
    QCOMPARE(m_console->seen<QLineEdit>(u"checkExport.path"_s)->text(), QDir::toNativeSeparators(path));
    m_console->key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_console->words(u"checkExport.title"_s), u"This file is what the log holds"_s, patience);
    m_console->key(Qt::Key_Escape);
    // Offscreen nobody gives the keyboard back to the window behind.
    m_console->window()->activateWindow();
    QTRY_VERIFY(m_console->window()->isActiveWindow());

    // One cell changed: red, with its line and number.
    QByteArrayList changed = rows;
    const QByteArray number = changed[7].left(changed[7].indexOf(','));
    changed[7].replace(",blocked,", ",executed,");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(changed.join('\n'));
    file.close();
    m_console->key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_console->waitFor(u"checkExport.path"_s));
    QVERIFY(m_console->type(u"checkExport.path"_s, path));
    m_console->key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_console->words(u"checkExport.title"_s), u"This file is not what the log holds"_s,
                              patience);
    QString findings = m_console->seen<QPlainTextEdit>(u"checkExport.findings"_s)->toPlainText();
    QCOMPARE(findings.remove(u','), u"Line 8: decision %1 was changed: state"_s.arg(QString::fromLatin1(number)));
    m_console->key(Qt::Key_Escape);
    m_console.reset();
}

QTEST_MAIN(TstRealWindowExport)
#include "tst_realwindow_export.moc"
