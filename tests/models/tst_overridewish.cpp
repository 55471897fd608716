// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeoverridesource.h"

#include "models/overridewish.h"
#include "tests/support/fakedrafts.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using Scope = OverrideWish::Scope;

/// What somebody is about to ask for: kept until it is sent.
class TestOverrideWish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeOverrideSource>();
        m_drafts = {};
        begin();
    }
    void cleanup() { m_wish.reset(); }

    void whatIsTypedIsKeptAndComesBack()
    {
        m_wish->setReason(u"The machine was sold"_s);
        m_wish->setScope(Scope::Entity);
        m_wish->setHours(24);
        QTRY_COMPARE(m_drafts.list.size(), 1);
        m_wish->setHours(48);
        // A crash may come before the next pause; closing does not lose it.
        begin();
        QVERIFY(m_wish->isContinued());
        QCOMPARE(m_wish->reason(), u"The machine was sold"_s);
        QCOMPARE(m_wish->scope(), Scope::Entity);
        QCOMPARE(m_wish->hours(), 48);
    }

    void anotherDecisionBeginsEmpty()
    {
        m_wish->setReason(u"The machine was sold"_s);
        begin(u"dec-8"_s);
        QVERIFY(!m_wish->isContinued());
        QVERIFY(m_wish->reason().isEmpty());
        QVERIFY(!m_wish->canSend());
    }

    void whatIsSentIsNoDraftAnyMore_data()
    {
        QTest::addColumn<int>("scope");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<qint64>("hours");
        QTest::newRow("once") << static_cast<int>(Scope::Once) << QByteArray("once") << qint64(0);
        QTest::newRow("entity") << static_cast<int>(Scope::Entity) << QByteArray("entity") << qint64(24);
    }
    void whatIsSentIsNoDraftAnyMore()
    {
        QFETCH(int, scope);
        QFETCH(QByteArray, name);
        QFETCH(qint64, hours);
        QSignalSpy sent(m_wish.get(), &OverrideWish::sent);
        m_wish->setReason(u"  The machine was sold "_s);
        m_wish->setScope(static_cast<Scope>(scope));
        m_wish->setHours(24);
        m_wish->send();
        QVERIFY(m_wish->isBusy());
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(sent[0][0].toString(), u"ovr-1"_s);
        QCOMPARE(m_source->wishes.size(), 1U);
        QCOMPARE(m_source->wishes[0].reason, std::string("The machine was sold"));
        QCOMPARE(m_source->wishes[0].scope, name.toStdString());
        QCOMPARE(m_source->wishes[0].hours, hours);
        m_wish.reset();
        QVERIFY(m_drafts.list.isEmpty());
    }

    void whatIsRefusedIsKept()
    {
        m_source->problem = tests::FakeOverrideSource::error(api::ApiError::Kind::Offline);
        m_wish->setReason(u"The machine was sold"_s);
        m_wish->send();
        QTRY_VERIFY(m_wish->refusal());
        QVERIFY(m_wish->canSend());
        QCOMPARE(m_drafts.list.value(0).id, OverrideWish::draftId(u"dec-7"_s));
    }

    void withoutAReasonNothingIsSent()
    {
        m_wish->setReason(u"   "_s);
        m_wish->send();
        QVERIFY(!m_wish->isBusy());
        QVERIFY(m_source->wishes.empty());
    }

    void hoursStayWhereTheyMayBe()
    {
        m_wish->setHours(1000);
        QCOMPARE(m_wish->hours(), 168);
        m_wish->setHours(0);
        QCOMPARE(m_wish->hours(), 1);
    }

private:
    void begin(const QString &id = u"dec-7"_s)
    {
        m_wish.reset();
        m_wish = std::make_unique<OverrideWish>(m_source.get(), &m_drafts, id);
    }

    std::unique_ptr<tests::FakeOverrideSource> m_source;
    tests::FakeDrafts m_drafts;
    std::unique_ptr<OverrideWish> m_wish;
};

QTEST_GUILESS_MAIN(TestOverrideWish)
#include "tst_overridewish.moc"
