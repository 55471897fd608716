// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/metrics.h"
#include "platform/identity/totp.h"
#include "tests/platform/governancereplies.h"
#include "tests/support/demosession.h"
#include "tests/support/firstdecision.h"
#include "tests/support/platformprocess.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace atalaya::tests;
namespace totp = atalaya::platform::totp;

namespace {

const QString secondAdminMail = QStringLiteral("alba.rios@bufete-rios.example");
const QString secondPassword = QStringLiteral("una frase bastante larga");

} // namespace

/// Every route of a real demo platform once, and its common errors; the replies are held against docs/openapi.yaml by a
/// validator that we did not write.
class ContractTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void openRoutes();
    void signInWithCode();
    void dashboards();
    void rowsBehindFigures();
    void enrolment();
    void proofs();
    void retention();
    void plans();
    void searches();
    void machines();
    void exports();
    void errors();
    void endOfSessions();
    void governance();
    void repliesFitTheDocument();

private:
    /// `path`: as the document writes it; `target`: as it is sent.
    HttpReply exchange(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                       HttpHeaders headers = {}, QByteArray target = {});
    [[nodiscard]] QJsonObject account(const QString &role, bool withFactor);
    [[nodiscard]] static QByteArray field(const HttpReply &reply, const char *name);
    [[nodiscard]] static QByteArray json(const QJsonObject &object);
    [[nodiscard]] static HttpHeaders bearer(const QByteArray &token) { return {{"authorization", "Bearer " + token}}; }
    [[nodiscard]] QByteArray codeNow(const QByteArray &base32);
    /// Access token and TOTP secret of another ADMIN of the tenant whose ADMIN enrols here.
    [[nodiscard]] std::pair<QByteArray, QByteArray> secondAdmin();
    /// With a proof for exactly this POST; `code`: of who the token belongs to, the new admin's without one.
    [[nodiscard]] HttpHeaders steppedUp(const QByteArray &token, const QByteArray &target, const QByteArray &body,
                                        const char *action, QByteArray code = {});
    [[nodiscard]] HttpHeaders withKey(HttpHeaders headers);

    PlatformProcess m_platform;
    QJsonArray m_replies;
    QByteArray m_manager;
    QByteArray m_refresh;
    QByteArray m_admin;
    QByteArray m_adminSecret;
    int m_keys = 0;
};

HttpReply ContractTest::exchange(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                                 HttpHeaders headers, QByteArray target)
{
    if (target.isEmpty())
        target = path;
    const HttpReply reply = m_platform.send(method, target, headers, body);
    m_replies.append(QJsonObject{{QStringLiteral("method"), QString::fromLatin1(method)},
                                 {QStringLiteral("path"), QString::fromLatin1(path)},
                                 {QStringLiteral("status"), reply.status},
                                 {QStringLiteral("contentType"), QString::fromLatin1(reply.headers["content-type"])},
                                 {QStringLiteral("body"), QString::fromUtf8(reply.body)}});
    return reply;
}

QJsonObject ContractTest::account(const QString &role, bool withFactor)
{
    const auto accounts =
        m_platform.send("GET", "/api/demo/accounts").data().value(QLatin1String("accounts")).toArray();
    for (const QJsonValue &value : accounts) {
        const QJsonObject item = value.toObject();
        if (item.value(QLatin1String("role")).toString() == role &&
            item.value(QLatin1String("nextCode")).isObject() == withFactor)
            return item;
    }
    return {};
}

QByteArray ContractTest::field(const HttpReply &reply, const char *name)
{
    return reply.data().value(QLatin1String(name)).toString().toUtf8();
}

QByteArray ContractTest::json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray ContractTest::codeNow(const QByteArray &base32)
{
    // A code works once, so each is of a step of its own.
    const auto now = atalaya::contract::parseInstant(m_platform.advance(30).toStdString());
    return QByteArray::fromStdString(totp::hotp(*totp::fromBase32(base32.toStdString()), totp::stepAt(*now)));
}

HttpHeaders ContractTest::withKey(HttpHeaders headers)
{
    headers.insert("idempotency-key", "contract-request-" + QByteArray::number(++m_keys));
    return headers;
}

