// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditfixture.h"

#include "models/audittail.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using contract::AuditSort;
using tests::auditRow;
using tests::auditSnapshot;
using State = api::AuditEvents::State;

namespace {

class FakeEvents final : public api::AuditEvents
{
public:
    void start(qint64 from) override
    {
        after = from;
        m_state = State::Live;
        Q_EMIT stateChanged();
    }
    void stop() override
    {
        m_state = State::Off;
        Q_EMIT stateChanged();
    }
    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] std::optional<api::ApiError> error() const override { return std::nullopt; }

    qint64 after = -2;

private:
    State m_state = State::Off;
};

} // namespace

class TestAuditTail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeAuditSource>();
        m_search = std::make_unique<AuditSearch>(m_source.get(), u"log"_s);
        m_events = std::make_unique<FakeEvents>();
        m_tail = std::make_unique<AuditTail>(m_events.get(), m_search.get(), QTimeZone::utc());
        // Every third decision is blocked: 2, 5, 8, …
        m_search->ask(u"state:blocked"_s, AuditSort::NewestFirst);
        answer(m_source->queries.back(), auditSnapshot("a", 33, 100));
        QTRY_VERIFY(m_search->isAnswered());
    }
    void cleanup()
    {
        m_tail.reset();
        m_search.reset();
    }

    void itBeginsBehindTheSnapshot()
    {
        arrive(101);
        QCOMPARE(m_tail->waiting(), 0);
        m_tail->setOn(true);
        QCOMPARE(m_events->after, 99);
        QCOMPARE(m_tail->state(), State::Live);
        m_tail->setOn(false);
        QCOMPARE(m_tail->state(), State::Off);
    }

    void whatFitsIsShownAtOnce()
    {
        m_tail->setOn(true);
        arrive(100);
        QCOMPARE(m_tail->waiting(), 0);
        QCOMPARE(m_source->queries.size(), std::size_t(1));
        arrive(101);
        QCOMPARE(m_tail->waiting(), 1);
        QTRY_COMPARE(m_source->queries.size(), std::size_t(2));
        QCOMPARE(m_source->queries[1].question.q, std::string("state:blocked"));
        // What comes meanwhile waits for the next one.
        arrive(104);
        answer(m_source->queries[1], auditSnapshot("b", 34, 102));
        QTRY_COMPARE(m_tail->waiting(), 1);
        QTRY_COMPARE(m_source->queries.size(), std::size_t(3));
        answer(m_source->queries[2], auditSnapshot("c", 35, 105));
        QTRY_COMPARE(m_tail->waiting(), 0);
    }

    void whoHasScrolledAwayIsLeftInPeace()
    {
        m_tail->setOn(true);
        m_tail->setPaused(true);
        for (const qint64 seq : {101, 102, 103, 104, 107})
            arrive(seq);
        QCOMPARE(m_tail->waiting(), 3);
        QTest::qWait(1);
        QCOMPARE(m_source->queries.size(), std::size_t(1));
        m_tail->setPaused(false);
        QTRY_COMPARE(m_source->queries.size(), std::size_t(2));
        answer(m_source->queries[1], auditSnapshot("b", 36, 108));
        QTRY_COMPARE(m_tail->waiting(), 0);
    }

    void whatWaitsIsShownOnDemand()
    {
        m_tail->setOn(true);
        m_tail->setPaused(true);
        arrive(101);
        m_tail->showWaiting();
        QCOMPARE(m_source->queries.size(), std::size_t(2));
        QVERIFY(m_tail->isPaused());
    }

    void whatOnlyTheInputsCouldTellIsCounted()
    {
        m_search->ask(u"préstamo"_s, AuditSort::NewestFirst);
        answer(m_source->queries.back(), auditSnapshot("b", 1, 100));
        QTRY_VERIFY(m_search->isAnswered());
        m_tail->setOn(true);
        m_tail->setPaused(true);
        arrive(100);
        QCOMPARE(m_tail->waiting(), 1);
    }

    void aBurstIsOneQuestion()
    {
        m_tail->setOn(true);
        for (qint64 seq = 101; seq < 400; seq += 3)
            arrive(seq);
        QTRY_COMPARE(m_source->queries.size(), std::size_t(2));
        QCOMPARE(m_tail->waiting(), 100);
    }

private:
    void arrive(qint64 seq) { Q_EMIT m_events->arrived(auditRow(seq)); }

    std::unique_ptr<tests::FakeAuditSource> m_source;
    std::unique_ptr<AuditSearch> m_search;
    std::unique_ptr<FakeEvents> m_events;
    std::unique_ptr<AuditTail> m_tail;
};

QTEST_GUILESS_MAIN(TestAuditTail)
#include "tst_audittail.moc"
