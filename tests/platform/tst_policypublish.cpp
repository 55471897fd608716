// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/dashboardparts.h"
#include "tests/platform/policyfixture.h"

#include <QTest>

#include <algorithm>

using namespace atalaya;
using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using nlohmann::json;

/// What guards a publication: a fresh code for exactly it, examples, the second person; and what is refused.
class PolicyPublishTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<PolicyFixture>();
        m_ana = m_fixture->signIn("ana");
    }
    void cleanup() { m_fixture.reset(); }

    void aCodeIsForExactlyThis()
    {
        create(90);
        const json body = publishBody();
        const std::string path = "policies/pol-1/publish";
        QCOMPARE(m_fixture->send(m_ana, "POST", path, body).error.code, std::string("step_up_required"));
        QCOMPARE(versionNow(), std::int64_t{0});

        json other = body;
        other["note"] = "another";
        const std::string proof = m_fixture->proof(m_ana, "policy.publish", "POST", path, other);
        QCOMPARE(m_fixture->send(m_ana, "POST", path, body, {{"x-step-up", proof}}).error.code,
                 std::string("step_up_required"));
        const std::string wrongAction = m_fixture->proof(m_ana, "policy.disable", "POST", path, body);
        QCOMPARE(m_fixture->send(m_ana, "POST", path, body, {{"x-step-up", wrongAction}}).raw.status, 403);
        QCOMPARE(versionNow(), std::int64_t{0});

        const std::string good = m_fixture->proof(m_ana, "policy.publish", "POST", path, body);
        QCOMPARE(m_fixture->send(m_ana, "POST", path, body, {{"x-step-up", good}}).raw.status, 200);
        QCOMPARE(versionNow(), std::int64_t{1});
        QCOMPARE(m_fixture->send(m_ana, "POST", path, body, {{"x-step-up", good}}).raw.status, 403);
        QVERIFY(m_fixture->at.trail("auth.step_up", "denied") >= 3);
    }

    void whatWouldBeRefusedAsksForNoCode()
    {
        create(90, json::array({exampleOf(95, "auto")}));
        const std::int64_t leaves = changes();
        const Reply refused = m_fixture->send(m_ana, "POST", "policies/pol-1/publish", publishBody());
        QCOMPARE(refused.error.code, std::string("examples_fail"));
        QCOMPARE(changes(), leaves);
    }

    void examplesHaveToHold()
    {
        create(90, json::array({exampleOf(95, "blocked"), exampleOf(89, "blocked"), exampleOf(89, "silent"),
                                exampleOf(95, "auto")}));
        const auto draft = *m_fixture->detail(m_ana, "pol-1").draft;
        QCOMPARE(draft.outcomes, (std::vector<contract::PolicyExampleOutcome>{
                                     {"blocked", true}, {"silent", false}, {"silent", true}, {"blocked", false}}));
        const Reply refused = m_fixture->publish(m_ana, "pol-1");
        QCOMPARE(refused.raw.status, 409);
        QCOMPARE(refused.error.code, std::string("examples_fail"));
        QCOMPARE(refused.error.fields.size(), std::size_t{2});
        QCOMPARE(refused.error.fields[0].field, std::string("examples[1]"));
        QCOMPARE(refused.error.fields[0].code, std::string("silent"));
        QCOMPARE(refused.error.fields[1].field, std::string("examples[3]"));
        QCOMPARE(versionNow(), std::int64_t{0});
        // Switched off it still has to do what they say.
        json off = blockingFrom(90);
        off["enabled"] = false;
        QCOMPARE(m_fixture->save(m_ana, off, revision(), json::array({exampleOf(95, "blocked")})).raw.status, 200);
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").raw.status, 200);
    }

    void refusals()
    {
        create(90);
        json body = publishBody();
        body["revision"] = 99;
        QCOMPARE(stepped("policy.publish", "publish", body).raw.status, 412);
        body = publishBody();
        body["hash"] = std::string(64, 'a');
        QCOMPARE(stepped("policy.publish", "publish", body).raw.status, 412);
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").raw.status, 200);
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").error.code, std::string("no_draft"));
        QCOMPARE(m_fixture->save(m_ana, blockingFrom(90), revision()).raw.status, 200);
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").error.code, std::string("unchanged"));
        // A version that came in between has to be seen first.
        QCOMPARE(m_fixture->save(m_ana, blockingFrom(70), revision()).raw.status, 200);
        QCOMPARE(stepped("policy.disable", "disable", switchBody()).raw.status, 200);
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").error.code, std::string("draft_outdated"));
        json save{{"policy", blockingFrom(70)}, {"examples", json::array()}, {"basedOn", 3}};
        const auto put = [&] {
            return m_fixture->send(m_ana, "PUT", "policies/pol-1", save,
                                   {{"if-match", '"' + std::to_string(revision()) + '"'}});
        };
        QCOMPARE(put().raw.status, 404);
        save["basedOn"] = 2;
        QCOMPARE(put().raw.status, 200);
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").raw.status, 200);
        QCOMPARE(versionNow(), std::int64_t{3});
        QCOMPARE(m_fixture->create(m_ana, blockingFrom(10, "pol-2")).raw.status, 201);
        QCOMPARE(m_fixture->stepped(m_ana, "policy.disable", "policies/pol-2/disable", {{"revision", 1}, {"note", ""}})
                     .error.code,
                 std::string("never_published"));
    }

    void whoIsNamedIsNamed()
    {
        json policy = blockingFrom(90);
        policy["owner"] = m_ana.person.id;
        QCOMPARE(m_fixture->create(m_ana, policy).raw.status, 201);
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").raw.status, 200);
        policy["owner"] = "u-gone";
        QCOMPARE(m_fixture->save(m_ana, policy, revision()).raw.status, 200);
        std::string name;
        m_fixture->at.database.read([&](Connection &connection) {
            name = connection.row("SELECT name FROM identity_users WHERE id = ?", {m_ana.person.id})->text(0);
        });
        QVERIFY(!name.empty());
        const std::vector<contract::Person> people = m_fixture->detail(m_ana, "pol-1").people;
        QVERIFY(std::ranges::find(people, contract::Person{m_ana.person.id, name}) != people.end());
        QVERIFY(std::ranges::find(people, contract::Person{"u-gone", {}}) != people.end());
        QCOMPARE(people.size(), std::size_t{2});
        const auto versions =
            contract::decodePolicyVersions(*m_fixture->get(m_ana, "policies/pol-1/versions").data).value();
        QVERIFY(versions.people == (std::vector<contract::Person>{{m_ana.person.id, name}}));
    }

    void publicationsAreMarksOfTheirDay()
    {
        const auto marks = [this](const std::string &tenant) {
            std::vector<contract::BusinessDashboard::Mark> found;
            const auto period = ZonedPeriod::lastDays(m_fixture->at.clock.now(), 7, "Europe/Madrid");
            m_fixture->at.database.write([&](Transaction &transaction) {
                transaction.inTenant(tenant, [&] { found = dashboard::marksIn(transaction, *period); });
            });
            return found;
        };
        create(90);
        QVERIFY(marks("tenant-a").empty());
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").raw.status, 200);
        QCOMPARE(stepped("policy.disable", "disable", switchBody()).raw.status, 200);
        const auto found = marks("tenant-a");
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].kind, std::string("policy"));
        QCOMPARE(*found[0].name,
                 json::parse(m_fixture->detail(m_ana, "pol-1").published->policy).at("name").get<std::string>());
        QCOMPARE(*found[0].version, std::int64_t{1});
        QCOMPARE(*found[1].version, std::int64_t{2});
        QVERIFY(found[0].date == found[1].date);
        // Another tenant's are nobody's business.
        QVERIFY(marks("tenant-b").empty());
        m_fixture->at.clock.advance(std::chrono::hours{24 * 8});
        QVERIFY(marks("tenant-a").empty());
    }

    void switchingIsAVersion()
    {
        create(90, json::array({exampleOf(95, "blocked")}));
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").raw.status, 200);
        QCOMPARE(stepped("policy.enable", "enable", switchBody()).error.code, std::string("unchanged"));
        QCOMPARE(stepped("policy.disable", "disable", switchBody()).raw.status, 200);
        const auto off = m_fixture->detail(m_ana, "pol-1");
        QCOMPARE(off.published->version, std::int64_t{2});
        QCOMPARE(json::parse(off.published->policy).at("enabled").get<bool>(), false);
        QVERIFY(!m_fixture->get(m_ana, "policies").data->at("policies").at(0).at("enabled").get<bool>());
        QCOMPARE(stepped("policy.enable", "enable", switchBody()).raw.status, 200);
        const auto on = m_fixture->detail(m_ana, "pol-1");
        QCOMPARE(on.published->version, std::int64_t{3});
        QCOMPARE(on.published->hash,
                 m_fixture->get(m_ana, "policies/pol-1/versions/1").data->at("hash").get<std::string>());
    }

    void restoringMakesADraft()
    {
        create(90);
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").raw.status, 200);
        QCOMPARE(m_fixture->save(m_ana, blockingFrom(80), revision()).raw.status, 200);
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").raw.status, 200);
        const auto restore = [&](int version, std::int64_t at) {
            return m_fixture->send(m_ana, "POST", "policies/pol-1/restore", {{"revision", at}, {"version", version}});
        };
        QCOMPARE(restore(1, revision() - 1).raw.status, 412);
        QCOMPARE(restore(9, revision()).raw.status, 404);
        QCOMPARE(restore(1, revision()).raw.status, 200);
        const auto detail = m_fixture->detail(m_ana, "pol-1");
        QCOMPARE(detail.published->version, std::int64_t{2});
        QCOMPARE(detail.draft->basedOn, std::int64_t{2});
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").raw.status, 200);
        QCOMPARE(m_fixture->detail(m_ana, "pol-1").published->hash, detail.draft->hash);
        QCOMPARE(versionNow(), std::int64_t{3});
    }

    void fourEyes()
    {
        const Editor luis = m_fixture->signIn("luis");
        QCOMPARE(settings(m_ana, 0, "review", true).raw.status, 200);
        create(90);
        const Reply asked = m_fixture->publish(m_ana, "pol-1", "Por si acaso");
        QVERIFY2(asked.raw.status == 200, asked.raw.body.c_str());
        const auto waits = m_fixture->detail(m_ana, "pol-1");
        QVERIFY(!waits.published && !waits.draft && waits.pending);
        QVERIFY(m_fixture->get(m_ana, "policies").data->at("policies").at(0).at("isPending").get<bool>());
        const json body{{"pending", waits.pending->id}, {"hash", waits.pending->hash}};
        const std::string path = "policies/pol-1/confirm";
        QCOMPARE(m_fixture->stepped(m_ana, "policy.confirm", path, body).error.code,
                 std::string("second_person_needed"));
        QCOMPARE(m_fixture->send(luis, "POST", path, body).error.code, std::string("step_up_required"));
        json other = body;
        other["hash"] = std::string(64, 'b');
        QCOMPARE(m_fixture->stepped(luis, "policy.confirm", path, other).error.code, std::string("not_pending"));
        QCOMPARE(m_fixture->stepped(luis, "policy.confirm", path, body).raw.status, 200);
        const auto done = m_fixture->detail(m_ana, "pol-1");
        QVERIFY(done.published && !done.pending);
        QCOMPARE(done.published->publishedBy, m_ana.person.id);
        QCOMPARE(*done.published->confirmedBy, luis.person.id);
        QCOMPARE(done.published->note, std::string("Por si acaso"));
        QCOMPARE(m_fixture->stepped(luis, "policy.confirm", path, body).error.code, std::string("not_pending"));
    }

    void whatWaitsBlocksAndCanBeRejected()
    {
        QCOMPARE(settings(m_ana, 0, "review", true).raw.status, 200);
        create(90);
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").raw.status, 200);
        QCOMPARE(m_fixture->save(m_ana, blockingFrom(70), revision()).raw.status, 200);
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").error.code, std::string("publish_pending"));
        const auto waits = m_fixture->detail(m_ana, "pol-1");
        const json body{{"pending", waits.pending->id}, {"hash", waits.pending->hash}};
        QCOMPARE(m_fixture->send(m_ana, "POST", "policies/pol-1/reject", body).raw.status, 200);
        const auto after = m_fixture->detail(m_ana, "pol-1");
        QVERIFY(!after.pending);
        QCOMPARE(after.draft->hash, waits.draft->hash); // the newer one is kept
        QCOMPARE(m_fixture->send(m_ana, "POST", "policies/pol-1/reject", body).error.code, std::string("not_pending"));
    }

    void onePersonCantEndFourEyes()
    {
        const Editor luis = m_fixture->signIn("luis");
        QCOMPARE(settings(m_ana, 0, "review", true).raw.status, 200);
        QCOMPARE(settings(m_ana, 0, "auto", true).raw.status, 412);
        QCOMPARE(settings(m_ana, 1, "auto", false).raw.status, 200);
        const auto state = [&] {
            return *m_fixture->get(m_ana, "settings").data;
        };
        QCOMPARE(state().at("fourEyes").get<bool>(), true);
        QCOMPARE(state().at("defaultMode").get<std::string>(), std::string("review"));
        QCOMPARE(settings(m_ana, 2, "auto", false).error.code, std::string("second_person_needed"));
        QCOMPARE(settings(luis, 2, "auto", false).raw.status, 200);
        QCOMPARE(state().at("fourEyes").get<bool>(), false);
        QCOMPARE(state().at("defaultMode").get<std::string>(), std::string("auto"));
        QVERIFY(state().at("pending").is_null());
    }

    void brokenBodies_data()
    {
        QTest::addColumn<QByteArray>("policy");
        QTest::addColumn<QByteArray>("field");
        const auto row = [](const char *name, const json &changes, const char *field) {
            json policy = blockingFrom(80);
            policy.update(changes);
            QTest::newRow(name) << QByteArray::fromStdString(policy.dump()) << QByteArray(field);
        };
        const json rule = blockingFrom(80)["rules"][0];
        const auto withRule = [&rule](const json &changes) {
            json changed = rule;
            changed.update(changes);
            return json{{"rules", {changed}}};
        };
        row("no name", {{"name", ""}}, "policy.name");
        row("number as name", {{"name", 7}}, "policy.name");
        row("long name", {{"name", std::string(300, 'x')}}, "policy.name");
        row("lines in the name", {{"name", "a\nb"}}, "policy.name");
        row("another id", {{"id", "pol-2"}}, "policy.id");
        row("id with a path", {{"id", "../x"}}, "policy.id");
        row("no rules", {{"rules", json::array()}}, "policy");
        row("rules as text", {{"rules", "x"}}, "policy.rules");
        row("unknown field", {{"tenantId", "tenant-b"}}, "policy.tenantId");
        row("unknown mode", withRule({{"mode", "allow"}}), "policy.rules[0].mode");
        row("risk beyond", withRule({{"when", {{"risk", {{"atLeast", 101}}}}}}), "policy.rules[0].when.risk");
        row("empty range", withRule({{"when", {{"risk", {{"atLeast", 90}, {"atMost", 10}}}}}}),
            "policy.rules[0].when.risk");
        row("two stars", withRule({{"when", {{"agents", {"a*b*c"}}}}}), "policy.rules[0].when.agents[0]");
        row("priority beyond", {{"priority", 1'000'000}}, "policy.priority");
        row("no truth", {{"enabled", "yes"}}, "policy.enabled");
        row("bad time", {{"validFrom", "yesterday"}}, "policy.validFrom");
        QTest::newRow("a list") << QByteArray("[]") << QByteArray("policy");
        QTest::newRow("nothing") << QByteArray("null") << QByteArray("policy");
        QTest::newRow("a text") << QByteArray("\"x\"") << QByteArray("policy");
    }
    void brokenBodies()
    {
        QFETCH(QByteArray, policy);
        QFETCH(QByteArray, field);
        create(90);
        const std::int64_t before = changes();
        const Reply reply = m_fixture->send(
            m_ana, "PUT", "policies/pol-1",
            {{"policy", json::parse(policy.toStdString())}, {"examples", json::array()}}, {{"if-match", "\"1\""}});
        QVERIFY2(reply.raw.status == 400, reply.raw.body.c_str());
        QCOMPARE(reply.error.code, std::string("validation_failed"));
        QVERIFY(!reply.error.fields.empty());
        QVERIFY2(QByteArray::fromStdString(reply.error.fields[0].field).startsWith(field), reply.raw.body.c_str());
        QCOMPARE(changes(), before);
        QCOMPARE(revision(), std::int64_t{1});
    }

    void brokenExamples()
    {
        create(90);
        const auto put = [&](const json &examples) {
            return m_fixture->save(m_ana, blockingFrom(80), 1, examples).raw.status;
        };
        json wrong = exampleOf(95, "blocked");
        wrong["expected"] = "executed";
        QCOMPARE(put(json::array({wrong})), 400);
        wrong = exampleOf(101, "blocked");
        QCOMPARE(put(json::array({wrong})), 400);
        wrong = exampleOf(95, "blocked");
        wrong["more"] = 1;
        QCOMPARE(put(json::array({wrong})), 400);
        QCOMPARE(put(json(101, exampleOf(95, "blocked"))), 400);
        QCOMPARE(put(json::object()), 400);
        QCOMPARE(revision(), std::int64_t{1});
    }

    void aBundleGoesToAnotherTenant()
    {
        create(90, json::array({exampleOf(95, "blocked")}));
        QCOMPARE(m_fixture->publish(m_ana, "pol-1").raw.status, 200);
        const Editor bob = m_fixture->signIn("bob", "ADMIN", "tenant-b");
        json bundle = *m_fixture->get(m_ana, "export").data;
        bundle["dryRun"] = true;
        const auto import = [&](const Editor &editor) {
            return m_fixture->send(editor, "POST", "import", bundle);
        };
        const Reply tried = import(bob);
        QVERIFY2(tried.raw.status == 200, tried.raw.body.c_str());
        QCOMPARE(tried.data->at("policies").at(0).at("change").get<std::string>(), std::string("new"));
        QCOMPARE(m_fixture->get(bob, "policies/pol-1").raw.status, 404);
        bundle["dryRun"] = false;
        QCOMPARE(import(bob).raw.status, 200);
        const auto there = m_fixture->detail(bob, "pol-1");
        QVERIFY(there.draft && !there.published);
        QCOMPARE(there.draft->hash, m_fixture->detail(m_ana, "pol-1").published->hash);
        QCOMPARE(import(m_ana).data->at("policies").at(0).at("change").get<std::string>(), std::string("same"));
        QVERIFY(!m_fixture->detail(m_ana, "pol-1").draft);
        // A draft that somebody works on is kept.
        QCOMPARE(m_fixture->save(bob, blockingFrom(10), there.revision).raw.status, 200);
        QCOMPARE(import(bob).data->at("policies").at(0).at("change").get<std::string>(), std::string("draft"));
        bundle["policies"].push_back(bundle["policies"][0]);
        QCOMPARE(import(bob).raw.status, 400);
        bundle["policies"][1]["policy"]["rules"][0]["mode"] = "x";
        const Reply broken = import(bob);
        QCOMPARE(broken.raw.status, 400);
        QVERIFY(broken.error.fields[0].field.starts_with("policies[1].policy.rules[0].mode"));
    }

