// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditfixture.h"

#include "models/auditlogmodel.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using api::ApiError;
using contract::AuditSort;
using tests::auditSnapshot;
using Model = AuditLogModel;

class TestAuditLogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeAuditSource>();
        m_search = std::make_unique<AuditSearch>(m_source.get(), u"log"_s);
        m_model = std::make_unique<Model>(m_source.get(), m_search.get(), QTimeZone("Europe/Madrid"));
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_search.reset();
    }

    void cellsAreRaw()
    {
        open(auditSnapshot("a", 50, 50));
        QCOMPARE(m_model->rowCount(), 50);
        QCOMPARE(m_model->columnCount(), 14);
        // Row 1 is decision 48.
        QCOMPARE(cell(1, Model::Time).toDateTime(), QDateTime(QDate(2026, 2, 1), QTime(0, 48), Qt::UTC));
        QCOMPARE(cell(1, Model::Time).toDateTime().time(), QTime(1, 48));
        QCOMPARE(m_model->index(1, Model::Time).data(SortRole).toDateTime().time(), QTime(0, 48));
        QCOMPARE(cell(1, Model::State), QVariant(u"executed"_s));
        QCOMPARE(cell(1, Model::Agent), QVariant(u"crédito"_s));
        QCOMPARE(cell(1, Model::Policy), QVariant(u"Riesgo alto"_s));
        QCOMPARE(m_model->index(1, Model::Policy).data(SortRole), QVariant(u"pol-riesgo-alto"_s));
        QCOMPARE(cell(1, Model::Confidence), QVariant(0.71));
        QCOMPARE(cell(1, Model::Risk), QVariant(qint64(48)));
        QCOMPARE(cell(1, Model::Pii), QVariant(true));
        QCOMPARE(cell(1, Model::Seq), QVariant(qint64(48)));
        QCOMPARE(cell(1, Model::User), QVariant(u"u0"_s));
        // Decision 45 has neither.
        QVERIFY(!cell(4, Model::Confidence).isValid() && !cell(4, Model::Risk).isValid());
        QCOMPARE(m_model->index(1, 0).data(IdRole), QVariant(u"dec-48"_s));
        QCOMPARE(m_model->index(1, 0).data(Model::SeqRole), QVariant(qint64(48)));
        QCOMPARE(m_model->index(1, 0).data(Model::ProofRole).value<ProofState>(), ProofState::Pending);
        QCOMPARE(m_model->loadState(), LoadState::Ready);
    }

    void whatWasErasedIsSaid()
    {
        const auto snapshot = auditSnapshot("a", 3, 3);
        auto page = tests::auditRows(snapshot, 0, 100);
        page.rows[1].user.reset();
        page.rows[1].reason.reset();
        page.rows[1].correlationId.reset();
        contract::AuditRow nothing;
        nothing.seq = page.rows[2].seq;
        nothing.id = page.rows[2].id;
        nothing.at = page.rows[2].at;
        page.rows[2] = nothing;
        ask(snapshot);
        m_source->pages[0].succeed(page);
        QTRY_COMPARE(m_model->rowCount(), 3);
        QVERIFY(!cell(1, Model::Reason).isValid());
        QVERIFY(m_model->index(1, Model::Reason).data(Model::ErasedRole).toBool());
        QVERIFY(!m_model->index(0, Model::Reason).data(Model::ErasedRole).toBool());
        QVERIFY(!m_model->index(1, Model::Agent).data(Model::ErasedRole).toBool());
        // Retention takes everything; its state is handed out all the same.
        for (const int column : {Model::State, Model::Agent, Model::Policy, Model::Risk, Model::Pii, Model::User})
            QVERIFY(m_model->index(2, column).data(Model::ErasedRole).toBool());
        for (const int column : {Model::Time, Model::Seq, Model::Proof})
            QVERIFY(!m_model->index(2, column).data(Model::ErasedRole).toBool());
    }

    void aMillionRowsAreAWindow()
    {
        // It looks at every cell.
        m_tester.reset();
        const auto snapshot = auditSnapshot("a", 1'000'000, 1'000'000);
        open(snapshot);
        QCOMPARE(m_model->rowCount(), 1'000'000);
        QCOMPARE(m_source->pages.size(), std::size_t(1));
        m_model->setView(499'990, 500'015);
        for (int row = 499'990; row <= 500'015; ++row)
            QVERIFY(!cell(row, Model::Agent).isValid());
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        QCOMPARE(m_source->pages[1].offset, 499'900);
        QCOMPARE(m_source->pages[2].offset, 500'000);
        QCOMPARE(m_source->pages[2].limit, 100);
        QCOMPARE(m_model->index(500'000, 0).data(Model::LoadStateRole).value<LoadState>(), LoadState::Loading);
        QSignalSpy ready(m_model.get(), &Model::pageReady);
        answer(m_source->pages[2], snapshot);
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(ready[0][0].toInt(), 500'000);
        QCOMPARE(ready[0][1].toInt(), 100);
        QCOMPARE(cell(500'000, Model::Seq), QVariant(qint64(499'999)));
    }

    void aSweepThroughAllRowsKeepsFew()
    {
        // It looks at every cell.
        m_tester.reset();
        const auto snapshot = auditSnapshot("a", 1'000'000, 1'000'000);
        open(snapshot);
        // A tall view: a few pages at each stop.
        for (int first = 50'000; first < 1'000'000; first += 50'000) {
            const auto before = m_source->pages.size();
            m_model->setView(first, first + 499);
            QTRY_COMPARE(m_source->pages.size(), before + 11);
            for (auto page = before; page < m_source->pages.size(); ++page)
                answer(m_source->pages[page], snapshot);
            QTRY_VERIFY(!m_model->isBusy());
        }
        QVERIFY(cell(950'050, Model::Seq).isValid());
        // Far rows were let go.
        QVERIFY(!m_model->rowAt(0));
        QVERIFY(!m_model->index(0, 0).data(IdRole).isValid());
    }

    void aFastDragAsksForLittleAndEndsWhole()
    {
        // It looks at every cell.
        m_tester.reset();
        const auto snapshot = auditSnapshot("a", 1'000'000, 1'000'000);
        open(snapshot);
        QElapsedTimer clock;
        clock.start();
        // Answers come at once; what a page asks for and shows no longer is not answered.
        std::size_t answered = m_source->pages.size();
        const auto answerAll = [&] {
            for (; answered < m_source->pages.size(); ++answered)
                if (!m_source->pages[answered].isCanceled())
                    answer(m_source->pages[answered], snapshot);
        };
        constexpr int steps = 5'000;
        for (int step = 1; step <= steps; ++step) {
            m_model->setView(step * 199, step * 199 + 30);
            QTest::qWait(0);
            answerAll();
        }
        const auto most = [&] {
            return std::size_t(LoadPace::burst + 2 + clock.elapsed() / LoadPace::interval.count());
        };
        QVERIFY2(m_source->pages.size() <= most(), qPrintable(QString::number(m_source->pages.size())));
        const auto before = m_source->pages.size();
        const int last = steps * 199;
        const auto isWhole = [&] {
            answerAll();
            return m_model->rowAt(last) && m_model->rowAt(last + 30);
        };
        QTRY_VERIFY(isWhole());
        QVERIFY(!m_model->isBusy());
        // Of what was passed nothing comes after.
        for (auto page = before; page < m_source->pages.size(); ++page)
            QVERIFY(std::abs(m_source->pages[page].offset - last) < 2 * AuditPages::pageSize);
    }

    void aRefusedPageIsAskedForAgainWhenItsTimeHasPassed()
    {
        const auto snapshot = auditSnapshot("a", 5'000, 5'000);
        open(snapshot);
        m_model->setView(2'130, 2'140);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        QElapsedTimer clock;
        clock.start();
        refuse(m_source->pages[1]);
        // It counts as loading all the while, and nothing else is asked for either.
        QTest::qWait(0);
        m_model->setView(4'230, 4'240);
        m_model->want(10);
        QTest::qWait(3 * int(AuditPageLoads::settling.count()));
        QCOMPARE(m_source->pages.size(), std::size_t(2));
        QCOMPARE(m_model->index(2'130, 0).data(Model::LoadStateRole).value<LoadState>(), LoadState::Loading);
        QVERIFY(!m_model->error() && m_model->isBusy());
        m_model->setView(2'130, 2'140);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        QVERIFY(clock.elapsed() >= 1'000);
        QCOMPARE(m_source->pages[2].offset, 2'100);
        answer(m_source->pages[2], snapshot);
        QTRY_VERIFY(m_model->rowAt(2'130));
        QTRY_VERIFY(!m_model->isBusy());
    }

    void aRefusedPageThatIsShownNoLongerIsLeft()
    {
        const auto snapshot = auditSnapshot("a", 5'000, 5'000);
        open(snapshot);
        m_model->setView(2'130, 2'140);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        refuse(m_source->pages[1]);
        m_model->setView(4'230, 4'240);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        QCOMPARE(m_source->pages[2].offset, 4'200);
        answer(m_source->pages[2], snapshot);
        QTRY_VERIFY(m_model->rowAt(4'230));
        QVERIFY(!m_model->isBusy());
        QCOMPARE(m_source->pages.size(), std::size_t(3));
    }

    void whatIsSeenComesBeforeWhatLiesAround()
    {
        open(auditSnapshot("a", 5'000, 5'000));
        // With half as much on either side that is three pages.
        m_model->setView(2'090, 2'190);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(4));
        QCOMPARE(m_source->pages[1].offset, 2'000);
        QCOMPARE(m_source->pages[2].offset, 2'100);
        QCOMPARE(m_source->pages[3].offset, 2'200);
        m_model->setView(4'110, 4'190);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(7));
        QCOMPARE(m_source->pages[4].offset, 4'100);
        QCOMPARE(m_source->pages[5].offset, 4'000);
    }

    void aPageNobodyWaitsForIsGivenUp()
    {
        open(auditSnapshot("a", 5'000, 5'000));
        m_model->setView(2'130, 2'140);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        m_model->setView(4'230, 4'240);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        QTRY_VERIFY(m_source->pages[1].isCanceled());
    }

    void identityNeverAsks()
    {
        open(auditSnapshot("a", 5'000, 5'000));
        QVERIFY(!m_model->index(4'800, 0).data(IdRole).isValid());
        QVERIFY(!m_model->index(4'800, 0).data(Model::SeqRole).isValid());
        QVERIFY(!m_model->index(4'800, 0).data(Qt::SizeHintRole).isValid());
        QTest::qWait(0);
        QCOMPARE(m_source->pages.size(), std::size_t(1));
        QVERIFY(!cell(4'800, Model::Agent).isValid());
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
    }

    void oldRowsStayUntilTheNewOnesAreHere()
    {
        open(auditSnapshot("a", 500, 500));
        m_search->ask(u"x"_s, AuditSort::NewestFirst);
        QCOMPARE(m_model->loadState(), LoadState::Stale);
        QCOMPARE(m_model->rowCount(), 500);
        const auto next = auditSnapshot("b", 30, 30);
        answer(m_source->queries.back(), next);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        QCOMPARE(m_model->rowCount(), 500);
        QCOMPARE(m_model->loadState(), LoadState::Stale);
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        answer(m_source->pages[1], next);
        QTRY_COMPARE(m_model->rowCount(), 30);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(m_model->loadState(), LoadState::Ready);
        QCOMPARE(m_model->snapshotId(), u"b"_s);
        QCOMPARE(cell(0, Model::Seq), QVariant(qint64(29)));
    }

    void theLatestQuestionWins()
    {
        open(auditSnapshot("a", 500, 500));
        const auto second = auditSnapshot("b", 30, 30);
        const auto third = auditSnapshot("c", 7, 7);
        m_search->ask(u"x"_s, AuditSort::NewestFirst);
        answer(m_source->queries.back(), second);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        m_search->ask(u"xy"_s, AuditSort::NewestFirst);
        answer(m_source->queries.back(), third);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        QVERIFY(m_source->pages[1].isCanceled());
        answer(m_source->pages[1], second);
        answer(m_source->pages[2], third);
        QTRY_COMPARE(m_model->rowCount(), 7);
        QCOMPARE(m_model->snapshotId(), u"c"_s);
    }

    void aRenewedSnapshotKeepsThePlace()
    {
        open(auditSnapshot("a", 1'000, 1'000));
        m_model->setView(350, 380);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        answer(m_source->pages[1], auditSnapshot("a", 1'000, 1'000));
        QTRY_VERIFY(m_model->rowAt(350));
        m_model->setCurrent(640);
        QSignalSpy anchored(m_model.get(), &Model::anchored);
        QSignalSpy found(m_model.get(), &Model::found);
        m_search->refresh();
        const auto grown = auditSnapshot("b", 1'100, 1'100);
        answer(m_source->queries.back(), grown);
        QTRY_COMPARE(m_source->places.size(), std::size_t(1));
        QCOMPARE(m_source->places[0].seq, qint64(649));
        answer(m_source->places[0], grown);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        QCOMPARE(m_source->pages[2].offset, 400);
        answer(m_source->pages[2], grown);
        QTRY_COMPARE(anchored.size(), 1);
        QCOMPARE(anchored[0][0].toInt(), 450);
        QCOMPARE(m_model->rowAt(450)->seq, 649);
        // What is selected is found again.
        QTRY_COMPARE(m_source->places.size(), std::size_t(2));
        answer(m_source->places[1], grown);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found[0][0].toLongLong(), 640);
        QCOMPARE(found[0][1].toInt(), 459);
    }

    void aQuestionRenewedBeforeItsRowsCameBeginsAtTheTop()
    {
        open(auditSnapshot("a", 1'000, 1'000));
        m_model->setView(50, 80);
        m_search->ask(u"x"_s, AuditSort::NewestFirst);
        answer(m_source->queries.back(), auditSnapshot("b", 900, 900));
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        m_search->refresh();
        const auto third = auditSnapshot("c", 901, 901);
        answer(m_source->queries.back(), third);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        QCOMPARE(m_source->places.size(), std::size_t(0));
        QSignalSpy anchored(m_model.get(), &Model::anchored);
        answer(m_source->pages[2], third);
        QTRY_COMPARE(m_model->rowCount(), 901);
        QCOMPARE(anchored.size(), 0);
    }

    void aSnapshotThatIsGoneIsAskedForAgain()
    {
        const auto snapshot = auditSnapshot("a", 1'000, 1'000);
        open(snapshot);
        m_model->setView(350, 380);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        m_source->pages[1].isGone();
        QTRY_COMPARE(m_source->queries.size(), std::size_t(2));
        QCOMPARE(m_source->queries[1].question.q, std::string("absolute text of a"));
        QCOMPARE(m_model->index(350, 0).data(Model::LoadStateRole).value<LoadState>(), LoadState::Loading);
        QCOMPARE(m_model->rowCount(), 1'000);
        answer(m_source->queries[1], snapshot);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        QCOMPARE(m_source->pages[2].offset, 300);
        answer(m_source->pages[2], snapshot);
        QTRY_VERIFY(m_model->rowAt(350));
        QCOMPARE(m_model->loadState(), LoadState::Ready);
    }

    void aSnapshotThatIsGoneAtOnceIsAskedForAgain()
    {
        const auto snapshot = auditSnapshot("a", 10, 10);
        ask(snapshot);
        m_source->pages[0].isGone();
        QTRY_COMPARE(m_source->queries.size(), std::size_t(2));
        answer(m_source->queries[1], snapshot);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        answer(m_source->pages[1], snapshot);
        QTRY_COMPARE(m_model->rowCount(), 10);
    }

    void aSnapshotThatCannotBeHadAgainIsSaid()
    {
        const auto snapshot = auditSnapshot("a", 1'000, 1'000);
        open(snapshot);
        m_model->setView(350, 380);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        m_source->pages[1].isGone();
        QTRY_COMPARE(m_source->queries.size(), std::size_t(2));
        m_source->queries[1].fail(ApiError::Kind::Offline);
        QTRY_COMPARE(m_model->index(350, 0).data(Model::LoadStateRole).value<LoadState>(), LoadState::Unavailable);
        QCOMPARE(m_model->loadState(), LoadState::Stale);
        QVERIFY(m_model->rowAt(0));
    }

    void outcomes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<LoadState>("state");
        QTest::addRow("offline") << int(ApiError::Kind::Offline) << LoadState::Unavailable;
        QTest::addRow("forbidden") << int(ApiError::Kind::Forbidden) << LoadState::Failed;
        QTest::addRow("broken") << int(ApiError::Kind::Server) << LoadState::Failed;
    }
    void outcomes()
    {
        QFETCH(int, kind);
        QFETCH(LoadState, state);
        m_search->ask({}, AuditSort::NewestFirst);
        QCOMPARE(m_model->loadState(), LoadState::Loading);
        m_source->queries[0].fail(ApiError::Kind(kind));
        QTRY_COMPARE(m_model->loadState(), state);
        // The question is answered, the rows are not.
        const auto snapshot = auditSnapshot("a", 10, 10);
        m_search->refresh();
        answer(m_source->queries[1], snapshot);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(1));
        m_source->pages[0].fail(ApiError::Kind(kind));
        QTRY_COMPARE(m_model->loadState(), state);
        QCOMPARE(int(m_model->error()->kind), kind);
        m_model->retry();
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        answer(m_source->pages[1], snapshot);
        QTRY_COMPARE(m_model->loadState(), LoadState::Ready);
        QVERIFY(!m_model->error());
    }

    void rowsThatCannotBeHadAreNotAskedForAgainAndAgain()
    {
        const auto snapshot = auditSnapshot("a", 1'000, 1'000);
        open(snapshot);
        m_model->setView(350, 380);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        m_source->pages[1].fail(ApiError::Kind::Timeout);
        QTRY_COMPARE(m_model->index(350, 0).data(Model::LoadStateRole).value<LoadState>(), LoadState::Unavailable);
        QCOMPARE(m_model->loadState(), LoadState::Stale);
        QVERIFY(!cell(350, Model::Agent).isValid());
        QTest::qWait(0);
        QTest::qWait(0);
        QCOMPARE(m_source->pages.size(), std::size_t(2));
        m_model->retry();
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        answer(m_source->pages[2], snapshot);
        QTRY_COMPARE(m_model->loadState(), LoadState::Ready);
    }

    void rowsOfAnotherSnapshotAreRefused_data()
    {
        QTest::addColumn<QString>("wrong");
        for (const char *wrong : {"id", "offset", "short", "long"})
            QTest::addRow("%s", wrong) << QString::fromLatin1(wrong);
    }
    void rowsOfAnotherSnapshotAreRefused()
    {
        QFETCH(QString, wrong);
        const auto snapshot = auditSnapshot("a", 1'000, 1'000);
        open(snapshot);
        m_model->setView(350, 380);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        auto page = tests::auditRows(snapshot, 300, 100);
        if (wrong == u"id"_s)
            page.queryId = "b";
        else if (wrong == u"offset"_s)
            page.offset = 200;
        else if (wrong == u"short"_s)
            page.rows.pop_back();
        else
            page.rows.push_back(page.rows.back());
        m_source->pages[1].succeed(page);
        QTRY_COMPARE(m_model->index(350, 0).data(Model::LoadStateRole).value<LoadState>(), LoadState::Failed);
        QCOMPARE(m_model->error()->kind, ApiError::Kind::BadResponse);
    }

    void aRowOutOfViewCanBeWanted()
    {
        const auto snapshot = auditSnapshot("a", 1'000, 1'000);
        open(snapshot);
        m_model->want(900);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        QCOMPARE(m_source->pages[1].offset, 900);
        // The view goes on meanwhile.
        m_model->setView(330, 350);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        QVERIFY(!m_source->pages[1].isCanceled());
        QSignalSpy ready(m_model.get(), &Model::pageReady);
        answer(m_source->pages[1], snapshot);
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(ready[0][0].toInt(), 900);
        QVERIFY(m_model->rowAt(900));
        QCOMPARE(m_model->rowOf(99), 900);
        QCOMPARE(m_model->rowOf(500), -1);
    }

    void proofsBelongToTheirSnapshot()
    {
        open(auditSnapshot("a", 500, 500));
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setProofs(u"b"_s, 0, {ProofState::Verified});
        QCOMPARE(changes.size(), 0);
        m_model->setProofs(u"a"_s, 2, {ProofState::Verified, ProofState::Failed});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(proof(1), ProofState::Pending);
        QCOMPARE(proof(2), ProofState::Verified);
        QCOMPARE(proof(3), ProofState::Failed);
        QCOMPARE(cell(3, Model::Proof).toInt(), int(ProofState::Failed));
        m_model->setAllProofs(ProofState::Failed);
        QCOMPARE(proof(2), ProofState::Failed);
    }

    void aCellIsATermOfTheQuery_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("term");
        QTest::addRow("time") << 1 << int(Model::Time) << u"from:2026-02-01 to:2026-02-02"_s;
        QTest::addRow("state") << 1 << int(Model::State) << u"state:executed"_s;
        QTest::addRow("agent") << 1 << int(Model::Agent) << u"agent:crédito"_s;
        QTest::addRow("entity") << 1 << int(Model::Entity) << u"entity:\"Crédito 6\""_s;
        QTest::addRow("policy") << 1 << int(Model::Policy) << u"policy:\"Riesgo alto\""_s;
        QTest::addRow("confidence") << 1 << int(Model::Confidence) << u"confidence:0.71"_s;
        QTest::addRow("no confidence") << 4 << int(Model::Confidence) << u"confidence:none"_s;
        QTest::addRow("risk") << 1 << int(Model::Risk) << u"risk:48"_s;
        QTest::addRow("no risk") << 4 << int(Model::Risk) << u"risk:none"_s;
        QTest::addRow("pii") << 1 << int(Model::Pii) << u"pii:yes"_s;
        QTest::addRow("user") << 1 << int(Model::User) << u"user:u0"_s;
        QTest::addRow("reason") << 1 << int(Model::Reason) << u"\"Requiere revisión humana.\""_s;
        QTest::addRow("correlation") << 1 << int(Model::Correlation) << u"correlation:c-48"_s;
        QTest::addRow("seq") << 1 << int(Model::Seq) << u"seq:48"_s;
        QTest::addRow("proof") << 1 << int(Model::Proof) << QString();
        QTest::addRow("not at hand") << 400 << int(Model::Agent) << QString();
    }
    void aCellIsATermOfTheQuery()
    {
        QFETCH(int, row);
        QFETCH(int, column);
        QFETCH(QString, term);
        auto snapshot = auditSnapshot("a", 500, 500);
        snapshot.headSize = 50;
        ask(snapshot);
        auto page = tests::auditRows(snapshot, 0, 100);
        m_source->pages[0].succeed(page);
        QTRY_COMPARE(m_model->rowCount(), 500);
        const auto found = m_model->termOf(m_model->index(row, column));
        QCOMPARE(found.has_value(), !term.isEmpty());
        if (found) {
            const QString made = AuditQueryText({}, QTimeZone("Europe/Madrid")).only(*found);
            QCOMPARE(made, term);
            QVERIFY(AuditQueryText(made, QTimeZone::utc()).problems().isEmpty());
        }
    }

private:
    void ask(const contract::AuditQuery &snapshot)
    {
        m_search->ask({}, AuditSort::NewestFirst);
        answer(m_source->queries.back(), snapshot);
        QTRY_VERIFY(!m_source->pages.empty());
    }
    void open(const contract::AuditQuery &snapshot)
    {
        ask(snapshot);
        answer(m_source->pages.back(), snapshot);
        QTRY_COMPARE(m_model->rowCount(), int(snapshot.total));
    }
    static void refuse(tests::FakeAuditSource::RowsCall &call)
    {
        ApiError error;
        error.kind = ApiError::Kind::RateLimited;
        error.httpStatus = 429;
        error.retryAfter = std::chrono::seconds(1);
        call.fail(error);
    }
    QVariant cell(int row, int column) { return m_model->index(row, column).data(); }
    ProofState proof(int row) { return m_model->index(row, 0).data(Model::ProofRole).value<ProofState>(); }

    std::unique_ptr<tests::FakeAuditSource> m_source;
    std::unique_ptr<AuditSearch> m_search;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestAuditLogModel)
#include "tst_auditlogmodel.moc"
