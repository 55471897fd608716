// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/time.h"
#include "platform/identity/totp.h"
#include "platform/store/database.h"
#include "tests/support/platformprocess.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace atalaya::tests;
using namespace atalaya::platform;

namespace {

const QByteArray firstKey(64, 'a');
const QByteArray secondKey(64, 'b');

QString word(const char *text)
{
    return QString::fromUtf8(text);
}

HttpHeaders bearer(const QJsonObject &reply, const char *token)
{
    return {{"authorization", "Bearer " + reply.value(QLatin1String(token)).toString().toUtf8()}};
}

} // namespace

/// Another key-encryption key in the real program: nothing that it protects is lost, and the old one opens nothing.
class TestIdentityRewrap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keysMove_data();
    void keysMove();
    void aKeyThatIsNoneChangesNothing();

private:
    [[nodiscard]] QString keyFile() const { return m_platform->dataPath() + word("/keys/kek"); }
    [[nodiscard]] int check() const { return m_platform->run({word("check")}).exitCode; }
    [[nodiscard]] HttpReply post(const char *target, const QJsonObject &body, const HttpHeaders &headers = {})
    {
        return m_platform->send("POST", target, headers, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    [[nodiscard]] QJsonObject logIn();
    /// {"code": …} for the time after `seconds`.
    [[nodiscard]] QJsonObject codeAfter(qint64 seconds);
    void makeAdministrator();
    /// Rows of the change trail about it, in the platform's own log.
    [[nodiscard]] std::int64_t recorded() const;

    std::unique_ptr<PlatformProcess> m_platform;
    std::string m_secret;
};

void TestIdentityRewrap::init()
{
    cleanup();
    m_platform = std::make_unique<PlatformProcess>();
}

void TestIdentityRewrap::cleanup()
{
    m_platform.reset();
    qunsetenv("ATALAYA_KEK");
    qunsetenv("ATALAYA_KEK_NEXT");
}

QJsonObject TestIdentityRewrap::logIn()
{
    return post("/api/auth/login",
                {{word("email"), word("ana@rios.example")}, {word("password"), word("ana has a long password")}})
        .data();
}

QJsonObject TestIdentityRewrap::codeAfter(qint64 seconds)
{
    const auto now = atalaya::contract::parseInstant(m_platform->advance(seconds).toStdString()).value();
    return {{word("code"), QString::fromStdString(totp::hotp(m_secret, totp::stepAt(now)))}};
}

void TestIdentityRewrap::makeAdministrator()
{
    QCOMPARE(m_platform
                 ->run({word("tenant"), word("add"), word("--slug"), word("rios"), word("--name"), word("Ríos"),
                        word("--industry"), word("LEGAL"), word("--tier"), word("BASIC")})
                 .exitCode,
             0);
    QCOMPARE(m_platform
                 ->run({word("user"), word("add"), word("--tenant"), word("rios"), word("--email"),
                        word("ana@rios.example"), word("--name"), word("Ana"), word("--role"), word("ADMIN")},
                       "ana has a long password\n")
                 .exitCode,
             0);
    QVERIFY2(m_platform->start(), qPrintable(m_platform->errorOutput()));
    const HttpHeaders enrolling = bearer(logIn(), "enrollmentToken");
    const QJsonObject setup = post("/api/auth/mfa/setup", {}, enrolling).data();
    m_secret = totp::fromBase32(setup.value(word("secret")).toString().toStdString()).value();
    QCOMPARE(post("/api/auth/mfa/verify-setup", codeAfter(30), enrolling).status, 200);
    QCOMPARE(m_platform->stop(), 0);
}

std::int64_t TestIdentityRewrap::recorded() const
{
    Database database(m_platform->dataPath().toStdString() + "/platform.db");
    std::int64_t rows = 0;
    database.read([&](Connection &connection) {
        rows = connection
                   .row("SELECT count(*) FROM base_change WHERE tenant_id = 'platform' AND actor = 'operator' "
                        "AND action = 'keys.rewrapped' AND before <> after")
                   ->integer(0);
    });
    return rows;
}

void TestIdentityRewrap::keysMove_data()
{
    QTest::addColumn<bool>("fromFile");
    QTest::addColumn<bool>("toFile");
    QTest::newRow("file to file") << true << true;
    QTest::newRow("file to environment") << true << false;
    QTest::newRow("environment to file") << false << true;
    QTest::newRow("environment to environment") << false << false;
}

void TestIdentityRewrap::keysMove()
{
    QFETCH(bool, fromFile);
    QFETCH(bool, toFile);
    if (!fromFile)
        qputenv("ATALAYA_KEK", firstKey);
    makeAdministrator();
    const QString old = m_platform->dataPath() + word("/old-kek");
    QCOMPARE(QFile::copy(keyFile(), old), fromFile);
    if (!toFile)
        qputenv("ATALAYA_KEK_NEXT", secondKey);
    const auto rewrapped = m_platform->run({word("keys"), word("rewrap")});
    QVERIFY2(rewrapped.exitCode == 0, rewrapped.errors.constData());
    QCOMPARE(QFile::exists(keyFile()), toFile);

    // The old key opens nothing any more.
    const QString aside = m_platform->dataPath() + word("/new-kek");
    if (toFile)
        QVERIFY(QFile::rename(keyFile(), aside));
    if (fromFile)
        QVERIFY(QFile::copy(old, keyFile()));
    QCOMPARE(check(), 1);
    if (fromFile)
        QVERIFY(QFile::remove(keyFile()));
    if (toFile) {
        QVERIFY(QFile::rename(aside, keyFile()));
        qunsetenv("ATALAYA_KEK");
    } else {
        qputenv("ATALAYA_KEK", secondKey);
    }

    // The new one opens all: the logs match their signed heads, and the second factor is the same.
    QCOMPARE(check(), 0);
    QVERIFY2(m_platform->start(), qPrintable(m_platform->errorOutput()));
    (void)codeAfter(120);
    const HttpHeaders pending = bearer(logIn(), "pendingToken");
    QCOMPARE(post("/api/auth/mfa/verify-login", codeAfter(30), pending).status, 200);
    QCOMPARE(m_platform->stop(), 0);
    QCOMPARE(check(), 0);
    QCOMPARE(recorded(), 1);
}

void TestIdentityRewrap::aKeyThatIsNoneChangesNothing()
{
    qputenv("ATALAYA_KEK", firstKey);
    makeAdministrator();
    for (const QByteArray &next : {QByteArray("short"), firstKey}) {
        qputenv("ATALAYA_KEK_NEXT", next);
        QCOMPARE(m_platform->run({word("keys"), word("rewrap")}).exitCode, 1);
    }
    QCOMPARE(check(), 0);
    QCOMPARE(recorded(), 0);
}

QTEST_GUILESS_MAIN(TestIdentityRewrap)
#include "tst_identity_rewrap.moc"
