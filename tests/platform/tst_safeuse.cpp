// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/store/connection.h"
#include "tests/platform/safeusescene.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace atalaya;
using namespace atalaya::tests;
using nlohmann::json;

namespace {

const std::string &admin = SafeUseScene::admin;
const std::string &compliance = SafeUseScene::compliance;
const std::string &manager = SafeUseScene::manager;
const std::string &stranger = SafeUseScene::stranger;
const std::string &path = SafeUseScene::path;
const std::string &weaken = SafeUseScene::weaken;

} // namespace

/// Rules of safe use on the real platform: who may change them, and how.
class SafeUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_scene.start(), qPrintable(m_scene.platform().errorOutput())); }
    void init() { m_scene.reset(); }
    void cleanupTestCase();
    void everythingIsMaskedToBeginWith();
    void aChangeIsAVersionAndALeaf();
    void weakeningTakesACode_data();
    void weakeningTakesACode();
    void whoComesLateIsToldWhatThereIs();
    void badRulesChangeNothing_data();
    void badRulesChangeNothing();
    void whoMayNotIsRefused();
    void anotherTenantIsNotTouched();
    void thirtyTwoEditorsMakeOneVersion();
    void versionsDoNotChange();

private:
    using Answer = GovernanceScene::Answer;
    SafeUseScene m_scene;
};

void SafeUseTest::everythingIsMaskedToBeginWith()
{
    const contract::SafeUse state = m_scene.now(stranger);
    QCOMPARE(state.version, std::int64_t{0});
    QVERIFY(state.rules == contract::SafeUseRules{});
    QCOMPARE(state.rules.masked.size(), std::size_t{5});
    QVERIFY(!state.changedBy && !state.seq);
    QCOMPARE(m_scene.call(stranger, "GET", path + "/versions").data.at("total").get<int>(), 0);
    QCOMPARE(m_scene.call(stranger, "GET", path + "/versions/1").status, 404);
}

void SafeUseTest::aChangeIsAVersionAndALeaf()
{
    const contract::SafeUse before = m_scene.now();
    const std::int64_t lines = m_scene.trail("safe_use.changed");
    // What protects more needs no code.
    const Answer answer = m_scene.call(compliance, "PUT", path, safeUseRequest(strictRules(), "Lo pidió 612007431"),
                                       {{}, ifMatch(before.version)});
    QVERIFY2(answer.status == 200, answer.error.dump().c_str());
    const auto made = contract::decodeSafeUse(answer.data).value();
    QCOMPARE(made.version, before.version + 1);
    QVERIFY(made.rules == strictRules());
    QVERIFY(made.hash != before.hash);
    QCOMPARE(made.changedBy->name, std::string("Lucía Ferrer"));
    QCOMPARE(made.note, std::string("Lo pidió [phone]"));
    QCOMPARE(m_scene.trail("safe_use.changed"), lines + 1);
    QCOMPARE(m_scene.leavesWith(made.hash), std::int64_t{1});
    QVERIFY(m_scene.now() == made);
    const auto list =
        contract::decodeSafeUseVersions(m_scene.call(manager, "GET", path + "/versions?limit=2").data).value();
    QCOMPARE(list.total, made.version);
    QVERIFY(list.versions.front() == made);
    const Answer one = m_scene.call(manager, "GET", path + "/versions/" + std::to_string(made.version));
    QVERIFY(contract::decodeSafeUse(one.data).value() == made);
    QCOMPARE(m_scene.put(strictRules()).code(), std::string("unchanged"));
}

