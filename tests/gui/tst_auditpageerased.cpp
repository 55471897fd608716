// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpagefixture.h"

#include <QAbstractButton>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace atalaya;
using namespace Qt::StringLiterals;
using models::AuditLogModel;

/// What retention has erased, and what a backup that was put back has lost.
class TestAuditPageErased : public tests::AuditPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasErasedIsNotProvable()
    {
        const std::int64_t last = m_operator->entries[299].at;
        m_operator->shortenPolicy(last + 60'000);
        m_operator->addErasure(0, 299, last + 120 * std::int64_t{86'400'000});
        m_operator->gone = {296, 297, 298};
        make(QSize(1440, 860));
        QTRY_COMPARE(cell(1, AuditLogModel::State), u"Not provable"_s);
        QCOMPARE(cell(1, AuditLogModel::Agent), u"erased"_s);
        const QString proof = u"Number and place proven; content erased by retention, not provable"_s;
        QTRY_COMPARE(spoken(1, AuditLogModel::Proof), proof);
        QCOMPARE(spoken(0, AuditLogModel::Proof), u"Verified"_s);
        QCOMPARE(spoken(1, AuditLogModel::State),
                 u"Not provable: the platform says “Executed”, and retention has erased what would show it"_s);
        QVERIFY(spoken(1, AuditLogModel::Time).startsWith(u"Decision 298, "_s));
        QVERIFY(spoken(1, AuditLogModel::Time).endsWith(proof));
        select(1);
        QTRY_COMPARE(label(u"proofTitle"_s), u"Number and place are proven; the content was erased by retention and "
                                             u"can’t be proven any more"_s);
        QCOMPARE(fact(u"proofFacts"_s, u"Leaf"_s), u"298 of 303"_s);
        QCOMPARE(fact(u"proofFacts"_s, u"Erased by"_s), u"retention, leaf 302"_s);
        QCOMPARE(fact(u"decisionFacts"_s, u"Agent"_s), u"erased"_s);
        QVERIFY(label(u"decisionReason"_s).startsWith(u"Retention has erased what was decided and why."_s));
        picture(u"erased"_s);
    }

    void whatWasLostIsShownAndAccepted()
    {
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified"_s));
        beginAnew();
        make(QSize(1440, 860));
        QTRY_VERIFY(find<QWidget>(u"logAlarm"_s)->isVisible());
        QCOMPARE(label(u"logAlarmTitle"_s), u"The log was begun anew"_s);
        QVERIFY(label(u"logAlarmStory"_s).contains(u"The numbers 290 to 304 of the old one are lost"_s));
        QCOMPARE(fact(u"logAlarmPinned"_s, u"Size"_s), u"300 leaves"_s);
        // The platform had signed more than this computer had seen.
        QVERIFY(fact(u"logAlarmPinned"_s, u"Signed last"_s).startsWith(u"305 leaves"_s));
        QVERIFY(fact(u"logAlarmOffered"_s, u"Lost"_s).startsWith(u"290 to 304"_s));
        QVERIFY(!fact(u"logAlarmOffered"_s, u"Begun anew"_s).isEmpty());
        QCOMPARE(fact(u"logAlarmOffered"_s, u"Reason given"_s), u"El disco falló; copia de las 4:00"_s);
        QCOMPARE(fact(u"logAlarmOffered"_s, u"Signature"_s), u"Valid"_s);
        picture(u"lost"_s);
        auto *const accept = find<QPushButton>(u"logAlarmLift"_s);
        QCOMPARE(accept->text(), u"Accept the loss…"_s);
        accept->click();
        auto *const lift = m_page->findChild<QPushButton *>(u"liftAlarm.lift"_s);
        QCOMPARE(lift->text(), u"Accept the loss"_s);
        QVERIFY(!m_page->findChild<QAbstractButton *>(u"liftAlarm.anew"_s)->isVisible());
        QTest::keyClicks(m_page->findChild<QPlainTextEdit *>(u"liftAlarm.reason"_s), u"The copy of four o'clock"_s);
        lift->click();
        QCOMPARE(m_confirmed, u"log.alarm.lift"_s);
        QTRY_VERIFY(!find<QWidget>(u"logAlarm"_s)->isVisible());
        QTRY_VERIFY(label(u"auditTrust"_s).startsWith(u"Verified against head 293"_s));
        const QByteArray evidence = m_log->evidence();
        for (const char *part : {"El disco", "The copy of four", "lucas@banca-norte.example", "\"to\": 305"})
            QVERIFY2(evidence.contains(part), part);
    }

private:
    /// A backup of 290 leaves was put back, after 305 had been signed.
    void beginAnew()
    {
        m_operator->add(5);
        const QByteArray last = m_operator->signer.signHead(305, m_operator->log.root(305));
        m_operator->entries.resize(290);
        tests::OperatorEntry &begin = m_operator->add();
        begin.kind = "epoch";
        begin.at = m_operator->entries[289].at + 60'000;
        begin.meta = R"({"epoch":2,"lost":[290,305]})";
        begin.body = QJsonDocument(QJsonObject{{u"head"_s, QString::fromUtf8(last)},
                                               {u"key"_s, QString::fromUtf8(m_operator->signer.verifierKey())},
                                               {u"reason"_s, u"El disco falló; copia de las 4:00"_s}})
                         .toJson(QJsonDocument::Compact);
        m_operator->add(2);
        m_operator->rebuild();
        m_operator->signer = tests::OperatorKey("atalaya-00/t/ten-1/2", 7);
        m_operator->begun.epochs.push_back({2, "atalaya-00/t/ten-1/2", {}, 290, {}, {}, {}, 305});
    }
};

QTEST_MAIN(TestAuditPageErased)
#include "tst_auditpageerased.moc"
