// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/identity/totp.h"
#include "tests/support/platformprocess.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <atomic>
#include <barrier>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

using namespace atalaya::tests;
namespace totp = atalaya::platform::totp;

namespace {

struct Account
{
    QString email;
    QString password;
    QString role;
    std::string secret;
};

HttpHeaders bearer(const QString &token)
{
    return {{"authorization", "Bearer " + token.toUtf8()}};
}

QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The codes of `count` answers to the same request at the same moment; empty for success.
std::map<QString, int> together(int count, const std::function<QString(int)> &work)
{
    std::map<QString, int> answers;
    std::mutex mutex;
    std::barrier start(count);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < count; ++i) {
            threads.emplace_back([&, i] {
                start.arrive_and_wait();
                const QString answer = work(i);
                const std::lock_guard lock(mutex);
                ++answers[answer];
            });
        }
    }
    return answers;
}

} // namespace

/// Identity in the real program: real Argon2, real sockets, real disk.
class TestIdentityProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void unfinishedSignInsReachNoPath_data();
    void unfinishedSignInsReachNoPath();
    void wrongCodesInParallel();
    void oneCodeInParallel();
    void usedCodeSurvivesKill();
    void refreshTokenReuse();
    void stepUpNeedsTheFactor();

private:
    [[nodiscard]] HttpReply post(const QByteArray &target, const QJsonObject &body, const HttpHeaders &headers = {})
    {
        return m_platform.send("POST", target, headers, bytes(body));
    }
    /// A minute later than the last one: new code, new rate.
    [[nodiscard]] HttpReply login(const Account &account)
    {
        m_now = m_platform.advance(60);
        return post("/api/auth/login",
                    {{QStringLiteral("email"), account.email}, {QStringLiteral("password"), account.password}});
    }
    [[nodiscard]] QString pending(const Account &account)
    {
        return login(account).data().value(QStringLiteral("pendingToken")).toString();
    }
    [[nodiscard]] QString code(const Account &account) const
    {
        const auto now = atalaya::contract::parseInstant(m_now.toStdString()).value();
        return QString::fromStdString(totp::hotp(account.secret, totp::stepAt(now)));
    }
    /// Sends every method; answers how many are not open to everybody, and fails when one of those was reached.
    [[nodiscard]] int probe(QString target, const QJsonObject &methods, const QString &token) const;
    [[nodiscard]] HttpReply verify(const QString &token, const QString &typed)
    {
        return post("/api/auth/mfa/verify-login", {{QStringLiteral("code"), typed}}, bearer(token));
    }
    /// Both steps; the code belongs to the moment of the first.
    [[nodiscard]] HttpReply signIn(const Account &account)
    {
        const QString token = pending(account);
        return verify(token, code(account));
    }
    void enrol(Account &account);
    [[nodiscard]] Account account(const QString &role, bool withFactor) const
    {
        for (const Account &one : m_accounts) {
            if (one.role == role && one.secret.empty() != withFactor)
                return one;
        }
        return {};
    }

    PlatformProcess m_platform;
    QList<Account> m_accounts;
    QString m_now;
};

void TestIdentityProcess::initTestCase()
{
    const auto word = [](const char *text) {
        return QString::fromUtf8(text);
    };
    QCOMPARE(m_platform
                 .run({word("tenant"), word("add"), word("--slug"), word("rios"), word("--name"), word("Bufete Ríos"),
                       word("--industry"), word("LEGAL"), word("--tier"), word("BASIC")})
                 .exitCode,
             0);
    for (Account account : {Account{word("new@rios.example"), {}, word("ADMIN"), {}},
                            Account{word("admin@rios.example"), {}, word("ADMIN"), {}},
                            Account{word("root@atalaya.example"), {}, word("SUPERADMIN"), {}}}) {
        account.password = account.email + QStringLiteral(" has a long password");
        QStringList arguments{word("user"),   word("add"),   word("--email"), account.email,
                              word("--name"), account.email, word("--role"),  account.role};
        if (account.role == QStringLiteral("ADMIN"))
            arguments << word("--tenant") << word("rios");
        const auto added = m_platform.run(arguments, account.password.toUtf8() + '\n');
        QVERIFY2(added.exitCode == 0, added.errors.constData());
        m_accounts.append(account);
    }
    QVERIFY2(m_platform.start(), qPrintable(m_platform.errorOutput()));
    for (Account &account : m_accounts) {
        if (&account != &m_accounts.front())
            enrol(account);
    }
}

