// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/overridestest.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace atalaya;
using namespace atalaya::tests;
using nlohmann::json;

namespace {

constexpr qint64 hour = 3600;

} // namespace

/// The way of an override on the real platform, and that it is gone once.
class OverridesWayTest : public OverridesTest
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeWay();
    void entityScopeLastsItsHours();
    void everythingExpires();
    void thirtyTwoCallsExecuteOnce();
    void aRepetitionIsAnsweredAndNotDone();
    void twoWordsAtOnceAreOne();
    void listsAndRevisions();
    void nothingPersonalIsLeft();
};

void OverridesWayTest::theWholeWay()
{
    const std::string decision = blocked();
    const contract::Override asked = wish(manager, decision, once("Llamar al 612007431 del cliente"));
    QCOMPARE(asked.state, std::string("requested"));
    QCOMPARE(asked.decisionState, std::string("blocked"));
    QCOMPARE(asked.entity, std::string("Modelo X 1204"));
    QCOMPARE(asked.reason, std::string("Llamar al [phone] del cliente"));
    QCOMPARE(asked.requestedBy.name, std::string("Jorge Pons"));
    const auto before = std::array{m_scene.trail("override.requested"), m_scene.trail("override.approved"),
                                   m_scene.trail("override.used")};
    QVERIFY(before[0] >= 1);

    const Answer agreed = verdict(compliance, asked, "approve", "Visto");
    QVERIFY2(agreed.status == 200, agreed.error.dump().c_str());
    const auto good = contract::decodeOverride(agreed.data).value();
    QCOMPARE(good.state, std::string("approved"));
    QCOMPARE(good.decidedBy->name, std::string("Lucía Ferrer"));
    QCOMPARE(good.note, std::string("Visto"));
    QCOMPARE(good.revision, asked.revision + 1);
    QCOMPARE(m_scene.trail("override.approved"), before[1] + 1);

    const Answer done = use(good);
    QVERIFY2(done.status == 201, done.error.dump().c_str());
    QCOMPARE(done.data.at("state").get<std::string>(), std::string("executed"));
    QCOMPARE(done.data.at("overrideId").get<std::string>(), good.id);
    QVERIFY(done.data.at("decisionId") != decision);
    QCOMPARE(m_scene.trail("override.used"), before[2] + 1);
    const auto used = contract::decodeOverride(m_scene.call(admin, "GET", overridesPath + '/' + good.id).data).value();
    QCOMPARE(used.state, std::string("used"));
    QCOMPARE(used.uses, std::int64_t{1});
    QCOMPARE(used.lastUse, done.data.at("decisionId").get<std::string>());
    QCOMPARE(use(good).code(), std::string("override_used"));
    QCOMPARE(m_scene.trail("override.used", "denied"), std::int64_t{1});
    // The decision itself says what let it go.
    QCOMPARE(m_scene.count("log_leaf", "CAST(body AS TEXT) LIKE '%\"override\":{\"id\":\"" + good.id + "\"%'"),
             std::int64_t{1});
}

void OverridesWayTest::entityScopeLastsItsHours()
{
    const contract::Override one = approved(blockedRequest(), {{"reason", "Obra"}, {"scope", "entity"}, {"hours", 2}});
    QCOMPARE(one.hours, std::int64_t{2});
    // What differs is neither agent, entity nor action.
    for (int floor = 1; floor <= 3; ++floor)
        QCOMPARE(use(one, with({{"inputs", {{"planta", floor}}}})).status, 201);
    QCOMPARE(use(one, with({{"entity", "Modelo X 1205"}})).code(), std::string("override_mismatch"));
    QCOMPARE(use(one, with({{"action", "Cerrar avería"}})).code(), std::string("override_mismatch"));
    // To the millisecond, by the platform's clock.
    m_scene.platform().setTime(
        QString::fromStdString(contract::formatInstant(one.expiresAt - std::chrono::milliseconds(1))));
    QCOMPARE(use(one).status, 201);
    m_scene.platform().setTime(QString::fromStdString(contract::formatInstant(one.expiresAt)));
    QCOMPARE(use(one).code(), std::string("override_expired"));
    m_scene.forget();
    const auto now = contract::decodeOverride(m_scene.call(admin, "GET", overridesPath + '/' + one.id).data).value();
    QCOMPARE(now.state, std::string("expired"));
    QCOMPARE(now.uses, std::int64_t{4});
}

void OverridesWayTest::everythingExpires()
{
    const contract::Override good = approved();
    const contract::Override asked = wish(manager, blocked(with({{"risk", 97}})));
    m_scene.advance(24 * hour);
    QCOMPARE(use(good).code(), std::string("override_expired"));
    QCOMPARE(stateOf(good), std::string("expired"));
    QCOMPARE(stateOf(asked), std::string("requested"));
    m_scene.advance(6 * 24 * hour);
    QCOMPARE(stateOf(asked), std::string("expired"));
    QCOMPARE(verdict(compliance, asked, "approve").code(), std::string("override_expired"));
    QCOMPARE(use(asked).code(), std::string("override_expired"));
    // There can be another one then.
    QCOMPARE(wish(manager, asked.decisionId).state, std::string("requested"));
}

