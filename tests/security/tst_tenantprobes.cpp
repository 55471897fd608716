// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/demosession.h"
#include "tests/support/firstdecision.h"
#include "tests/support/platformprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace atalaya::tests;

namespace {

/// Fewer probes than this would mean that the generator lost its routes.
constexpr int leastProbes = 1000;
/// The platform allows 600 calls a minute and token; the clock stands still, so it is moved in time.
constexpr int callsAMinute = 500;

struct Operation
{
    QByteArray method;
    QByteArray path;
};

struct Attacker
{
    QByteArray name;
    /// Signs in again with this; empty for attackers without a session.
    QString email;
    HttpHeaders headers;
};

struct Probe
{
    QByteArray method;
    QByteArray target;
    HttpHeaders headers;
    QByteArray body;
};

/// Ends the attacker's own session, which is not the question here.
bool endsOwnSession(const Operation &operation)
{
    return operation.path.endsWith("/logout");
}

/// Open to everybody, or the way in, which has tests and rates of its own.
bool isPublic(const Operation &operation)
{
    static const QList<QByteArray> paths{"/api/_health",
                                         "/api/_ready",
                                         "/api/openapi.json",
                                         "/api/demo/accounts",
                                         "/api/auth/login",
                                         "/api/auth/refresh",
                                         "/api/auth/mfa/setup",
                                         "/api/auth/mfa/verify-setup",
                                         "/api/auth/mfa/verify-login",
                                         "/api/auth/mfa/step-up",
                                         "/api/auth/unlock",
                                         "/api/billing/webhook"};
    return paths.contains(operation.path);
}

/// What the operation takes when all is well, so that a probe is not refused for its form.
QByteArray bodyOf(const Operation &operation)
{
    static const QMap<QByteArray, QByteArray> bodies{
        {"/api/admin/api-keys",
         "{\"name\":\"probe\",\"kind\":\"secret\",\"scopes\":[\"events:write\"],\"expiresInDays\":1}"},
        {"/api/events", "{\"events\":[{\"id\":\"probe-1\",\"at\":\"2026-02-08T08:00:00.000Z\",\"type\":\"usage\","
                        "\"tokens\":1}]}"},
        {"/api/admin/api-keys/{id}/rotate", {}},
        {"/api/admin/audit/queries", "{\"q\":\"\",\"sort\":\"-time\"}"},
        {"/api/admin/audit/retention", "{\"days\":180,\"reason\":\"probe\"}"},
        {"/api/admin/audit/retention/{id}/confirm", {}},
        {"/api/admin/audit/retention/{id}/cancel", {}},
        {"/api/governance/decide", "{\"agent\":\"probe\",\"entity\":\"probe\",\"action\":\"probe\"}"},
    };
    return operation.method == "POST" ? bodies.value(operation.path, "{}") : QByteArray();
}

/// The same for what a read can't do without.
QByteArray queryOf(const Operation &operation)
{
    static const QMap<QByteArray, QByteArray> queries{
        {"/api/admin/dashboard/rows", "?metric=tasksAutomated"},
        {"/api/admin/audit/log/inclusion", "?seq=0&size=1"},
        {"/api/admin/audit/log/consistency", "?from=0&to=1"},
        {"/api/admin/audit/log/leaves", "?from=0&to=1&size=1"},
        {"/api/admin/audit/log/bodies", "?from=0&to=1"},
        {"/api/admin/audit/stream", "?limit=0"},
        {"/api/admin/audit/queries/{id}/find", "?seq=1"},
        {"/api/admin/audit/queries/{id}/proofs", "?offset=0&limit=5"},
        {"/api/admin/audit/queries/{id}/seqs", "?offset=0&limit=5"},
    };
    return queries.value(operation.path);
}

/// Correlation ids differ by design and name nothing.
QByteArray comparable(QByteArray body)
{
    static const QRegularExpression id(QStringLiteral("\"correlationId\":\"[^\"]*\""));
    return QString::fromUtf8(body).remove(id).toUtf8();
}

} // namespace

