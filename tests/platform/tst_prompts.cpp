// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/promptchange.h"
#include "platform/store/connection.h"
#include "tests/platform/promptscene.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using contract::PromptDetail;
using nlohmann::json;

namespace {

const std::string &admin = PromptScene::admin;
const std::string &compliance = PromptScene::compliance;
const std::string &manager = PromptScene::manager;
const std::string &base = PromptScene::base;

} // namespace

/// What a template says, what becomes of its versions, and the decisions that name them.
class PromptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_scene.start(), qPrintable(m_scene.platform().errorOutput())); }
    /// An access token lives for ten minutes.
    void init() { m_scene.forget(); }
    void cleanupTestCase();
    void badTemplatesAreNotSaved_data();
    void badTemplatesAreNotSaved();
    void decisionsTakeApprovedOnesOnly();
    void whatIsNotFilledInIsRefused();
    void withdrawnIsWithdrawn();
    void restoredAndCompared();
    void versionsDoNotChange();

private:
    using Answer = GovernanceScene::Answer;
    PromptScene m_scene;
};

void PromptsTest::badTemplatesAreNotSaved_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const json &changes, const char *field, const char *code) {
        QTest::newRow(name) << QByteArray::fromStdString(changes.dump()) << QByteArray(field) << QByteArray(code);
    };
    const auto places = [](std::initializer_list<const char *> names) {
        json list = json::array();
        for (const char *name : names)
            list.push_back({{"name", name}, {"about", ""}});
        return list;
    };
    row("not closed", {{"text", "De {{equipo}} y {{otro"}}, "text", "unclosed_placeholder");
    row("no name", {{"text", "De {{equipo}} y {{El otro}}"}}, "text", "bad_placeholder");
    row("not declared", {{"text", "De {{equipo}} y {{otro}}"}}, "text", "undeclared_placeholder");
    row("not used", {{"placeholders", places({"equipo", "otro"})}}, "placeholders[1].name", "unused_placeholder");
    row("declared twice", {{"placeholders", places({"equipo", "equipo"})}}, "placeholders[1].name", "given_twice");
    row("a bad name", {{"placeholders", places({"equipo", "Equipo"})}}, "placeholders[1].name", "bad_placeholder");
    row("no text", {{"text", " \n "}}, "text", "");
    row("control characters", {{"text", "De {{equipo}}\r"}}, "text", "");
    row("a long text", {{"text", std::string(16'385, 'a')}}, "text", "");
    row("many lines", {{"text", std::string(1'000, '\n') + "{{equipo}}"}}, "text", "");
    row("no name of its own", {{"name", " "}}, "name", "");
    row("an unknown field", {{"version", 7}}, "version", "");
}

void PromptsTest::badTemplatesAreNotSaved()
{
    QFETCH(QByteArray, changes);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, code);
    json body = promptText();
    body.merge_patch(json::parse(changes.toStdString()));
    const std::int64_t before = m_scene.count("prompt", "1 = 1");
    const Answer answer = m_scene.call(compliance, "POST", base, body);
    QCOMPARE(answer.status, 400);
    const json &fault = answer.error.at("fields").at(0);
    QCOMPARE(fault.at("field").get<std::string>(), field.toStdString());
    if (!code.isEmpty())
        QCOMPARE(fault.at("code").get<std::string>(), code.toStdString());
    QCOMPARE(fault.contains("from"), field == "text" && !code.isEmpty());
    QCOMPARE(m_scene.count("prompt", "1 = 1"), before);
}

void PromptsTest::decisionsTakeApprovedOnesOnly()
{
    const PromptDetail draft = m_scene.made(compliance);
    const std::int64_t before = m_scene.count("decision", "1 = 1");
    QCOMPARE(m_scene.use(draft.id, 1).code(), std::string("prompt_not_approved"));
    (void)m_scene.asked(compliance, draft.id);
    QCOMPARE(m_scene.use(draft.id, 1).code(), std::string("prompt_not_approved"));
    QCOMPARE(m_scene.verdict(admin, draft.id, "reject", {}).status, 200);
    QCOMPARE(m_scene.use(draft.id, 1).code(), std::string("prompt_not_approved"));
    QCOMPARE(m_scene.use("tpl-none", 1).status, 404);
    QCOMPARE(m_scene.count("decision", "1 = 1"), before);
    // Older approved ones are good: agents are not all renewed in the same moment.
    const PromptDetail two = m_scene.approved(2);
    QCOMPARE(m_scene.use(two.id, 1).status, 201);
    QCOMPARE(m_scene.use(two.id, 2).status, 201);
    QCOMPARE(m_scene.use(two.id, 3).code(), std::string("prompt_not_approved"));
    for (const json &bad :
         {json{{"id", two.id}}, json{{"id", two.id}, {"version", 0}}, json{{"id", ""}, {"version", 1}},
          json{{"id", two.id}, {"version", 1}, {"hash", "x"}}, json("tpl")}) {
        const Answer answer = m_scene.decide(harmlessRequest({{"prompt", bad}}));
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.error.at("fields").at(0).at("field").get<std::string>().starts_with("prompt"));
    }
    // What an agent says about itself is an input, and no more.
    const std::int64_t named = m_scene.count("log_leaf", "instr(CAST(body AS TEXT), '\"prompt\":{\"hash\"') > 0");
    const json forged{{"id", two.id}, {"version", 2}, {"hash", two.inForce->hash}};
    QCOMPARE(m_scene.decide(harmlessRequest({{"inputs", {{"prompt", forged}}}})).status, 201);
    QCOMPARE(m_scene.count("log_leaf", "json_extract(CAST(body AS TEXT), '$.policy.prompt.id') IS NOT NULL AND"
                                       " json_extract(CAST(body AS TEXT), '$.inputs.prompt.id') IS NOT NULL"),
             std::int64_t{0});
    QVERIFY(m_scene.count("log_leaf", "instr(CAST(body AS TEXT), '\"prompt\":{\"hash\"') > 0") == named + 1);
}

void PromptsTest::whatIsNotFilledInIsRefused()
{
    const PromptDetail one = m_scene.approved();
    const std::int64_t before = m_scene.count("decision", "1 = 1");
    const Answer answer = m_scene.use(one.id, 1, {{"inputs", {{"equipo", nullptr}, {"planta", 3}}}});
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.error.at("fields").at(0).at("field").get<std::string>(), std::string("inputs.equipo"));
    QCOMPARE(answer.error.at("fields").at(0).at("code").get<std::string>(), std::string("missing"));
    QCOMPARE(m_scene.count("decision", "1 = 1"), before);
}

void PromptsTest::withdrawnIsWithdrawn()
{
    const PromptDetail two = m_scene.approved(2);
    const std::string path = base + '/' + two.id + "/versions/";
    const auto withdraw = [&](const char *version) {
        return m_scene.call(compliance, "POST", path + version + "/withdraw", {{"note", "Inventa 612007431"}});
    };
    QCOMPARE(withdraw("3").status, 404);
    QCOMPARE(withdraw("x").status, 404);
    const Answer done = withdraw("2");
    QVERIFY2(done.status == 200, done.error.dump().c_str());
    const auto now = contract::decodePromptDetail(done.data).value();
    QCOMPARE(now.inForce->version, std::int64_t{1});
    QCOMPARE(withdraw("2").code(), std::string("prompt_withdrawn"));
    QCOMPARE(m_scene.use(two.id, 2).code(), std::string("prompt_withdrawn"));
    QCOMPARE(m_scene.use(two.id, 1).status, 201);
    const auto old = contract::decodePromptVersion(m_scene.call(manager, "GET", path + "2").data).value();
    QCOMPARE(old.withdrawn->note, std::string("Inventa [phone]"));
    QCOMPARE(old.withdrawn->by.name, std::string("Lucía Ferrer"));
    QCOMPARE(old.document, two.inForce->document);
    QCOMPARE(withdraw("1").status, 200);
    QVERIFY(!m_scene.detail(two.id).inForce);
    QVERIFY(m_scene.trail("prompt.withdrawn") >= 2);
    // A number is not given again.
    QCOMPARE(m_scene
                 .call(compliance, "POST", base + '/' + two.id + "/restore", {{"version", 2}},
                       {{}, ifMatch(m_scene.detail(two.id).revision)})
                 .status,
             200);
    (void)m_scene.asked(compliance, two.id);
    QCOMPARE(m_scene.verdict(admin, two.id).status, 200);
    QCOMPARE(m_scene.detail(two.id).inForce->version, std::int64_t{3});
    QCOMPARE(m_scene.detail(two.id).inForce->hash, old.hash);
}

void PromptsTest::restoredAndCompared()
{
    const PromptDetail two = m_scene.approved(2);
    const std::string path = base + '/' + two.id;
    const Answer compared = m_scene.call(manager, "GET", path + "/diff?from=1&to=2");
    QVERIFY2(compared.status == 200, compared.error.dump().c_str());
    const auto diff = contract::decodePromptDiff(compared.data).value();
    QCOMPARE(diff.to.hash, two.inForce->hash);
    QVERIFY(diff.placeholdersAdded.empty() && diff.placeholdersRemoved.empty());
    QCOMPARE(diff.hunks.size(), std::size_t{1});
    QCOMPARE(diff.hunks.front().beforeCount, std::int64_t{2});
    QCOMPARE(diff.hunks.front().afterCount, std::int64_t{1});
    QCOMPARE(m_scene.call(manager, "GET", path + "/diff?from=1&to=draft").status, 404);
    QCOMPARE(m_scene.call(manager, "GET", path + "/diff?from=1").status, 404);
    const Answer restored =
        m_scene.call(admin, "POST", path + "/restore", {{"version", 1}}, {{}, ifMatch(two.revision)});
    QCOMPARE(restored.status, 200);
    const auto now = contract::decodePromptDetail(restored.data).value();
    QCOMPARE(now.draft->document.text, std::string("Resume la avería de {{equipo}}.\nSé breve."));
    QCOMPARE(now.draft->authors.size(), std::size_t{1});
    const auto none = contract::decodePromptDiff(m_scene.call(admin, "GET", path + "/diff?from=1&to=draft").data);
    QVERIFY(none.value().hunks.empty());
    QCOMPARE(m_scene.call(admin, "POST", path + "/restore", {{"version", 9}}, {{}, ifMatch(now.revision)}).status, 404);
    QVERIFY(m_scene.trail("prompt.draft_restored") >= 1);
    const auto list = contract::decodePromptVersions(m_scene.call(manager, "GET", path + "/versions").data).value();
    QCOMPARE(list.versions.size(), std::size_t{2});
    QCOMPARE(list.versions.front().version, std::int64_t{2});
}

void PromptsTest::versionsDoNotChange()
{
    (void)m_scene.approved();
    for (const char *sql : {"UPDATE base_prompt_version SET document = '{}'", "DELETE FROM base_prompt_version",
                            "UPDATE base_prompt_withdrawal SET note = ''", "DELETE FROM base_prompt_withdrawal"}) {
        bool refused = false;
        try {
            m_scene.change(sql);
        } catch (const platform::StoreError &) {
            refused = true;
        }
        QVERIFY2(refused, sql);
    }
}

void PromptsTest::cleanupTestCase()
{
    QVERIFY(!m_scene.isStored("612007431"));
    QCOMPARE(m_scene.platform().stop(), 0);
    const auto checked = m_scene.platform().run({QStringLiteral("check")});
    QVERIFY2(checked.exitCode == 0, checked.output + checked.errors);
    // Behind the platform's back, and past the triggers.
    m_scene.change("DROP TRIGGER prompt_version_stays");
    m_scene.change("UPDATE base_prompt_version SET document = replace(document, 'breve', 'largo')");
    const auto noticed = m_scene.platform().run({QStringLiteral("check")});
    QVERIFY(noticed.exitCode != 0);
    QVERIFY2(noticed.output.contains("prompt templates: version 1 of tpl-"), noticed.output);
}

QTEST_GUILESS_MAIN(PromptsTest)
#include "tst_prompts.moc"