void ContractTest::initTestCase()
{
    QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
    // Some changes need two people.
    QCOMPARE(m_platform.stop(), 0);
    const auto added = m_platform.run({QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("--tenant"),
                                       QStringLiteral("bufete-rios"), QStringLiteral("--email"), secondAdminMail,
                                       QStringLiteral("--name"), QStringLiteral("Alba Ríos"), QStringLiteral("--role"),
                                       QStringLiteral("ADMIN")},
                                      secondPassword.toUtf8() + '\n');
    QVERIFY2(added.exitCode == 0, added.errors);
    QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
}

void ContractTest::openRoutes()
{
    for (const char *path : {"/api/_health", "/api/_ready", "/api/openapi.json", "/api/demo/accounts"})
        QCOMPARE(exchange("GET", path).status, 200);
}

void ContractTest::signInWithCode()
{
    const QJsonObject who = account(QStringLiteral("MANAGER"), true);
    QVERIFY(!who.isEmpty());
    const QByteArray login = json({{QStringLiteral("email"), who.value(QLatin1String("email"))},
                                   {QStringLiteral("password"), who.value(QLatin1String("password"))}});
    const HttpReply pending = exchange("POST", "/api/auth/login", login);
    QCOMPARE(field(pending, "status"), "mfa_required");
    const QString code = who.value(QLatin1String("nextCode")).toObject().value(QLatin1String("code")).toString();
    const HttpReply session = exchange("POST", "/api/auth/mfa/verify-login", json({{QStringLiteral("code"), code}}),
                                       bearer(field(pending, "pendingToken")));
    QCOMPARE(session.status, 200);
    const HttpReply renewed =
        exchange("POST", "/api/auth/refresh",
                 json({{QStringLiteral("refreshToken"), QString::fromUtf8(field(session, "refreshToken"))}}));
    QCOMPARE(renewed.status, 200);
    m_manager = field(renewed, "accessToken");
    QCOMPARE(exchange("GET", "/api/auth/me", {}, bearer(m_manager)).status, 200);
    QCOMPARE(exchange("GET", "/api/auth/sessions", {}, bearer(m_manager)).status, 200);
    const QByteArray password = json({{QStringLiteral("password"), who.value(QLatin1String("password"))}});
    QCOMPARE(exchange("POST", "/api/auth/unlock", password, bearer(m_manager)).status, 204);
}

void ContractTest::dashboards()
{
    const HttpHeaders headers = bearer(m_manager);
    for (const QByteArray path : {"/api/admin/tenant-business-dashboard", "/api/admin/tenant-dashboard"}) {
        QCOMPARE(exchange("GET", path, {}, headers).status, 200);
        // A period without data, where the nulls are.
        const QByteArray empty = path + "?from=2019-01-01T00:00:00Z&to=2019-01-03T00:00:00Z";
        QCOMPARE(exchange("GET", path, {}, headers, empty).status, 200);
        QCOMPARE(exchange("GET", path, {}, headers, path + "?from=yesterday").status, 400);
    }
    QCOMPARE(exchange("GET", "/api/admin/usage", {}, headers).status, 200);
    // A manager may see how large the log is and what signs it.
    for (const char *log : {"/api/admin/audit/log/head", "/api/admin/audit/log/key"})
        QCOMPARE(exchange("GET", log, {}, headers).status, 200);
    QCOMPARE(exchange("GET", "/api/admin/usage", {}, headers, "/api/admin/usage?month=2026-13").status, 400);
}

