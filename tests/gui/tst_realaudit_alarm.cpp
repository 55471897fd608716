// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "models/auditlogmodel.h"
#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QDir>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;
using models::AuditLogModel;

namespace {

const QString compliance = u"lucia.ferrer@ascensores-xyz.example"_s;

} // namespace

/// A platform whose data were put back to an earlier day, in the window that ships and has seen the later one.
class TstRealAuditAlarm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
        m_address = u"127.0.0.1:%1"_s.arg(m_platform.url().port());
        m_console = std::make_unique<ConsoleDriver>(m_platform.url(), u"es"_s);
        QVERIFY(m_console->signIn(demoAccount(m_platform, compliance)));
        go(u"audit?q="_s);
        QVERIFY(m_console->waitForWords(u"auditTrust"_s, u"Verificado con la cabecera"_s));
        // The head may be verified before the rows are here.
        QTRY_VERIFY_WITH_TIMEOUT(m_console->seen<QTableView>(u"auditTable"_s)->model()->rowCount() > 20,
                                 ConsoleDriver::Patience);
        QVERIFY(!m_console->seen(u"banner"_s));
    }
    void cleanupTestCase() { m_console.reset(); }

    void theLogGoesBack()
    {
        const QString now = m_platform.advance(60);
        m_platform.setClock(now);
        QCOMPARE(m_platform.stop(), 0);
        QVERIFY(copy(m_platform.dataPath(), m_kept.filePath(u"data"_s)));
        begin();
        // Somebody signs in: the log grows, and this computer sees it.
        QVERIFY(signInToDemo(m_platform, u"marta.vidal@ascensores-xyz.example"_s).isOpen());
        QTRY_VERIFY_WITH_TIMEOUT(!m_console->seen(u"banner"_s), ConsoleDriver::Patience);
        m_console->key(Qt::Key_F5);
        const QString foot = m_console->words(u"status.log"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_console->words(u"status.log"_s) != foot, ConsoleDriver::Patience);
        QVERIFY(m_console->words(u"status.log"_s).startsWith(u"Registro verificado"_s));

        m_platform.kill();
        QVERIFY(QDir(m_platform.dataPath()).removeRecursively());
        QVERIFY(copy(m_kept.filePath(u"data"_s), m_platform.dataPath()));
        begin();
        m_console->key(Qt::Key_F5);
        QVERIFY(m_console->waitForWords(u"banner"_s, u"Alarma del registro de IA"_s));
    }

    void everyPageSaysIt()
    {
        QVERIFY(m_console->waitFor(u"logAlarm"_s));
        QVERIFY(m_console->words(u"logAlarmStory"_s).contains(u"retroceso"_s));
        QVERIFY(m_console->words(u"status.log"_s).startsWith(u"Registro en alarma"_s));
        const auto *const rows = m_console->seen<QTableView>(u"auditAlarmRows"_s);
        QVERIFY(rows && rows->model()->rowCount() > 20);
        for (int row = 0; row < 20; ++row)
            QCOMPARE(rows->model()->index(row, AuditLogModel::Proof).data().toString(), u"Sin verificar"_s);
        for (const QString &page : {u"dashboard"_s, u"account"_s}) {
            go(page);
            QVERIFY(m_console->waitFor(u"page."_s + page));
            QVERIFY(m_console->words(u"banner"_s).contains(u"Alarma del registro de IA"_s));
        }
        // And leads to what is known of it.
        QVERIFY(m_console->press(u"banner.button"_s));
        QVERIFY(m_console->waitFor(u"logAlarm"_s));
        QTRY_COMPARE(m_console->window()->focusWidget()->objectName(), u"logAlarmSave"_s);
    }

    void readingOnVerifiesNothing()
    {
        QVERIFY(m_console->press(u"logAlarmSearch"_s));
        QVERIFY(m_console->waitForWords(u"auditTrust"_s, u"Nada está verificado"_s));
        auto *const table = m_console->seen<QTableView>(u"auditTable"_s);
        QVERIFY(table);
        QCOMPARE(table->model()->index(0, AuditLogModel::Proof).data(Qt::AccessibleTextRole).toString(),
                 u"Sin verificar"_s);
        go(u"dashboard"_s);
        go(u"audit?q="_s);
        QVERIFY(m_console->waitFor(u"logAlarm"_s));
    }

    void itStaysWithoutTheSecondFactor()
    {
        QVERIFY(asksToLift());
        m_console->key(Qt::Key_Escape);
        QTRY_VERIFY(!m_console->seen(u"stepUp"_s));
        QTRY_VERIFY(m_console->seen<QAbstractButton>(u"liftAlarm.lift"_s)->isEnabled());
        QVERIFY(m_console->press(u"liftAlarm.cancel"_s));
        QVERIFY(m_console->waitFor(u"logAlarm"_s));
        QVERIFY(m_console->words(u"banner"_s).contains(u"Alarma del registro de IA"_s));
    }

    void itGoesWithReasonAndSecondFactor()
    {
        m_platform.advance(60);
        QVERIFY(asksToLift());
        const QString code = nextCode(demoAccount(m_platform, compliance));
        QTest::keyClicks(m_console->seen(u"stepUp.code"_s), code);
        QTRY_VERIFY_WITH_TIMEOUT(!m_console->seen(u"banner"_s), ConsoleDriver::Patience);
        QVERIFY(!m_console->seen(u"logAlarm"_s));
        QVERIFY(m_console->waitForWords(u"auditTrust"_s, u"Verificado con la cabecera"_s));
        QVERIFY(m_console->waitForWords(u"status.log"_s, u"Registro verificado"_s));
    }

private:
    void go(const QString &place)
    {
        QVERIFY(m_console->command(u"atalaya://%1/ascensores-xyz/%2"_s.arg(m_address, place)));
    }
    void begin()
    {
        QVERIFY2(m_platform.start({u"--demo"_s, u"--listen"_s, m_address}), qPrintable(m_platform.errorOutput()));
    }
    /// Up to the question for the code.
    [[nodiscard]] bool asksToLift()
    {
        if (!m_console->press(u"logAlarmLift"_s) || !m_console->waitFor(u"liftAlarm"_s) ||
            m_console->seen<QAbstractButton>(u"liftAlarm.lift"_s)->isEnabled())
            return false;
        QTest::keyClicks(m_console->seen<QPlainTextEdit>(u"liftAlarm.reason"_s), u"Se puso una copia de ayer"_s);
        m_console->seen<QAbstractButton>(u"liftAlarm.anew"_s)->click();
        return m_console->press(u"liftAlarm.lift"_s) && m_console->waitFor(u"stepUp.code"_s);
    }
    static bool copy(const QString &from, const QString &to)
    {
        return QProcess::execute(u"cp"_s, {u"-a"_s, from, to}) == 0;
    }

    QTemporaryDir m_kept;
    PlatformProcess m_platform;
    QString m_address;
    std::unique_ptr<ConsoleDriver> m_console;
};

QTEST_MAIN(TstRealAuditAlarm)
#include "tst_realaudit_alarm.moc"
