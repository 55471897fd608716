// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "api/net/whenready.h"
#include "api/session/keptsession.h"
#include "api/session/keychainstore.h"
#include "api/session/keystorememo.h"
#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"
#include "tests/support/privatekeyring.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTableView>
#include <QTest>

#include <cstdio>
#include <mutex>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr int perKind = 120;
constexpr int typedCount = 20;
/// Every canary begins with it, so that one search finds them all.
const QByteArray marker = "KaNaRi0";

QByteArray canary(const char *kind, int number)
{
    return marker + '-' + kind + '-' + QByteArray::number(number).rightJustified(3, '0');
}

std::mutex logMutex;
QByteArray logged;

void keepLog(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type == QtFatalMsg)
        fprintf(stderr, "%s\n", qPrintable(message));
    const std::lock_guard lock(logMutex);
    logged += context.category;
    logged += ": " + message.toUtf8() + '\n';
}

/// The marker as text, as UTF-16, in hex and in base64 at its three alignments.
QList<QByteArray> disguises(const QByteArray &secret)
{
    const QString text = QString::fromLatin1(secret);
    QList<QByteArray> all{secret, QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2),
                          secret.toHex(), secret.toHex().toUpper(),
                          secret.toBase64(QByteArray::OmitTrailingEquals).chopped(2)};
    for (const char *const shift : {"x", "xx"})
        all.append((shift + secret).toBase64(QByteArray::OmitTrailingEquals).sliced(4).chopped(2));
    return all;
}

QByteArray whatIsFoundIn(const QByteArray &bytes, const QList<QByteArray> &wanted)
{
    for (const QByteArray &one : wanted) {
        if (const auto at = bytes.indexOf(one); at >= 0)
            return bytes.mid(qMax<qsizetype>(0, at - 30), 90);
    }
    return {};
}

} // namespace

/// What a tenant's data, a password and a token leave behind on the computer of somebody who works with the console
/// that ships, with its disk cache on: nothing that can be read.
class TestCanaries : public QObject
{
    Q_OBJECT

public:
    explicit TestCanaries(const QString &world)
        : m_world(world)
    {}

private Q_SLOTS:
    void initTestCase();
    void aDayOfWork();
    void theDayIsOnTheDisk();
    void nothingCanBeRead_data();
    void nothingCanBeRead();
    void signOutLeavesNoRecord();
    void cleanupTestCase();

private:
    void plant();
    [[nodiscard]] bool openFigure(const QString &query) const;
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] int records() const;
    [[nodiscard]] QByteArray keptToken() const;
    void scan(const QByteArray &secret);

    QString m_world;
    PlatformProcess m_platform;
    std::unique_ptr<ConsoleDriver> m_console;
    QJsonObject m_account;
    QStringList m_typed;
};

void TestCanaries::plant()
{
    const DemoSession admin = signInToDemo(m_platform, u"marta.vidal@ascensores-xyz.example"_s);
    QVERIFY(admin.isOpen());
    HttpHeaders headers = admin.headers();
    headers.insert("idempotency-key", freshKey());
    const HttpReply made =
        m_platform.send("POST", "/api/admin/api-keys", headers,
                        R"({"name":"canaries","kind":"secret","scopes":["events:write"],"expiresInDays":30})");
    const QByteArray key = made.data().value(u"key"_s).toString().toUtf8();
    QVERIFY2(!key.isEmpty(), made.body.constData());

    QJsonArray events;
    const auto add = [&events](const char *kind, int number, QJsonObject event) {
        event[u"id"_s] = u"e-%1-%2"_s.arg(QLatin1String(kind)).arg(number);
        event[u"at"_s] = u"2026-02-03T10:%1:00.000Z"_s.arg(number % 60, 2, 10, QLatin1Char('0'));
        events.append(event);
    };
    const auto text = [](const char *kind, int number) {
        return QString::fromLatin1(canary(kind, number));
    };
    for (int i = 0; i < perKind; ++i) {
        add("risk", i,
            {{u"type"_s, u"risk"_s},
             {u"riskId"_s, u"r-canary-%1"_s.arg(i)},
             {u"status"_s, u"open"_s},
             {u"severity"_s, u"low"_s},
             {u"components"_s, QJsonArray{text("risk", i)}}});
        add("user", i, {{u"type"_s, u"feature"_s}, {u"feature"_s, u"ragchat"_s}, {u"user"_s, text("user", i)}});
        add("list", i, {{u"type"_s, u"checklist"_s}, {u"entity"_s, text("list", i)}, {u"covered"_s, true}});
        add("case", i, {{u"type"_s, u"journey"_s}, {u"caseId"_s, text("case", i)}, {u"step"_s, u"analyzed"_s}});
    }
    const HttpReply stored =
        m_platform.send("POST", "/api/events", {{"x-api-key", key}, {"idempotency-key", freshKey()}},
                        QJsonDocument(QJsonObject{{u"events"_s, events}}).toJson());
    QVERIFY2(stored.status == 200, stored.body.constData());
    QCOMPARE(stored.data().value(u"stored"_s).toInt(), 4 * perKind);
    m_platform.advance(60);
}

