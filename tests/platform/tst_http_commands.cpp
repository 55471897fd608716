// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/platformprocess.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <sqlite3.h>

using namespace atalaya::tests;

namespace {

constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

} // namespace

/// The program's commands as an operator types them.
class CommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongCommandLines_data();
    void wrongCommandLines();
    void tenantsAndPeople();
    void tenantsThatCanNotBe_data();
    void tenantsThatCanNotBe();
    void anAlarmIsPrintedOnce();
    void passwordsAreNotTakenFromTheCommandLine();
    void oneWriterAtATime();
    void theTestClockObeys();
    void filesAreForTheOwnerOnly();
    void endsCleanlyAndKeepsItsData();
    void killedInTheMiddle();
    void backupIsAWholePlatform();
    void lookingChangesNothing_data();
    void lookingChangesNothing();
    void checkFindsADamagedFile();
    void aReadOnlyLogIsNamed();
    void demoEndsWithItsInput();
    void realDataNeverBecomesADemo_data();
    void realDataNeverBecomesADemo();
    void aDemoIsServedAsOneOnly();
};

void CommandsTest::wrongCommandLines_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    const auto add = [](const char *name, const char *arguments, int exitCode, const char *says) {
        QTest::newRow(name) << words(arguments) << exitCode << QString::fromLatin1(says);
    };
    add("nothing", "", 2, "Name a command");
    add("unknown", "dance", 2, "Name a command");
    add("no data", "serve", 2, "--data is missing");
    add("no value", "serve --data", 2, "needs a value");
    add("twice", "serve --data /tmp/x --data /tmp/y", 2, "given twice");
    add("unknown option", "serve --data /tmp/x --colour red", 2, "no option --colour");
    add("word behind", "check --data /tmp/x y", 2, "no option before it");
    add("bad address", "serve --data /tmp/x --listen here", 2, "ADDRESS:PORT");
    add("bad port", "serve --data /tmp/x --listen 127.0.0.1:99999", 2, "port");
    add("name as address", "serve --data /tmp/x --listen example.com:80", 2, "not an IP address");
    add("open without TLS", "serve --data /tmp/x --listen 0.0.0.0:0", 2, "--tls-cert");
    add("open demo", "serve --data /tmp/x --listen 0.0.0.0:0 --demo", 2, "loopback only");
    add("half of TLS", "serve --data /tmp/x --tls-cert a.pem", 2, "belong together");
    add("bad clock", "serve --data /tmp/x --clock yesterday", 2, "--clock");
    add("bad number", "seed --data /tmp/x --tenant a --decisions many", 2, "whole number");
    add("no platform", "check --data /nonexistent/platform", 1, "There is no platform");
    add("no platform to fill", "seed --data /nonexistent/platform --tenant a --decisions 1", 1, "There is no platform");
    add("no platform to copy", "backup --data /nonexistent/platform --to /tmp/x", 1, "There is no platform");
    add("no such certificate", "serve --data /tmp/atalaya-none --tls-cert a.pem --tls-key b.pem", 1, "certificate");
    add("version", "--version", 0, "");
    add("help", "--help", 0, "");
}

void CommandsTest::wrongCommandLines()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, says);
    const auto finished = PlatformProcess::runProgram(arguments.join(u' ').isEmpty() ? QStringList{} : arguments);
    QCOMPARE(finished.exitCode, exitCode);
    QVERIFY2(QString::fromUtf8(finished.errors).contains(says), finished.errors.constData());
    QDir(QStringLiteral("/tmp/atalaya-none")).removeRecursively();
}

