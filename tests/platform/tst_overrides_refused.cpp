// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/overridestest.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using nlohmann::json;

/// Everything that must not be a way for an override.
class OverridesRefusedTest : public OverridesTest
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyAgreesWithHimself();
    void aProofIsForThisAndForOnce();
    void whoMayNotIsRefused();
    void anotherTenantFindsNothing();
    void whatIsNotApprovedExecutesNothing();
    void alteredRequestsDoNotPass_data();
    void alteredRequestsDoNotPass();
    void badRequests_data();
    void badRequests();
};

void OverridesRefusedTest::nobodyAgreesWithHimself()
{
    const contract::Override own = wish(compliance, blocked());
    const auto refusedToAgree = [&](const char *word) {
        const Answer answer = verdict(compliance, own, word);
        return answer.status == 403 && answer.code() == "second_person_needed";
    };
    QVERIFY(refusedToAgree("approve"));
    QVERIFY(refusedToAgree("reject"));
    // Without a code it is said before one is typed.
    QCOMPARE(m_scene
                 .call(compliance, "POST", overridesPath + '/' + own.id + "/approve",
                       {{"hash", own.hash}, {"note", ""}}, {{}, ifMatch(own)})
                 .code(),
             std::string("second_person_needed"));
    // Another session.
    m_scene.forget();
    QVERIFY(refusedToAgree("approve"));
    // Another role.
    m_scene.change("UPDATE identity_users SET role = 'ADMIN' WHERE email LIKE 'lucia.ferrer@%'");
    m_scene.forget();
    QVERIFY(refusedToAgree("approve"));
    m_scene.change("UPDATE identity_users SET role = 'COMPLIANCE' WHERE email LIKE 'lucia.ferrer@%'");
    m_scene.forget();
    // Naming the tenant from another one.
    HttpHeaders crossing = ifMatch(own);
    crossing.insert("x-tenant-id", m_scene.session(compliance).tenantId.toUtf8());
    const Answer named = m_scene.call(stranger, "POST", overridesPath + '/' + own.id + "/approve",
                                      {{"hash", own.hash}, {"note", ""}}, {{}, crossing});
    QCOMPARE(named.code(), std::string("tenant_mismatch"));
    // An account of the same person besides.
    (void)m_scene.session(admin);
    m_scene.change("UPDATE identity_users SET email = 'LUCIA.ferrer@ascensores-xyz.example ' WHERE email LIKE"
                   " 'marta.vidal@%'");
    const Answer twin = m_scene.call(admin, "POST", overridesPath + '/' + own.id + "/approve",
                                     {{"hash", own.hash}, {"note", ""}}, {{}, ifMatch(own)});
    m_scene.change("UPDATE identity_users SET email = 'marta.vidal@ascensores-xyz.example' WHERE email LIKE 'LUCIA%'"
                   " AND role = 'ADMIN'");
    QCOMPARE(twin.code(), std::string("second_person_needed"));
    QCOMPARE(stateOf(own), std::string("requested"));
    QVERIFY(m_scene.trail("override.decided", "denied") >= 5);
    QCOMPARE(use(own).code(), std::string("override_not_approved"));
    // Taking it back is no agreement.
    QCOMPARE(verdict(compliance, own, "withdraw").status, 200);
    QCOMPARE(stateOf(own), std::string("withdrawn"));
}

