// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/simulationapi.h"
#include "api/net/apiclient.h"
#include "tests/support/alwayssignedin.h"
#include "tests/support/fakeserver.h"
#include "tests/support/futures.h"
#include "tests/support/goldenreply.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <memory>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

namespace {

constexpr auto kStart = "POST /api/admin/governance/simulate";
constexpr auto kOne = "/api/admin/governance/simulations/sim-1";

} // namespace

/// What is sent; the answers are the contract's.
class TestSimulationApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        NetLimits limits;
        limits.transfer = 1000ms;
        limits.backOff = {};
        m_client = std::make_unique<ApiClient>(limits);
        m_client->setServer(m_server->url());
        m_client->setAuthorizer(&m_someone);
        m_client->setIdentity(
            {m_server->url(), QStringLiteral("u-1"), QStringLiteral("t-1"), QStringLiteral("COMPLIANCE")});
        m_api = std::make_unique<SimulationApi>(m_client.get());
    }
    void cleanup()
    {
        m_api.reset();
        m_client.reset();
    }

    void theDraftIsSentAsItIs()
    {
        m_server->script(kStart, {FakeReply::data(golden(QStringLiteral("simulation-running")), "t-1")});
        const auto body = jsonOf(golden(QStringLiteral("simulation-request")));
        const auto started = waitFor(m_api->start(*contract::decodeSimulationRequest(body)));
        QVERIFY2(started, reason(started));
        QCOMPARE(started->state, std::string("running"));
        QVERIFY(!started->result);
        QVERIFY(nlohmann::json::parse(m_server->last(kStart).body.toStdString()) == body);
    }

    void itsEndIsWaitedFor()
    {
        const QByteArray line = QByteArray("GET ") + kOne;
        m_server->script(line, {FakeReply::data(golden(QStringLiteral("simulation")), "t-1")});
        const auto found = waitFor(m_api->find(QStringLiteral("sim-1"), 1500ms));
        QVERIFY2(found, reason(found));
        QCOMPARE(found->state, std::string("done"));
        QVERIFY(found->result);
        QVERIFY(!found->result->receipt.resultHash.empty());
    }

    void itCanBeGivenUp()
    {
        const QByteArray line = QByteArray("DELETE ") + kOne;
        m_server->script(line, {FakeReply::data("null", "t-1")});
        const auto ended = waitFor(m_api->cancel(QStringLiteral("sim-1")));
        QVERIFY2(ended, reason(ended));
        QCOMPARE(m_server->count(line), 1);
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ApiClient> m_client;
    AlwaysSignedIn m_someone;
    std::unique_ptr<SimulationApi> m_api;
};

QTEST_GUILESS_MAIN(TestSimulationApi)
#include "tst_simulationapi.moc"