private:
    void create(int risk, const json &examples = {})
    {
        const Reply made = m_fixture->create(m_ana, blockingFrom(risk), examples);
        QVERIFY2(made.raw.status == 201, made.raw.body.c_str());
    }
    [[nodiscard]] json publishBody()
    {
        const auto now = m_fixture->detail(m_ana, "pol-1");
        return {{"revision", now.revision}, {"hash", now.draft->hash}, {"note", ""}};
    }
    [[nodiscard]] json switchBody() { return {{"revision", revision()}, {"note", ""}}; }
    Reply stepped(const char *action, const char *what, const json &body)
    {
        return m_fixture->stepped(m_ana, action, std::string("policies/pol-1/") + what, body);
    }
    Reply settings(const Editor &editor, int revision, const char *mode, bool fourEyes)
    {
        const json body{{"revision", revision}, {"defaultMode", mode}, {"fourEyes", fourEyes}};
        return m_fixture->stepped(editor, "policy.settings", "settings", body, "PUT");
    }
    [[nodiscard]] std::int64_t revision() { return m_fixture->detail(m_ana, "pol-1").revision; }
    [[nodiscard]] std::int64_t versionNow()
    {
        const auto published = m_fixture->detail(m_ana, "pol-1").published;
        return published ? published->version : 0;
    }
    [[nodiscard]] std::int64_t changes() { return m_fixture->at.count("base_change", "action LIKE 'policy.%'"); }

    std::unique_ptr<PolicyFixture> m_fixture;
    Editor m_ana;
};

QTEST_GUILESS_MAIN(PolicyPublishTest)
#include "tst_policypublish.moc"