void SafeUseTest::weakeningTakesACode_data()
{
    QTest::addColumn<QByteArray>("changes");
    const auto row = [](const char *name, const json &changes) {
        QTest::newRow(name) << QByteArray::fromStdString(changes.dump());
    };
    row("a kind is not masked", {{"masked", {"email", "national-id", "iban", "card"}}});
    row("no kind is masked", {{"masked", json::array()}});
    row("review instead of blocked", {{"strictRag", "review"}});
    row("no strict RAG", {{"strictRag", "off"}});
    row("more bytes", {{"limits", {{"inputBytes", 1'001}}}});
    row("longer texts", {{"limits", {{"textCharacters", 201}}}});
    row("more fields", {{"limits", {{"inputFields", 11}}}});
    row("less here, more there", {{"masked", {"card"}}, {"limits", {{"inputBytes", 500}, {"inputFields", 1}}}});
}

void SafeUseTest::weakeningTakesACode()
{
    QFETCH(QByteArray, changes);
    const contract::SafeUse before = m_scene.set(strictRules());
    json body = safeUseRequest(strictRules());
    body.merge_patch(json::parse(changes.toStdString()));
    const auto sent = [&](HttpHeaders headers) {
        headers.insert(ifMatch(before.version));
        return m_scene.call(compliance, "PUT", path, body, {{}, headers}).code();
    };
    const std::string needed = "step_up_required";
    QCOMPARE(sent({}), needed);
    // Of another change, for another action, of somebody else.
    json other = body;
    other["note"] = "otra";
    for (const HttpHeaders &proof : {m_scene.proven(compliance, weaken, "PUT", path, other),
                                     m_scene.proven(compliance, "policy.settings", "PUT", path, body),
                                     m_scene.proven(admin, weaken, "PUT", path, body)})
        QCOMPARE(sent({{"x-step-up", proof["x-step-up"]}}), needed);
    QVERIFY(m_scene.now() == before);
    const HttpHeaders good = m_scene.proven(compliance, weaken, "PUT", path, body);
    QCOMPARE(sent({{"x-step-up", good["x-step-up"]}}), std::string());
    QCOMPARE(m_scene.now().version, before.version + 1);
    QCOMPARE(m_scene.count("change", R"(instr(after, '"weakened":true') > 0 AND instr(after, '"stepUp":') = 0)"),
             std::int64_t{0});
    QVERIFY(m_scene.count("change", R"(instr(after, '"weakened":true') > 0 AND instr(after, '"stepUp":') > 0)") > 0);
    // The code is spent.
    QCOMPARE(sent({{"x-step-up", good["x-step-up"]}}), std::string("stale_version"));
}

void SafeUseTest::whoComesLateIsToldWhatThereIs()
{
    const contract::SafeUse state = m_scene.set(strictRules());
    QCOMPARE(m_scene.call(compliance, "PUT", path, safeUseRequest({})).code(), std::string("precondition_required"));
    for (const char *tag : {"\"0\"", "\"-1\"", "7", "\"x\"", "*"}) {
        const Answer late = m_scene.put({}, {{}, {{"if-match", tag}}});
        QCOMPARE(late.status, 412);
        QCOMPARE(late.code(), std::string("stale_version"));
        QCOMPARE(late.error.at("current").at("version").get<std::int64_t>(), state.version);
    }
    // The version before, with a code: nothing of what came between is lost.
    QCOMPARE(m_scene.put({}, {weaken, ifMatch(state.version - 1)}).code(), std::string("stale_version"));
    QVERIFY(m_scene.now() == state);
}

void SafeUseTest::badRulesChangeNothing_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const json &changes, const char *field) {
        QTest::newRow(name) << QByteArray::fromStdString(changes.dump()) << QByteArray(field);
    };
    row("an unknown kind", {{"masked", {"email", "names"}}}, "masked");
    row("a kind twice", {{"masked", {"email", "email"}}}, "masked");
    row("no list", {{"masked", "email"}}, "masked");
    row("an unknown mode", {{"strictRag", "auto"}}, "strictRag");
    row("hardly anything", {{"limits", {{"inputBytes", 255}}}}, "limits.inputBytes");
    row("more than a request holds", {{"limits", {{"inputBytes", 32'769}}}}, "limits.inputBytes");
    row("no fields", {{"limits", {{"inputFields", 0}}}}, "limits.inputFields");
    row("no number", {{"limits", {{"textCharacters", 1'000.5}}}}, "limits.textCharacters");
    row("a field is missing", {{"limits", {{"textCharacters", nullptr}}}}, "limits.textCharacters");
    row("an unknown limit", {{"limits", {{"tokens", 5}}}}, "limits.tokens");
    row("an unknown field", {{"version", 9}}, "version");
    row("a long note", {{"note", std::string(501, 'n')}}, "note");
}

void SafeUseTest::badRulesChangeNothing()
{
    QFETCH(QByteArray, changes);
    QFETCH(QByteArray, field);
    const contract::SafeUse before = m_scene.now();
    json body = safeUseRequest(strictRules());
    body.merge_patch(json::parse(changes.toStdString()));
    const Answer answer = m_scene.call(compliance, "PUT", path, body, {{}, ifMatch(before.version)});
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.error.at("fields").at(0).at("field").get<std::string>(), field.toStdString());
    QVERIFY(m_scene.now() == before);
}

void SafeUseTest::whoMayNotIsRefused()
{
    const contract::SafeUse before = m_scene.now(manager);
    const Answer refused = m_scene.put(strictRules(), {}, manager);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.error.at("allowedRoles").dump(), std::string(R"(["ADMIN","COMPLIANCE"])"));
    const HttpHeaders machine{{"x-api-key", m_scene.keyOf(admin)}, {"if-match", "\"0\""}};
    QCOMPARE(m_scene.platform()
                 .send("PUT", QByteArray::fromStdString(path), machine,
                       QByteArray::fromStdString(safeUseRequest(strictRules()).dump()))
                 .status,
             401);
    QVERIFY(m_scene.now() == before);
}

void SafeUseTest::anotherTenantIsNotTouched()
{
    (void)m_scene.set([] {
        contract::SafeUseRules open;
        open.masked.clear();
        return open;
    }());
    QCOMPARE(m_scene.now(stranger).version, std::int64_t{0});
    HttpHeaders crossing = ifMatch(0);
    crossing.insert("x-tenant-id", m_scene.session(compliance).tenantId.toUtf8());
    QCOMPARE(m_scene.put(strictRules(), {{}, crossing}, stranger).code(), std::string("tenant_mismatch"));
    QCOMPARE(m_scene.call(stranger, "GET", path, nullptr, {{}, crossing}).code(), std::string("tenant_mismatch"));
    QCOMPARE(
        m_scene
            .decide(harmlessRequest({{"inputs", {{"contacto", "otra@banca-norte.example"}}}}), m_scene.keyOf(stranger))
            .status,
        201);
    QVERIFY(!m_scene.isStored("otra@banca-norte"));
}

void SafeUseTest::thirtyTwoEditorsMakeOneVersion()
{
    constexpr int editors = 32;
    const contract::SafeUse before = m_scene.now();
    HttpHeaders headers = m_scene.session(compliance).headers();
    headers.insert(ifMatch(before.version));
    std::atomic<int> done = 0;
    std::atomic<int> late = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < editors; ++i) {
        contract::SafeUseRules rules;
        rules.limits.inputFields = 100 + i;
        threads.emplace_back([&, body = QByteArray::fromStdString(safeUseRequest(rules).dump())] {
            const int status = m_scene.platform().send("PUT", QByteArray::fromStdString(path), headers, body).status;
            done += status == 200 ? 1 : 0;
            late += status == 412 ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(done.load(), 1);
    QCOMPARE(late.load(), editors - 1);
    QCOMPARE(m_scene.now().version, before.version + 1);
}

void SafeUseTest::versionsDoNotChange()
{
    (void)m_scene.set(strictRules());
    for (const char *sql : {"UPDATE base_safe_use_version SET rules = '{}'", "DELETE FROM base_safe_use_version"}) {
        bool refused = false;
        try {
            m_scene.change(sql);
        } catch (const platform::StoreError &) {
            refused = true;
        }
        QVERIFY2(refused, sql);
    }
}

void SafeUseTest::cleanupTestCase()
{
    QCOMPARE(m_scene.platform().stop(), 0);
    const auto checked = m_scene.platform().run({QStringLiteral("check")});
    QVERIFY2(checked.exitCode == 0, checked.output + checked.errors);
    // Behind the platform's back, and past the triggers.
    m_scene.change("DROP TRIGGER safe_use_version_stays");
    m_scene.change(R"(UPDATE base_safe_use_version SET rules = replace(rules, '"email",', '') WHERE version = 1)");
    const auto noticed = m_scene.platform().run({QStringLiteral("check")});
    QVERIFY(noticed.exitCode != 0);
    QVERIFY2(noticed.output.contains("safe use: version 1"), noticed.output);
}

QTEST_GUILESS_MAIN(SafeUseTest)
#include "tst_safeuse.moc"