/// People and keys of one tenant try to reach another's things by every route, verb and place where an id can stand.
/// A foreign id has to be answered exactly as an absent one, and nothing of the other tenant may come back.
class TestTenantProbes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void foreignIsAbsent();
    void attemptsAreRecorded();

private:
    void openVictim();
    void openAttackers();
    void renew(Attacker &attacker);
    [[nodiscard]] QList<Operation> operations() const;
    [[nodiscard]] QList<std::pair<Probe, Probe>> probes(const Operation &operation, const Attacker &attacker) const;
    [[nodiscard]] HttpReply send(const Probe &probe);
    [[nodiscard]] QByteArray leakIn(const HttpReply &reply) const;

    PlatformProcess m_platform;
    QString m_victimTenant;
    /// Ids of the victim by the path they belong to.
    QMap<QByteArray, QList<QByteArray>> m_victimIds;
    /// Words that only the victim's data holds.
    QList<QByteArray> m_canaries;
    QList<Attacker> m_attackers;
    int m_calls = 0;
    int m_probes = 0;
};

void TestTenantProbes::initTestCase()
{
    QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
    openVictim();
    openAttackers();
}

void TestTenantProbes::openVictim()
{
    const auto marta = QStringLiteral("marta.vidal@ascensores-xyz.example");
    const DemoSession victim = signInToDemo(m_platform, marta);
    QVERIFY(victim.isOpen());
    m_victimTenant = victim.tenantId;
    HttpHeaders headers = victim.headers();
    headers.insert("idempotency-key", freshKey());
    const HttpReply key =
        m_platform.send("POST", "/api/admin/api-keys", headers,
                        R"({"name":"canary-collector","kind":"secret","scopes":["events:write"],"expiresInDays":30})");
    QCOMPARE(key.status, 201);
    const QByteArray keyId =
        key.data().value(QLatin1String("apiKey")).toObject().value(QLatin1String("id")).toString().toUtf8();
    m_victimIds["/api/admin/api-keys"] = {keyId};
    const auto sessions = m_platform.send("GET", "/api/auth/sessions", victim.headers()).data();
    for (const QJsonValue session : sessions.value(QLatin1String("sessions")).toArray())
        m_victimIds["/api/auth/sessions"].append(session.toObject().value(QLatin1String("id")).toString().toUtf8());
    QVERIFY(!m_victimIds["/api/auth/sessions"].isEmpty());
    const QByteArray decision = firstDecision(m_platform, victim.headers());
    QVERIFY(!decision.isEmpty());
    m_victimIds["/api/admin/audit/decisions"] = {decision};
    const HttpReply snapshot = m_platform.send("POST", "/api/admin/audit/queries", victim.headers(),
                                               R"({"q":"state:executed","sort":"-time"})");
    QVERIFY2(snapshot.status == 200, snapshot.body);
    m_victimIds["/api/admin/audit/queries"] = {snapshot.data().value(QLatin1String("queryId")).toString().toUtf8()};
    m_canaries = {keyId, "canary-collector", victim.userId.toUtf8(), "Ascensores XYZ", "ascensores-xyz.example"};
    m_canaries += m_victimIds["/api/auth/sessions"];
    m_canaries += m_victimIds["/api/admin/audit/queries"];
}

void TestTenantProbes::openAttackers()
{
    const auto accounts = m_platform.send("GET", "/api/demo/accounts").data();
    for (const QJsonValue value : accounts.value(QLatin1String("accounts")).toArray()) {
        const QJsonObject account = value.toObject();
        const bool foreign = account.value(QLatin1String("tenantId")).toString() != m_victimTenant;
        if (!foreign || account.value(QLatin1String("nextCode")).isNull())
            continue;
        const QString role = account.value(QLatin1String("role")).toString();
        Attacker attacker{role.toUtf8(), account.value(QLatin1String("email")).toString(), {}};
        m_platform.advance(60);
        renew(attacker);
        m_attackers.append(attacker);
    }
    QVERIFY(m_attackers.size() >= 6);

    const auto admin = std::find_if(m_attackers.cbegin(), m_attackers.cend(),
                                    [](const Attacker &attacker) { return attacker.name == "ADMIN"; });
    QVERIFY(admin != m_attackers.cend());
    HttpHeaders headers = admin->headers;
    headers.insert("idempotency-key", freshKey());
    const HttpReply key =
        m_platform.send("POST", "/api/admin/api-keys", headers,
                        R"({"name":"probe","kind":"secret","scopes":["events:write","decide"],"expiresInDays":30})");
    QCOMPARE(key.status, 201);
    m_attackers.append({"API key", {}, {{"x-api-key", key.data().value(QLatin1String("key")).toString().toUtf8()}}});
    m_attackers.append({"nobody", {}, {}});
}