void ContractTest::rowsBehindFigures()
{
    const HttpHeaders headers = bearer(m_manager);
    const QByteArray path = "/api/admin/dashboard/rows";
    const QByteArray week = "&from=2026-01-31T23:00:00Z&to=2026-02-07T23:00:00Z";
    for (const atalaya::rules::Metric &metric : atalaya::rules::metrics()) {
        const QByteArray item = metric.byItem ? "&item=Modelo%20X" : "";
        const HttpReply reply =
            exchange("GET", path, {}, headers, path + "?metric=" + metric.name.data() + week + item);
        QVERIFY2(reply.status == 200, reply.body.constData());
        QVERIFY(reply.headers.contains("etag"));
    }
    const HttpReply first = exchange("GET", path, {}, headers, path + "?metric=tasksAutomated" + week);
    QCOMPARE(first.data().value(QLatin1String("figure")).toDouble(), 124.0);
    QCOMPARE(first.data().value(QLatin1String("rows")).toArray().size(), qsizetype{100});
    const HttpHeaders again{{"authorization", "Bearer " + m_manager}, {"if-none-match", first.headers["etag"]}};
    QCOMPARE(exchange("GET", path, {}, again, path + "?metric=tasksAutomated" + week).status, 304);
    QCOMPARE(exchange("GET", path, {}, headers, path + "?metric=x").status, 400);
}

void ContractTest::enrolment()
{
    const QJsonObject who = account(QStringLiteral("ADMIN"), false);
    QVERIFY(!who.isEmpty());
    const HttpReply login = exchange("POST", "/api/auth/login",
                                     json({{QStringLiteral("email"), who.value(QLatin1String("email"))},
                                           {QStringLiteral("password"), who.value(QLatin1String("password"))}}));
    QCOMPARE(field(login, "status"), "enrollment_required");
    const HttpHeaders headers = bearer(field(login, "enrollmentToken"));
    const HttpReply setup = exchange("POST", "/api/auth/mfa/setup", {}, headers);
    QCOMPARE(setup.status, 200);
    m_adminSecret = field(setup, "secret");
    const auto code = [this] {
        return json({{QStringLiteral("code"), QString::fromUtf8(codeNow(m_adminSecret))}});
    };
    const HttpReply enrolled = exchange("POST", "/api/auth/mfa/verify-setup", code(), headers);
    QCOMPARE(enrolled.status, 200);
    m_admin = field(enrolled, "accessToken");

    const QJsonObject wish{{QStringLiteral("code"), QString::fromUtf8(codeNow(m_adminSecret))},
                           {QStringLiteral("action"), QStringLiteral("users.delete")},
                           {QStringLiteral("digest"), QString(64, u'a')}};
    const HttpReply proof = exchange("POST", "/api/auth/mfa/step-up", json(wish), bearer(m_admin));
    QVERIFY2(proof.status == 200, proof.body.constData());
    for (const char *path : {"/api/admin/audit/log/head", "/api/admin/audit/log/key"})
        QCOMPARE(exchange("GET", path, {}, bearer(m_admin)).status, 200);
}

void ContractTest::proofs()
{
    const auto get = [this](const QByteArray &path, const QByteArray &query, const QByteArray &accept = "*/*") {
        return exchange("GET", "/api/admin/audit/log/" + path, {},
                        {{"authorization", "Bearer " + m_admin}, {"accept", accept}},
                        "/api/admin/audit/log/" + path + query)
            .status;
    };
    QCOMPARE(get("inclusion", "?seq=2&size=5"), 200);
    QCOMPARE(get("inclusion", "?seq=5&size=5"), 400);
    QCOMPARE(get("consistency", "?from=3&to=5"), 200);
    QCOMPARE(get("consistency", "?from=3&to=99999999"), 400);
    QCOMPARE(get("leaves", "?from=0&to=5&size=5"), 200);
    QCOMPARE(get("leaves", "?from=0&to=5&size=5", "application/vnd.atalaya.leaves"), 200);
    QCOMPARE(get("leaves", "?from=0&to=6&size=5"), 400);
    QCOMPARE(get("bodies", "?from=0&to=5"), 200);
    QCOMPARE(get("bodies", "?from=0&to=5", "application/vnd.atalaya.bodies"), 200);

    const QByteArray id = firstDecision(m_platform, bearer(m_admin));
    QVERIFY(!id.isEmpty());
    const QByteArray path = "/api/admin/audit/decisions/";
    QCOMPARE(exchange("GET", path + "{id}", {}, bearer(m_admin), path + id).status, 200);
    QCOMPARE(exchange("GET", path + "{id}", {}, bearer(m_admin), path + "none").status, 404);

    HttpHeaders resumed = bearer(m_admin);
    resumed.insert("last-event-id", "0");
    const QByteArray stream = "/api/admin/audit/stream";
    const HttpReply events = exchange("GET", stream, {}, resumed, stream + "?limit=3");
    QCOMPARE(events.status, 200);
    QCOMPARE(events.body.count("\ndata: {"), 3);
    QCOMPARE(exchange("GET", stream, {}, resumed, stream + "?limit=x").status, 400);
}

