// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "models/auditlogmodel.h"
#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"
#include "ui/shell/mainwindow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;
using models::AuditLogModel;

namespace {

const QString compliance = u"lucia.ferrer@ascensores-xyz.example"_s;
const QString admin = u"marta.vidal@ascensores-xyz.example"_s;

} // namespace

/// New decisions as they come, in the window that ships: agents decide on a real platform, and that platform is killed.
class TstRealAuditLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
        HttpHeaders headers = signInToDemo(m_platform, admin).headers();
        headers.insert("idempotency-key", freshKey());
        const QJsonObject wish{{u"name"_s, u"agents"_s},
                               {u"kind"_s, u"secret"_s},
                               {u"scopes"_s, QJsonArray{u"decide"_s}},
                               {u"expiresInDays"_s, 30}};
        const HttpReply made = m_platform.send("POST", "/api/admin/api-keys", headers, QJsonDocument(wish).toJson());
        m_key = made.data().value(QLatin1String("key")).toString().toUtf8();
        QVERIFY(!m_key.isEmpty());
        m_console = std::make_unique<ConsoleDriver>(m_platform.url(), u"en"_s);
        QVERIFY(m_console->signIn(demoAccount(m_platform, compliance)));
        go(u"q="_s);
        QVERIFY(m_console->waitFor(u"auditTable"_s));
        QTRY_VERIFY_WITH_TIMEOUT(count() > 100, ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(proof(0), u"Verified"_s, ConsoleDriver::Patience);
        m_console->window()->activateWindow();
        table()->setFocus();
        m_console->key(Qt::Key_L);
        QVERIFY(m_console->seen<QPushButton>(u"auditLive"_s)->isChecked());
    }
    void cleanupTestCase() { m_console.reset(); }

    void newDecisionsComeByThemselves()
    {
        const int before = count();
        decide(u"Obra 1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(count(), before + 1, ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(entity(0), u"Obra 1"_s, ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(proof(0), u"Verified"_s, ConsoleDriver::Patience);
        QVERIFY(!m_console->seen(u"auditWaiting"_s));
    }

    void whoReadsFurtherDownIsNotPushedAway()
    {
        const int before = count();
        m_console->key(Qt::Key_PageDown);
        m_console->key(Qt::Key_PageDown);
        QTRY_VERIFY(table()->verticalScrollBar()->value() > 0);
        QTRY_VERIFY_WITH_TIMEOUT(!entity(topRow()).isEmpty(), ConsoleDriver::Patience);
        const int top = topRow();
        const QVariant read = table()->model()->index(top, 0).data(models::IdRole);
        for (const QString &entity : {u"Obra 2"_s, u"Obra 3"_s, u"Obra 4"_s})
            decide(entity);
        QVERIFY(m_console->waitForWords(u"auditWaiting"_s, u"Show 3 new"_s));
        QCOMPARE(count(), before);
        QCOMPARE(topRow(), top);
        QCOMPARE(table()->model()->index(top, 0).data(models::IdRole), read);
        // Asked for, they are shown, and the newest is at the top.
        QVERIFY(m_console->press(u"auditWaiting"_s));
        QTRY_COMPARE_WITH_TIMEOUT(count(), before + 3, ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(entity(0), u"Obra 4"_s, ConsoleDriver::Patience);
        QCOMPARE(topRow(), 0);
        QVERIFY(!m_console->seen(u"auditWaiting"_s));
    }

    void whoComesBackToTheTopSeesWhatWaited()
    {
        const int before = count();
        table()->verticalScrollBar()->setValue(600);
        decide(u"Obra 5"_s);
        QVERIFY(m_console->waitForWords(u"auditWaiting"_s, u"Show 1 new"_s));
        QCOMPARE(count(), before);
        table()->setFocus();
        m_console->key(Qt::Key_Home, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(count(), before + 1, ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(entity(0), u"Obra 5"_s, ConsoleDriver::Patience);
    }

    void onlyWhatFitsIsShown()
    {
        go(u"q=agent:other"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!table(), ConsoleDriver::Patience);
        decide(u"Obra 6"_s);
        decide(u"Obra 7"_s, u"other"_s);
        QTRY_VERIFY_WITH_TIMEOUT(count() == 1, ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(entity(0), u"Obra 7"_s, ConsoleDriver::Patience);
        go(u"q="_s);
        QTRY_VERIFY_WITH_TIMEOUT(count() > 100, ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(entity(0), u"Obra 7"_s, ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(entity(1), u"Obra 6"_s, ConsoleDriver::Patience);
    }

    void theLineIsTakenUpWhenThePlatformIsBack()
    {
        const int before = count();
        const QString now = m_platform.advance(0);
        const QString address = u"127.0.0.1:%1"_s.arg(m_platform.url().port());
        m_platform.kill();
        QTRY_VERIFY_WITH_TIMEOUT(m_console->seen(u"auditLive"_s)->toolTip().startsWith(u"The line is lost"_s),
                                 ConsoleDriver::Patience);
        QVERIFY(m_console->seen<QPushButton>(u"auditLive"_s)->isChecked());
        m_platform.setClock(now);
        QVERIFY2(m_platform.start({u"--demo"_s, u"--listen"_s, address}), qPrintable(m_platform.errorOutput()));
        // Also what was decided before the console has found the platform again.
        decide(u"Obra 8"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_console->seen(u"auditLive"_s)->toolTip().startsWith(u"Show new"_s),
                                 2 * ConsoleDriver::Patience);
        decide(u"Obra 9"_s);
        QTRY_COMPARE_WITH_TIMEOUT(count(), before + 2, ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(entity(0), u"Obra 9"_s, ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(entity(1), u"Obra 8"_s, ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(proof(1), u"Verified"_s, ConsoleDriver::Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_console->seen(u"banner"_s), ConsoleDriver::Patience);
        table()->setFocus();
        m_console->key(Qt::Key_L);
        QVERIFY(!m_console->seen<QPushButton>(u"auditLive"_s)->isChecked());
    }

private:
    void go(const QString &query) const
    {
        QVERIFY(m_console->command(
            u"atalaya://127.0.0.1:%1/ascensores-xyz/audit?%2"_s.arg(m_platform.url().port()).arg(query)));
    }
    void decide(const QString &entity, const QString &agent = u"probe"_s) const
    {
        const QByteArray body = QJsonDocument(QJsonObject{{u"agent"_s, agent},
                                                          {u"entity"_s, entity},
                                                          {u"action"_s, u"Revisar"_s},
                                                          {u"confidence"_s, 0.9},
                                                          {u"risk"_s, 5}})
                                    .toJson();
        const HttpReply reply = m_platform.send("POST", "/api/governance/decide",
                                                {{"x-api-key", m_key}, {"idempotency-key", freshKey()}}, body);
        QVERIFY2(reply.status == 201 || reply.status == 200, reply.body);
    }
    QTableView *table() const { return m_console->seen<QTableView>(u"auditTable"_s); }
    int count() const { return table() ? table()->model()->rowCount() : -1; }
    int topRow() const { return table()->rowAt(0); }
    QString entity(int row) const
    {
        return table() ? table()->model()->index(row, AuditLogModel::Entity).data().toString() : QString();
    }
    QString proof(int row) const
    {
        return table()->model()->index(row, AuditLogModel::Proof).data(Qt::AccessibleTextRole).toString();
    }

    PlatformProcess m_platform;
    QByteArray m_key;
    std::unique_ptr<ConsoleDriver> m_console;
};

QTEST_MAIN(TstRealAuditLive)
#include "tst_realaudit_live.moc"
