// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/safeusescene.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using nlohmann::json;

namespace {

const std::string &admin = SafeUseScene::admin;
const std::string &compliance = SafeUseScene::compliance;
const std::string &manager = SafeUseScene::manager;

} // namespace

/// What the rules of safe use do to decisions on the real platform.
class SafeDecisionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_scene.start(), qPrintable(m_scene.platform().errorOutput())); }
    void init() { m_scene.reset(); }
    void cleanupTestCase();
    void aKindThatIsSwitchedOffIsStored();
    void whatIsNotMaskedIsStillInNoLog();
    void tooMuchIsRefused_data();
    void tooMuchIsRefused();
    void strictRagWantsSources();
    void aPolicyAsStrictKeepsItsSay();
    void strictRagCanBeLiftedByTwo();

private:
    using Answer = GovernanceScene::Answer;
    SafeUseScene m_scene;
};

void SafeDecisionsTest::aKindThatIsSwitchedOffIsStored()
{
    const json told = harmlessRequest({{"inputs", {{"telefono", "633104528"}, {"correo", "ana@cliente.example"}}}});
    const json onlyPhone = harmlessRequest({{"inputs", {{"telefono", "633104528"}}}});
    const Answer closed = m_scene.decide(onlyPhone);
    QCOMPARE(m_scene.decide(told).status, 201);
    QVERIFY(!m_scene.isStored("633104528"));
    contract::SafeUseRules rules;
    std::erase(rules.masked, "phone");
    (void)m_scene.set(rules);
    const Answer open = m_scene.decide(told);
    QCOMPARE(open.status, 201);
    QCOMPARE(m_scene.leavesWith("\"telefono\":\"633104528\""), std::int64_t{1});
    QVERIFY(!m_scene.isStored("ana@cliente"));
    // Policies know of it all the same.
    const Answer aware = m_scene.decide(onlyPhone);
    const std::string seq = aware.data.at("seq").dump();
    QCOMPARE(m_scene.count("decision", "contains_pii = 1 AND seq = " + seq), std::int64_t{1});
    QVERIFY(aware.data.at("policy") == closed.data.at("policy"));
    QVERIFY(aware.data.at("state") == closed.data.at("state"));
    // The past stays as it was; what comes is masked again.
    const std::int64_t stored = m_scene.leavesWith("633104528");
    QCOMPARE(m_scene.put({}).status, 200);
    QCOMPARE(m_scene.decide(told).status, 201);
    QCOMPARE(m_scene.leavesWith("633104528"), stored);
}

void SafeDecisionsTest::whatIsNotMaskedIsStillInNoLog()
{
    contract::SafeUseRules open;
    open.masked.clear();
    (void)m_scene.set(open);
    json request = blockedRequest();
    request["inputs"] = {{"telefono", "644219076"}};
    const HttpHeaders headers{
        {"x-api-key", m_scene.keyOf(admin)}, {"idempotency-key", freshKey()}, {"x-correlation-id", "tel-644219076"}};
    const HttpReply reply =
        m_scene.platform().send("POST", "/api/governance/decide", headers, QByteArray::fromStdString(request.dump()));
    QCOMPARE(reply.status, 201);
    QVERIFY(!reply.headers.value("x-correlation-id").contains("644219076"));
    QCOMPARE(m_scene.leavesWith("644219076"), std::int64_t{1});
    const std::string decision = json::parse(reply.body.toStdString()).at("data").at("decisionId");
    const Answer wish = m_scene.call(manager, "POST", "/api/admin/audit/decisions/" + decision + "/override-requests",
                                     {{"reason", "Llamar al 644219076"}, {"scope", "once"}, {"hours", 0}});
    QCOMPARE(wish.data.at("reason").get<std::string>(), std::string("Llamar al [phone]"));
    QCOMPARE(m_scene.count("change", "instr(after, '644219076') + instr(reason, '644219076') > 0"), std::int64_t{0});
    QVERIFY(!m_scene.platform().errorOutput().contains(QLatin1String("644219076")));
}

void SafeDecisionsTest::tooMuchIsRefused_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const json &changes, const char *field, const char *code) {
        QTest::newRow(name) << QByteArray::fromStdString(changes.dump()) << QByteArray(field) << QByteArray(code);
    };
    const std::string longest(200, 'a');
    json many = json::object();
    for (int i = 0; i < 10; ++i)
        many["campo" + std::to_string(i)] = i;
    std::string accented;
    for (int i = 0; i < 200; ++i)
        accented += "ñ";
    row("a text as long as it may be", {{"inputs", {{"nota", longest}}}}, "", "");
    row("characters, not bytes", {{"inputs", {{"nota", accented}}}}, "", "");
    row("as many as there may be", {{"inputs", many}}, "", "");
    row("a longer text", {{"inputs", {{"nota", longest + 'a'}}}}, "inputs.nota", "too_long");
    row("one deep inside", {{"inputs", {{"lista", {1, {{"nota", longest + 'a'}}}}}}}, "inputs.lista[1].nota",
        "too_long");
    row("a long name", {{"inputs", {{longest + 'a', 1}}}}, "inputs", "too_long");
    row("somebody's name", {{"inputs", {{"ana@cliente.example", longest + 'a'}}}}, "inputs.[email]", "too_long");
    row("a long reason", {{"reason", longest + 'a'}}, "reason", "too_long");
    row("too many bytes",
        {{"inputs", {{"a", longest}, {"b", longest}, {"c", longest}, {"d", longest}, {"e", longest}}}}, "inputs",
        "too_large");
    many["planta"] = json::array({1, 2});
    row("too many values", {{"inputs", many}}, "inputs", "too_many");
}

