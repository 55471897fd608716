// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/policyapi.h"
#include "tests/support/futures.h"
#include "tests/support/goldenreply.h"
#include "tests/support/servedcache.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <memory>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

const QString id = QStringLiteral("pol-riesgo-alto");
constexpr auto kList = "GET /api/admin/governance/policies";
constexpr auto kOne = "GET /api/admin/governance/policies/pol-riesgo-alto";
constexpr auto kSave = "PUT /api/admin/governance/policies/pol-riesgo-alto";

} // namespace

/// What is sent, and what is asked again after it; the answers are the contract's.
class TestPolicyApi : public QObject, protected ServedCache
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAgain(QStringLiteral("COMPLIANCE"));
        m_api = std::make_unique<PolicyApi>(m_cached.get());
    }
    void cleanup()
    {
        m_api.reset();
        end();
    }

    void theListIsAskedForAndKept()
    {
        m_server->script(kList, {goldenReply(QStringLiteral("policy-list"))});
        const auto list = waitFor(m_api->policies());
        QVERIFY2(list, reason(list));
        QCOMPARE(list->value.policies.size(), std::size_t(2));
        QCOMPARE(list->value.policies[0].effect30d.blocked, 705);
        QVERIFY(list->value.fourEyes);
        QVERIFY(waitFor(m_api->policies()));
        QCOMPARE(m_server->count(kList), 2);
        m_server->goAway();
        const auto kept = waitFor(m_api->policies());
        QVERIFY2(kept, reason(kept));
        QVERIFY(kept->stale);
        QCOMPARE(kept->value, list->value);
    }

    void aVersionIsKeptForGood()
    {
        const QByteArray line = QByteArray(kOne) + "/versions/7";
        m_server->script(line, {goldenReply(QStringLiteral("policy-version"))});
        QCOMPARE(waitFor(m_api->version(id, 7))->note, std::string("Menos riesgo"));
        QVERIFY(waitFor(m_api->version(id, 7)));
        QCOMPARE(m_server->count(line), 1);
    }

    void savingNamesTheRevisionThatWasSeen()
    {
        m_server->script(kSave, {goldenReply(QStringLiteral("policy-detail"))});
        const auto body = contract::decodePolicyDraftRequest(jsonOf(golden(QStringLiteral("policy-draft-request"))));
        const auto saved = waitFor(m_api->save(id, 30, *body));
        QVERIFY2(saved, reason(saved));
        QCOMPARE(saved->revision, 31);
        QVERIFY(!saved->draft->outcomes[1].holds);
        QCOMPARE(m_server->last(kSave).headers.value("if-match"), QByteArray("\"30\""));
        QVERIFY(jsonOf(m_server->last(kSave).body) == contract::encode(*body));
    }

    void whoComesLateGetsWhatIsThere()
    {
        m_server->script(
            kSave, {FakeReply::error(412, "stale_version", "\"current\":" + golden(QStringLiteral("policy-detail")))});
        const auto saved = waitFor(m_api->save(id, 30, {}));
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ApiError::Kind::Conflict);
        QCOMPARE(saved.error().code, QStringLiteral("stale_version"));
        const auto current = contract::decodePolicyDetail(jsonOf(saved.error().current));
        QVERIFY(current);
        QCOMPARE(current->revision, 31);
        QCOMPARE(m_server->count(kSave), 1);
    }

    void changes_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("what");
        QTest::addRow("create") << QByteArray("POST /api/admin/governance/policies")
                                << QStringLiteral("policy-draft-request-new") << 0;
        const QByteArray base = "POST /api/admin/governance/policies/pol-riesgo-alto/";
        QTest::addRow("restore") << base + "restore" << QStringLiteral("policy-restore-request") << 1;
        QTest::addRow("publish") << base + "publish" << QStringLiteral("policy-publish-request") << 2;
        QTest::addRow("enable") << base + "enable" << QStringLiteral("policy-switch-request") << 3;
        QTest::addRow("disable") << base + "disable" << QStringLiteral("policy-switch-request") << 4;
        QTest::addRow("confirm") << base + "confirm" << QStringLiteral("policy-pending-request") << 5;
        QTest::addRow("reject") << base + "reject" << QStringLiteral("policy-pending-request") << 6;
    }
    void changes()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, body);
        QFETCH(int, what);
        m_server->script(line, {goldenReply(QStringLiteral("policy-detail"))});
        m_server->script(kList, {goldenReply(QStringLiteral("policy-list"))});
        const nlohmann::json sent = jsonOf(golden(body));
        const auto done = waitFor(send(what, sent));
        QVERIFY2(done, reason(done));
        QCOMPARE(done->id, id.toStdString());
        QVERIFY(jsonOf(m_server->last(line).body) == sent);
        QCOMPARE(m_server->count(line), 1);
    }

    void aFileIsTriedFirst()
    {
        constexpr auto line = "POST /api/admin/governance/import";
        m_server->script(line, {goldenReply(QStringLiteral("policy-import-report"))});
        const auto body = jsonOf(golden(QStringLiteral("policy-import-request")));
        const auto report = waitFor(m_api->bring(*contract::decodePolicyImportRequest(body)));
        QVERIFY2(report, reason(report));
        QVERIFY(!report->policies.empty());
        QVERIFY(jsonOf(m_server->last(line).body) == body);
    }

    void discardingNamesTheRevisionToo()
    {
        const QByteArray line = "DELETE /api/admin/governance/policies/pol-riesgo-alto/draft";
        m_server->script(line, {FakeReply::data("null", "t-1")});
        const auto dropped = waitFor(m_api->dropDraft(id, 31));
        QVERIFY2(dropped, reason(dropped));
        QCOMPARE(m_server->last(line).headers.value("if-match"), QByteArray("\"31\""));
    }

private:
    QFuture<Result<contract::PolicyDetail>> send(int what, const nlohmann::json &body)
    {
        switch (what) {
        case 0:
            return m_api->create(*contract::decodePolicyDraftRequest(body));
        case 1:
            return m_api->restore(id, *contract::decodePolicyRestoreRequest(body));
        case 2:
            return m_api->publish(id, *contract::decodePolicyPublishRequest(body));
        case 5:
            return m_api->confirm(id, *contract::decodePolicyPendingRequest(body));
        case 6:
            return m_api->reject(id, *contract::decodePolicyPendingRequest(body));
        default:
            return m_api->setEnabled(id, what == 3, *contract::decodePolicySwitchRequest(body));
        }
    }

    std::unique_ptr<PolicyApi> m_api;
};

QTEST_GUILESS_MAIN(TestPolicyApi)
#include "tst_policyapi.moc"