void ContractTest::retention()
{
    QCOMPARE(exchange("GET", "/api/admin/audit/log/epochs", {}, bearer(m_admin)).status, 200);
    const QByteArray path = "/api/admin/audit/retention";
    QCOMPARE(exchange("GET", path, {}, bearer(m_admin)).status, 200);
    const QByteArray wish = R"({"days":180,"reason":"Menos datos"})";
    QCOMPARE(exchange("POST", path, wish, withKey(bearer(m_admin))).status, 403);
    const HttpReply asked = exchange("POST", path, wish, steppedUp(m_admin, path, wish, "retention.request"));
    QVERIFY2(asked.status == 200, asked.body.constData());
    const auto pending = asked.data().value(QLatin1String("pending")).toObject();
    const QByteArray id = QByteArray::number(pending.value(QLatin1String("id")).toInteger());
    const QByteArray confirm = path + '/' + id + "/confirm";
    const HttpReply own =
        exchange("POST", path + "/{id}/confirm", {}, steppedUp(m_admin, confirm, {}, "retention.confirm"), confirm);
    QCOMPARE(own.status, 403);

    const auto [other, secret] = secondAdmin();
    const HttpReply agreed = exchange("POST", path + "/{id}/confirm", {},
                                      steppedUp(other, confirm, {}, "retention.confirm", codeNow(secret)), confirm);
    QVERIFY2(agreed.status == 200, agreed.body.constData());
    const QByteArray cancel = path + '/' + id + "/cancel";
    QCOMPARE(
        exchange("POST", path + "/{id}/cancel", {}, steppedUp(m_admin, cancel, {}, "retention.cancel"), cancel).status,
        200);
    QCOMPARE(
        exchange("POST", path + "/{id}/cancel", {}, steppedUp(m_admin, cancel, {}, "retention.cancel"), cancel).status,
        404);
}

std::pair<QByteArray, QByteArray> ContractTest::secondAdmin()
{
    const HttpReply login = m_platform.send(
        "POST", "/api/auth/login", {},
        json({{QStringLiteral("email"), secondAdminMail}, {QStringLiteral("password"), secondPassword}}));
    const HttpHeaders headers = bearer(field(login, "enrollmentToken"));
    const QByteArray secret = field(m_platform.send("POST", "/api/auth/mfa/setup", headers), "secret");
    const HttpReply enrolled = m_platform.send("POST", "/api/auth/mfa/verify-setup", headers,
                                               json({{QStringLiteral("code"), QString::fromUtf8(codeNow(secret))}}));
    return {field(enrolled, "accessToken"), secret};
}

HttpHeaders ContractTest::steppedUp(const QByteArray &token, const QByteArray &target, const QByteArray &body,
                                    const char *action, QByteArray code)
{
    if (code.isEmpty())
        code = codeNow(m_adminSecret);
    const QByteArray digest = QCryptographicHash::hash("POST " + target + '\n' + body, QCryptographicHash::Sha256);
    const HttpReply proof = exchange("POST", "/api/auth/mfa/step-up",
                                     json({{QStringLiteral("code"), QString::fromLatin1(code)},
                                           {QStringLiteral("action"), QString::fromLatin1(action)},
                                           {QStringLiteral("digest"), QString::fromLatin1(digest.toHex())}}),
                                     bearer(token));
    HttpHeaders headers = withKey(bearer(token));
    headers.insert("x-step-up", field(proof, "proof"));
    return headers;
}