void CommandsTest::tenantsAndPeople()
{
    PlatformProcess platform;
    const auto tenant = words("tenant add --slug acme --name Acme --industry LEGAL --tier PRO");
    const auto added = platform.run(tenant);
    QCOMPARE(added.exitCode, 0);
    QVERIFY(added.output.trimmed().size() >= 20);
    const auto again = platform.run(tenant);
    QCOMPARE(again.exitCode, 1);
    QVERIFY(again.errors.contains("already"));
    QCOMPARE(platform.run(words("tenant add --slug Not_Good --name A --industry L --tier PRO")).exitCode, 1);

    const auto user = words("user add --tenant acme --email ana@acme.example --name Ana --role MANAGER");
    const QByteArray password = "a long enough password\n";
    const auto ana = platform.run(user, password);
    QVERIFY2(ana.exitCode == 0, ana.errors.constData());
    QCOMPARE(platform.run(user, password).exitCode, 1);
    QCOMPARE(
        platform.run(words("user add --tenant none --email b@b.example --name B --role VIEWER"), password).exitCode, 1);
    QCOMPARE(platform.run(words("user reset-mfa --tenant acme --email ana@acme.example")).exitCode, 0);
    QCOMPARE(platform.run(words("user reset-mfa --tenant acme --email nobody@acme.example")).exitCode, 1);

    QVERIFY2(platform.start(), qPrintable(platform.errorOutput()));
    const HttpReply reply = platform.send("POST", "/api/auth/login", {},
                                          R"({"email":"ana@acme.example","password":"a long enough password"})");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.data().value(QLatin1String("status")).toString(), QStringLiteral("authenticated"));
    const QByteArray token = reply.data().value(QLatin1String("accessToken")).toString().toUtf8();
    const HttpReply me = platform.send("GET", "/api/auth/me", {{"authorization", "Bearer " + token}});
    QCOMPARE(me.status, 200);
    QCOMPARE(me.headers.value("x-tenant-id"), added.output.trimmed());
    QCOMPARE(platform.stop(), 0);
    QCOMPARE(platform.run({QStringLiteral("check")}).exitCode, 0);
}

void CommandsTest::passwordsAreNotTakenFromTheCommandLine()
{
    PlatformProcess platform;
    const auto user = words("user add --email s@example.com --name S --role SUPERADMIN --password geheim");
    const auto finished = platform.run(user);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(platform.run(words("user add --email s@example.com --name S --role SUPERADMIN")).exitCode, 1);
}

void CommandsTest::tenantsThatCanNotBe_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no such zone") << QStringLiteral("--tier PRO --time-zone Europe/Atlantis")
                                  << QByteArray("no time zone of that name");
    QTest::newRow("a file, not a zone") << QStringLiteral("--tier PRO --time-zone ../zoneinfo/UTC")
                                        << QByteArray("no time zone of that name");
    QTest::newRow("no zone") << QStringLiteral("--tier PRO --time-zone +") << QByteArray("no time zone of that name");
    QTest::newRow("no such tier") << QStringLiteral("--tier GOLD")
                                  << QByteArray("the tiers are BASIC, ENTERPRISE, PRO");
    QTest::newRow("tier in small letters")
        << QStringLiteral("--tier pro") << QByteArray("the tiers are BASIC, ENTERPRISE, PRO");
}

void CommandsTest::tenantsThatCanNotBe()
{
    QFETCH(QString, options);
    QFETCH(QByteArray, says);
    PlatformProcess platform;
    const QString command = QStringLiteral("tenant add --slug acme --name Acme --industry LEGAL ");
    const auto refused = platform.run((command + options).split(QLatin1Char(' ')));
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains(says), refused.errors.constData());
    QCOMPARE(platform
                 .run(words("tenant add --slug acme --name Acme --industry LEGAL --tier PRO"
                            " --time-zone America/Bogota"))
                 .exitCode,
             0);
}

void CommandsTest::anAlarmIsPrintedOnce()
{
    PlatformProcess platform;
    QCOMPARE(platform.run(words("tenant add --slug acme --name Acme --industry LEGAL --tier PRO")).exitCode, 0);
    const QDir heads(platform.dataPath() + QStringLiteral("/heads"));
    QCOMPARE(heads.entryList(QDir::Files).size(), 1);
    QFile head(heads.filePath(heads.entryList(QDir::Files).first()));
    QVERIFY(head.open(QIODevice::WriteOnly));
    head.write("not signed");
    head.close();
    const auto next = platform.run(words("tenant add --slug other --name Other --industry LEGAL --tier PRO"));
    QVERIFY2(next.errors.count("is not signed by this log's key") == 1, next.errors.constData());
}

void CommandsTest::oneWriterAtATime()
{
    PlatformProcess platform;
    QVERIFY2(platform.start(), qPrintable(platform.errorOutput()));
    const auto finished = platform.run(words("tenant add --slug acme --name Acme --industry LEGAL --tier PRO"));
    QCOMPARE(finished.exitCode, 1);
    QVERIFY(finished.errors.contains("at work"));
}

void CommandsTest::theTestClockObeys()
{
    PlatformProcess platform;
    QVERIFY2(platform.start(), qPrintable(platform.errorOutput()));
    QCOMPARE(platform.advance(90), QStringLiteral("2026-02-08T09:01:30.000Z"));
    QCOMPARE(platform.setTime(QStringLiteral("2026-03-01T00:00:00Z")), QStringLiteral("2026-03-01T00:00:00.000Z"));
    QCOMPARE(platform.setTime(QStringLiteral("soon")), QString());
    QCOMPARE(platform.advance(-1), QString());
    QCOMPARE(platform.advance(0), QStringLiteral("2026-03-01T00:00:00.000Z"));
}

