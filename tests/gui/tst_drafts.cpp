// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakedrafts.h"
#include "ui/common/draftoffer.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/shell/signoutdialog.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;

/// Unsent work is offered on return, and asked about on leaving.
class TstDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        new ui::Theme(this);
        (new ui::Language(this))->setPreference(u"en"_s);
    }
    void init()
    {
        m_drafts = {};
        m_drafts.list = {{u"figure/money"_s, "50", QDateTime(QDate(2026, 2, 7), QTime(14, 5), Qt::UTC)},
                         {u"policy/p-1"_s, "x", QDateTime(QDate(2026, 2, 7), QTime(9, 0), Qt::UTC)},
                         {u"contract/c-1"_s, "y", QDateTime(QDate(2026, 2, 7), QTime(8, 0), Qt::UTC)}};
    }

    void nothingIsOfferedWhereNothingIs()
    {
        ui::DraftOffer offer(&m_drafts);
        offer.offer(u"onboarding"_s);
        QVERIFY(offer.isHidden());
        // Its buttons have names all the same.
        QCOMPARE(button(offer, "draft.continue")->accessibleName(), u"Continue"_s);
        QCOMPARE(button(offer, "draft.discard.ask")->text(), u"Discard…"_s);
    }

    void goesOnWithIt()
    {
        ui::DraftOffer offer(&m_drafts);
        offer.setZone(QTimeZone::utc());
        QSignalSpy continued(&offer, &ui::DraftOffer::continued);
        offer.offer(u"figure/money"_s);
        QVERIFY(!offer.isHidden());
        QCOMPARE(offer.accessibleName(), u"You have a draft of 14:05 on 7 Feb 2026."_s);
        button(offer, "draft.continue")->click();
        QCOMPARE(continued.size(), 1);
        QCOMPARE(continued.first().first().toByteArray(), QByteArray("50"));
        QVERIFY(offer.isHidden());
        // It is saved over, not thrown away.
        QVERIFY(m_drafts.draft(u"figure/money"_s));
    }

    void throwsItAwayOnlyWhenConfirmed()
    {
        ui::DraftOffer offer(&m_drafts);
        QSignalSpy discarded(&offer, &ui::DraftOffer::discarded);
        offer.offer(u"figure/money"_s);
        button(offer, "draft.discard.ask")->click();
        button(offer, "draft.discard.no")->click();
        QVERIFY(m_drafts.draft(u"figure/money"_s));
        button(offer, "draft.discard.ask")->click();
        button(offer, "draft.discard.yes")->click();
        QVERIFY(!m_drafts.draft(u"figure/money"_s));
        QVERIFY(m_drafts.draft(u"policy/p-1"_s));
        QCOMPARE(discarded.size(), 1);
        QVERIFY(offer.isHidden());
    }

    void leavingAsks_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("leaves");
        QTest::addColumn<int>("kept");
        QTest::addRow("keep") << QByteArray("signOut.keep") << true << 3;
        QTest::addRow("delete") << QByteArray("signOut.delete") << true << 0;
        QTest::addRow("stay") << QByteArray("signOut.cancel") << false << 3;
    }
    void leavingAsks()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, leaves);
        QFETCH(int, kept);
        ui::SignOutDialog dialog(&m_drafts, QTimeZone::utc());
        QSignalSpy answered(&dialog, &ui::SignOutDialog::answered);
        dialog.show();
        auto *const list = dialog.findChild<QListWidget *>();
        QCOMPARE(list->count(), 3);
        QCOMPARE(list->item(0)->text(), u"Tried assumptions · 14:05 on 7 Feb 2026"_s);
        QCOMPARE(list->item(1)->text(), u"Unfinished policy · 09:00 on 7 Feb 2026"_s);
        // Of a kind that has no name of its own.
        QCOMPARE(list->item(2)->text(), u"Unfinished work · 08:00 on 7 Feb 2026"_s);
        button(dialog, answer)->click();
        QCOMPARE(answered.size(), leaves ? 1 : 0);
        QCOMPARE(m_drafts.list.size(), kept);
        QVERIFY(!dialog.isVisible());
    }

    void escStays()
    {
        ui::SignOutDialog dialog(&m_drafts, QTimeZone::utc());
        QSignalSpy answered(&dialog, &ui::SignOutDialog::answered);
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(answered.size(), 0);
        QVERIFY(!dialog.isVisible());
    }

    void saysThatMemoryForgets_data()
    {
        QTest::addColumn<bool>("lasts");
        QTest::addColumn<QString>("words");
        QTest::addRow("sealed") << true << u"stay on this computer, encrypted"_s;
        QTest::addRow("memory") << false << u"drafts end with Atalaya"_s;
    }
    void saysThatMemoryForgets()
    {
        QFETCH(bool, lasts);
        QFETCH(QString, words);
        m_drafts.lasts = lasts;
        const ui::SignOutDialog dialog(&m_drafts, QTimeZone::utc());
        QVERIFY(dialog.findChild<QLabel *>(u"signOut.text"_s)->text().contains(words));
    }

private:
    static QPushButton *button(const QWidget &in, const char *name)
    {
        return in.findChild<QPushButton *>(QLatin1String(name));
    }

    FakeDrafts m_drafts;
};

QTEST_MAIN(TstDrafts)
#include "tst_drafts.moc"