void TestIdentityProcess::enrol(Account &account)
{
    const QString token = login(account).data().value(QStringLiteral("enrollmentToken")).toString();
    const QString secret =
        post("/api/auth/mfa/setup", {}, bearer(token)).data().value(QStringLiteral("secret")).toString();
    account.secret = totp::fromBase32(secret.toStdString()).value();
    const QString first = code(account);
    const HttpReply enrolled = post("/api/auth/mfa/verify-setup", {{QStringLiteral("code"), first}}, bearer(token));
    QCOMPARE(enrolled.status, 200);
    QCOMPARE(enrolled.data().value(QStringLiteral("recoveryCodes")).toArray().size(), 10);
    // The same code does not sign in; the next one will.
    const QJsonObject credentials{{QStringLiteral("email"), account.email},
                                  {QStringLiteral("password"), account.password}};
    const QString pending =
        post("/api/auth/login", credentials).data().value(QStringLiteral("pendingToken")).toString();
    QCOMPARE(verify(pending, first).errorCode(), QStringLiteral("code_already_used"));
}

void TestIdentityProcess::cleanupTestCase()
{
    QCOMPARE(m_platform.stop(), 0);
    QCOMPARE(m_platform.run({QStringLiteral("check")}).exitCode, 0);
}

void TestIdentityProcess::unfinishedSignInsReachNoPath_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("withFactor");
    QTest::newRow("administrator without factor") << QStringLiteral("ADMIN") << false;
    QTest::newRow("administrator before the code") << QStringLiteral("ADMIN") << true;
    QTest::newRow("platform before the code") << QStringLiteral("SUPERADMIN") << true;
}

void TestIdentityProcess::unfinishedSignInsReachNoPath()
{
    QFETCH(QString, role);
    QFETCH(bool, withFactor);
    const QJsonObject reply = login(account(role, withFactor)).data();
    const QString token =
        reply.value(withFactor ? QStringLiteral("pendingToken") : QStringLiteral("enrollmentToken")).toString();
    QVERIFY(!token.isEmpty());
    QJsonObject paths = m_platform.send("GET", "/api/openapi.json").json().value(QStringLiteral("paths")).toObject();
    const QJsonObject get{{QStringLiteral("get"), QJsonObject()}};
    for (const char *path :
         {"/api/auth/me", "/api/auth/sessions", "/api/admin/tenant-business-dashboard", "/api/admin/tenant-dashboard",
          "/api/admin/dashboard/rows", "/api/admin/usage", "/api/admin/subscription", "/api/admin/api-keys"}) {
        if (!paths.contains(QLatin1String(path)))
            paths.insert(QLatin1String(path), get);
    }
    int probes = 0;
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        if (!path.key().startsWith(QStringLiteral("/api/auth/mfa/")))
            probes += probe(path.key(), path.value().toObject(), token);
    }
    QVERIFY2(probes >= 6, qPrintable(QString::number(probes)));
}

int TestIdentityProcess::probe(QString target, const QJsonObject &methods, const QString &token) const
{
    target.replace(QLatin1Char('{'), QLatin1Char('x')).remove(QLatin1Char('}'));
    int probes = 0;
    for (const char *method : {"get", "post", "put", "delete"}) {
        if (!methods.contains(QLatin1String(method)))
            continue;
        const QByteArray verb = QByteArray(method).toUpper();
        const QByteArray body = verb == "GET" || verb == "DELETE" ? QByteArray() : QByteArray("{}");
        const int open = m_platform.send(verb, target.toUtf8(), {}, body).status;
        const int status = m_platform.send(verb, target.toUtf8(), bearer(token), body).status;
        if (open == 401 && status != 401 && status != 403)
            QTest::qFail(qPrintable(target + QLatin1Char(' ') + QString::number(status)), __FILE__, __LINE__);
        probes += open == 401 ? 1 : 0;
    }
    return probes;
}