void CommandsTest::filesAreForTheOwnerOnly()
{
    PlatformProcess platform;
    QVERIFY2(platform.start(), qPrintable(platform.errorOutput()));
    QVERIFY(!(QFile::permissions(platform.dataPath()) & (others | QFile::ExeGroup | QFile::ExeOther)));
    const QDir data(platform.dataPath());
    const auto entries = data.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot);
    QVERIFY(entries.size() >= 4);
    for (const QFileInfo &entry : entries)
        QVERIFY2(!(entry.permissions() & others), qPrintable(entry.fileName()));
}

void CommandsTest::endsCleanlyAndKeepsItsData()
{
    PlatformProcess platform;
    QCOMPARE(platform.run(words("tenant add --slug acme --name Acme --industry LEGAL --tier PRO")).exitCode, 0);
    for (int i = 0; i < 3; ++i) {
        QVERIFY2(platform.start(), qPrintable(platform.errorOutput()));
        QCOMPARE(platform.send("GET", "/api/_ready").status, 200);
        QCOMPARE(platform.stop(), 0);
    }
    // What was in the write-ahead log is in the file now.
    QVERIFY(!QFile::exists(platform.dataPath() + QStringLiteral("/platform.db-wal")));
    QCOMPARE(platform.run({QStringLiteral("check")}).exitCode, 0);
}

void CommandsTest::killedInTheMiddle()
{
    PlatformProcess platform;
    QCOMPARE(platform.run(words("tenant add --slug acme --name Acme --industry LEGAL --tier PRO")).exitCode, 0);
    for (int i = 0; i < 3; ++i) {
        QVERIFY2(platform.start(), qPrintable(platform.errorOutput()));
        // A failed sign-in writes a leaf.
        (void)platform.send("POST", "/api/auth/login", {}, R"({"email":"x@y.example","password":"wrong"})");
        platform.kill();
        const auto checked = platform.run({QStringLiteral("check")});
        QVERIFY2(checked.exitCode == 0, checked.output.constData());
    }
}

void CommandsTest::backupIsAWholePlatform()
{
    PlatformProcess platform;
    QCOMPARE(platform.run(words("tenant add --slug acme --name Acme --industry LEGAL --tier PRO")).exitCode, 0);
    QVERIFY2(platform.start(), qPrintable(platform.errorOutput()));
    const QTemporaryDir target;
    const QString file = target.filePath(QStringLiteral("copy.db"));
    const QStringList command{QStringLiteral("backup"), QStringLiteral("--to"), file};
    const auto made = platform.run(command);
    QVERIFY2(made.exitCode == 0, made.errors.constData());
    QVERIFY(QFile::exists(file));
    QVERIFY(!(QFile::permissions(file) & others));
    QCOMPARE(QDir(target.path()).entryList(QDir::Files), QStringList{QStringLiteral("copy.db")});
    QCOMPARE(platform.run(command).exitCode, 1);
    // The key that opens the secrets is not part of it.
    QFile copy(file);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QVERIFY(copy.read(16).startsWith("SQLite format 3"));
    QCOMPARE(platform.stop(), 0);
}

void CommandsTest::lookingChangesNothing_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QByteArray>("says");
    QTest::addRow("older") << QStringLiteral("DELETE FROM migrations WHERE number = 40") << QByteArray("older version");
    QTest::addRow("newer") << QStringLiteral("INSERT INTO migrations VALUES (9999, 'later', '')")
                           << QByteArray("another version");
}