void ContractTest::plans()
{
    const HttpHeaders headers = bearer(m_admin);
    for (const char *path :
         {"/api/admin/plans", "/api/admin/subscription", "/api/admin/usage/forecast", "/api/admin/invoices"})
        QCOMPARE(exchange("GET", path, {}, headers).status, 200);
    const QByteArray subscription = "/api/admin/subscription";
    QCOMPARE(exchange("POST", subscription + "/rehearsal", R"({"plan":"PRO"})", headers).status, 200);
    const auto step = [&](const QByteArray &what, const QByteArray &body) {
        const QByteArray path = subscription + '/' + what;
        const HttpReply now = m_platform.send("GET", subscription, headers);
        HttpHeaders proven = steppedUp(m_admin, path, body, ("subscription." + what).constData());
        proven.insert("if-match",
                      '"' + QByteArray::number(now.data().value(QLatin1String("revision")).toInteger()) + '"');
        return exchange("POST", path, body, proven);
    };
    // A trial becomes a plan, and that another one.
    const HttpReply paid = step("sandbox", R"({"event":"payment_succeeded"})");
    QVERIFY2(paid.status == 200, paid.body.constData());
    QCOMPARE(field(paid, "status"), "active");
    QCOMPARE(field(paid, "plan"), "BASIC");
    const HttpReply changed = step("change", R"({"plan":"PRO","interval":"month"})");
    QVERIFY2(changed.status == 200, changed.body.constData());
    QCOMPARE(field(changed, "tier"), "PRO");
    HttpHeaders again = withKey(headers);
    again.insert("if-match",
                 '"' + QByteArray::number(changed.data().value(QLatin1String("revision")).toInteger()) + '"');
    QCOMPARE(exchange("POST", subscription + "/change", R"({"plan":"PRO","interval":"month"})", again).status, 409);
    QCOMPARE(
        exchange("POST", subscription + "/change", R"({"plan":"BASIC","interval":"month"})", withKey(headers)).status,
        428);
    const auto invoices = exchange("GET", "/api/admin/invoices", {}, headers).data().value(QLatin1String("invoices"));
    const QByteArray id = invoices.toArray().at(0).toObject().value(QLatin1String("id")).toString().toUtf8();
    QCOMPARE(exchange("GET", "/api/admin/invoices/{id}", {}, headers, "/api/admin/invoices/" + id).status, 200);
    QCOMPARE(exchange("GET", "/api/admin/invoices/{id}", {}, headers, "/api/admin/invoices/none").status, 404);
    for (const char *path : {"/api/billing/checkout", "/api/billing/portal", "/api/billing/webhook"})
        QCOMPARE(exchange("POST", path, {}, headers).status, 501);
    const DemoSession support = signInToDemo(m_platform, QStringLiteral("elena.sanz@atalaya.example"));
    QCOMPARE(exchange("GET", "/api/superadmin/metrics", {}, support.headers()).status, 200);
    QCOMPARE(exchange("GET", "/api/superadmin/metrics", {}, headers).status, 403);
}