void TestCanaries::initTestCase()
{
    for (int i = 0; i < typedCount; ++i)
        m_typed.append(QString::fromLatin1(canary("typed", i)));
    QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
    plant();
    // From here on everything that the console writes for a while lands in its own world.
    QVERIFY(QDir(m_world).mkpath(u"tmp"_s));
    qputenv("TMPDIR", m_world.toLocal8Bit() + "/tmp");
    m_console = std::make_unique<ConsoleDriver>(m_platform.url(), u"en"_s, ConsoleDriver::Keys::InKeychain);
    QVERIFY(m_console->profile().startsWith(m_world));
    m_account = demoAccount(m_platform, u"jorge.pons@ascensores-xyz.example"_s);
}

bool TestCanaries::openFigure(const QString &query) const
{
    const QString link =
        u"atalaya://127.0.0.1:%1/ascensores-xyz/figure?period=custom&from=2026-02-01&to=2026-02-07&%2"_s
            .arg(m_platform.url().port())
            .arg(query);
    return m_console->command(link) && m_console->waitForWords(u"figureVerdict"_s, u"with the card"_s);
}

void TestCanaries::aDayOfWork()
{
    // Passwords that are wrong, of which nothing may remain either.
    for (int i = 0; i < 3; ++i) {
        QVERIFY(m_console->givePassword(m_account.value(u"email"_s).toString(), m_typed.at(i)));
        QVERIFY(m_console->waitForWords(u"signin.message"_s, u"not right"_s));
    }
    QVERIFY(m_console->signIn(m_account));
    // Every row of these was read, to add it up.
    for (const char *const metric : {"openRisks", "complianceCoverage", "entitiesAnalyzed", "activeUsersLast30d"})
        QVERIFY2(openFigure(u"metric="_s + QLatin1String(metric)), metric);
    QVERIFY(openFigure(u"metric=topRiskComponents&item="_s + QString::fromLatin1(canary("risk", 7))));
    for (int i = 3; i < typedCount; ++i)
        QVERIFY(m_console->type(u"figureFilter"_s, m_typed.at(i)));
    QVERIFY(m_console->command(u"Lock the window"_s));
    QVERIFY(m_console->waitFor(u"lock.secret"_s));
    QVERIFY(m_console->type(u"lock.secret"_s, m_account.value(u"password"_s).toString()));
    m_console->key(Qt::Key_Return);
    QVERIFY(m_console->waitFor(u"page.figure"_s));
}

/// Otherwise the search below would find nothing because there was nothing.
void TestCanaries::theDayIsOnTheDisk()
{
    m_platform.kill();
    m_console->restart();
    QVERIFY(m_console->waitFor(u"workspace"_s));
    const QString link =
        u"atalaya://127.0.0.1:%1/ascensores-xyz/figure?period=custom&from=2026-02-01&to=2026-02-07&%2"_s.arg(
            m_platform.url().port());
    QSet<QString> seen;
    for (const char *const metric : {"openRisks", "complianceCoverage", "entitiesAnalyzed", "activeUsersLast30d"}) {
        QVERIFY(m_console->command(link.arg(u"metric="_s + QLatin1String(metric))));
        QVERIFY2(m_console->waitForWords(u"figureVerdict"_s, u"with the card"_s), metric);
        const auto *const table = m_console->seen<QTableView>(u"figureRows"_s);
        QVERIFY(table);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                const QString text = table->model()->index(row, column).data().toString();
                if (text.contains(QLatin1String(marker)))
                    seen.insert(text);
            }
        }
    }
    QVERIFY2(seen.size() >= 40, QByteArray::number(seen.size()));
    m_console->stop();
}

