// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/why.h"
#include "tests/platform/governancetest.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using nlohmann::json;

/// "Why was this blocked?" on the real platform.
class WhyTest : public GovernanceTest
{
    Q_OBJECT

private Q_SLOTS:
    void theRuleIsFoundAgain_data();
    void theRuleIsFoundAgain();
    void whoMayLiftIt();
    void whatWasLiftedSaysBy();
    void aCorrelationIdMeansTheNewest();
    void historicDecisionsHaveTheirReason();
    void othersFindNothing();

private:
    [[nodiscard]] contract::Why why(const std::string &id)
    {
        const auto answer = m_scene.call(admin, "GET", "/api/governance/why/" + id);
        if (answer.status != 200)
            qFatal("no answer: %s", answer.error.dump().c_str());
        return contract::decodeWhy(answer.data).value();
    }
    [[nodiscard]] std::string decided(const json &changes = json::object())
    {
        json request = blockedRequest();
        request.merge_patch(changes);
        return m_scene.decide(request).data.at("decisionId");
    }
};

void WhyTest::theRuleIsFoundAgain_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<bool>("hasRule");
    QTest::newRow("blocked") << QByteArray(R"({"inputs":{"telefono":null}})") << QByteArray("blocked")
                             << QByteArray("pol-riesgo-alto") << true;
    QTest::newRow("review") << QByteArray(R"({"risk":80,"inputs":{"telefono":null}})") << QByteArray("review")
                            << QByteArray("pol-riesgo-alto") << true;
    QTest::newRow("executed") << QByteArray(R"({"risk":20,"inputs":{"telefono":null}})") << QByteArray("executed")
                              << QByteArray("pol-riesgo-alto") << true;
    QTest::newRow("nobody spoke") << QByteArray(R"({"risk":null})") << QByteArray("review") << QByteArray("pol-ninguna")
                                  << false;
}

void WhyTest::theRuleIsFoundAgain()
{
    QFETCH(QByteArray, changes);
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, policy);
    QFETCH(bool, hasRule);
    const contract::Why found = why(decided(json::parse(changes.toStdString())));
    QCOMPARE(QByteArray::fromStdString(found.state), state);
    QCOMPARE(QByteArray::fromStdString(found.policyId), policy);
    QCOMPARE(found.rule.has_value(), hasRule);
    QVERIFY(!found.reason.empty());
    if (!hasRule)
        return;
    QCOMPARE(found.rule->mode, state == "executed" ? std::string("auto") : found.state);
    // The recorded reason is that rule's own.
    QCOMPARE(found.rule->reason.at("es"), found.reason);
    QVERIFY(!found.rule->reason.at("en").empty());
}

void WhyTest::whoMayLiftIt()
{
    const contract::Why found = why(decided());
    QVERIFY((found.roles == std::vector<std::string>{"ADMIN", "COMPLIANCE"}));
    std::vector<std::string> names;
    for (const contract::Why::Lifter &person : found.people)
        names.push_back(person.name + ' ' + person.role);
    QVERIFY((names == std::vector<std::string>{"Lucía Ferrer COMPLIANCE", "Marta Vidal ADMIN"}));
    QVERIFY(found.overrides.empty());
    QVERIFY(found.liftedBy.empty());
}

void WhyTest::whatWasLiftedSaysBy()
{
    const std::string decision = decided();
    const auto asked = contract::decodeOverride(
                           m_scene
                               .call(manager, "POST", "/api/admin/audit/decisions/" + decision + "/override-requests",
                                     {{"reason", "Urge"}, {"scope", "once"}, {"hours", 0}})
                               .data)
                           .value();
    QCOMPARE(why(decision).overrides.at(0), asked);
    const auto agreed =
        m_scene.call(compliance, "POST", "/api/admin/governance/overrides/" + asked.id + "/approve",
                     {{"hash", asked.hash}, {"note", ""}}, {"override.approve", {{"if-match", "\"1\""}}});
    QCOMPARE(agreed.status, 200);
    json again = blockedRequest();
    again["overrideId"] = asked.id;
    const std::string executed = m_scene.decide(again).data.at("decisionId");
    const contract::Why lifted = why(executed);
    QCOMPARE(lifted.state, std::string("executed"));
    QCOMPARE(lifted.liftedBy, asked.id);
    QCOMPARE(lifted.policyId, why(decision).policyId);
    QCOMPARE(lifted.rule->mode, std::string("blocked"));
    const contract::Why before = why(decision);
    QVERIFY(before.liftedBy.empty());
    QCOMPARE(before.overrides.at(0).lastUse, executed);
}

void WhyTest::aCorrelationIdMeansTheNewest()
{
    const std::string first = decided();
    const std::string id = why(first).correlationId;
    QVERIFY(!id.empty());
    QCOMPARE(why(id).decisionId, first);
    QCOMPARE(why(id).alike, std::int64_t{1});
}

void WhyTest::historicDecisionsHaveTheirReason()
{
    const auto listed = m_scene.call(compliance, "POST", "/api/admin/audit/queries",
                                     {{"q", "state:blocked to:2026-02-08"}, {"sort", "-time"}});
    QCOMPARE(listed.status, 200);
    const auto rows = m_scene.call(compliance, "GET",
                                   "/api/admin/audit/queries/" + listed.data.at("queryId").get<std::string>() +
                                       "/rows?offset=0&limit=20");
    QVERIFY(!rows.data.at("rows").empty());
    for (const json &row : rows.data.at("rows")) {
        const contract::Why found = why(row.at("id"));
        QCOMPARE(found.state, std::string("blocked"));
        QCOMPARE(found.reason, row.at("reason").get<std::string>());
    }
}

void WhyTest::othersFindNothing()
{
    const std::string decision = decided();
    const std::string correlation = why(decision).correlationId;
    const std::int64_t before = m_scene.trail("CROSS_TENANT_ACCESS_ATTEMPT", "denied");
    for (const std::string &id : {decision, correlation, std::string("dec-none-1"), std::string("none")})
        QCOMPARE(m_scene.call(stranger, "GET", "/api/governance/why/" + id).status, 404);
    // The owner's trail and the stranger's, for each of the two that are somebody's.
    QCOMPARE(m_scene.trail("CROSS_TENANT_ACCESS_ATTEMPT", "denied"), before + 4);
    QVERIFY(!m_scene.wasAnswered("612007431"));
}

QTEST_GUILESS_MAIN(WhyTest)
#include "tst_why.moc"