void ContractTest::searches()
{
    const QByteArray queries = "/api/admin/audit/queries";
    const auto ask = [&](const char *q, const char *sort) {
        return exchange("POST", queries,
                        json({{QStringLiteral("q"), QString::fromUtf8(q)},
                              {QStringLiteral("sort"), QString::fromLatin1(sort)},
                              {QStringLiteral("purpose"), QStringLiteral("table")}}),
                        bearer(m_admin));
    };
    for (const char *sort : {"-time", "time", "-confidence", "confidence"}) {
        const HttpReply made = ask("estado:ejecutada,revisión -riesgo:ninguna", sort);
        QVERIFY2(made.status == 200, made.body.constData());
        QVERIFY(made.data().value(QLatin1String("total")).toInt() > 0);
        const QByteArray id = field(made, "queryId");
        QCOMPARE(field(ask("state:review,executed -risk:none", sort), "queryId"), id);
        const auto get = [&](const QByteArray &what) {
            const QByteArray path = queries + "/{id}/" + what.left(what.indexOf('?'));
            return exchange("GET", path, {}, bearer(m_admin), queries + '/' + id + '/' + what);
        };
        const auto rows = get("rows?offset=0&limit=5").data().value(QLatin1String("rows")).toArray();
        QCOMPARE(rows.size(), qsizetype{5});
        const QByteArray seq = QByteArray::number(rows[3].toObject().value(QLatin1String("seq")).toInteger());
        QCOMPARE(get("find?seq=" + seq).data().value(QLatin1String("offset")).toInt(), 3);
        const auto seqs = get("seqs?offset=3&limit=100000").data().value(QLatin1String("seqs")).toArray();
        QCOMPARE(QByteArray::number(seqs[0].toInteger()), seq);
        QCOMPARE(get("seqs?offset=0&limit=100001").status, 400);
        QCOMPARE(get("facets?values=3").status, 200);
        QCOMPARE(get("histogram?buckets=20").status, 200);
        QCOMPARE(get("seqs?offset=0&limit=5").data().value(QLatin1String("seqs")).toArray().size(), qsizetype{5});
        QCOMPARE(get("proofs?offset=0&limit=5").data().value(QLatin1String("rows")).toArray().size(), qsizetype{5});
        QCOMPARE(get("rows?offset=0&limit=501").status, 400);
        QCOMPARE(get("facets?values=x").status, 400);
        QCOMPARE(get("find?seq=-1").status, 400);
    }
    const HttpReply refused = ask("a colour:red", "-time");
    QCOMPARE(refused.status, 400);
    const QJsonObject where = refused.json()
                                  .value(QLatin1String("error"))
                                  .toObject()
                                  .value(QLatin1String("fields"))
                                  .toArray()
                                  .at(0)
                                  .toObject();
    QCOMPARE(where.value(QLatin1String("code")).toString(), QStringLiteral("unknown_field"));
    QCOMPARE(where.value(QLatin1String("from")).toInt(), 2);
    QCOMPARE(ask("", "newest").status, 400);
    QCOMPARE(exchange("GET", queries + "/{id}/rows", {}, bearer(m_admin), queries + "/q-none/rows").status, 404);
    QCOMPARE(exchange("POST", queries, R"({"q":"","sort":"time"})", bearer(m_manager)).status, 403);
}

void ContractTest::machines()
{
    const HttpHeaders headers = bearer(m_admin);
    const HttpReply made =
        exchange("POST", "/api/admin/api-keys",
                 R"({"name":"Services","kind":"secret","scopes":["events:write","decide"]})", withKey(headers));
    QCOMPARE(made.status, 201);
    const QByteArray id =
        made.data().value(QLatin1String("apiKey")).toObject().value(QLatin1String("id")).toString().toUtf8();
    QCOMPARE(exchange("POST", "/api/events",
                      R"({"events":[{"id":"e-1","at":"2026-02-08T08:00:00Z","type":"usage","tokens":10}]})",
                      {{"x-api-key", field(made, "key")}})
                 .status,
             200);
    QCOMPARE(
        exchange("POST", "/api/events", R"({"events":[{"id":"e-2"}]})", {{"x-api-key", field(made, "key")}}).status,
        400);
    const HttpHeaders agent = withKey({{"x-api-key", field(made, "key")}});
    const HttpReply decided = exchange("POST", "/api/governance/decide",
                                       R"({"agent":"averías","entity":"Modelo X 7","action":"Clasificar avería",)"
                                       R"("confidence":0.9,"risk":20,"inputs":{"telefono":"612345678"}})",
                                       agent);
    QVERIFY2(decided.status == 201, decided.body.constData());
    QCOMPARE(field(decided, "state"), "executed");
    QCOMPARE(
        exchange("POST", "/api/governance/decide", R"({"agent":"x"})", withKey({{"x-api-key", field(made, "key")}}))
            .status,
        400);
    const QByteArray rotate = "/api/admin/api-keys/" + id + "/rotate";
    QCOMPARE(exchange("POST", "/api/admin/api-keys/{id}/rotate", {}, withKey(headers), rotate).status, 201);
    QCOMPARE(exchange("GET", "/api/admin/api-keys", {}, headers).status, 200);
    QCOMPARE(exchange("DELETE", "/api/admin/api-keys/{id}", {}, headers, "/api/admin/api-keys/" + id).status, 204);
}

