// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/governancescene.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sqlite3.h>

using namespace atalaya;
using namespace atalaya::tests;
using nlohmann::json;

namespace {

const std::string compliance = "lucas.otero@banca-norte";
const std::string simulations = "/api/admin/governance/simulations/";

/// Stricter than what comes with the platform.
json draft(int risk = 60)
{
    return {{"id", "pol-riesgo-alto"},
            {"name", "Riesgo alto"},
            {"rules",
             {{{"when", {{"risk", {{"atLeast", risk}}}}}, {"mode", "blocked"}, {"reason", {{"es", "es mucho"}}}}}}};
}

json request(const json &policies)
{
    return {{"from", "2026-01-01T00:00:00.000Z"}, {"to", "2026-02-08T00:00:00.000Z"}, {"policies", policies}};
}

} // namespace

/// What a platform answered over HTTP, worked out again by another process on a copy of its data.
class RecomputeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSameComesOut_data();
    void theSameComesOut();
    void beside();
    void theLogMayHaveGoneOn();
    void whatIsOtherIsNamed_data();
    void whatIsOtherIsNamed();
    void anAlteredDecisionShows_data();
    void anAlteredDecisionShows();
    void anAlteredResultIsRefused();
    void whatCanNotBeTried_data();
    void whatCanNotBeTried();

private:
    struct Outcome
    {
        int exitCode = -1;
        json line;
        QByteArray errors;
    };
    /// What the platform answers at last, the whole reply.
    [[nodiscard]] json simulated(const json &body);
    [[nodiscard]] QString file(const QString &name, const QByteArray &text);
    /// A folder of its own with the backup's database and nothing else: no keys, no heads.
    [[nodiscard]] QString copyOf(const QString &name);
    [[nodiscard]] static Outcome recomputed(const QString &data, const QString &receipt, const QString &drafts = {},
                                            const QString &tenant = QStringLiteral("banca-norte"));
    [[nodiscard]] QByteArray receiptWith(const json &changes) const;

    GovernanceScene m_scene;
    QTemporaryDir m_dir;
    json m_answer;
    QString m_copy;
};

json RecomputeTest::simulated(const json &body)
{
    const auto begun = m_scene.call(compliance, "POST", "/api/admin/governance/simulate", body);
    if (begun.status != 202) {
        qWarning("%d %s", begun.status, begun.error.dump().c_str());
        return nullptr;
    }
    for (int tries = 0; tries < 100; ++tries) {
        const std::string target = simulations + begun.data["id"].get<std::string>() + "?wait=2000";
        const HttpReply reply =
            m_scene.platform().send("GET", QByteArray::fromStdString(target), m_scene.session(compliance).headers());
        json answer = json::parse(reply.body.toStdString(), nullptr, false);
        if (answer.is_object() && answer.at("data").value("state", "") == "done")
            return answer;
    }
    return nullptr;
}

QString RecomputeTest::file(const QString &name, const QByteArray &text)
{
    const QString path = m_dir.filePath(name);
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
        return {};
    return path;
}

QString RecomputeTest::copyOf(const QString &name)
{
    const QString folder = m_dir.filePath(name);
    QDir().mkpath(folder);
    QFile::remove(folder + QStringLiteral("/platform.db"));
    return QFile::copy(m_copy + QStringLiteral("/platform.db"), folder + QStringLiteral("/platform.db")) ? folder
                                                                                                         : QString();
}

RecomputeTest::Outcome RecomputeTest::recomputed(const QString &data, const QString &receipt, const QString &drafts,
                                                 const QString &tenant)
{
    QStringList words{QStringLiteral("recompute"),
                      QStringLiteral("--data"),
                      data,
                      QStringLiteral("--tenant"),
                      tenant,
                      QStringLiteral("--receipt"),
                      receipt};
    if (!drafts.isEmpty())
        words << QStringLiteral("--draft") << drafts;
    const auto done = PlatformProcess::runProgram(words);
    return {done.exitCode, json::parse(done.output.toStdString(), nullptr, false), done.errors};
}

QByteArray RecomputeTest::receiptWith(const json &changes) const
{
    json receipt = m_answer["data"]["result"]["receipt"];
    if (changes.is_object())
        receipt.update(changes);
    return QByteArray::fromStdString(receipt.dump());
}