void TestIdentityProcess::wrongCodesInParallel()
{
    const Account admin = account(QStringLiteral("ADMIN"), true);
    for (int round = 0; round < 5; ++round) {
        const QString token = pending(admin);
        const QString right = code(admin);
        const QString wrong = right == QStringLiteral("000000") ? QStringLiteral("111111") : QStringLiteral("000000");
        auto answers = together(64, [&](int) { return verify(token, wrong).errorCode(); });
        const int looked = answers[QStringLiteral("invalid_code")];
        QVERIFY2(looked >= 1 && looked <= 5, qPrintable(QString::number(looked)));
        QCOMPARE(looked + answers[QStringLiteral("mfa_locked")] + answers[QStringLiteral("pending_expired")], 64);
        // The right code ends the row, so that the next round starts afresh.
        QCOMPARE(signIn(admin).status, 200);
    }
}

void TestIdentityProcess::oneCodeInParallel()
{
    const Account admin = account(QStringLiteral("ADMIN"), true);
    for (int round = 0; round < 10; ++round) {
        const QString token = pending(admin);
        const QString right = code(admin);
        auto answers = together(32, [&](int) { return verify(token, right).errorCode(); });
        QCOMPARE(answers[QString()], 1);
    }
}

void TestIdentityProcess::usedCodeSurvivesKill()
{
    const Account admin = account(QStringLiteral("ADMIN"), true);
    const QString first = pending(admin);
    const QString used = code(admin);
    const HttpReply session = verify(first, used);
    QCOMPARE(session.status, 200);
    m_platform.kill();
    m_platform.setClock(m_now);
    QVERIFY2(m_platform.start(), qPrintable(m_platform.errorOutput()));
    QCOMPARE(
        m_platform.send("GET", "/api/auth/me", bearer(session.data().value(QStringLiteral("accessToken")).toString()))
            .status,
        200);
    const QJsonObject credentials{{QStringLiteral("email"), admin.email}, {QStringLiteral("password"), admin.password}};
    const QString second = post("/api/auth/login", credentials).data().value(QStringLiteral("pendingToken")).toString();
    QCOMPARE(verify(second, used).errorCode(), QStringLiteral("code_already_used"));
}

void TestIdentityProcess::refreshTokenReuse()
{
    const Account admin = account(QStringLiteral("ADMIN"), true);
    const QJsonObject session = signIn(admin).data();
    const QJsonObject old{{QStringLiteral("refreshToken"), session.value(QStringLiteral("refreshToken"))}};
    QCOMPARE(post("/api/auth/refresh", old).status, 200);
    QCOMPARE(post("/api/auth/refresh", old).status, 200); // the reply was lost
    m_now = m_platform.advance(11);
    const HttpReply reused = post("/api/auth/refresh", old);
    QCOMPARE(reused.status, 401);
    QCOMPARE(reused.errorCode(), QStringLiteral("token_reused"));
    QCOMPARE(
        m_platform.send("GET", "/api/auth/me", bearer(session.value(QStringLiteral("accessToken")).toString())).status,
        401);
}

void TestIdentityProcess::stepUpNeedsTheFactor()
{
    const Account admin = account(QStringLiteral("ADMIN"), true);
    const QString token = signIn(admin).data().value(QStringLiteral("accessToken")).toString();
    // Replacing a working factor is guarded.
    QCOMPARE(post("/api/auth/mfa/setup", {}, bearer(token)).errorCode(), QStringLiteral("step_up_required"));
    m_now = m_platform.advance(30);
    const QByteArray digest =
        QCryptographicHash::hash("POST /api/auth/mfa/setup\n{}", QCryptographicHash::Sha256).toHex();
    const HttpReply proof = post("/api/auth/mfa/step-up",
                                 {{QStringLiteral("code"), code(admin)},
                                  {QStringLiteral("action"), QStringLiteral("mfa.replace")},
                                  {QStringLiteral("digest"), QString::fromLatin1(digest)}},
                                 bearer(token));
    QCOMPARE(proof.status, 200);
    HttpHeaders headers = bearer(token);
    headers.insert("x-step-up", proof.data().value(QStringLiteral("proof")).toString().toUtf8());
    QCOMPARE(post("/api/auth/mfa/setup", {}, headers).status, 200);
    QCOMPARE(post("/api/auth/mfa/setup", {}, headers).errorCode(), QStringLiteral("step_up_required"));
}

QTEST_GUILESS_MAIN(TestIdentityProcess)
#include "tst_identity_process.moc"
