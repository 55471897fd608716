// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpagefixture.h"

#include "ui/audit/querychip.h"

#include <QAccessible>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace atalaya;
using namespace Qt::StringLiterals;
using models::AuditLogModel;

/// Rows, the decision beside them, and what the page says when there is nothing to show.
class TestAuditPage : public tests::AuditPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsShownAndVerified()
    {
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        QTRY_COMPARE(cell(0, AuditLogModel::State), u"Blocked"_s);
        QCOMPARE(cell(0, AuditLogModel::Confidence), u"0.71"_s);
        QCOMPARE(cell(1, AuditLogModel::Risk), u"no data"_s);
        QCOMPARE(cell(1, AuditLogModel::State), u"In review"_s);
        QTRY_COMPARE(spoken(0, AuditLogModel::Proof), u"Verified"_s);
        QCOMPARE(label(u"auditTotal"_s), u"300"_s);
        QCOMPARE(label(u"auditOf"_s), u"of 300 decisions"_s);
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified against head 300 · trusted on first use"_s));
        QVERIFY(spoken(0, AuditLogModel::Time).endsWith(u"Blocked, crédito, Aprobar operación, Verified"_s));
        QCOMPARE(table()->verticalHeader()->sectionSize(0), 28);
        picture(u"page"_s);
    }

    void theDecisionSaysWhyFirstAndProofLast()
    {
        select(0);
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 299"_s);
        QCOMPARE(label(u"decisionReason"_s),
                 u"“This action was blocked by the tenant’s policy Riesgo alto. Reason: requiere revisión humana.”"_s);
        QTRY_COMPARE(fact(u"decisionInputs"_s, u"importe"_s), u"48500"_s);
        QCOMPARE(fact(u"decisionInputs"_s, u"solicitante"_s), u"[dni]"_s);
        QCOMPARE(fact(u"decisionFacts"_s, u"Policy"_s), u"Riesgo alto, version 7"_s);
        QCOMPARE(fact(u"decisionFacts"_s, u"User"_s), u"ana"_s);
        QTRY_COMPARE(label(u"proofTitle"_s), u"Proof checked on this computer"_s);
        QCOMPARE(fact(u"proofFacts"_s, u"Leaf"_s), u"299 of 300"_s);
        QVERIFY(!label(u"proofLimits"_s).isEmpty());
        // The entity's other decision is a link to it.
        auto *const other = find<QPushButton>(u"other.0"_s);
        QTRY_VERIFY(other->isVisible());
        other->click();
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 298"_s);
        QTRY_COMPARE(table()->currentRow(), 1);
        QCOMPARE(fact(u"decisionFacts"_s, u"Confidence"_s), u"no data"_s);
        picture(u"decision"_s);
    }

    void keysWalkFilterAndPeek()
    {
        select(0);
        // The operator proves the rows of one result at a time.
        QTRY_COMPARE(spoken(0, AuditLogModel::Proof), u"Verified"_s);
        QTest::keyClick(table(), Qt::Key_J);
        QTest::keyClick(table(), Qt::Key_J);
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 297"_s);
        QTest::keyClick(table(), Qt::Key_K);
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 298"_s);
        QTest::keyClick(table(), Qt::Key_Space);
        QVERIFY(!find<QWidget>(u"decisionPane"_s)->isVisible());
        QTest::keyClick(table(), Qt::Key_Space);
        QVERIFY(find<QWidget>(u"decisionPane"_s)->isVisible());
        // F takes the cell into the query, Shift+F out of it.
        table()->setCurrentIndex(table()->model()->index(1, AuditLogModel::Agent));
        QTest::keyClick(table(), Qt::Key_F);
        QTRY_COMPARE(m_source->asked.last(), u"agent:cartera"_s);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(bar()->chips().constFirst()->text(), u"agent cartera"_s);
        QTRY_COMPARE(spoken(0, AuditLogModel::Proof), u"Verified"_s);
        QTest::keyClick(m_page, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        QTRY_COMPARE(spoken(0, AuditLogModel::Proof), u"Verified"_s);
        table()->setCurrentIndex(table()->model()->index(1, AuditLogModel::State));
        QTest::keyClick(table(), Qt::Key_F, Qt::ShiftModifier);
        QTRY_COMPARE(m_source->asked.last(), u"-state:review"_s);
        QTRY_COMPARE(label(u"auditTotal"_s), u"299"_s);
    }

    void twoDecisionsSideBySide()
    {
        select(0);
        QTest::keyClick(table(), Qt::Key_C);
        QVERIFY(label(u"auditTrust"_s).startsWith(u"One decision is marked"_s));
        select(1);
        QTest::keyClick(table(), Qt::Key_C);
        auto *const rows = m_page->findChild<QTableView *>(u"auditCompareTable"_s);
        QVERIFY(rows);
        QTRY_VERIFY(rows->isVisible());
        QCOMPARE(rows->model()->headerData(1, Qt::Horizontal).toString(), u"Decision 299"_s);
        const int all = rows->model()->rowCount();
        m_page->findChild<QAbstractButton *>(u"auditCompare.only"_s)->click();
        QVERIFY(rows->model()->rowCount() < all);
        picture(u"compare"_s);
    }

    void aLinkOpensQueryAndDecision()
    {
        const QString id = QString::fromStdString(m_operator->shownId(298));
        m_page->open(QUrlQuery(u"q=state:review&decision="_s + id));
        QTRY_COMPARE(label(u"auditTotal"_s), u"1"_s);
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 298"_s);
        QCOMPARE(m_page->query().queryItemValue(u"q"_s, QUrl::FullyDecoded), u"state:review"_s);
        QCOMPARE(m_page->query().queryItemValue(u"decision"_s, QUrl::FullyDecoded), id);
    }

    void aNarrowPageHasTheDecisionOverTheTable()
    {
        make(QSize(1000, 700));
        select(0);
        auto *const pane = find<QWidget>(u"decisionPane"_s);
        QVERIFY(!pane->isVisible());
        QTest::keyClick(table(), Qt::Key_Space);
        QVERIFY(pane->isVisible());
        QTRY_COMPARE(label(u"decisionTitle"_s), u"Decision 299"_s);
        QVERIFY(pane->mapTo(m_page, QPoint(pane->width(), 0)).x() == m_page->width());
        QVERIFY(m_page->leaveTrail());
        QVERIFY(!pane->isVisible());
        QVERIFY(!m_page->leaveTrail());
        picture(u"narrow"_s);
    }

    void nothingFitsAndNothingAnswers()
    {
        m_page->open(QUrlQuery(u"q=agent:nobody"_s));
        QTRY_COMPARE(stateTitle(), u"No decision fits this query"_s);
        find<QWidget>(u"auditState"_s)->findChild<QPushButton *>(u"statePane.primary"_s)->click();
        QTRY_COMPARE(label(u"auditTotal"_s), u"300"_s);
        make(QSize(1440, 860), false);
        api::ApiError error;
        error.kind = api::ApiError::Kind::Server;
        error.correlationId = u"c-51e0"_s;
        m_source->error = error;
        m_page->activate();
        QTRY_COMPARE(stateTitle(), u"The platform has a problem"_s);
        m_source->error.reset();
        find<QWidget>(u"auditState"_s)->findChild<QPushButton *>(u"statePane.primary"_s)->click();
        QTRY_COMPARE(table()->model()->rowCount(), 300);
    }

    void everyControlHasAName()
    {
        QTRY_COMPARE(table()->model()->rowCount(), 300);
        select(0);
        for (QWidget *const widget : m_page->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusProxy() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            auto *const face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(),
                     qPrintable(widget->objectName() + u" in "_s + widget->parentWidget()->objectName() + u' ' +
                                QString::fromLatin1(widget->metaObject()->className())));
        }
    }
};

QTEST_MAIN(TestAuditPage)
#include "tst_auditpage.moc"