void ContractTest::exports()
{
    const auto email = QStringLiteral("lucia.ferrer@ascensores-xyz.example");
    const DemoSession session = signInToDemo(m_platform, email);
    const HttpReply asked =
        exchange("POST", "/api/admin/audit/queries", R"({"q":"state:blocked","sort":"time"})", session.headers());
    const QByteArray target = "/api/admin/audit/queries/" + field(asked, "queryId") + "/export?format=jsonl";
    const HttpHeaders proven = stepUpAtDemo(m_platform, session, email, "audit.export", "GET", target);
    const HttpReply file = exchange("GET", "/api/admin/audit/queries/{id}/export", {}, proven, target);
    QVERIFY2(file.status == 200, file.body.constData());
    const QByteArray id = file.headers.value("x-export-id");
    QCOMPARE(exchange("GET", "/api/admin/audit/exports/{id}", {}, session.headers(), "/api/admin/audit/exports/" + id)
                 .status,
             200);
    QCOMPARE(exchange("GET", "/api/admin/audit/queries/{id}/export", {}, bearer(m_manager), target).status, 403);
    // Its own admin's only when it is cancelled.
    QCOMPARE(exchange("GET", "/api/admin/audit/queries/{id}/export", {}, bearer(m_admin), target).status, 403);
}

void ContractTest::governance()
{
    // The sign-ins of before are forgotten by then.
    QVERIFY(!m_platform.advance(120).isEmpty());
    const GovernanceReplies replies(
        m_platform,
        [this](const QByteArray &method, const QByteArray &path, const QByteArray &body, const HttpHeaders &headers,
               const QByteArray &target) { return exchange(method, path, body, headers, target); });
    QCOMPARE(replies.problem(), QByteArray());
}

void ContractTest::errors()
{
    QCOMPARE(exchange("GET", "/api/auth/me").status, 401);
    QCOMPARE(exchange("GET", "/api/admin/api-keys", {}, bearer(m_manager)).status, 403);
    QCOMPARE(exchange("POST", "/api/auth/unlock", R"({"password":"x"})", bearer(m_manager)).status, 422);
    QCOMPARE(exchange("POST", "/api/auth/login", "{").status, 400);
    QCOMPARE(exchange("DELETE", "/api/admin/api-keys/{id}", {}, bearer(m_admin), "/api/admin/api-keys/none").status,
             404);
    QCOMPARE(exchange("POST", "/api/admin/api-keys", "{}", bearer(m_admin)).status, 400);
    int status = 0;
    for (int i = 0; i < 12 && status != 429; ++i)
        status = exchange("POST", "/api/auth/login", R"({"email":"a@b.example","password":"x"})").status;
    QCOMPARE(status, 429);
}

void ContractTest::endOfSessions()
{
    const HttpReply sessions = exchange("GET", "/api/auth/sessions", {}, bearer(m_admin));
    const QJsonArray items = sessions.data().value(QLatin1String("sessions")).toArray();
    QVERIFY(!items.isEmpty());
    const QByteArray id = items.first().toObject().value(QLatin1String("id")).toString().toUtf8();
    QCOMPARE(exchange("DELETE", "/api/auth/sessions/{id}", {}, bearer(m_admin), "/api/auth/sessions/" + id).status,
             204);
    QCOMPARE(exchange("GET", "/api/auth/me", {}, bearer(m_admin)).status, 401);
    QCOMPARE(exchange("POST", "/api/auth/logout", {}, bearer(m_manager)).status, 204);
}

void ContractTest::repliesFitTheDocument()
{
    const auto write = [](const QString &name, const QByteArray &bytes) {
        QFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    const QTemporaryDir dir;
    const QString document = dir.filePath(QStringLiteral("openapi.json"));
    const QString replies = dir.filePath(QStringLiteral("replies.json"));
    QVERIFY(write(document, m_platform.send("GET", "/api/openapi.json").body));
    QVERIFY(write(replies, QJsonDocument(m_replies).toJson()));
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral(ATALAYA_SOURCE_DIR "/tests/platform/checkreplies.py"), document, replies});
    QVERIFY(python.waitForFinished(60'000));
    const QByteArray output = python.readAllStandardOutput() + python.readAllStandardError();
    QVERIFY2(python.exitCode() == 0, output.constData());
    QVERIFY(m_replies.size() > 40);
}

QTEST_GUILESS_MAIN(ContractTest)
#include "tst_http_contract.moc"
