// SPDX-License-Identifier: GPL-3.0-or-later
#include "apiclientfixture.h"

#include "api/net/operationlog.h"
#include "api/net/requestscope.h"
#include "tests/support/futures.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;

class TestApiClientCalls : public ApiClientFixture
{
    Q_OBJECT

private Q_SLOTS:
    void equalGetsShareOneRequest()
    {
        m_server->script(kThing, {FakeReply::silence()});
        const auto one = m_client->send(get());
        const auto two = m_client->send(get());
        QTRY_COMPARE(m_server->count(kThing), 1);
        m_server->release(kThing, FakeReply::data("1"));
        QVERIFY(waitFor(one));
        QVERIFY(waitFor(two));
        QCOMPARE(m_server->count(kThing), 1);
    }

    void lastListenerEndsTheRequest()
    {
        m_server->script(kThing, {FakeReply::silence()});
        auto one = m_client->send(get());
        auto two = m_client->send(get());
        QTRY_COMPARE(m_server->count(kThing), 1);
        one.cancel();
        QTRY_VERIFY(one.isFinished());
        QCOMPARE(m_client->operations()->running().size(), 1);
        QCOMPARE(m_server->abandoned(), 0);
        two.cancel();
        QTRY_COMPARE(m_server->abandoned(), 1);
        QVERIFY(m_client->operations()->running().isEmpty());
    }

    void aCallThatIsGivenUpEndsForAll()
    {
        m_server->script(kThing, {FakeReply::silence()});
        const auto one = m_client->send(get());
        const auto two = m_client->send(get());
        QTRY_COMPARE(m_server->count(kThing), 1);
        m_client->operations()->giveUp(m_client->operations()->running().constFirst().id);
        QVERIFY(one.isFinished() && one.isCanceled());
        QVERIFY(two.isFinished() && two.isCanceled());
        QTRY_COMPARE(m_server->abandoned(), 1);
        QVERIFY(m_client->operations()->running().isEmpty());
        QVERIFY(m_client->operations()->failures().isEmpty());
    }

    void aClickDoesNotWaitBehindLargeAnswers()
    {
        // As many as there are connections to one host, and more.
        RequestScope scope;
        for (int i = 0; i < 10; ++i) {
            const QString path = QStringLiteral("/api/large/%1").arg(i);
            m_server->script("GET " + path.toUtf8(), {FakeReply::silence()});
            Request large = get(path);
            large.bulk = true;
            (void)scope.track(m_client->send(large));
        }
        QTRY_VERIFY(m_server->requests().size() >= 6);
        m_server->script(kThing, {FakeReply::data("{}")});
        QVERIFY(waitFor(m_client->send(get())));
    }

    void whatIsUnlistedIsNoOperation()
    {
        QSignalSpy started(m_client->operations(), &OperationLog::started);
        m_server->script(kThing, {FakeReply::data("1"), FakeReply::error(500, "boom")});
        Request request = get();
        request.unlisted = true;
        QVERIFY(waitFor(m_client->send(request)));
        QVERIFY(!waitFor(m_client->send(request)));
        QCOMPARE(started.size(), 0);
        QVERIFY(m_client->operations()->failures().isEmpty());
    }

    void closedPageHearsNothingAndEndsItsRequest()
    {
        m_server->script(kThing, {FakeReply::silence()});
        bool heard = false;
        {
            QObject page;
            RequestScope scope;
            scope.listen(&page, m_client->send(get()), [&heard](const Result<Reply> &) { heard = true; });
            QTRY_COMPARE(m_server->count(kThing), 1);
        }
        QTRY_COMPARE(m_server->abandoned(), 1);
        QVERIFY(!heard);
        QCOMPARE(m_client->operations()->failures().size(), 0);
    }

    void pageThatOnlyDiesHearsNothing()
    {
        m_server->script(kThing, {FakeReply::silence()});
        bool heard = false;
        auto page = std::make_unique<QObject>();
        const auto future = m_client->send(get());
        whenReady(page.get(), future, [&heard](const Result<Reply> &) { heard = true; });
        QTRY_COMPARE(m_server->count(kThing), 1);
        page.reset();
        m_server->release(kThing, FakeReply::data("1"));
        QVERIFY(waitFor(future));
        QVERIFY(!heard);
    }

    void clientThatDiesCancels()
    {
        m_server->script(kThing, {FakeReply::silence()});
        const auto future = m_client->send(get());
        QTRY_COMPARE(m_server->count(kThing), 1);
        m_client.reset();
        QVERIFY(future.isFinished());
        QVERIFY(future.isCanceled());
        QTRY_COMPARE(m_server->abandoned(), 1);
    }

    void logsOperations()
    {
        const OperationLog *const log = m_client->operations();
        QSignalSpy started(log, &OperationLog::started);
        QSignalSpy finished(log, &OperationLog::finished);
        m_server->script(kThing, {FakeReply::data("1").with("X-Correlation-Id", "c-9"), FakeReply::error(500, "boom")});
        QVERIFY(waitFor(m_client->send(get())));
        QCOMPARE(started.size(), 1);
        QCOMPARE(finished.size(), 1);
        const auto good = finished.first().first().value<Operation>();
        QCOMPARE(good.outcome, Operation::Outcome::Succeeded);
        QCOMPARE(good.label, QByteArray("thing.load"));
        QCOMPARE(good.correlationId, QStringLiteral("c-9"));
        QVERIFY(!waitFor(m_client->send(get())));
        QCOMPARE(log->failures().size(), 1);
        QCOMPARE(log->failures().first().error.code, QStringLiteral("boom"));
        QVERIFY(log->running().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestApiClientCalls)
#include "tst_apiclient_calls.moc"
