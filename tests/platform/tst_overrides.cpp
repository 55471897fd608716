// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/override.h"
#include "tests/platform/governancescene.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace atalaya;
using namespace atalaya::tests;
using nlohmann::json;

namespace {

const std::string admin = "marta.vidal@ascensores-xyz";
const std::string compliance = "lucia.ferrer@ascensores-xyz";
const std::string manager = "jorge.pons@ascensores-xyz";
const std::string stranger = "nuria.campos@banca-norte";
const std::string overridesPath = "/api/admin/governance/overrides";
constexpr qint64 hour = 3600;

std::string wishPath(const std::string &decisionId)
{
    return "/api/admin/audit/decisions/" + decisionId + "/override-requests";
}

json once(const std::string &reason = "El cliente espera")
{
    return {{"reason", reason}, {"scope", "once"}, {"hours", 0}};
}

json with(const json &changes)
{
    json request = blockedRequest();
    request.merge_patch(changes);
    return request;
}

HttpHeaders ifMatch(const contract::Override &one)
{
    return {{"if-match", '"' + QByteArray::number(static_cast<qlonglong>(one.revision)) + '"'}};
}

} // namespace

/// The way of an override on the real platform, and everything that must not be a way.
class OverridesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_scene.start(), qPrintable(m_scene.platform().errorOutput())); }
    /// An access token lives for ten minutes.
    void init() { m_scene.forget(); }
    void cleanupTestCase();
    void theWholeWay();
    void nobodyAgreesWithHimself();
    void aProofIsForThisAndForOnce();
    void whoMayNotIsRefused();
    void anotherTenantFindsNothing();
    void whatIsNotApprovedExecutesNothing();
    void alteredRequestsDoNotPass_data();
    void alteredRequestsDoNotPass();
    void entityScopeLastsItsHours();
    void everythingExpires();
    void thirtyTwoCallsExecuteOnce();
    void aRepetitionIsAnsweredAndNotDone();
    void twoWordsAtOnceAreOne();
    void badRequests_data();
    void badRequests();
    void listsAndRevisions();
    void nothingPersonalIsLeft();

private:
    using Answer = GovernanceScene::Answer;
    [[nodiscard]] std::string blocked(const json &body = blockedRequest());
    [[nodiscard]] contract::Override wish(const std::string &who, const std::string &decisionId,
                                          const json &body = once());
    Answer verdict(const std::string &who, const contract::Override &one, const char *word,
                   const std::string &note = {});
    [[nodiscard]] contract::Override approved(const json &request = blockedRequest(), const json &body = once());
    Answer use(const contract::Override &one, json body = blockedRequest(), const QByteArray &key = {});
    [[nodiscard]] std::string stateOf(const contract::Override &one);

    GovernanceScene m_scene;
};

std::string OverridesTest::blocked(const json &body)
{
    const Answer answer = m_scene.decide(body);
    if (answer.status != 201 || answer.data.at("state") == "executed")
        qFatal("not held: %s", answer.data.dump().c_str());
    return answer.data.at("decisionId");
}

contract::Override OverridesTest::wish(const std::string &who, const std::string &decisionId, const json &body)
{
    const Answer answer = m_scene.call(who, "POST", wishPath(decisionId), body);
    if (answer.status != 201)
        qFatal("no override: %d %s", answer.status, answer.error.dump().c_str());
    return contract::decodeOverride(answer.data).value();
}

OverridesTest::Answer OverridesTest::verdict(const std::string &who, const contract::Override &one, const char *word,
                                             const std::string &note)
{
    const bool safe = std::string(word) == "withdraw";
    return m_scene.call(who, "POST", overridesPath + '/' + one.id + '/' + word, {{"hash", one.hash}, {"note", note}},
                        {safe ? std::string() : std::string("override.") + word, ifMatch(one)});
}

contract::Override OverridesTest::approved(const json &request, const json &body)
{
    const contract::Override one = wish(manager, blocked(request), body);
    const Answer answer = verdict(compliance, one, "approve");
    if (answer.status != 200)
        qFatal("not approved: %d %s", answer.status, answer.error.dump().c_str());
    return contract::decodeOverride(answer.data).value();
}

OverridesTest::Answer OverridesTest::use(const contract::Override &one, json body, const QByteArray &key)
{
    body["overrideId"] = one.id;
    return m_scene.decide(body, key);
}

std::string OverridesTest::stateOf(const contract::Override &one)
{
    return m_scene.call(admin, "GET", overridesPath + '/' + one.id).data.value("state", std::string());
}

void OverridesTest::theWholeWay()
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

void OverridesTest::nobodyAgreesWithHimself()
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

void OverridesTest::aProofIsForThisAndForOnce()
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

void OverridesTest::whoMayNotIsRefused()
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

void OverridesTest::anotherTenantFindsNothing()
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

void OverridesTest::whatIsNotApprovedExecutesNothing()
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

void OverridesTest::alteredRequestsDoNotPass_data()
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

void OverridesTest::alteredRequestsDoNotPass()
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

void OverridesTest::entityScopeLastsItsHours()
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

void OverridesTest::everythingExpires()
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

void OverridesTest::thirtyTwoCallsExecuteOnce()
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

void OverridesTest::aRepetitionIsAnsweredAndNotDone()
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

void OverridesTest::twoWordsAtOnceAreOne()
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

void OverridesTest::badRequests_data()
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

void OverridesTest::badRequests()
{
    QFETCH(QByteArray, body);
    const std::int64_t before = m_scene.count("override_request", "1 = 1");
    const Answer answer = m_scene.call(manager, "POST", wishPath(blocked()), json::parse(body.toStdString()));
    QCOMPARE(answer.status, 400);
    QCOMPARE(m_scene.count("override_request", "1 = 1"), before);
}

void OverridesTest::listsAndRevisions()
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

void OverridesTest::nothingPersonalIsLeft()
{
    const contract::Override one = wish(manager, blocked(), once("Su móvil es 612007431"));
    QCOMPARE(verdict(compliance, one, "approve", "Confirmado con 612007431").status, 200);
    QCOMPARE(use(one).status, 201);
    QVERIFY(!m_scene.wasAnswered("612007431"));
    QVERIFY(m_scene.isStored("Su móvil es [phone]"));
    QVERIFY(!m_scene.isStored("612007431"));
    QVERIFY(!m_scene.platform().errorOutput().contains(QLatin1String("612007431")));
}

void OverridesTest::cleanupTestCase()
{
    QCOMPARE(m_scene.platform().stop(), 0);
    const auto checked = m_scene.platform().run({QStringLiteral("check")});
    QVERIFY2(checked.exitCode == 0, checked.output + checked.errors);
}

QTEST_GUILESS_MAIN(OverridesTest)
#include "tst_overrides.moc"
