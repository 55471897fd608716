// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/sessionssource.h"
#include "models/sessionsmodel.h"
#include "tests/support/manualsource.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using Kind = api::ApiError::Kind;

namespace {

contract::SessionInfo session(const char *id, bool current = false)
{
    contract::SessionInfo info;
    info.id = id;
    info.client = "Atalaya 0.1";
    info.address = "127.0.0.1";
    info.createdAt = contract::Instant{std::chrono::milliseconds{1'000}};
    info.current = current;
    return info;
}

using Sessions = api::Dated<std::vector<contract::SessionInfo>>;

Sessions now(std::vector<contract::SessionInfo> sessions)
{
    return {std::move(sessions), QDateTime::fromMSecsSinceEpoch(1'770'000'000'000, Qt::UTC)};
}

class Source final : public api::SessionsSource
{
public:
    QFuture<api::Result<Sessions>> sessions() override { return lists.add(); }
    QFuture<api::Result<void>> end(const QString &sessionId) override
    {
        asked.append(sessionId);
        return ends.add();
    }
    tests::ManualCalls<Sessions> lists;
    tests::ManualCalls<void> ends;
    QStringList asked;
};

} // namespace

class TestSessionsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<Source>();
        m_model = std::make_unique<SessionsModel>(m_source.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_source.reset();
    }

    void showsWhatItIsTold()
    {
        QCOMPARE(m_model->loadState(), LoadState::Loading);
        load({session("a", true), session("b")});
        QCOMPARE(m_model->rowCount(), 2);
        const QModelIndex first = m_model->index(0, SessionsModel::Client);
        QCOMPARE(first.data().toString(), QStringLiteral("Atalaya 0.1"));
        QCOMPARE(first.data(IdRole).toString(), QStringLiteral("a"));
        QCOMPARE(first.data(SessionsModel::CurrentRole).toBool(), true);
        QCOMPARE(first.data(SessionsModel::LoadStateRole).value<LoadState>(), LoadState::Ready);
        QCOMPARE(m_model->index(0, SessionsModel::CreatedAt).data(SortRole).toDateTime(),
                 QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC));
        QCOMPARE(m_model->roleNames().value(SessionsModel::EndingRole), QByteArray("ending"));
    }

    void statesOfLoading_data()
    {
        QTest::addColumn<bool>("hadRows");
        QTest::addColumn<int>("kind");
        QTest::addColumn<LoadState>("state");
        QTest::newRow("offline with nothing") << false << static_cast<int>(Kind::Offline) << LoadState::Unavailable;
        QTest::newRow("broken with nothing") << false << static_cast<int>(Kind::Server) << LoadState::Failed;
        QTest::newRow("slow with nothing") << false << static_cast<int>(Kind::Timeout) << LoadState::Unavailable;
        QTest::newRow("offline with rows") << true << static_cast<int>(Kind::Offline) << LoadState::Stale;
        QTest::newRow("broken with rows") << true << static_cast<int>(Kind::Server) << LoadState::Stale;
    }
    void statesOfLoading()
    {
        QFETCH(bool, hadRows);
        QFETCH(int, kind);
        QFETCH(LoadState, state);
        if (hadRows)
            load({session("a")});
        m_model->refresh();
        m_source->lists.fail(static_cast<Kind>(kind));
        QTRY_COMPARE(m_model->loadState(), state);
        QCOMPARE(m_model->problem()->kind, static_cast<Kind>(kind));
        QCOMPARE(m_model->rowCount(), hadRows ? 1 : 0);
        load({session("a"), session("b")});
        QVERIFY(!m_model->problem().has_value());
    }

