// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "charts/histogramchart.h"
#include "models/auditlogmodel.h"
#include "tests/support/platformprocess.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;
using models::AuditLogModel;

namespace {

const QString compliance = u"lucas.otero@banca-norte.example"_s;

} // namespace

/// The audit log in the window that ships, against the platform that ships, over the 100,000 decisions of its bank.
class TstRealAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
        m_console = std::make_unique<ConsoleDriver>(m_platform.url(), u"en"_s);
        QVERIFY(m_console->signIn(demoAccount(m_platform, compliance)));
        go(u"q="_s);
    }
    void cleanupTestCase() { m_console.reset(); }

    void theWholeLogIsThereAndVerified()
    {
        QVERIFY(m_console->waitForWords(u"auditTotal"_s, u"100,000"_s));
        QVERIFY(m_console->waitForWords(u"auditTrust"_s, u"Verified against head"_s));
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 100'000, ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(proof(0), u"Verified"_s, ConsoleDriver::Patience);
        QVERIFY(m_console->waitForWords(u"status.log"_s, u"Log verified"_s));
        // Any place by the scroll bar.
        table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum() / 2);
        const int middle = table()->rowAt(10);
        QVERIFY(middle > 40'000);
        QTRY_VERIFY_WITH_TIMEOUT(!table()->model()->index(middle, AuditLogModel::Agent).data().toString().isEmpty(),
                                 ConsoleDriver::Patience);
        QTRY_COMPARE_WITH_TIMEOUT(proof(middle), u"Verified"_s, ConsoleDriver::Patience);
    }

    void aQueryByKeyboardAndItsDecision()
    {
        go(u"q="_s);
        table()->setFocus();
        m_console->key(Qt::Key_Slash);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"queryEdit"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"estado:bloqueada confidence:<0.8 "_s);
        m_console->key(Qt::Key_Return);
        QCOMPARE(m_console->words(u"auditProblem"_s), QString());
        const auto isNarrowed = [this] {
            return m_console->seen<QTableView>(u"auditTable"_s) && table()->model()->rowCount() > 0 &&
                   table()->model()->rowCount() < 20'000;
        };
        const bool narrowed = QTest::qWaitFor(isNarrowed, ConsoleDriver::Patience);
        QVERIFY2(narrowed,
                 qPrintable(m_console->words(u"auditTotal"_s) + u" | "_s + m_console->words(u"auditProblem"_s) +
                            u" | "_s + m_console->words(u"statePane.title"_s)));
        m_console->key(Qt::Key_Escape);
        QCOMPARE(m_console->window()->focusWidget(), table());
        // Lists that have popped up leave the window without the keyboard where there is no window manager.
        m_console->window()->activateWindow();
        QTRY_COMPARE(QApplication::focusWidget(), table());
        QTRY_VERIFY_WITH_TIMEOUT(table()->model()->index(0, AuditLogModel::State).data() == u"Blocked"_s,
                                 ConsoleDriver::Patience);
        m_console->key(Qt::Key_J);
        QVERIFY(m_console->waitForWords(u"decisionReason"_s, u"was blocked by the tenant’s policy"_s));
        QVERIFY(m_console->waitForWords(u"proofTitle"_s, u"Proof checked on this computer"_s));
    }

    void facetsAndHistogramAnswer()
    {
        go(u"q=state:review"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_console->seen<QTreeView>(u"auditFacets"_s)->model()->rowCount() >= 4,
                                 ConsoleDriver::Patience);
        auto *const chart = m_console->seen<charts::HistogramChart>(u"auditHistogram"_s);
        QTRY_VERIFY_WITH_TIMEOUT(chart && chart->pointCount() > 0, ConsoleDriver::Patience);
        // Of the bar's states only the one that was asked for is there.
        const auto others = [chart] {
            double sum = 0;
            for (const auto &bar : chart->data().bars)
                sum += bar[0] + bar[2];
            return sum;
        };
        QTRY_COMPARE_WITH_TIMEOUT(others(), 0.0, ConsoleDriver::Patience);
    }

    void aWholeResultIsVerified()
    {
        go(u"q=state:blocked"_s);
        QVERIFY(m_console->waitForWords(u"auditTrust"_s, u"Verified against head"_s));
        auto *const verify = m_console->seen<QPushButton>(u"auditVerifyResult"_s);
        QTRY_VERIFY_WITH_TIMEOUT(verify->isEnabled(), ConsoleDriver::Patience);
        QVERIFY(m_console->press(u"auditVerifyResult"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_console->seen<QPushButton>(u"auditVerify.go"_s) &&
                                     m_console->seen<QPushButton>(u"auditVerify.go"_s)->isEnabled(),
                                 ConsoleDriver::Patience);
        QVERIFY(m_console->press(u"auditVerify.go"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_console->words(u"auditVerify.title"_s).startsWith(u"The result is complete"_s),
                                 4 * ConsoleDriver::Patience);
        QVERIFY(m_console->press(u"auditVerify.close"_s));
    }

private:
    void go(const QString &query)
    {
        QVERIFY(m_console->command(
            u"atalaya://127.0.0.1:%1/banca-norte/audit?%2"_s.arg(m_platform.url().port()).arg(query)));
        QVERIFY(m_console->waitFor(u"auditTable"_s));
    }
    QTableView *table() const { return m_console->seen<QTableView>(u"auditTable"_s); }
    QString proof(int row) const
    {
        return table()->model()->index(row, AuditLogModel::Proof).data(Qt::AccessibleTextRole).toString();
    }

    PlatformProcess m_platform;
    std::unique_ptr<ConsoleDriver> m_console;
};

QTEST_MAIN(TstRealAudit)
#include "tst_realaudit.moc"