void TestTenantProbes::renew(Attacker &attacker)
{
    if (attacker.email.isEmpty())
        return;
    const DemoSession session = signInToDemo(m_platform, attacker.email);
    QVERIFY2(session.isOpen(), qPrintable(attacker.email));
    attacker.headers = session.headers();
}

QList<Operation> TestTenantProbes::operations() const
{
    QList<Operation> all;
    const QJsonObject paths =
        m_platform.send("GET", "/api/openapi.json").json().value(QLatin1String("paths")).toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        for (const QString &method : path.value().toObject().keys()) {
            if (method != QLatin1String("parameters"))
                all.append({method.toUpper().toUtf8(), path.key().toUtf8()});
        }
    }
    return all;
}

QList<std::pair<Probe, Probe>> TestTenantProbes::probes(const Operation &operation, const Attacker &attacker) const
{
    QList<std::pair<Probe, Probe>> pairs;
    const QByteArray foreign = m_victimTenant.toUtf8();
    const QByteArray absent = "tnt-absent-0000000000";
    const qsizetype brace = operation.path.indexOf("/{");
    const QByteArray owner = brace < 0 ? QByteArray() : operation.path.left(brace);
    const bool writes = operation.method != "GET";

    const auto add = [&](const QByteArray &tail, const QByteArray &id, const QByteArray &header,
                         const QByteArray &query, const QByteArray &body) {
        Probe probe{operation.method, operation.path, attacker.headers, body};
        if (brace >= 0)
            probe.target.replace(brace + 1, probe.target.indexOf('}') - brace, id);
        probe.target += tail + queryOf(operation);
        probe.target += probe.target.contains('?') ? QByteArray(query).replace('?', '&') : query;
        if (!header.isEmpty())
            probe.headers.insert("x-tenant-id", header);
        if (writes)
            probe.headers.insert("idempotency-key", freshKey());
        return probe;
    };
    const QByteArray emptyBody = bodyOf(operation);
    // The id in the path.
    for (const QByteArray &id : m_victimIds.value(owner))
        pairs.append({add({}, id, {}, {}, emptyBody), add({}, QByteArray(id.size(), 'x'), {}, {}, emptyBody)});
    const QByteArray some = m_victimIds.value(owner).isEmpty() ? "x" : m_victimIds.value(owner).first();
    // The tenant in the header, in the query under each name that a handler might read, and in the body.
    pairs.append({add({}, some, foreign, {}, emptyBody), add({}, QByteArray(some.size(), 'x'), absent, {}, emptyBody)});
    // The same header under a second name or beside another tenant's; and the other tenant's version of the answer.
    for (const QByteArray name :
         {"x-tenant", "x-forwarded-tenant", "x-original-tenant-id", "cookie", "if-none-match"}) {
        auto pair =
            std::pair{add({}, some, {}, {}, emptyBody), add({}, QByteArray(some.size(), 'x'), {}, {}, emptyBody)};
        const QByteArray prefix = name == "cookie" ? "tenant=" : "";
        pair.first.headers.insert(name, prefix + foreign);
        pair.second.headers.insert(name, prefix + absent);
        pairs.append(pair);
    }
    for (const QByteArray name :
         {"tenantId", "tenant", "tenant_id", "tenantSlug", "id", "owner", "org", "organisation"}) {
        pairs.append({add({}, some, {}, "?" + name + "=" + foreign, emptyBody),
                      add({}, QByteArray(some.size(), 'x'), {}, "?" + name + "=" + absent, emptyBody)});
    }
    if (writes) {
        pairs.append({add({}, some, {}, {}, R"({"tenantId":")" + foreign + R"("})"),
                      add({}, QByteArray(some.size(), 'x'), {}, {}, R"({"tenantId":")" + absent + R"("})")});
    }
    return pairs;
}

