// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/auditapi.h"
#include "tests/support/futures.h"
#include "tests/support/servedcache.h"

#include <QSignalSpy>
#include <QTest>

#include <nlohmann/json.hpp>

#include <memory>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

namespace {

constexpr auto kQuery = "POST /api/admin/audit/queries";
constexpr auto kRows = "GET /api/admin/audit/queries/q-1/rows";

template<class T>
FakeReply answer(const T &value)
{
    return FakeReply::data(QByteArray::fromStdString(contract::dumpJson(contract::encode(value))), "t-1")
        .with("Cache-Control", "private, no-cache");
}

contract::AuditQuery snapshot(const std::string &id)
{
    contract::AuditQuery query;
    query.queryId = id;
    query.total = query.decisions = query.headSize = 1;
    return query;
}

contract::AuditRows page(std::int64_t offset)
{
    contract::AuditRow row;
    row.id = "dec-1";
    row.agent = "crédito";
    return {"q-1", offset, 300, {row}};
}

} // namespace

class TestAuditApi : public QObject, protected ServedCache
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAgain(QStringLiteral("COMPLIANCE"));
        m_api = std::make_unique<AuditApi>(m_cached.get());
    }
    void cleanup()
    {
        m_api.reset();
        end();
    }

    void aQuestionIsAskedEveryTime()
    {
        m_server->script(kQuery, {answer(snapshot("q-1")), answer(snapshot("q-2"))});
        QCOMPARE(ask("state:blocked")->value.queryId, std::string("q-1"));
        QCOMPARE(ask("state:blocked")->value.queryId, std::string("q-2"));
        QCOMPARE(contract::parseJson(m_server->last(kQuery).body.toStdString()),
                 contract::encode(contract::AuditQueryRequest{"state:blocked", {}, "log"}));
    }

    void outOfReachTheSameQuestionHasItsLastAnswer()
    {
        m_server->script(kQuery, {answer(snapshot("q-1")), answer(snapshot("q-2"))});
        QVERIFY(ask("state:blocked"));
        QVERIFY(ask("state:review"));
        m_server->goAway();
        m_now = m_now.addDays(3);
        const auto kept = ask("state:blocked");
        QVERIFY2(kept, reason(kept));
        QCOMPARE(kept->value.queryId, std::string("q-1"));
        QVERIFY(kept->stale && kept->problem->isUnreachable());
        QCOMPARE(ask("state:review")->value.queryId, std::string("q-2"));
        QVERIFY(ask("state:executed").error().isUnreachable());
    }

    void aQuestionChangesNothing()
    {
        QSignalSpy written(m_client.get(), &ApiClient::written);
        m_server->script(kQuery, {answer(snapshot("q-1"))});
        QVERIFY(ask("x"));
        QCOMPARE(written.size(), 0);
    }

    void aQuestionIsAskedAgainWhenTheLineBreaks()
    {
        NetLimits limits;
        limits.backOff = {1ms};
        ApiClient client(limits);
        client.setServer(m_server->url());
        client.setAuthorizer(&m_someone);
        client.setIdentity(m_client->identity());
        CachedClient cached(&client, m_cache.get());
        AuditApi audit(&cached);
        m_server->script(kQuery, {answer(snapshot("q-1")).cut(5), answer(snapshot("q-1"))});
        const auto asked = waitFor(audit.query({"x", {}, "log"}));
        QVERIFY2(asked, reason(asked));
        QCOMPARE(m_server->count(kQuery), 2);
    }

    void rowsAreFreshForADay()
    {
        m_server->script(kRows, {answer(page(100))});
        QCOMPARE(waitFor(m_api->rows(QStringLiteral("q-1"), 100, 100))->rows.size(), std::size_t(1));
        QCOMPARE(m_server->last(kRows).query.toString(), QStringLiteral("offset=100&limit=100"));
        m_now = m_now.addSecs(24 * 3'600 - 1);
        QVERIFY(waitFor(m_api->rows(QStringLiteral("q-1"), 100, 100)));
        QCOMPARE(m_server->count(kRows), 1);
        m_server->goAway();
        QVERIFY(waitFor(m_api->rows(QStringLiteral("q-1"), 100, 100)));
        QVERIFY(waitFor(m_api->rows(QStringLiteral("q-1"), 200, 100)).error().isUnreachable());
        m_now = m_now.addSecs(1);
        QVERIFY(waitFor(m_api->rows(QStringLiteral("q-1"), 100, 100)).error().isUnreachable());
    }

    void whatTheSnapshotIsAboutIsAsked()
    {
        const QByteArray base = "GET /api/admin/audit/queries/q-1/";
        m_server->script(base + "facets", {answer(contract::AuditFacets{"q-1", {}})});
        m_server->script(base + "histogram", {answer(contract::AuditHistogram{"q-1", {}, {}, 1, {}})});
        m_server->script(base + "find", {answer(contract::AuditPlace{"q-1", 7, 3})});
        QVERIFY(waitFor(m_api->facets(QStringLiteral("q-1"))));
        QVERIFY(waitFor(m_api->histogram(QStringLiteral("q-1"), 48)));
        QCOMPARE(m_server->last(base + "histogram").query.toString(), QStringLiteral("buckets=48"));
        QCOMPARE(*waitFor(m_api->find(QStringLiteral("q-1"), 7))->offset, 3);
        QCOMPARE(m_server->last(base + "find").query.toString(), QStringLiteral("seq=7"));
    }

    void aSnapshotThatIsGoneIsTold()
    {
        m_server->script(kRows, {FakeReply::error(404, "snapshot_gone").with("X-Tenant-ID", "t-1")});
        const auto gone = waitFor(m_api->rows(QStringLiteral("q-1"), 0, 100));
        QVERIFY(!gone);
        QVERIFY2(isSnapshotGone(gone.error()), reason(gone));
    }

    void aDecisionIsAskedForAndKept()
    {
        contract::AuditDecision decision;
        decision.row = page(0).rows.front();
        decision.inputs = "{}";
        decision.proof.leaf = "leaf";
        decision.proof.meta = contract::OpenedPayload{"[]", std::string(32, 'm')};
        decision.proof.body = contract::OpenedPayload{"{}", std::string(32, 'b')};
        const QByteArray line = "GET /api/admin/audit/decisions/dec-1";
        m_server->script(line, {answer(decision)});
        const auto first = waitFor(m_api->decision(QStringLiteral("dec-1")));
        QVERIFY2(first, reason(first));
        QVERIFY(waitFor(m_api->decision(QStringLiteral("dec-1"))));
        QCOMPARE(m_server->count(line), 2);
        m_server->goAway();
        const auto kept = waitFor(m_api->decision(QStringLiteral("dec-1")));
        QVERIFY2(kept, reason(kept));
        QVERIFY(kept->stale);
        QCOMPARE(kept->value, decision);
    }

private:
    Result<Dated<contract::AuditQuery>> ask(const std::string &text)
    {
        return waitFor(m_api->query({text, {}, "log"}));
    }

    std::unique_ptr<AuditApi> m_api;
};

QTEST_GUILESS_MAIN(TestAuditApi)
#include "tst_auditapi.moc"