void RecomputeTest::initTestCase()
{
    QVERIFY2(m_scene.start(), qPrintable(m_scene.platform().errorOutput()));
    m_answer = simulated(request(json::array({draft()})));
    QVERIFY(!m_answer.is_null());
    // It is about something.
    QVERIFY(m_answer["data"]["result"]["decisions"].get<std::int64_t>() > 10'000);
    QVERIFY(!m_answer["data"]["result"]["changes"].empty());
    m_copy = m_dir.filePath(QStringLiteral("copy"));
    QVERIFY(QDir().mkpath(m_copy));
    const auto made = m_scene.platform().run(
        {QStringLiteral("backup"), QStringLiteral("--to"), m_copy + QStringLiteral("/platform.db")});
    QVERIFY2(made.exitCode == 0, made.errors.constData());
}

void RecomputeTest::theSameComesOut_data()
{
    QTest::addColumn<QByteArray>("receipt");
    QTest::addColumn<QByteArray>("drafts");
    const auto text = [](const json &document) {
        return QByteArray::fromStdString(document.dump());
    };
    const json &result = m_answer["data"]["result"];
    QByteArray lines;
    for (const auto &[name, value] : result["receipt"].items())
        lines +=
            QByteArray::fromStdString(name + ": " + (value.is_string() ? value.get<std::string>() : value.dump())) +
            '\n';
    QTest::newRow("the whole answer, the request") << text(m_answer) << text(request(json::array({draft()})));
    QTest::newRow("the result, a policy") << text(result) << text(draft());
    QTest::newRow("the receipt, a file of policies")
        << text(result["receipt"])
        << text({{"format", "atalaya.policies/1"},
                 {"policies", json::array({{{"policy", draft()}, {"examples", json::array()}}})}});
    QTest::newRow("lines as they are copied") << lines << text(draft());
}

void RecomputeTest::theSameComesOut()
{
    QFETCH(QByteArray, receipt);
    QFETCH(QByteArray, drafts);
    const Outcome again =
        recomputed(m_copy, file(QStringLiteral("receipt"), receipt), file(QStringLiteral("drafts"), drafts));
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QVERIFY(again.line["same"].get<bool>() && again.line["differs"].empty());
    QCOMPARE(again.line["receipt"].dump(), m_answer["data"]["result"]["receipt"].dump());
    // A copy is only looked at.
    QCOMPARE(QDir(m_copy).entryList({QStringLiteral("*.db"), QStringLiteral("k*"), QStringLiteral("h*")},
                                    QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{QStringLiteral("platform.db")});
}

void RecomputeTest::beside()
{
    const Outcome live = recomputed(m_scene.platform().dataPath(), file(QStringLiteral("r"), receiptWith({})),
                                    file(QStringLiteral("d"), QByteArray::fromStdString(draft().dump())));
    QVERIFY2(live.exitCode == 0, live.errors.constData());
}

void RecomputeTest::theLogMayHaveGoneOn()
{
    const QByteArray key = m_scene.keyOf("nuria.campos@banca-norte");
    for (int i = 0; i < 3; ++i)
        QCOMPARE(
            m_scene.decide({{"agent", "crédito"}, {"entity", "Crédito 1"}, {"action", "Revisar"}, {"risk", 99}}, key)
                .status,
            201);
    const QString later = m_dir.filePath(QStringLiteral("later"));
    QVERIFY(QDir().mkpath(later));
    const QStringList backup{QStringLiteral("backup"), QStringLiteral("--to"), later + QStringLiteral("/platform.db")};
    QCOMPARE(m_scene.platform().run(backup).exitCode, 0);
    const Outcome again = recomputed(later, file(QStringLiteral("r"), receiptWith({})),
                                     file(QStringLiteral("d"), QByteArray::fromStdString(draft().dump())));
    QVERIFY2(again.exitCode == 0, again.errors.constData());
}

void RecomputeTest::whatIsOtherIsNamed_data()
{
    QTest::addColumn<QByteArray>("receipt");
    QTest::addColumn<QByteArray>("drafts");
    QTest::addColumn<QByteArray>("differs");
    const QByteArray same = QByteArray::fromStdString(draft().dump());
    const std::string zeros(64, '0');
    const std::int64_t head = m_answer["data"]["result"]["receipt"]["headSize"];
    QTest::newRow("another draft") << receiptWith({}) << QByteArray::fromStdString(draft(59).dump())
                                   << QByteArray(R"(["draftHash","resultHash"])");
    QTest::newRow("no draft") << receiptWith({}) << QByteArray() << QByteArray(R"(["draftHash","resultHash"])");
    QTest::newRow("another engine") << receiptWith({{"engine", 99}}) << same << QByteArray(R"(["engine"])");
    QTest::newRow("other policies were in force")
        << receiptWith({{"beforeHash", zeros}}) << same << QByteArray(R"(["beforeHash"])");
    QTest::newRow("another result") << receiptWith({{"resultHash", zeros}}) << same << QByteArray(R"(["resultHash"])");
    QTest::newRow("another log") << receiptWith({{"root", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}}) << same
                                 << QByteArray(R"(["root"])");
    QTest::newRow("more leaves than there are")
        << receiptWith({{"headSize", head + 100'000}}) << same << QByteArray(R"(["headSize"])");
    QTest::newRow("another period") << receiptWith({{"from", "2026-01-15T00:00:00.000Z"}}) << same
                                    << QByteArray(R"(["resultHash"])");
}

void RecomputeTest::whatIsOtherIsNamed()
{
    QFETCH(QByteArray, receipt);
    QFETCH(QByteArray, drafts);
    QFETCH(QByteArray, differs);
    const Outcome again = recomputed(m_copy, file(QStringLiteral("receipt"), receipt),
                                     drafts.isEmpty() ? QString() : file(QStringLiteral("drafts"), drafts));
    QCOMPARE(again.exitCode, 3);
    QVERIFY(!again.line["same"].get<bool>());
    QCOMPARE(QByteArray::fromStdString(again.line["differs"].dump()), differs);
}

void RecomputeTest::anAlteredDecisionShows_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QByteArray>("differs");
    const QString seq = QString::number(m_answer["data"]["result"]["changes"][0]["seq"].get<qint64>());
    const QString where = QStringLiteral(" WHERE tenant_id = 'demo-banca-norte-7' AND seq = ") + seq;
    QTest::newRow("its risk") << QStringLiteral("UPDATE base_decision SET risk = 3") + where
                              << QByteArray(R"(["resultHash"])");
    QTest::newRow("its agent") << QStringLiteral("UPDATE base_decision SET agent = 'otro'") + where
                               << QByteArray(R"(["resultHash"])");
    QTest::newRow("its leaf") << QStringLiteral("UPDATE base_log_leaf SET leaf = zeroblob(length(leaf))") + where
                              << QByteArray(R"(["root"])");
}

void RecomputeTest::anAlteredDecisionShows()
{
    QFETCH(QString, statement);
    QFETCH(QByteArray, differs);
    const QString copy = copyOf(QStringLiteral("altered"));
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open((copy + QStringLiteral("/platform.db")).toUtf8().constData(), &handle), SQLITE_OK);
    QCOMPARE(sqlite3_exec(handle, statement.toUtf8().constData(), nullptr, nullptr, nullptr), SQLITE_OK);
    QCOMPARE(sqlite3_changes(handle), 1);
    sqlite3_close(handle);
    const Outcome again = recomputed(copy, file(QStringLiteral("r"), receiptWith({})),
                                     file(QStringLiteral("d"), QByteArray::fromStdString(draft().dump())));
    QVERIFY2(again.exitCode == 3, again.errors.constData());
    QCOMPARE(QByteArray::fromStdString(again.line["differs"].dump()), differs);
}

void RecomputeTest::anAlteredResultIsRefused()
{
    json result = m_answer["data"]["result"];
    result["drifted"] = result["drifted"].get<std::int64_t>() + 1;
    const Outcome again = recomputed(m_copy, file(QStringLiteral("r"), QByteArray::fromStdString(result.dump())));
    QCOMPARE(again.exitCode, 1);
    QVERIFY2(again.errors.contains("it was changed"), again.errors.constData());
}

void RecomputeTest::whatCanNotBeTried_data()
{
    QTest::addColumn<QByteArray>("receipt");
    QTest::addColumn<QByteArray>("drafts");
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<QByteArray>("says");
    const QString bank = QStringLiteral("banca-norte");
    QTest::newRow("no receipt") << QByteArray("{}") << QByteArray() << bank << QByteArray("The receipt is not");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << bank << QByteArray("The receipt is not");
    QTest::newRow("half a receipt") << QByteArray("from: 2026-01-01T00:00:00.000Z") << QByteArray() << bank
                                    << QByteArray("The receipt is not");
    QTest::newRow("no draft") << receiptWith({}) << QByteArray("[]") << bank << QByteArray("The draft is not");
    QTest::newRow("a draft with a fault")
        << receiptWith({}) << QByteArray(R"({"id":"p","name":"P","rules":[{"when":{}}]})") << bank
        << QByteArray("policies[0].rules[0]");
    QTest::newRow("nobody's") << receiptWith({}) << QByteArray() << QStringLiteral("acme") << QByteArray("no tenant");
}

void RecomputeTest::whatCanNotBeTried()
{
    QFETCH(QByteArray, receipt);
    QFETCH(QByteArray, drafts);
    QFETCH(QString, tenant);
    QFETCH(QByteArray, says);
    const Outcome none = recomputed(m_copy, file(QStringLiteral("receipt"), receipt),
                                    drafts.isEmpty() ? QString() : file(QStringLiteral("drafts"), drafts), tenant);
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.errors.contains(says), none.errors.constData());
}

QTEST_GUILESS_MAIN(RecomputeTest)
#include "tst_recompute.moc"