HttpReply TestTenantProbes::send(const Probe &probe)
{
    ++m_calls;
    HttpReply reply = m_platform.send(probe.method, probe.target, probe.headers, probe.body);
    // The seat of a stream that was read to its end is given back a moment later, on a busy machine a long one.
    for (int i = 0; i < 100 && reply.body.contains("\"too_many_streams\""); ++i) {
        QTest::qWait(50);
        ++m_calls;
        reply = m_platform.send(probe.method, probe.target, probe.headers, probe.body);
    }
    return reply;
}

QByteArray TestTenantProbes::leakIn(const HttpReply &reply) const
{
    if (reply.headers.value("x-tenant-id") == m_victimTenant.toUtf8())
        return "x-tenant-id names the victim";
    for (const QByteArray &canary : m_canaries) {
        if (reply.body.contains(canary))
            return canary;
    }
    return {};
}

void TestTenantProbes::foreignIsAbsent()
{
    const QList<Operation> all = operations();
    QVERIFY(all.size() >= 20);
    int leaks = 0;
    for (Attacker &attacker : m_attackers) {
        // The clock has moved since the session was opened, perhaps beyond the token's life.
        m_platform.advance(60);
        m_calls = 0;
        renew(attacker);
        for (const Operation &operation : all) {
            if (endsOwnSession(operation) || isPublic(operation))
                continue;
            if (m_calls > callsAMinute) {
                m_calls = 0;
                m_platform.advance(60);
                renew(attacker);
            }
            for (const auto &[foreign, absent] : probes(operation, attacker)) {
                const HttpReply answer = send(foreign);
                const HttpReply reference = send(absent);
                const QByteArray what = attacker.name + ": " + foreign.method + ' ' + foreign.target;
                const QByteArray leak = leakIn(answer);
                if (!leak.isEmpty()) {
                    ++leaks;
                    qWarning("%s answers with %s", what.constData(), leak.constData());
                }
                QVERIFY2(answer.status != 0 && (answer.status < 500 || answer.status == 501),
                         what + " -> " + QByteArray::number(answer.status));
                QVERIFY2(answer.status != 429 && reference.status != 429, what + " was asked too often");
                // Who is not known at all proves nothing about tenants.
                if (answer.status != 401)
                    ++m_probes;
                QVERIFY2(answer.status == reference.status, what + ": " + QByteArray::number(answer.status) + " but " +
                                                                QByteArray::number(reference.status) + " when absent");
                if (answer.status >= 400)
                    QVERIFY2(comparable(answer.body) == comparable(reference.body),
                             what + '\n' + answer.body + '\n' + reference.body);
            }
        }
    }
    qInfo("%d probes, %d leaks", m_probes, leaks);
    QCOMPARE(leaks, 0);
    QVERIFY(m_probes >= leastProbes);
}

void TestTenantProbes::attemptsAreRecorded()
{
    m_platform.stop();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("probe"));
        database.setDatabaseName(m_platform.dataPath() + QStringLiteral("/platform.db"));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.prepare(QStringLiteral("SELECT count(*) FROM base_change WHERE tenant_id = ? AND action = ?")));
        query.addBindValue(m_victimTenant);
        query.addBindValue(QStringLiteral("CROSS_TENANT_ACCESS_ATTEMPT"));
        QVERIFY(query.exec() && query.next());
        QVERIFY(query.value(0).toInt() > 0);
    }
    QSqlDatabase::removeDatabase(QStringLiteral("probe"));
    const auto checked = m_platform.run({QStringLiteral("check")});
    QVERIFY2(checked.exitCode == 0, checked.output + checked.errors);
}

QTEST_GUILESS_MAIN(TestTenantProbes)
#include "tst_tenantprobes.moc"