void OverridesRefusedTest::aProofIsForThisAndForOnce()
{
    const contract::Override one = wish(manager, blocked());
    const std::string path = overridesPath + '/' + one.id + "/approve";
    const json body{{"hash", one.hash}, {"note", ""}};
    const auto sendWith = [&](HttpHeaders headers, const json &sent) {
        headers.insert(ifMatch(one));
        return m_scene.call(compliance, "POST", path, sent, {{}, headers}).code();
    };
    const std::string needed = "step_up_required";
    QCOMPARE(sendWith({}, body), needed);
    HttpHeaders other =
        m_scene.proven(compliance, "override.approve", "POST", path, {{"hash", one.hash}, {"note", "x"}});
    QCOMPARE(sendWith({{"x-step-up", other["x-step-up"]}}, body), needed);
    other = m_scene.proven(compliance, "override.reject", "POST", path, body);
    QCOMPARE(sendWith({{"x-step-up", other["x-step-up"]}}, body), needed);
    other = m_scene.proven(admin, "override.approve", "POST", path, body);
    QCOMPARE(sendWith({{"x-step-up", other["x-step-up"]}}, body), needed);
    // Two minutes are its life.
    other = m_scene.proven(compliance, "override.approve", "POST", path, body);
    (void)m_scene.platform().advance(121);
    QCOMPARE(sendWith({{"x-step-up", other["x-step-up"]}}, body), needed);
    QCOMPARE(stateOf(one), std::string("requested"));
    // Another hash is another wish, whatever the proof.
    json altered = body;
    altered["hash"] = std::string(64, 'a');
    QCOMPARE(m_scene.call(compliance, "POST", path, altered, {"override.approve", ifMatch(one)}).code(),
             std::string("stale_version"));
    QCOMPARE(verdict(compliance, one, "approve").status, 200);
    QCOMPARE(verdict(admin, one, "reject").code(), std::string("stale_version"));
    contract::Override now = one;
    ++now.revision;
    QCOMPARE(verdict(admin, now, "reject").code(), std::string("override_decided"));
    QCOMPARE(stateOf(one), std::string("approved"));
}

void OverridesRefusedTest::whoMayNotIsRefused()
{
    const contract::Override one = wish(compliance, blocked());
    const Answer refused = verdict(manager, one, "approve");
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.error.at("allowedRoles").dump(), std::string(R"(["ADMIN","COMPLIANCE"])"));
    QCOMPARE(verdict(manager, one, "withdraw").code(), std::string("not_yours"));
    QCOMPARE(verdict(admin, one, "withdraw").status, 200);
    // An agent asks to decide, not to be let go.
    HttpHeaders machine{{"x-api-key", m_scene.keyOf(admin)}, {"idempotency-key", freshKey()}};
    const QByteArray text = QByteArray::fromStdString(once().dump());
    QCOMPARE(m_scene.platform().send("POST", QByteArray::fromStdString(wishPath(blocked())), machine, text).status,
             401);
}

void OverridesRefusedTest::anotherTenantFindsNothing()
{
    const contract::Override one = approved();
    const auto same = [&](const char *method, const std::string &path, const std::string &none, const json &body) {
        const auto sent = [&](const std::string &where) {
            Answer answer = m_scene.call(stranger, method, where, body, {{}, ifMatch(one)});
            answer.error.erase("correlationId");
            return std::pair(answer.status, answer.error.dump());
        };
        const auto answer = sent(path);
        return answer.first == 404 && answer == sent(none);
    };
    const json body{{"hash", one.hash}, {"note", ""}};
    const std::string base = overridesPath + '/';
    QVERIFY(same("GET", base + one.id, base + "ovr-none", nullptr));
    for (const char *word : {"/approve", "/reject", "/withdraw"})
        QVERIFY(same("POST", base + one.id + word, base + "ovr-none" + word, body));
    QVERIFY(same("POST", wishPath(one.decisionId), wishPath("dec-none-1"), once()));
    const std::int64_t crossings = m_scene.trail("CROSS_TENANT_ACCESS_ATTEMPT", "denied");
    QVERIFY(crossings >= 8);
    QVERIFY(same("GET", overridesPath + "?after=" + one.id, overridesPath + "?after=ovr-none", nullptr));
    const Answer listed = m_scene.call(stranger, "GET", overridesPath + "?decision=" + one.decisionId);
    QCOMPARE(listed.data.at("total").get<int>(), 0);
    // With a key of their own, word for word the same request.
    QCOMPARE(use(one, blockedRequest(), m_scene.keyOf(stranger)).status, 404);
    QVERIFY(m_scene.trail("CROSS_TENANT_ACCESS_ATTEMPT", "denied") > crossings);
    QCOMPARE(stateOf(one), std::string("approved"));
    QCOMPARE(use(one).status, 201);
}

