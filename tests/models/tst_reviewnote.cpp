// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviewnote.h"
#include "tests/support/fakedrafts.h"

#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;

/// A reason that is typed: it outlives whatever comes between, until the word is spoken.
class TestReviewNote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_drafts = {};
        begin();
        m_note->open(u"dec-1"_s);
    }
    void cleanup() { m_note.reset(); }

    void aCrashLosesNothing()
    {
        m_note->setText(u"A car, not"_s);
        QTRY_COMPARE(m_drafts.list.size(), 1);
        QCOMPARE(m_drafts.list.first().id, ReviewNote::draftId(u"dec-1"_s));
        m_note->setText(u"A car, not a tractor"_s);
        begin();
        m_note->open(u"dec-1"_s);
        QCOMPARE(m_note->text(), u"A car, not a tractor"_s);
        QVERIFY(m_note->isContinued());
    }

    void eachDecisionHasItsOwn()
    {
        m_note->setText(u"first"_s);
        m_note->open(u"dec-2"_s);
        QVERIFY(m_note->text().isEmpty());
        QVERIFY(!m_note->isContinued());
        m_note->setText(u"second"_s);
        m_note->open(u"dec-1"_s);
        QCOMPARE(m_note->text(), u"first"_s);
        m_note->open({});
        QVERIFY(m_note->text().isEmpty());
        QCOMPARE(m_drafts.list.size(), 2);
    }

    void whatIsSaidIsNoDraftAnyMore()
    {
        m_note->setText(u"first"_s);
        m_note->flush();
        m_note->forget(u"dec-1"_s);
        QVERIFY(m_drafts.list.isEmpty());
        QVERIFY(m_note->text().isEmpty());
        m_note->setText(u"again"_s);
        m_note->forget(u"dec-1"_s);
        m_note->flush();
        QVERIFY(m_drafts.list.isEmpty());
    }

    void nothingIsNoDraft()
    {
        m_note->setText(u"x"_s);
        m_note->flush();
        m_note->setText(u"  "_s);
        m_note->flush();
        QVERIFY(m_drafts.list.isEmpty());
    }

    void withoutAPlaceItStillStandsThere()
    {
        ReviewNote note;
        note.open(u"dec-1"_s);
        note.setText(u"x"_s);
        note.flush();
        QCOMPARE(note.text(), u"x"_s);
        note.forget(u"dec-1"_s);
        QVERIFY(note.text().isEmpty());
    }

private:
    void begin()
    {
        m_note.reset();
        m_note = std::make_unique<ReviewNote>();
        m_note->setDrafts(&m_drafts);
    }

    tests::FakeDrafts m_drafts;
    std::unique_ptr<ReviewNote> m_note;
};

QTEST_GUILESS_MAIN(TestReviewNote)
#include "tst_reviewnote.moc"