    void whatTheCacheHadIsDated()
    {
        Sessions old = now({session("a")});
        old.stale = true;
        old.problem = api::ApiError{};
        old.problem->kind = Kind::Offline;
        m_model->refresh();
        m_source->lists.answer(old);
        QTRY_COMPARE(m_model->loadState(), LoadState::Stale);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->fetchedAt(), old.fetchedAt);
        QCOMPARE(m_model->problem()->kind, Kind::Offline);
        m_model->clear();
        QVERIFY(!m_model->fetchedAt().isValid());
    }

    void emptyIsAState()
    {
        m_model->refresh();
        m_source->lists.answer(now({}));
        QTRY_COMPARE(m_model->loadState(), LoadState::Empty);
    }

    void selectionSurvivesARefresh()
    {
        load({session("a"), session("b"), session("c")});
        const QPersistentModelIndex chosen = m_model->index(1, 0);
        load({session("d"), session("c"), session("b")});
        QVERIFY(chosen.isValid());
        QCOMPARE(chosen.data(IdRole).toString(), QStringLiteral("b"));
        QCOMPARE(chosen.row(), 2);
    }

    void latestRefreshWins()
    {
        m_model->refresh();
        m_model->refresh();
        QVERIFY(m_source->lists.firstIsCanceled());
        m_source->lists.answer(now({session("old")}));
        m_source->lists.answer(now({session("new")}));
        QTRY_COMPARE(m_model->loadState(), LoadState::Ready);
        QCOMPARE(m_model->index(0, 0).data(IdRole).toString(), QStringLiteral("new"));
    }

    void endsASession_data()
    {
        QTest::addColumn<bool>("goneAlready");
        QTest::newRow("ended") << false;
        QTest::newRow("had ended") << true;
    }
    void endsASession()
    {
        QFETCH(bool, goneAlready);
        load({session("a", true), session("b")});
        m_model->endSession(QStringLiteral("b"));
        m_model->endSession(QStringLiteral("b"));
        QCOMPARE(m_source->asked, QStringList{QStringLiteral("b")});
        QCOMPARE(m_model->index(1, 0).data(SessionsModel::EndingRole).toBool(), true);
        if (goneAlready)
            m_source->ends.fail(Kind::NotFound);
        else
            m_source->ends.answer({});
        QTRY_COMPARE(m_source->lists.open(), std::size_t{1});
        m_source->lists.answer(now({session("a", true)}));
        QTRY_COMPARE(m_model->rowCount(), 1);
    }

    void saysWhyItCouldNotEnd()
    {
        load({session("a", true), session("b")});
        QSignalSpy failed(m_model.get(), &SessionsModel::endFailed);
        m_model->endSession(QStringLiteral("b"));
        m_source->ends.fail(Kind::Offline);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().toString(), QStringLiteral("b"));
        QCOMPARE(m_model->index(1, 0).data(SessionsModel::EndingRole).toBool(), false);
        QCOMPARE(m_model->rowCount(), 2);
    }

    void everyOutcomeIsTold_data()
    {
        QTest::addColumn<bool>("succeeds");
        QTest::newRow("ready and ready again") << true;
        QTest::newRow("failed and failed again") << false;
    }
    void everyOutcomeIsTold()
    {
        QFETCH(bool, succeeds);
        QSignalSpy told(m_model.get(), &SessionsModel::loadStateChanged);
        const auto outcome = succeeds ? LoadState::Ready : LoadState::Failed;
        for (int time = 1; time <= 2; ++time) {
            m_model->refresh();
            told.clear();
            if (succeeds)
                m_source->lists.answer(now({session("a")}));
            else
                m_source->lists.fail(Kind::Server);
            QTRY_COMPARE(told.size(), 1);
            QCOMPARE(told.first().first().value<LoadState>(), outcome);
        }
    }

    void aLoadThatTheClientGaveUpIsNotWaitedFor_data()
    {
        QTest::addColumn<bool>("hadRows");
        QTest::addColumn<LoadState>("state");
        QTest::newRow("nothing yet") << false << LoadState::Failed;
        QTest::newRow("rows") << true << LoadState::Stale;
    }
    void aLoadThatTheClientGaveUpIsNotWaitedFor()
    {
        QFETCH(bool, hadRows);
        QFETCH(LoadState, state);
        if (hadRows)
            load({session("a")});
        m_model->refresh();
        m_source->lists.giveUp();
        QTRY_COMPARE(m_model->loadState(), state);
        QCOMPARE(m_model->problem()->code, QStringLiteral("call_interrupted"));
        load({session("b")});
        QCOMPARE(m_model->loadState(), LoadState::Ready);
    }

    void anEndThatTheClientGaveUpCanBeAskedForAgain()
    {
        load({session("a", true), session("b")});
        m_model->endSession(QStringLiteral("b"));
        m_source->ends.giveUp();
        QTRY_COMPARE(m_source->lists.open(), std::size_t{1});
        QCOMPARE(m_model->index(1, 0).data(SessionsModel::EndingRole).toBool(), false);
        m_model->endSession(QStringLiteral("b"));
        QCOMPARE(m_source->asked.size(), 2);
    }

    void whatTheModelItselfGaveUpIsNoProblem()
    {
        m_model->refresh();
        m_source->lists.giveUp();
        m_model->clear();
        QTest::qWait(0);
        QCOMPARE(m_model->loadState(), LoadState::Loading);
        QVERIFY(!m_model->problem().has_value());
    }

    void clearForgets()
    {
        load({session("a")});
        m_model->refresh();
        m_model->clear();
        QVERIFY(m_source->lists.firstIsCanceled());
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->loadState(), LoadState::Loading);
    }

private:
    void load(std::vector<contract::SessionInfo> sessions)
    {
        QStringList wanted;
        for (const contract::SessionInfo &session : sessions)
            wanted.append(QString::fromStdString(session.id));
        m_model->refresh();
        m_source->lists.answer(now(std::move(sessions)));
        QTRY_COMPARE(ids(), wanted);
    }
    [[nodiscard]] QStringList ids() const
    {
        QStringList list;
        for (int row = 0; row < m_model->rowCount(); ++row)
            list.append(m_model->index(row, 0).data(IdRole).toString());
        return list;
    }

    std::unique_ptr<Source> m_source;
    std::unique_ptr<SessionsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestSessionsModel)
#include "tst_sessionsmodel.moc"
