// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpagefixture.h"

#include "charts/histogramchart.h"
#include "ui/audit/auditheader.h"
#include "ui/audit/facetpane.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace Qt::StringLiterals;
using models::AuditLogModel;

/// The page without a mouse: where Tab goes, and how the column headers are reached.
class TestAuditPageKeys : public tests::AuditPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    /// Letters are typed, and are no shortcuts; function keys are no letters.
    void theFieldLeavesFunctionKeysToTheWindow_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("F5") << Qt::Key_F5;
        QTest::newRow("F6") << Qt::Key_F6;
    }
    void theFieldLeavesFunctionKeysToTheWindow()
    {
        QFETCH(Qt::Key, key);
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        QWidget *const window = table()->window();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
        auto *const edit = find<QLineEdit>(u"queryEdit"_s);
        edit->setFocus();
        QSignalSpy pressed(new QShortcut(key, window), &QShortcut::activated);
        QSignalSpy letter(new QShortcut(Qt::Key_Q, window), &QShortcut::activated);
        QTest::keyClick(edit, key);
        QTRY_COMPARE(pressed.size(), 1);
        QTest::keyClick(edit, Qt::Key_Q);
        QCOMPARE(edit->text(), u"q"_s);
        QCOMPARE(letter.size(), 0);
    }
    void tabGoesThroughThePageInOrder()
    {
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        select(1);
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 298"_s);
        QTRY_VERIFY(find<QWidget>(u"other.0"_s)->isVisible());
        QTRY_VERIFY(find<QWidget>(u"auditVerifyResult"_s)->isEnabled());
        QTRY_VERIFY(find<QWidget>(u"auditHistogram"_s)->isVisible());
        const QStringList wanted{
            u"queryEdit"_s,       u"queryView"_s,       u"auditSaveView"_s,  u"auditVerifyResult"_s,  u"auditFacets"_s,
            u"auditHistogram"_s,  u"auditTable"_s,      u"decisionScroll"_s, u"decisionPrevious"_s,   u"decisionNext"_s,
            u"decisionLink"_s,    u"decisionTearOff"_s, u"decisionClose"_s,  u"decisionInputsHead"_s, u"other.0"_s,
            u"decisionCompare"_s, u"decisionCopy"_s};
        QTest::keyClick(table(), Qt::Key_Slash);
        QCOMPARE(walked(Qt::Key_Tab, wanted.size()), wanted);
        // And back, from where the walk has ended.
        QStringList back(wanted.crbegin(), wanted.crend());
        find<QWidget>(u"decisionCopy"_s)->setFocus();
        QCOMPARE(walked(Qt::Key_Backtab, back.size()), back);
    }

    void theHeadersFromTheFirstRow()
    {
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        select(1);
        auto *const header = qobject_cast<ui::AuditHeader *>(table()->horizontalHeader());
        QVERIFY(header);
        QTest::keyClick(table(), Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(header->current(), -1);
        select(0);
        QTest::keyClick(table(), Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(header->current(), int(AuditLogModel::Time));
        QCOMPARE(header->accessibleName(), u"Time, in descending order"_s);
        QTest::keyClick(header, Qt::Key_Return);
        QTRY_COMPARE(cell(0, AuditLogModel::Agent), u"agent-0"_s);
        QCOMPARE(header->accessibleName(), u"Time, in ascending order"_s);
        // As they stand side by side, hidden ones left out.
        QList<int> seen;
        for (int at = 0; at < 6; ++at) {
            QTest::keyClick(header, Qt::Key_Right);
            seen.append(header->current());
        }
        QCOMPARE(seen, (QList<int>{AuditLogModel::State, AuditLogModel::Agent, AuditLogModel::Action,
                                   AuditLogModel::Confidence, AuditLogModel::Risk, AuditLogModel::Proof}));
        QTest::keyClick(header, Qt::Key_Right);
        QCOMPARE(header->current(), int(AuditLogModel::Proof));
        QCOMPARE(header->accessibleName(), u"Proof"_s);
        // A column that the platform can't sort by changes nothing.
        QTest::keyClick(header, Qt::Key_Space);
        QCOMPARE(header->sortIndicatorSection(), int(AuditLogModel::Time));
        QTest::keyClick(header, Qt::Key_Home);
        QTest::keyClick(header, Qt::Key_Space);
        QTRY_COMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
        QTest::keyClick(header, Qt::Key_Down);
        QCOMPARE(m_window->focusWidget(), table());
        QTest::keyClick(table(), Qt::Key_Up, Qt::ControlModifier);
        QTest::keyClick(header, Qt::Key_Escape);
        QCOMPARE(m_window->focusWidget(), table());
        QVERIFY(find<QWidget>(u"decisionPane"_s)->isVisible());
    }

    void thePanesOfThePage()
    {
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        QStringList names;
        for (const ui::Page::Pane &pane : m_page->panes()) {
            QVERIFY(pane.area == pane.first || pane.area->isAncestorOf(pane.first));
            names.append(pane.first->objectName());
        }
        QCOMPARE(names, (QStringList{u"queryEdit"_s, u"auditFacets"_s, u"auditTable"_s, u"decisionScroll"_s}));
    }

private:
    /// The names of what has the keyboard, before each of `count` keys.
    QStringList walked(Qt::Key key, qsizetype count) const
    {
        QStringList names;
        for (qsizetype at = 0; at < count; ++at) {
            QWidget *const focus = m_window->focusWidget();
            names.append(focus->objectName());
            QTest::keyClick(focus, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
        }
        return names;
    }
};

QTEST_MAIN(TestAuditPageKeys)
#include "tst_auditpagekeys.moc"
