// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/operationlog.h"
#include "models/reachability.h"
#include "tests/support/manualsource.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace std::chrono_literals;
using models::Reachability;
using Kind = api::ApiError::Kind;
using State = Reachability::State;

Q_DECLARE_METATYPE(std::optional<atalaya::api::ApiError::Kind>)

class TestReachability : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_log = std::make_unique<api::OperationLog>();
        m_pings = {};
        m_asked = 0;
        make({20ms, 60ms, 5s});
    }
    void cleanup() { m_reach.reset(); }

    void learnsFromEveryCall_data()
    {
        QTest::addColumn<std::optional<Kind>>("outcome");
        QTest::addColumn<bool>("isOnline");
        QTest::addRow("answered") << std::optional<Kind>() << true;
        QTest::addRow("nobody there") << std::optional(Kind::Offline) << false;
        // An answer, though a bad one.
        QTest::addRow("5xx") << std::optional(Kind::Server) << true;
        QTest::addRow("refused") << std::optional(Kind::Forbidden) << true;
        QTest::addRow("not understood") << std::optional(Kind::BadResponse) << true;
        QTest::addRow("too many") << std::optional(Kind::RateLimited) << true;
        QTest::addRow("certificate") << std::optional(Kind::Tls) << true;
    }
    void learnsFromEveryCall()
    {
        QFETCH(std::optional<Kind>, outcome);
        QFETCH(bool, isOnline);
        end(outcome);
        QCOMPARE(m_reach->isOnline(), isOnline);
        QCOMPARE(m_reach->since().isValid(), !isOnline);
        QCOMPARE(m_reach->error().has_value(), !isOnline);
    }

    void whatBringsItBack_data()
    {
        QTest::addColumn<std::optional<Kind>>("outcome");
        QTest::addColumn<bool>("isBack");
        QTest::addRow("answered") << std::optional<Kind>() << true;
        QTest::addRow("5xx") << std::optional(Kind::Server) << true;
        QTest::addRow("session over") << std::optional(Kind::Unauthenticated) << true;
        QTest::addRow("nobody there") << std::optional(Kind::Offline) << false;
        QTest::addRow("too late") << std::optional(Kind::Timeout) << false;
        QTest::addRow("somebody else") << std::optional(Kind::Tls) << false;
    }
    void whatBringsItBack()
    {
        QFETCH(std::optional<Kind>, outcome);
        QFETCH(bool, isBack);
        QSignalSpy recovered(m_reach.get(), &Reachability::recovered);
        end(Kind::Offline);
        QTRY_COMPARE(m_reach->state(), State::Reconnecting);
        answer(outcome);
        QTRY_COMPARE(m_reach->state(), isBack ? State::Online : State::Offline);
        QCOMPARE(recovered.size(), isBack ? 1 : 0);
    }

    void aSlowAnswerIsNotYetAnOutage()
    {
        end(Kind::Timeout);
        QVERIFY(m_reach->isOnline());
        QCOMPARE(m_asked, 1);
        answer({});
        QTRY_VERIFY(!m_reach->isAsking());
        QVERIFY(m_reach->isOnline());
        end(Kind::Timeout);
        answer(Kind::Timeout);
        QTRY_COMPARE(m_reach->state(), State::Offline);
    }

    void aQuestionThatHangsIsGivenUp()
    {
        make({20ms, 60ms, 30ms});
        QSignalSpy states(m_reach.get(), &Reachability::stateChanged);
        end(Kind::Offline);
        QTRY_VERIFY(m_asked >= 2);
        QVERIFY(m_pings->firstIsCanceled());
        QCOMPARE(m_reach->error()->kind, Kind::Timeout);
        // Offline, asking, offline again, …
        QCOMPARE(states.at(1).first().value<State>(), State::Reconnecting);
        QCOMPARE(states.at(2).first().value<State>(), State::Offline);
    }

    void asksLessAndLessOften()
    {
        make({20ms, 100ms, 5s});
        QList<qint64> pauses;
        QElapsedTimer between;
        end(Kind::Offline);
        for (int asked = 1; asked <= 4; ++asked) {
            between.start();
            QTRY_COMPARE(m_asked, asked);
            pauses.append(between.elapsed());
            answer(Kind::Offline);
            QTRY_COMPARE(m_reach->state(), State::Offline);
        }
        // 20, 40, 80, 100; a machine under load may be later, never earlier.
        QVERIFY(pauses.at(1) >= 35);
        QVERIFY(pauses.at(2) >= 70);
        QVERIFY(pauses.at(3) >= 90);
    }

    void callsThatFailBesideDoNotHurryIt()
    {
        make({10s, 30s, 5s});
        end(Kind::Offline);
        const QDateTime since = m_reach->since();
        end(Kind::Offline);
        end(Kind::Offline);
        QCOMPARE(m_asked, 0);
        QCOMPARE(m_reach->since(), since);
    }

    void asksAtOnceWhenTold()
    {
        make({10s, 30s, 5s});
        QSignalSpy recovered(m_reach.get(), &Reachability::recovered);
        end(Kind::Offline);
        m_reach->tryNow();
        m_reach->tryNow();
        QCOMPARE(m_asked, 1);
        QCOMPARE(m_reach->state(), State::Reconnecting);
        QVERIFY(m_reach->lastTried().isValid());
        answer({});
        QTRY_VERIFY(m_reach->isOnline());
        QCOMPARE(recovered.size(), 1);
        QVERIFY(!m_reach->since().isValid());
        // A hint of the network while all is well: asked, and nothing comes of it.
        m_reach->tryNow();
        QCOMPARE(m_asked, 2);
        answer({});
        QTRY_VERIFY(!m_reach->isAsking());
        QCOMPARE(recovered.size(), 1);
    }

    void anyCallThatIsAnsweredEndsTheOutage()
    {
        QSignalSpy recovered(m_reach.get(), &Reachability::recovered);
        end(Kind::Offline);
        QTRY_COMPARE(m_reach->state(), State::Reconnecting);
        end({});
        QVERIFY(m_reach->isOnline());
        QCOMPARE(recovered.size(), 1);
        QVERIFY(m_pings->firstIsCanceled());
    }

    void aQuestionThatIsTakenAwayIsAskedAgain()
    {
        end(Kind::Offline);
        QTRY_COMPARE(m_asked, 1);
        m_pings->giveUp();
        QTRY_COMPARE(m_asked, 2);
        answer({});
        QTRY_VERIFY(m_reach->isOnline());
    }

private:
    void make(Reachability::Pace pace)
    {
        m_pings = std::make_unique<tests::ManualCalls<api::Health>>();
        m_reach = std::make_unique<Reachability>(
            m_log.get(),
            [this] {
                ++m_asked;
                return m_pings->add();
            },
            pace);
    }
    void end(std::optional<Kind> kind)
    {
        const quint64 id = m_log->begin("x.load");
        if (!kind)
            return m_log->succeed(id, {});
        api::ApiError error;
        error.kind = *kind;
        m_log->fail(id, error);
    }
    void answer(std::optional<Kind> kind)
    {
        if (kind)
            m_pings->fail(*kind);
        else
            m_pings->answer(api::Health{QStringLiteral("ok")});
    }

    std::unique_ptr<api::OperationLog> m_log;
    std::unique_ptr<tests::ManualCalls<api::Health>> m_pings;
    std::unique_ptr<Reachability> m_reach;
    int m_asked = 0;
};

QTEST_GUILESS_MAIN(TestReachability)
#include "tst_reachability.moc"
