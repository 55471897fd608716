// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/safeuseapi.h"
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

constexpr auto kRules = "GET /api/admin/governance/safe-use";
constexpr auto kChange = "PUT /api/admin/governance/safe-use";

} // namespace

/// What is sent, and what is asked again after it; the answers are the contract's.
class TestSafeUseApi : public QObject, protected ServedCache
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAgain(QStringLiteral("COMPLIANCE"));
        m_api = std::make_unique<SafeUseApi>(m_cached.get());
    }
    void cleanup()
    {
        m_api.reset();
        end();
    }

    void theRulesAreAskedForAndKept()
    {
        m_server->script(kRules, {goldenReply(QStringLiteral("safe-use"))});
        const auto rules = waitFor(m_api->rules());
        QVERIFY2(rules, reason(rules));
        QCOMPARE(rules->value.version, 3);
        QVERIFY(waitFor(m_api->rules()));
        QCOMPARE(m_server->count(kRules), 2);
        m_server->goAway();
        const auto kept = waitFor(m_api->rules());
        QVERIFY2(kept, reason(kept));
        QVERIFY(kept->stale);
        QVERIFY(kept->value == rules->value);
    }

    void aVersionIsKeptForGood()
    {
        const QByteArray line = QByteArray(kRules) + "/versions/3";
        m_server->script(line, {goldenReply(QStringLiteral("safe-use"))});
        QCOMPARE(waitFor(m_api->version(3))->note, std::string("Menos texto"));
        QVERIFY(waitFor(m_api->version(3)));
        QCOMPARE(m_server->count(line), 1);
    }

    void versionsAreAskedForByPage()
    {
        const QByteArray line = QByteArray(kRules) + "/versions";
        m_server->script(line, {goldenReply(QStringLiteral("safe-use-versions"))});
        const auto list = waitFor(m_api->versions(100, 50));
        QVERIFY2(list, reason(list));
        QCOMPARE(list->value.total, 3);
        QCOMPARE(m_server->last(line).query.toString(), QStringLiteral("offset=100&limit=50"));
    }

    void changingNamesTheVersionThatWasSeen()
    {
        m_server->script(kChange, {goldenReply(QStringLiteral("safe-use"))});
        const auto body = contract::decodeSafeUseRequest(jsonOf(golden(QStringLiteral("safe-use-request"))));
        const auto changed = waitFor(m_api->change(2, *body));
        QVERIFY2(changed, reason(changed));
        QCOMPARE(changed->version, 3);
        QCOMPARE(m_server->last(kChange).headers.value("if-match"), QByteArray("\"2\""));
        QVERIFY(jsonOf(m_server->last(kChange).body) == contract::encode(*body));
        QCOMPARE(m_server->count(kChange), 1);
    }

    void whoComesLateGetsWhatIsThere()
    {
        m_server->script(kChange,
                         {FakeReply::error(412, "stale_version", "\"current\":" + golden(QStringLiteral("safe-use")))});
        const auto changed = waitFor(m_api->change(2, {}));
        QVERIFY(!changed);
        QCOMPARE(changed.error().kind, ApiError::Kind::Conflict);
        const auto current = contract::decodeSafeUse(jsonOf(changed.error().current));
        QVERIFY(current);
        QCOMPARE(current->version, 3);
    }

private:
    std::unique_ptr<SafeUseApi> m_api;
};

QTEST_GUILESS_MAIN(TestSafeUseApi)
#include "tst_safeuseapi.moc"
