// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpagefixture.h"

#include "charts/histogramchart.h"
#include "ui/audit/auditcolumns.h"
#include "ui/audit/facetpane.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace atalaya;
using namespace Qt::StringLiterals;
using models::AuditLogModel;

/// Every way to ask: typing, facets, brush, orders, saved views.
class TestAuditPageQuery : public tests::AuditPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theQueryIsTypedAndLeft()
    {
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Slash);
        QVERIFY(bar()->edit()->hasFocus());
        QTest::keyClicks(bar()->edit(), u"state:blocked "_s);
        QTest::keyClick(bar()->edit(), Qt::Key_Return);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QTest::keyClick(bar()->edit(), Qt::Key_Escape);
        QCOMPARE(m_window->focusWidget(), table());
        // A query that can't be understood asks nothing and says why.
        bar()->focusText();
        const auto before = m_source->asked.size();
        QTest::keyClicks(bar()->edit(), u"risk:x"_s);
        QTest::keyClick(bar()->edit(), Qt::Key_Return);
        QVERIFY(label(u"auditProblem"_s).startsWith(u"“x” is no number for “risk”"_s));
        QCOMPARE(m_source->asked.size(), before);
    }

    void facetsByMouseAndSpace()
    {
        auto *const facets = find<ui::FacetPane>(u"auditFacets"_s);
        QTRY_COMPARE(facets->model()->rowCount(), 2);
        const QModelIndex state = facets->model()->index(0, 0);
        const QModelIndex blocked = facets->model()->index(0, 0, state);
        QCOMPARE(blocked.data().toString(), u"Blocked"_s);
        QCOMPARE(blocked.data(Qt::AccessibleTextRole).toString(), u"Blocked, 1"_s);
        QTest::mouseClick(facets->viewport(), Qt::LeftButton, {}, facets->visualRect(blocked).center());
        QTRY_COMPARE(m_source->asked.last(), u"state:blocked"_s);
        QTRY_COMPARE(label(u"auditTotal"_s), u"1"_s);
        facets->setFocus();
        facets->setCurrentIndex(facets->model()->index(0, 0, facets->model()->index(0, 0)));
        QTest::keyClick(facets, Qt::Key_Space);
        QTRY_COMPARE(label(u"auditTotal"_s), u"300"_s);
    }

    void longWordsOfAFacetHaveASecondLine()
    {
        m_operator->add(1);
        m_operator->entries[300].meta = "[\"agente de cumplimiento normativo\",\"E "
                                        "1\",\"Cerrar\",\"executed\",\"pol-7\",\"Riesgo alto\",7,0.71,94,true]";
        m_operator->rebuild();
        m_page->refresh();
        QTRY_COMPARE(table()->model()->rowCount(), 301);
        auto *const facets = find<ui::FacetPane>(u"auditFacets"_s);
        const auto heightOf = [facets](const QString &words) {
            const QModelIndex agents = facets->model()->index(1, 0);
            for (int row = 0; row < facets->model()->rowCount(agents); ++row)
                if (const QModelIndex value = facets->model()->index(row, 0, agents); value.data() == words)
                    return facets->visualRect(value).height();
            return 0;
        };
        QTRY_COMPARE(heightOf(u"agente de cumplimiento normativo"_s), 42);
        QCOMPARE(heightOf(u"agent-3"_s), 26);
        facets->setFixedWidth(400);
        QTRY_COMPARE(heightOf(u"agente de cumplimiento normativo"_s), 26);
    }

    void theBrushNarrowsTheTime()
    {
        auto *const chart = find<charts::HistogramChart>(u"auditHistogram"_s);
        QTRY_VERIFY(chart->pointCount() >= 20);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Home);
        QTest::keyClick(chart, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(chart, Qt::Key_Return);
        QTRY_VERIFY(m_source->asked.last().startsWith(u"from:2026-01-01"_s));
        QTRY_VERIFY(table()->model()->rowCount() < 60);
        QVERIFY(table()->model()->rowCount() > 0);
        QVERIFY(!chart->brush());
    }

    void onlyThePlatformsOrders()
    {
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        auto *const header = table()->horizontalHeader();
        const auto click = [&](int column) {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              QPoint(header->sectionViewportPosition(column) + 20, 15));
        };
        click(AuditLogModel::Time);
        QTRY_COMPARE(cell(0, AuditLogModel::Agent), u"agent-0"_s);
        QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
        click(AuditLogModel::Agent);
        QCOMPARE(header->sortIndicatorSection(), int(AuditLogModel::Time));
    }

    void columnsDensityAndViewsComeBack()
    {
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        find<QToolButton>(u"auditDensity"_s)->click();
        QCOMPARE(table()->verticalHeader()->defaultSectionSize(), 34);
        QMenu menu;
        table()->columns()->fillMenu(&menu);
        menu.findChild<QAction *>(u"auditColumn.%1"_s.arg(int(AuditLogModel::Seq)))->trigger();
        QVERIFY(!table()->isColumnHidden(AuditLogModel::Seq));
        // A view is saved under a name and found in the palette.
        m_page->open(QUrlQuery(u"q=state:blocked"_s));
        QTRY_COMPARE(label(u"auditTotal"_s), u"1"_s);
        QTest::keyClick(table(), Qt::Key_S, Qt::ControlModifier);
        auto *const name = m_page->findChild<QLineEdit *>(u"saveView.name"_s);
        QVERIFY(name);
        QTest::keyClicks(name, u"Doubtful"_s);
        m_page->findChild<QPushButton *>(u"saveView.save"_s)->click();
        QCOMPARE(find<QPushButton>(u"auditViews"_s)->text(), u"View: Doubtful"_s);
        m_page->open(QUrlQuery(u"q="_s));
        QTRY_COMPARE(label(u"auditTotal"_s), u"300"_s);
        const auto commands = m_page->commands();
        QCOMPARE(commands.size(), 1);
        QCOMPARE(commands.constFirst().text, u"View: Doubtful"_s);
        commands.constFirst().run();
        QTRY_COMPARE(label(u"auditTotal"_s), u"1"_s);
        make(QSize(1440, 860));
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        QCOMPARE(table()->verticalHeader()->defaultSectionSize(), 34);
        QVERIFY(!table()->isColumnHidden(AuditLogModel::Seq));
    }
};

QTEST_MAIN(TestAuditPageQuery)
#include "tst_auditpagequery.moc"