void OverridesRefusedTest::whatIsNotApprovedExecutesNothing()
{
    json unknown = blockedRequest();
    unknown["overrideId"] = "ovr-none";
    QCOMPARE(m_scene.decide(unknown).status, 404);
    const contract::Override asked = wish(manager, blocked());
    QCOMPARE(use(asked).code(), std::string("override_not_approved"));
    QCOMPARE(verdict(compliance, asked, "reject", "No").status, 200);
    QCOMPARE(use(asked).code(), std::string("override_not_approved"));
    QCOMPARE(stateOf(asked), std::string("rejected"));
    const contract::Override ended = approved();
    QCOMPARE(verdict(manager, ended, "withdraw").status, 200);
    QCOMPARE(use(ended).code(), std::string("override_not_approved"));
    // What nobody objects to needs none and uses none up.
    const contract::Override spare = approved();
    const Answer harmless = use(spare, with({{"risk", 20}, {"inputs", {{"planta", 3}, {"telefono", nullptr}}}}));
    QCOMPARE(harmless.data.value("state", std::string()), std::string("executed"));
    QVERIFY(!harmless.data.contains("overrideId"));
    QCOMPARE(stateOf(spare), std::string("approved"));
}

void OverridesRefusedTest::alteredRequestsDoNotPass_data()
{
    QTest::addColumn<QByteArray>("changes");
    const auto row = [](const char *name, const json &changes) {
        QTest::newRow(name) << QByteArray::fromStdString(changes.dump());
    };
    row("another entity", {{"entity", "Modelo X 1205"}});
    row("another action", {{"action", "Cerrar avería"}});
    row("another agent", {{"agent", "otro"}});
    row("another input", {{"inputs", {{"planta", 4}}}});
    row("one input more", {{"inputs", {{"importe", 900}}}});
    row("one input less", {{"inputs", {{"planta", nullptr}}}});
    row("another telephone, which masking makes the same", {{"inputs", {{"telefono", "612007432"}}}});
    row("more risk", {{"risk", 96}});
    row("less confidence", {{"confidence", 0.9}});
    row("no confidence", {{"confidence", nullptr}});
    row("for somebody", {{"user", "u-2"}});
    row("a reason", {{"reason", "porque sí"}});
    row("an amount", {{"amount", 100}});
    row("a role", {{"role", "ANALISTA"}});
    row("personal data", {{"containsPii", false}, {"inputs", {{"telefono", "x"}}}});
}

void OverridesRefusedTest::alteredRequestsDoNotPass()
{
    QFETCH(QByteArray, changes);
    const contract::Override one = approved();
    const std::int64_t decisions = m_scene.count("decision", "1 = 1");
    const Answer answer = use(one, with(json::parse(changes.toStdString())));
    QCOMPARE(answer.status, 409);
    QVERIFY2(answer.code() == "override_mismatch" || answer.code() == "override_other_verdict", answer.code().c_str());
    QCOMPARE(m_scene.count("decision", "1 = 1"), decisions);
    QCOMPARE(use(one).status, 201);
}

void OverridesRefusedTest::badRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const json &changes) {
        json body = once();
        body.merge_patch(changes);
        QTest::newRow(name) << QByteArray::fromStdString(body.dump());
    };
    row("no reason", {{"reason", " "}});
    row("a long reason", {{"reason", std::string(1001, 'x')}});
    row("another scope", {{"scope", "always"}});
    row("hours for once", {{"hours", 3}});
    row("no hours", {{"scope", "entity"}});
    row("too many hours", {{"scope", "entity"}, {"hours", 169}});
    row("negative hours", {{"scope", "entity"}, {"hours", -1}});
    row("somebody else's name", {{"requestedBy", "u-1"}});
    row("no scope", {{"scope", nullptr}});
    QTest::newRow("a list") << QByteArray("[]");
}

void OverridesRefusedTest::badRequests()
{
    QFETCH(QByteArray, body);
    const std::int64_t before = m_scene.count("override_request", "1 = 1");
    const Answer answer = m_scene.call(manager, "POST", wishPath(blocked()), json::parse(body.toStdString()));
    QCOMPARE(answer.status, 400);
    QCOMPARE(m_scene.count("override_request", "1 = 1"), before);
}

QTEST_GUILESS_MAIN(OverridesRefusedTest)
#include "tst_overrides_refused.moc"
