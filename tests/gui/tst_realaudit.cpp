// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "charts/histogramchart.h"
#include "models/auditlogmodel.h"
#include "tests/support/largelog.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTreeView>
#include <QWheelEvent>

#include <memory>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;
using models::AuditLogModel;

namespace {

constexpr int all = static_cast<int>(LargeLog::decisions);

} // namespace

/// The audit log in the window that ships, against the platform that ships, over hundreds of thousands of decisions: by
/// keyboard and by mouse.
class TstRealAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_log.begin(), m_log.why());
        m_console = std::make_unique<ConsoleDriver>(m_log.platform().url(), u"en"_s);
        QVERIFY(m_console->givePassword(LargeLog::email, LargeLog::password));
        QVERIFY(m_console->waitFor(u"workspace"_s));
    }
    void init() { showAll(); }
    void cleanupTestCase() { m_console.reset(); }

    void theWholeLogIsThereAndVerified()
    {
        QVERIFY(m_console->waitForWords(u"auditTotal"_s, QLocale(QLocale::English).toString(all)));
        QVERIFY(m_console->waitForWords(u"auditTrust"_s, u"Verified against head"_s));
        QTRY_COMPARE_WITH_TIMEOUT(proof(0), u"Verified"_s, ConsoleDriver::Patience);
        QVERIFY(m_console->waitForWords(u"status.log"_s, u"Log verified"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_console->seen<QTreeView>(u"auditFacets"_s)->model()->rowCount() >= 4,
                                 ConsoleDriver::Patience);
    }

    void anyPlaceByScrollBarWheelAndKeys()
    {
        QScrollBar *const bar = table()->verticalScrollBar();
        for (const double part : {0.5, 0.1, 0.93}) {
            bar->setSliderPosition(static_cast<int>(bar->maximum() * part));
            const int row = table()->rowAt(10);
            QVERIFY(std::abs(row - part * all) < 100);
            QVERIFY(isRead(row));
            QTRY_COMPARE_WITH_TIMEOUT(proof(row), u"Verified"_s, ConsoleDriver::Patience);
        }
        const int before = table()->rowAt(0);
        for (int turn = 0; turn < 40; ++turn)
            wheel(-120);
        QVERIFY(table()->rowAt(0) > before + 50);
        QVERIFY(isRead(table()->rowAt(10)));
        table()->setFocus();
        m_console->key(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(table()->currentIndex().row(), all - 1);
        QVERIFY(isRead(all - 1));
        m_console->key(Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(isRead(0));
    }

    void aQueryByKeyboardAndItsDecision()
    {
        table()->setFocus();
        m_console->key(Qt::Key_Slash);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"queryEdit"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"estado:bloqueada confidence:<0.8 "_s);
        m_console->key(Qt::Key_Return);
        QCOMPARE(m_console->words(u"auditProblem"_s), QString());
        QVERIFY(isNarrowedTo(all / 3));
        leaveTheQuery();
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, AuditLogModel::State), u"Blocked"_s, ConsoleDriver::Patience);
        m_console->key(Qt::Key_J);
        QVERIFY(m_console->waitForWords(u"decisionReason"_s, u"was blocked by the tenant’s policy"_s));
        QVERIFY(m_console->waitForWords(u"proofTitle"_s, u"Proof checked on this computer"_s));
        // The other direction of order, without the mouse.
        m_console->key(Qt::Key_Home, Qt::ControlModifier);
        const QString newest = cell(0, AuditLogModel::Seq);
        m_console->key(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(m_console->window()->focusWidget()->objectName(), u"auditHeader"_s);
        m_console->key(Qt::Key_Home);
        m_console->key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!cell(0, AuditLogModel::Seq).isEmpty() && cell(0, AuditLogModel::Seq) != newest,
                                 ConsoleDriver::Patience);
        m_console->key(Qt::Key_Down);
        QCOMPARE(m_console->window()->focusWidget(), table());
    }

    void wordsOfTheReason()
    {
        table()->setFocus();
        m_console->key(Qt::Key_Slash);
        QTest::keyClicks(QApplication::focusWidget(), u"mas \"por su cuenta\""_s);
        m_console->key(Qt::Key_Return);
        QVERIFY(isNarrowedTo(all - 1));
        leaveTheQuery();
        m_console->key(Qt::Key_J);
        QVERIFY(m_console->waitForWords(u"decisionReason"_s, u"más, y eso la IA no lo hace por su cuenta"_s));
    }

    void aQueryByMouse()
    {
        auto *const facets = m_console->seen<QTreeView>(u"auditFacets"_s);
        QTRY_VERIFY_WITH_TIMEOUT(facets->model()->rowCount() >= 4, ConsoleDriver::Patience);
        const QModelIndex review = facets->model()->index(1, 0, facets->model()->index(0, 0));
        const QString word = review.data().toString();
        QTest::mouseClick(facets->viewport(), Qt::LeftButton, {}, facets->visualRect(review).center());
        QVERIFY(isNarrowedTo(all - 1));
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, AuditLogModel::State), word, ConsoleDriver::Patience);
        auto *const chart = m_console->seen<charts::HistogramChart>(u"auditHistogram"_s);
        QTRY_VERIFY_WITH_TIMEOUT(chart && chart->pointCount() > 0, ConsoleDriver::Patience);
        // A row, and the other order.
        QVERIFY(isRead(3));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                          table()->visualRect(table()->model()->index(3, AuditLogModel::Agent)).center());
        QCOMPARE(table()->currentIndex().row(), 3);
        QVERIFY(m_console->waitForWords(u"proofTitle"_s, u"Proof checked on this computer"_s));
        QHeaderView *const header = table()->horizontalHeader();
        const QString newest = cell(0, AuditLogModel::Seq);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(AuditLogModel::Time) + 20, 15));
        QTRY_VERIFY_WITH_TIMEOUT(!cell(0, AuditLogModel::Seq).isEmpty() && cell(0, AuditLogModel::Seq) != newest,
                                 ConsoleDriver::Patience);
        QVERIFY(m_console->waitForWords(u"auditTrust"_s, u"Verified against head"_s));
    }

    void f6GoesThroughThePanes()
    {
        QVERIFY(isRead(0));
        table()->setFocus();
        m_console->key(Qt::Key_F6);
        QCOMPARE(m_console->window()->focusWidget()->objectName(), u"decisionScroll"_s);
        for (const QString &pane : {u"auditTable"_s, u"auditFacets"_s, u"queryEdit"_s}) {
            m_console->key(Qt::Key_F6, Qt::ShiftModifier);
            QCOMPARE(m_console->window()->focusWidget()->objectName(), pane);
        }
    }

    void aWholeResultIsVerified()
    {
        go(u"q=state:blocked"_s);
        QVERIFY(isNarrowedTo(all - 1));
        QVERIFY(m_console->waitForWords(u"auditTrust"_s, u"Verified against head"_s));
        auto *const verify = m_console->seen<QPushButton>(u"auditVerifyResult"_s);
        QTRY_VERIFY_WITH_TIMEOUT(verify->isEnabled(), ConsoleDriver::Patience);
        QVERIFY(m_console->press(u"auditVerifyResult"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_console->seen<QPushButton>(u"auditVerify.go"_s) &&
                                     m_console->seen<QPushButton>(u"auditVerify.go"_s)->isEnabled(),
                                 ConsoleDriver::Patience);
        QVERIFY(m_console->press(u"auditVerify.go"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_console->words(u"auditVerify.title"_s).startsWith(u"The result is complete"_s),
                                 10 * ConsoleDriver::Patience);
        QVERIFY(m_console->press(u"auditVerify.close"_s));
    }

private:
    void go(const QString &query)
    {
        QVERIFY(m_console->command(m_log.link(u"audit?"_s + query)));
        QVERIFY(m_console->waitFor(u"auditTable"_s));
    }
    void showAll()
    {
        go(u"q="_s);
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), all, ConsoleDriver::Patience);
        table()->scrollToTop();
        QVERIFY(isRead(0));
    }
    [[nodiscard]] bool isNarrowedTo(int most) const
    {
        const auto is = [this, most] {
            return m_console->seen<QTableView>(u"auditTable"_s) && table()->model()->rowCount() > 0 &&
                   table()->model()->rowCount() <= most;
        };
        if (QTest::qWaitFor(is, ConsoleDriver::Patience))
            return true;
        qWarning() << m_console->words(u"auditTotal"_s) << m_console->words(u"auditProblem"_s)
                   << m_console->words(u"statePane.title"_s);
        return false;
    }
    [[nodiscard]] bool isRead(int row) const
    {
        return QTest::qWaitFor([this, row] { return !cell(row, AuditLogModel::Agent).isEmpty(); },
                               ConsoleDriver::Patience);
    }
    void leaveTheQuery()
    {
        m_console->key(Qt::Key_Escape);
        QCOMPARE(m_console->window()->focusWidget(), table());
        // Lists that have popped up leave the window without the keyboard where there is no window manager.
        m_console->window()->activateWindow();
        QTRY_COMPARE(QApplication::focusWidget(), table());
    }
    void wheel(int by) const
    {
        const QPoint at = table()->viewport()->rect().center();
        QWheelEvent event(at, table()->viewport()->mapToGlobal(at), {}, {0, by}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(table()->viewport(), &event);
    }
    QTableView *table() const { return m_console->seen<QTableView>(u"auditTable"_s); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    QString proof(int row) const
    {
        return table()->model()->index(row, AuditLogModel::Proof).data(Qt::AccessibleTextRole).toString();
    }

    LargeLog m_log;
    std::unique_ptr<ConsoleDriver> m_console;
};

QTEST_MAIN(TstRealAudit)
#include "tst_realaudit.moc"