void CommandsTest::lookingChangesNothing()
{
    QFETCH(QString, statement);
    QFETCH(QByteArray, says);
    PlatformProcess platform;
    QCOMPARE(platform.run(words("tenant add --slug acme --name Acme --industry LEGAL --tier PRO")).exitCode, 0);
    const QString path = platform.dataPath() + QStringLiteral("/platform.db");
    {
        sqlite3 *handle = nullptr;
        QCOMPARE(sqlite3_open(path.toUtf8().constData(), &handle), SQLITE_OK);
        QCOMPARE(sqlite3_exec(handle, statement.toUtf8().constData(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(handle);
    }
    const auto bytes = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = bytes();
    const QTemporaryDir target;
    for (const QStringList &command :
         {QStringList{QStringLiteral("check")},
          {QStringLiteral("backup"), QStringLiteral("--to"), target.filePath(QStringLiteral("copy.db"))}}) {
        const auto refused = platform.run(command);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains(says), refused.errors.constData());
    }
    QCOMPARE(bytes(), before);
}

void CommandsTest::checkFindsADamagedFile()
{
    PlatformProcess platform;
    QCOMPARE(platform.run(words("tenant add --slug acme --name Acme --industry LEGAL --tier PRO")).exitCode, 0);
    QFile file(platform.dataPath() + QStringLiteral("/platform.db"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    // One byte of the leaf's body, which holds the tenant's first change.
    const auto at = bytes.indexOf("tenant.created");
    QVERIFY(at > 0);
    bytes[at] = 'T';
    file.seek(0);
    file.write(bytes);
    file.close();
    const auto checked = platform.run({QStringLiteral("check")});
    QVERIFY2(checked.exitCode == 3, checked.output + checked.errors);
    QVERIFY(checked.output.contains("log of"));
}

void CommandsTest::aReadOnlyLogIsNamed()
{
    PlatformProcess platform;
    QCOMPARE(platform.run(words("tenant add --slug acme --name Acme --industry LEGAL --tier PRO")).exitCode, 0);
    const auto user = words("user add --tenant acme --email ana@acme.example --name Ana --role MANAGER");
    QCOMPARE(platform.run(user, "a long enough password\n").exitCode, 0);
    // Without the heads that it signed, the platform can't tell whether its logs are whole.
    QVERIFY(QDir(platform.dataPath() + QStringLiteral("/heads")).removeRecursively());
    QVERIFY2(platform.start(), qPrintable(platform.errorOutput()));
    const HttpReply ready = platform.send("GET", "/api/_ready");
    QCOMPARE(ready.status, 503);
    QCOMPARE(ready.errorCode(), QStringLiteral("log_read_only"));
    QCOMPARE(platform.send("GET", "/api/_health").status, 200);
    const HttpReply login = platform.send("POST", "/api/auth/login", {},
                                          R"({"email":"ana@acme.example","password":"a long enough password"})");
    QCOMPARE(login.status, 503);
    QCOMPARE(login.errorCode(), QStringLiteral("log_read_only"));
}

void CommandsTest::demoEndsWithItsInput()
{
    QTemporaryDir data;
    const auto finished =
        PlatformProcess::runProgram({QStringLiteral("serve"), QStringLiteral("--demo"), QStringLiteral("--data"),
                                     data.path(), QStringLiteral("--clock"), QStringLiteral("2026-02-08T09:00:00Z")});
    QCOMPARE(finished.exitCode, 0);
    QVERIFY(finished.output.contains("\"url\":\"http://127.0.0.1:"));
    const QFile accounts(data.filePath(QStringLiteral("demo-accounts.json")));
    QVERIFY(accounts.exists());
    QVERIFY(!(accounts.permissions() & others));
}

void CommandsTest::realDataNeverBecomesADemo_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArray>("input");
    QTest::newRow("tenant") << words("tenant add --slug acme --name Acme --industry LEGAL --tier PRO") << QByteArray();
    QTest::newRow("person") << words("user add --email root@example.com --name Root --role SUPERADMIN")
                            << QByteArray("a long enough password\n");
}

void CommandsTest::realDataNeverBecomesADemo()
{
    QFETCH(QStringList, command);
    QFETCH(QByteArray, input);
    PlatformProcess platform;
    const auto added = platform.run(command, input);
    QVERIFY2(added.exitCode == 0, added.errors.constData());
    const auto refused = platform.run(words("serve --demo"));
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("has data of its own"), refused.errors.constData());
    QVERIFY(!QFile::exists(platform.dataPath() + QStringLiteral("/demo-accounts.json")));
    QVERIFY2(platform.start(), qPrintable(platform.errorOutput()));
    const HttpReply reply =
        platform.send("POST", "/api/auth/login", {},
                      R"({"email":"marta.vidal@ascensores-xyz.example","password":"atalaya-demo-elevador-27"})");
    QCOMPARE(reply.status, 401);
}

void CommandsTest::aDemoIsServedAsOneOnly()
{
    PlatformProcess platform;
    const auto demo = words("serve --demo --clock 2026-02-08T09:00:00Z");
    QCOMPARE(platform.run(demo).exitCode, 0);
    const auto refused = platform.run({QStringLiteral("serve")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("serve it with --demo"), refused.errors.constData());
    // An empty directory that was served before may become one.
    QCOMPARE(platform.run(demo).exitCode, 0);
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_http_commands.moc"
