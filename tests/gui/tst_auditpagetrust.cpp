// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpagefixture.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace atalaya;
using namespace Qt::StringLiterals;
using models::AuditLogModel;

/// Whole results and alarms.
class TestAuditPageTrust : public tests::AuditPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeResultIsVerified()
    {
        m_page->open(QUrlQuery(u"q=agent:agent-3"_s));
        QTRY_COMPARE(label(u"auditTotal"_s), u"30"_s);
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified"_s));
        verifyResult();
        QTRY_COMPARE(label(u"auditVerify.title"_s), u"The result is complete"_s);
        QCOMPARE(fact(u"auditVerify.facts"_s, u"They fit"_s), u"30"_s);
        picture(u"verified"_s);
    }

    void theNumberOfAHiddenRowIsNamed()
    {
        m_source->hidden = {153};
        m_page->open(QUrlQuery(u"q=agent:agent-3"_s));
        QTRY_COMPARE(label(u"auditTotal"_s), u"29"_s);
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified"_s));
        verifyResult();
        QTRY_COMPARE(label(u"auditVerify.title"_s), u"This result is not what the log holds"_s);
        QCOMPARE(m_page->findChild<QPlainTextEdit *>(u"auditVerify.numbers"_s)->toPlainText(), u"Left out: 153"_s);
        picture(u"omitted"_s);
    }

    void aRowThatIsToldAndNotShownIsNamed()
    {
        m_source->hidden = {153};
        m_source->tellsHidden = true;
        m_page->open(QUrlQuery(u"q=agent:agent-3&sort=confidence"_s));
        QTRY_COMPARE(label(u"auditTotal"_s), u"29"_s);
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified"_s));
        verifyResult();
        QTRY_COMPARE(label(u"auditVerify.title"_s), u"This result is not what the log holds"_s);
        QVERIFY(label(u"auditVerify.text"_s).endsWith(u"The platform counts 29 decisions and names 30."_s));
        QCOMPARE(m_page->findChild<QPlainTextEdit *>(u"auditVerify.numbers"_s)->toPlainText(), u"Left out: 153"_s);
    }

    void clocksThatDifferAreNoAlarm()
    {
        // The operator's evening is long past.
        m_page->open(QUrlQuery(u"q=since:19h"_s));
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified"_s));
        QTRY_VERIFY(table()->model()->rowCount() > 0 && table()->model()->rowCount() < 300);
        verifyResult();
        QTRY_COMPARE(label(u"auditVerify.title"_s), u"The clocks of this computer and the platform differ"_s);
        QVERIFY(m_log->status().alarms.empty());
    }

    void anAlarmTakesThePageUntilItIsLifted()
    {
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified"_s));
        m_operator->entries[120].meta.replace("act", "tca");
        m_operator->rebuild();
        m_page->refresh();
        QTRY_VERIFY(!m_log->status().alarms.empty());
        QTRY_VERIFY(find<QWidget>(u"logAlarm"_s)->isVisible());
        QCOMPARE(label(u"logAlarmTitle"_s), u"The log is not the one that this computer has already verified"_s);
        QCOMPARE(fact(u"logAlarmPinned"_s, u"Size"_s), u"300 leaves"_s);
        QCOMPARE(fact(u"logAlarmOffered"_s, u"Size"_s), u"300 leaves"_s);
        QVERIFY(fact(u"logAlarmPinned"_s, u"Root"_s) != fact(u"logAlarmOffered"_s, u"Root"_s));
        QCOMPARE(fact(u"logAlarmOffered"_s, u"Signature"_s), u"Valid"_s);
        auto *const rows = find<QTableView>(u"auditAlarmRows"_s);
        QTRY_COMPARE(rows->model()->index(0, AuditLogModel::Proof).data().toString(), u"Not verified"_s);
        picture(u"alarm"_s);
        find<QPushButton>(u"logAlarmCopy"_s)->click();
        QVERIFY(QApplication::clipboard()->text().startsWith(u"c-"_s));
        // One may read on; it stays what it is.
        find<QPushButton>(u"logAlarmSearch"_s)->click();
        QVERIFY(table()->isVisible());
        QVERIFY(label(u"auditTrust"_s).startsWith(u"Nothing is verified: fork"_s));
        m_page->activate();
        QVERIFY(find<QWidget>(u"logAlarm"_s)->isVisible());
        // Lifted with a reason and the second factor.
        find<QPushButton>(u"logAlarmLift"_s)->click();
        auto *const lift = m_page->findChild<QPushButton *>(u"liftAlarm.lift"_s);
        QVERIFY(!lift->isEnabled());
        QTest::keyClicks(m_page->findChild<QPlainTextEdit *>(u"liftAlarm.reason"_s), u"The operator restored a copy"_s);
        m_page->findChild<QAbstractButton *>(u"liftAlarm.anew"_s)->click();
        lift->click();
        QCOMPARE(m_confirmed, u"log.alarm.lift"_s);
        QTRY_VERIFY(!find<QWidget>(u"logAlarm"_s)->isVisible());
        QCOMPARE(m_pins->of(theLog).lifted.back().reason, "The operator restored a copy");
        QCOMPARE(m_pins->of(theLog).lifted.back().who, "lucas@banca-norte.example");
    }

private:
    void verifyResult()
    {
        find<QPushButton>(u"auditVerifyResult"_s)->click();
        auto *const go = m_page->findChild<QPushButton *>(u"auditVerify.go"_s);
        QTRY_VERIFY(go->isEnabled());
        go->click();
    }
};

QTEST_MAIN(TestAuditPageTrust)
#include "tst_auditpagetrust.moc"