void SafeDecisionsTest::tooMuchIsRefused()
{
    QFETCH(QByteArray, changes);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, code);
    contract::SafeUseRules rules;
    rules.limits = {1'000, 200, 11};
    (void)m_scene.set(rules);
    const std::int64_t before = m_scene.count("decision", "1 = 1");
    const Answer answer = m_scene.decide(harmlessRequest(json::parse(changes.toStdString())));
    if (code.isEmpty()) {
        QVERIFY2(answer.status == 201, answer.error.dump().c_str());
        return;
    }
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), std::string("validation_failed"));
    const json &fault = answer.error.at("fields").at(0);
    QCOMPARE(fault.at("field").get<std::string>(), field.toStdString());
    QCOMPARE(fault.at("code").get<std::string>(), code.toStdString());
    QCOMPARE(m_scene.count("decision", "1 = 1"), before);
}

void SafeDecisionsTest::strictRagWantsSources()
{
    const auto spoken = [](const Answer &answer) {
        return answer.data.value("state", std::string()) + ' ' +
               answer.data.value("policy", json::object()).value("id", std::string());
    };
    const std::string free = spoken(m_scene.decide(harmlessRequest()));
    QVERIFY(free.starts_with("executed "));
    const json grounded = harmlessRequest({{"sources", {"doc-17", "Manual del Modelo X"}}});
    for (const std::string mode : {"review", "blocked"}) {
        contract::SafeUseRules rules;
        rules.strictRag = mode;
        const contract::SafeUse state = m_scene.set(rules);
        const Answer held = m_scene.decide(harmlessRequest());
        QCOMPARE(spoken(held), mode + " pol-rag-estricto");
        QCOMPARE(held.data.at("policy").at("version").get<std::int64_t>(), state.version);
        QVERIFY(m_scene.leavesWith("\"hash\":\"" + state.hash) >= 1);
        QCOMPARE(spoken(m_scene.decide(harmlessRequest({{"sources", json::array()}}))), mode + " pol-rag-estricto");
        QCOMPARE(spoken(m_scene.decide(grounded)), free);
    }
    QCOMPARE(m_scene.leavesWith("\"sources\":[\"doc-17\",\"Manual del Modelo X\"]"), std::int64_t{2});
    (void)m_scene.decide(harmlessRequest({{"sources", {"Correo de ana@cliente.example"}}}));
    QCOMPARE(m_scene.leavesWith("\"sources\":[\"Correo de [email]\"]"), std::int64_t{1});
    for (const json &bad :
         {json("doc-17"), json{""}, json{"  "}, json{7}, json{std::string(301, 's')}, json(51, "s")}) {
        const Answer answer = m_scene.decide(harmlessRequest({{"sources", bad}}));
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.error.at("fields").at(0).at("field").get<std::string>().starts_with("sources"));
    }
    // Not twice.
    const Answer twice =
        m_scene.decide(harmlessRequest({{"sources", {"doc-17"}}, {"inputs", {{"sources", {"doc-18"}}}}}));
    QCOMPARE(twice.error.at("fields").at(0).at("code").get<std::string>(), std::string("given_twice"));
}

void SafeDecisionsTest::aPolicyAsStrictKeepsItsSay()
{
    const json alone = m_scene.decide(blockedRequest()).data.at("policy");
    contract::SafeUseRules rules;
    rules.strictRag = "blocked";
    (void)m_scene.set(rules);
    const Answer held = m_scene.decide(blockedRequest());
    QCOMPARE(held.data.at("state").get<std::string>(), std::string("blocked"));
    QVERIFY(held.data.at("policy") == alone);
    // What a policy only wants looked at is blocked, and the policy is named among the others.
    json risky = blockedRequest();
    risky["risk"] = 80;
    const std::int64_t before = m_scene.leavesWith("\"matched\":[[\"pol-");
    QCOMPARE(m_scene.decide(risky).data.at("policy").at("id").get<std::string>(), std::string("pol-rag-estricto"));
    QCOMPARE(m_scene.leavesWith("\"matched\":[[\"pol-"), before + 1);
}

void SafeDecisionsTest::strictRagCanBeLiftedByTwo()
{
    contract::SafeUseRules rules;
    rules.strictRag = "blocked";
    (void)m_scene.set(rules);
    json asked = harmlessRequest();
    const Answer held = m_scene.decide(asked);
    const Answer wish = m_scene.call(manager, "POST",
                                     "/api/admin/audit/decisions/" + held.data.at("decisionId").get<std::string>() +
                                         "/override-requests",
                                     {{"reason", "Se ha comprobado"}, {"scope", "once"}, {"hours", 0}});
    QCOMPARE(wish.status, 201);
    const std::string id = wish.data.at("id");
    const Answer agreed =
        m_scene.call(compliance, "POST", "/api/admin/governance/overrides/" + id + "/approve",
                     {{"hash", wish.data.at("hash")}, {"note", ""}}, {"override.approve", {{"if-match", "\"1\""}}});
    QVERIFY2(agreed.status == 200, agreed.error.dump().c_str());
    asked["overrideId"] = id;
    QCOMPARE(m_scene.decide(asked).data.value("state", std::string()), std::string("executed"));
    QCOMPARE(m_scene.decide(asked).code(), std::string("override_used"));
}

void SafeDecisionsTest::cleanupTestCase()
{
    QCOMPARE(m_scene.platform().stop(), 0);
    const auto checked = m_scene.platform().run({QStringLiteral("check")});
    QVERIFY2(checked.exitCode == 0, checked.output + checked.errors);
}

QTEST_GUILESS_MAIN(SafeDecisionsTest)
#include "tst_safedecisions.moc"