void OverridesWayTest::thirtyTwoCallsExecuteOnce()
{
    const contract::Override one = approved();
    const std::int64_t decisions = m_scene.count("decision", "1 = 1");
    const std::int64_t denied = m_scene.trail("override.used", "denied");
    std::atomic<int> executed = 0;
    std::atomic<int> used = 0;
    {
        std::vector<std::jthread> callers;
        for (int i = 0; i < 32; ++i) {
            callers.emplace_back([&] {
                const Answer answer = use(one);
                executed += answer.status == 201 && answer.data.value("state", std::string()) == "executed" ? 1 : 0;
                used += answer.status == 409 && answer.code() == "override_used" ? 1 : 0;
            });
        }
    }
    QCOMPARE(executed.load(), 1);
    QCOMPARE(used.load(), 31);
    QCOMPARE(m_scene.count("decision", "1 = 1"), decisions + 1);
    QCOMPARE(m_scene.count("override_request", "id = '" + one.id + "' AND uses = 1 AND state = 'used'"),
             std::int64_t{1});
    QCOMPARE(m_scene.trail("override.used", "denied"), denied + 31);
}

void OverridesWayTest::aRepetitionIsAnsweredAndNotDone()
{
    const contract::Override one = approved();
    json body = blockedRequest();
    body["overrideId"] = one.id;
    const QByteArray key = freshKey();
    const Answer first = m_scene.decide(body, {}, key);
    QCOMPARE(first.status, 201);
    QVERIFY(m_scene.decide(body, {}, key).data == first.data);
    QCOMPARE(use(one).code(), std::string("override_used"));
    // The same for who asks.
    const std::string decision = blocked();
    const GovernanceScene::Sent sent{{}, {{"idempotency-key", freshKey()}}};
    const Answer asked = m_scene.call(manager, "POST", wishPath(decision), once(), sent);
    QVERIFY(m_scene.call(manager, "POST", wishPath(decision), once(), sent).data == asked.data);
    QCOMPARE(m_scene.call(manager, "POST", wishPath(decision), once()).code(), std::string("override_pending"));
}

void OverridesWayTest::twoWordsAtOnceAreOne()
{
    const contract::Override one = wish(manager, blocked());
    const json body{{"hash", one.hash}, {"note", ""}};
    const std::string base = overridesPath + '/' + one.id;
    HttpHeaders yes = m_scene.proven(compliance, "override.approve", "POST", base + "/approve", body);
    HttpHeaders no = m_scene.proven(admin, "override.reject", "POST", base + "/reject", body);
    std::array<int, 2> statuses{};
    {
        const QByteArray text = QByteArray::fromStdString(body.dump());
        const auto sendIt = [&](HttpHeaders headers, const std::string &path) {
            headers.insert(ifMatch(one));
            headers.insert("idempotency-key", freshKey());
            return m_scene.platform().send("POST", QByteArray::fromStdString(path), headers, text).status;
        };
        const std::jthread first([&] { statuses[0] = sendIt(yes, base + "/approve"); });
        const std::jthread second([&] { statuses[1] = sendIt(no, base + "/reject"); });
    }
    std::ranges::sort(statuses);
    QCOMPARE(statuses[0], 200);
    QCOMPARE(statuses[1], 412);
}

void OverridesWayTest::listsAndRevisions()
{
    const contract::Override one = wish(manager, blocked());
    const auto total = [&](const std::string &query) {
        const Answer answer = m_scene.call(admin, "GET", overridesPath + query);
        const auto list = contract::decodeOverrideList(answer.data).value();
        return std::pair(list.total, list.overrides.empty() ? std::string() : list.overrides.front().id);
    };
    QCOMPARE(total("?decision=" + one.decisionId).first, std::int64_t{1});
    QCOMPARE(total("?decision=" + one.decisionId).second, one.id);
    QCOMPARE(total("?state=requested").second, one.id);
    QCOMPARE(total("?limit=1&offset=0").second, one.id);
    QVERIFY(total("?state=used").first >= 3);
    QVERIFY(total("?state=expired").first >= 2);
    QCOMPARE(total("?state=rejected&decision=" + one.decisionId).first, std::int64_t{0});
    QCOMPARE(total("?limit=1&after=" + one.id).second, total("?limit=1&offset=1").second);
    QCOMPARE(m_scene.call(admin, "GET", overridesPath + "?state=open").status, 400);
    QCOMPARE(m_scene.call(admin, "GET", overridesPath + "?limit=501").status, 400);
    const json body{{"hash", one.hash}, {"note", ""}};
    const std::string path = overridesPath + '/' + one.id + "/withdraw";
    QCOMPARE(m_scene.call(manager, "POST", path, body).status, 428);
    const Answer stale = m_scene.call(manager, "POST", path, body, {{}, {{"if-match", "\"7\""}}});
    QCOMPARE(stale.status, 412);
    QCOMPARE(stale.error.at("current").at("revision").get<int>(), 1);
    // A decision that went ahead has nothing to lift.
    const Answer done = m_scene.decide(with({{"risk", 20}, {"inputs", {{"telefono", nullptr}}}}));
    QCOMPARE(m_scene.call(manager, "POST", wishPath(done.data.at("decisionId")), once()).code(),
             std::string("decision_executed"));
}

void OverridesWayTest::nothingPersonalIsLeft()
{
    const contract::Override one = wish(manager, blocked(), once("Su móvil es 612007431"));
    QCOMPARE(verdict(compliance, one, "approve", "Confirmado con 612007431").status, 200);
    QCOMPARE(use(one).status, 201);
    QVERIFY(!m_scene.wasAnswered("612007431"));
    QVERIFY(m_scene.isStored("Su móvil es [phone]"));
    QVERIFY(!m_scene.isStored("612007431"));
    QVERIFY(!m_scene.platform().errorOutput().contains(QLatin1String("612007431")));
}

QTEST_GUILESS_MAIN(OverridesWayTest)
#include "tst_overrides.moc"