QStringList TestCanaries::files() const
{
    QStringList found;
    QDirIterator all(m_world, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext())
        found.append(all.next());
    return found;
}

void TestCanaries::scan(const QByteArray &secret)
{
    const QList<QByteArray> wanted = disguises(secret);
    QVERIFY(records() > 10);
    for (const QString &path : files()) {
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        const QByteArray bytes = file.readAll();
        const QByteArray found = whatIsFoundIn(bytes, wanted);
        QVERIFY2(found.isEmpty(), qPrintable(path + u": "_s + QString::fromLatin1(found.toPercentEncoding())));
        QVERIFY2(whatIsFoundIn(path.toUtf8(), wanted).isEmpty(), qPrintable(path));
    }
    const std::lock_guard lock(logMutex);
    QCOMPARE(whatIsFoundIn(logged, wanted), QByteArray());
}

/// As the keychain has it: what would open the session.
QByteArray TestCanaries::keptToken() const
{
    api::KeychainStore keychain(api::KeyStoreMemo::load(m_console->profile()).prefix,
                                api::KeychainStore::usualBackend());
    QByteArray token;
    bool isRead = false;
    api::whenReady(&keychain, keychain.read(api::keyentry::Session), [&](const auto &entry) {
        isRead = true;
        const auto kept = entry && *entry ? api::KeptSession::read(**entry) : std::nullopt;
        if (kept)
            token = QByteArray(kept->refreshToken.view().data(), static_cast<qsizetype>(kept->refreshToken.size()));
    });
    (void)QTest::qWaitFor([&] { return isRead; }, ConsoleDriver::Patience);
    return token;
}

void TestCanaries::nothingCanBeRead_data()
{
    QTest::addColumn<QByteArray>("secret");
    // One search for the 500: each begins with the marker.
    QTest::addRow("%d canaries", 4 * perKind + typedCount) << marker;
    QTest::addRow("password") << m_account.value(u"password"_s).toString().toUtf8();
    QTest::addRow("refresh token") << keptToken();
}

void TestCanaries::nothingCanBeRead()
{
    QFETCH(QByteArray, secret);
    QCOMPARE(4 * perKind + typedCount, 500);
    QVERIFY(secret.size() >= 7);
    scan(secret);
}

int TestCanaries::records() const
{
    int found = 0;
    for (const QString &path : files()) {
        // Which heads of a log this console has seen outlives every session: else signing out would hide a rollback.
        if (QFileInfo(path).dir().dirName() == u"logs"_s)
            continue;
        QFile file(path);
        found += file.open(QIODevice::ReadOnly) && file.read(4) == "ATLR" ? 1 : 0;
    }
    return found;
}

void TestCanaries::signOutLeavesNoRecord()
{
    QVERIFY(records() > 10);
    QVERIFY2(m_platform.start({u"--demo"_s, u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_platform.url().port())}),
             qPrintable(m_platform.errorOutput()));
    m_console->restart();
    QVERIFY(m_console->waitFor(u"workspace"_s));
    QVERIFY(m_console->command(u"Sign out"_s));
    QVERIFY(m_console->waitFor(u"signin"_s));
    m_console->stop();
    QCOMPARE(records(), 0);
}

void TestCanaries::cleanupTestCase()
{
    m_console.reset();
}

/// The keychain first: a process joins one bus in its life.
int main(int argc, char *argv[])
{
    PrivateKeyring keyring;
    if (!keyring.startBus() || !keyring.startUnlocked()) {
        qCritical("no keychain: %s", qPrintable(keyring.log()));
        return 1;
    }
    const QTemporaryDir world;
    const QProcessEnvironment environment = keyring.environment();
    for (const QString &name : environment.keys())
        qputenv(name.toLocal8Bit().constData(), environment.value(name).toLocal8Bit());
    for (const char *const home : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        qputenv(home, world.path().toLocal8Bit() + '/' + QByteArray(home).toLower());
    qputenv("QT_LOGGING_RULES", "qt.network*=true;default.debug=true;atalaya*=true");
    qInstallMessageHandler(keepLog);
    QApplication application(argc, argv);
    int result = 0;
    {
        TestCanaries test(world.path());
        result = QTest::qExec(&test, argc, argv);
    }
    qInstallMessageHandler(nullptr);
    return result;
}

#include "tst_canaries.moc"
