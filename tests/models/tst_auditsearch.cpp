// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditfixture.h"

#include "models/auditsearch.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using api::ApiError;
using contract::AuditSort;
using tests::auditSnapshot;

class TestAuditSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeAuditSource>();
        m_search = std::make_unique<AuditSearch>(m_source.get(), u"log"_s);
    }

    void aQuestionHasASnapshot()
    {
        QSignalSpy snapshots(m_search.get(), &AuditSearch::snapshotChanged);
        m_search->ask(u" state:blocked "_s, AuditSort::OldestFirst);
        QCOMPARE(m_search->state(), LoadState::Loading);
        QVERIFY(m_search->isBusy());
        const auto &question = m_source->queries[0].question;
        QCOMPARE(question, (contract::AuditQueryRequest{"state:blocked", AuditSort::OldestFirst, "log"}));
        answer(m_source->queries[0], auditSnapshot("a", 5, 100));
        QTRY_COMPARE(m_search->state(), LoadState::Ready);
        QCOMPARE(snapshots.size(), 1);
        QCOMPARE(snapshots[0][0].toBool(), false);
        QCOMPARE(m_search->snapshotId(), u"a"_s);
        QVERIFY(m_search->isAnswered() && !m_search->isBusy() && m_search->fetchedAt().isValid());
    }

    void nothingThatFitsIsEmpty()
    {
        begin(auditSnapshot("a", 0, 100));
        QCOMPARE(m_search->state(), LoadState::Empty);
    }

    void theLatestQuestionWins()
    {
        begin(auditSnapshot("a", 5, 100));
        QSignalSpy snapshots(m_search.get(), &AuditSearch::snapshotChanged);
        m_search->ask(u"x"_s, AuditSort::NewestFirst);
        m_search->ask(u"xy"_s, AuditSort::NewestFirst);
        QVERIFY(m_source->queries[1].isCanceled());
        QVERIFY(!m_search->isAnswered());
        QCOMPARE(m_search->snapshotId(), u"a"_s);
        answer(m_source->queries[1], auditSnapshot("x", 9, 100));
        answer(m_source->queries[2], auditSnapshot("xy", 3, 100));
        QTRY_COMPARE(m_search->snapshotId(), u"xy"_s);
        QCOMPARE(snapshots.size(), 1);
        QCOMPARE(snapshots[0][0].toBool(), false);
    }

    void aQuestionThatWasOvertakenIsAskedAgain()
    {
        begin(auditSnapshot("a", 5, 100));
        m_search->ask(u"xy"_s, AuditSort::NewestFirst);
        // The one before came to the platform after it.
        m_source->queries.back().fail(api::ApiError::Kind::Conflict, u"superseded"_s);
        QTRY_COMPARE(m_source->queries.size(), std::size_t(3));
        QCOMPARE(m_source->queries.back().question.q, "xy");
        answer(m_source->queries.back(), auditSnapshot("xy", 3, 100));
        QTRY_COMPARE(m_search->snapshotId(), u"xy"_s);
        QVERIFY(!m_search->error());
    }

    void renewedIsTheSameQuestion()
    {
        begin(auditSnapshot("a", 5, 100));
        QSignalSpy snapshots(m_search.get(), &AuditSearch::snapshotChanged);
        m_search->refresh();
        answer(m_source->queries[1], auditSnapshot("a", 5, 100));
        QTRY_VERIFY(!m_search->isBusy());
        QCOMPARE(snapshots.size(), 0);
        m_search->refresh();
        answer(m_source->queries[2], auditSnapshot("b", 6, 101));
        QTRY_COMPARE(snapshots.size(), 1);
        QCOMPARE(snapshots[0][0].toBool(), true);
    }

    void whoAsksTheSameAgainKeepsWhatIsThere()
    {
        begin(auditSnapshot("a", 5, 100));
        QSignalSpy snapshots(m_search.get(), &AuditSearch::snapshotChanged);
        m_search->ask(u"  "_s, AuditSort::NewestFirst);
        QVERIFY(m_search->isAnswered() && m_search->isBusy());
        answer(m_source->queries[1], auditSnapshot("b", 6, 101));
        QTRY_COMPARE(snapshots.size(), 1);
        QCOMPARE(snapshots[0][0].toBool(), true);
        // Asked for something else in between it is another question.
        m_search->ask(u"x"_s, AuditSort::NewestFirst);
        m_search->ask({}, AuditSort::NewestFirst);
        QVERIFY(!m_search->isAnswered());
        answer(m_source->queries[3], auditSnapshot("c", 7, 102));
        QTRY_COMPARE(snapshots.size(), 2);
        QCOMPARE(snapshots[1][0].toBool(), false);
        m_search->ask({}, AuditSort::OldestFirst);
        QVERIFY(!m_search->isAnswered());
    }

    void aFailureLosesNothingButWhatAnswersAnother()
    {
        begin(auditSnapshot("a", 5, 100));
        QSignalSpy snapshots(m_search.get(), &AuditSearch::snapshotChanged);
        m_search->refresh();
        m_source->queries[1].fail(ApiError::Kind::Offline);
        QTRY_COMPARE(m_search->state(), LoadState::Stale);
        QVERIFY(m_search->isAnswered());
        m_search->ask(u"x"_s, AuditSort::NewestFirst);
        m_source->queries[2].fail(ApiError::Kind::Offline);
        QTRY_COMPARE(m_search->state(), LoadState::Unavailable);
        QVERIFY(!m_search->snapshot());
        QCOMPARE(snapshots.size(), 1);
        m_search->ask(u"y"_s, AuditSort::NewestFirst);
        m_source->queries[3].giveUp();
        QTRY_COMPARE(m_search->state(), LoadState::Failed);
    }

    void whatIsKeptIsShownDated()
    {
        m_search->ask({}, AuditSort::NewestFirst);
        ApiError offline;
        offline.kind = ApiError::Kind::Offline;
        m_source->queries[0].succeed({auditSnapshot("a", 5, 100), {}, true, offline});
        QTRY_COMPARE(m_search->state(), LoadState::Stale);
        QVERIFY(m_search->error()->isUnreachable());
        QVERIFY(m_search->snapshot());
    }

    void aSnapshotThatIsGoneIsAskedForOnce()
    {
        begin(auditSnapshot("a", 5, 100));
        QSignalSpy rebuilt(m_search.get(), &AuditSearch::rebuilt);
        QSignalSpy snapshots(m_search.get(), &AuditSearch::snapshotChanged);
        m_search->askAgain(u"another"_s);
        QCOMPARE(m_source->queries.size(), std::size_t(1));
        for (int i = 0; i < 3; ++i)
            m_search->askAgain(u"a"_s);
        QCOMPARE(m_source->queries.size(), std::size_t(2));
        // The same question is the text with absolute times.
        QCOMPARE(m_source->queries[1].question.q, std::string("absolute text of a"));
        answer(m_source->queries[1], auditSnapshot("a", 5, 100));
        QTRY_COMPARE(rebuilt.size(), 1);
        QCOMPARE(snapshots.size(), 0);
        // Or there are more decisions by now.
        m_search->askAgain(u"a"_s);
        answer(m_source->queries[2], auditSnapshot("b", 6, 101));
        QTRY_COMPARE(snapshots.size(), 1);
        QCOMPARE(snapshots[0][0].toBool(), true);
        QCOMPARE(rebuilt.size(), 1);
    }

    void aSnapshotThatIsGoneWhileItIsRenewedIsRebuiltByThat()
    {
        begin(auditSnapshot("a", 5, 100));
        QSignalSpy rebuilt(m_search.get(), &AuditSearch::rebuilt);
        m_search->refresh();
        m_search->askAgain(u"a"_s);
        QCOMPARE(m_source->queries.size(), std::size_t(2));
        answer(m_source->queries[1], auditSnapshot("a", 5, 100));
        QTRY_COMPARE(rebuilt.size(), 1);
    }

    void aPlatformThatKeepsNothingIsNotAskedForEver()
    {
        begin(auditSnapshot("a", 5, 100));
        QList<std::optional<ApiError>> told;
        connect(m_search.get(), &AuditSearch::rebuilt, m_search.get(), [&](const std::optional<ApiError> &error) {
            told.append(error);
            if (!error)
                m_search->askAgain(u"a"_s);
        });
        m_search->askAgain(u"a"_s);
        for (std::size_t i = 1; i <= 3; ++i) {
            QTRY_COMPARE(m_source->queries.size(), i + 1);
            answer(m_source->queries[i], auditSnapshot("a", 5, 100));
        }
        QTRY_COMPARE(told.size(), 4);
        QVERIFY(told.constLast().has_value());
        QCOMPARE(m_source->queries.size(), std::size_t(4));
    }

private:
    void begin(const contract::AuditQuery &snapshot)
    {
        m_search->ask({}, AuditSort::NewestFirst);
        answer(m_source->queries.back(), snapshot);
        QTRY_VERIFY(!m_search->isBusy());
    }

    std::unique_ptr<tests::FakeAuditSource> m_source;
    std::unique_ptr<AuditSearch> m_search;
};

QTEST_GUILESS_MAIN(TestAuditSearch)
#include "tst_auditsearch.moc"
