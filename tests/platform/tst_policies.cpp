// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/builtinstore.h"
#include "platform/governance/policies/policybook.h"
#include "platform/governance/policies/policycheck.h"
#include "tests/platform/policyfixture.h"

#include <QTest>

#include <thread>

using namespace atalaya;
using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using nlohmann::json;

/// Drafts, versions and what may be published, through the chain that people's requests take.
class PoliciesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<PolicyFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void fromDraftToForce()
    {
        const Editor ana = m_fixture->signIn("ana");
        const Reply created = m_fixture->create(ana, blockingFrom(90), json::array({exampleOf(95, "blocked")}));
        QVERIFY2(created.raw.status == 201, created.raw.body.c_str());
        QVERIFY(created.data->at("published").is_null());
        QVERIFY(created.data->at("draft").at("outcomes").at(0).at("holds").get<bool>());
        QCOMPARE(inForce().policies.size(), std::size_t{0});

        const Reply published = m_fixture->publish(ana, "pol-1", "Menos riesgo");
        QVERIFY2(published.raw.status == 200, published.raw.body.c_str());
        const auto detail = contract::decodePolicyDetail(*published.data).value();
        QVERIFY(detail.published && !detail.draft && !detail.pending);
        QCOMPARE(detail.published->version, std::int64_t{1});
        QCOMPARE(detail.published->publishedBy, ana.person.id);
        QCOMPARE(detail.published->note, std::string("Menos riesgo"));
        QCOMPARE(detail.published->examples.size(), std::size_t{1});
        const rules::PolicySet set = inForce();
        QCOMPARE(set.policies.size(), std::size_t{1});
        QCOMPARE(set.policies.front().hash, detail.published->hash);
        QCOMPARE(rules::contentHash(set.policies.front().policy), detail.published->hash);

        // The leaf of its number is the line of the trail that says so, with what was spent for it.
        m_fixture->at.database.read([&](Connection &connection) {
            const auto line = connection.row("SELECT action, after, reason FROM base_change WHERE tenant_id ="
                                             " 'tenant-a' AND seq = ?",
                                             {*detail.published->seq});
            QCOMPARE(line->text(0), std::string("policy.published"));
            const json after = json::parse(line->text(1));
            QCOMPARE(after.at("hash").get<std::string>(), detail.published->hash);
            QCOMPARE(after.at("version").get<int>(), 1);
            QCOMPARE(after.at("stepUp").get<std::string>().size(), std::size_t{64});
            QCOMPARE(line->text(2), std::string("Menos riesgo"));
            QVERIFY(checkChanges(connection).empty());
            QVERIFY(policies::checkPolicies(connection).empty());
        });
    }

    void checkFinds_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const char *name, const char *sql, const char *problem) {
            QTest::newRow(name) << QByteArray(sql) << QByteArray(problem);
        };
        row("another text", "UPDATE base_policy_version SET policy = replace(policy, '90', '99')",
            "is not the text of its hash");
        row("another leaf", "UPDATE base_policy_version SET seq = seq - 1", "is not what its leaf says");
        row("another in force", "UPDATE base_policy SET version = 0", "is in force in another version than its last");
    }
    void checkFinds()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, problem);
        const Editor ana = m_fixture->signIn("ana");
        QCOMPARE(m_fixture->create(ana, blockingFrom(90)).raw.status, 201);
        QCOMPARE(m_fixture->publish(ana, "pol-1").raw.status, 200);
        m_fixture->at.database.write([&](Transaction &transaction) {
            // As somebody with the file in his hands would.
            transaction.run("DROP TRIGGER policy_version_stays");
            transaction.run(sql.toStdString());
        });
        m_fixture->at.database.read([&](Connection &connection) {
            const auto found = policies::checkPolicies(connection);
            QCOMPARE(found.size(), std::size_t{1});
            QVERIFY2(found[0].find(problem.toStdString()) != std::string::npos, found[0].c_str());
        });
    }

    void versionsStay()
    {
        const Editor ana = m_fixture->signIn("ana");
        QCOMPARE(m_fixture->create(ana, blockingFrom(90)).raw.status, 201);
        QCOMPARE(m_fixture->publish(ana, "pol-1").raw.status, 200);
        const Reply first = m_fixture->get(ana, "policies/pol-1/versions/1");
        QCOMPARE(m_fixture->save(ana, blockingFrom(80), revision(ana)).raw.status, 200);
        QCOMPARE(m_fixture->publish(ana, "pol-1").raw.status, 200);
        QVERIFY(*m_fixture->get(ana, "policies/pol-1/versions/1").data == *first.data);
        QCOMPARE(m_fixture->get(ana, "policies/pol-1/versions").data->at("versions").size(), std::size_t{2});
        for (const char *number : {"3", "0", "-1", "x", "99999999999999999999"})
            QCOMPARE(m_fixture->get(ana, std::string("policies/pol-1/versions/") + number).raw.status, 404);
        for (const char *sql : {"UPDATE base_policy_version SET policy = '{}'", "DELETE FROM base_policy_version"}) {
            QVERIFY_EXCEPTION_THROWN(
                m_fixture->at.database.write([&](Transaction &transaction) { transaction.run(sql); }), StoreError);
        }
        for (const char *sql : {"UPDATE policy_version SET policy = '{}'", "DELETE FROM policy_version"}) {
            QVERIFY_EXCEPTION_THROWN(
                m_fixture->at.database.write(Operator::enter("tenant-a"),
                                             [&](Transaction &transaction) { transaction.run(sql); }),
                StoreError);
        }
        QVERIFY(*m_fixture->get(ana, "policies/pol-1/versions/1").data == *first.data);
    }

    void savingNeedsTheRevision()
    {
        const Editor ana = m_fixture->signIn("ana");
        QCOMPARE(m_fixture->create(ana, blockingFrom(90)).raw.status, 201);
        const json body{{"policy", blockingFrom(80)}, {"examples", json::array()}};
        const Reply without = m_fixture->send(ana, "PUT", "policies/pol-1", body);
        QCOMPARE(without.raw.status, 428);
        QCOMPARE(without.error.code, std::string("precondition_required"));
        QCOMPARE(m_fixture->send(ana, "DELETE", "policies/pol-1/draft").raw.status, 428);
        for (const char *tag : {"\"0\"", "\"2\"", "1", "*", "W/\"1\"", "\"1", "\"\"", "\"x\"", "\"1\",\"2\""}) {
            const Reply stale = m_fixture->send(ana, "PUT", "policies/pol-1", body, {{"if-match", tag}});
            QVERIFY2(stale.raw.status == 412, tag);
            QCOMPARE(stale.error.code, std::string("stale_version"));
            QVERIFY(json::parse(stale.error.current) == *m_fixture->get(ana, "policies/pol-1").data);
        }
        QCOMPARE(m_fixture->save(ana, blockingFrom(80), 1).raw.status, 200);
        QCOMPARE(revision(ana), std::int64_t{2});
    }

    void revisionsNeverRunBack()
    {
        // Who has read revision 1 of a draft that is gone must not meet another revision 1.
        const Editor ana = m_fixture->signIn("ana");
        QCOMPARE(m_fixture->create(ana, blockingFrom(90)).raw.status, 201);
        QCOMPARE(m_fixture->publish(ana, "pol-1").raw.status, 200);
        QCOMPARE(m_fixture->save(ana, blockingFrom(80), revision(ana)).raw.status, 200);
        const std::int64_t seen = revision(ana);
        QCOMPARE(
            m_fixture
                ->send(ana, "DELETE", "policies/pol-1/draft", nullptr, {{"if-match", '"' + std::to_string(seen) + '"'}})
                .raw.status,
            200);
        QCOMPARE(m_fixture->save(ana, blockingFrom(70), revision(ana)).raw.status, 200);
        QVERIFY(revision(ana) > seen);
        QCOMPARE(m_fixture->save(ana, blockingFrom(60), seen).raw.status, 412);
    }

    void editorsLoseNothing()
    {
        constexpr int editors = 32;
        constexpr int each = 6;
        std::vector<Editor> people;
        for (int editor = 0; editor < editors; ++editor)
            people.push_back(m_fixture->signIn("editor" + std::to_string(editor)));
        const Editor &ana = people.front();
        QCOMPARE(m_fixture->create(ana, blockingFrom(100)).raw.status, 201);
        std::atomic<int> saved = 0;
        std::atomic<int> stale = 0;
        std::atomic<int> others = 0;
        {
            std::vector<std::jthread> threads;
            for (int editor = 0; editor < editors; ++editor) {
                threads.emplace_back([&, editor] {
                    const Editor &me = people[static_cast<std::size_t>(editor)];
                    for (int i = 0; i < each;) {
                        const auto seen = m_fixture->detail(me, "pol-1").revision;
                        json policy = blockingFrom(50);
                        policy["name"] = std::to_string(editor * each + i);
                        const int status = m_fixture->save(me, policy, seen).raw.status;
                        ++(status == 200 ? saved : status == 412 ? stale : others);
                        // Each is told what there is, and tries again until it is in.
                        i += status == 200 ? 1 : 0;
                        if (status != 200 && status != 412)
                            return;
                    }
                });
            }
        }
        QCOMPARE(others.load(), 0);
        QCOMPARE(saved.load(), editors * each);
        const auto detail = m_fixture->detail(ana, "pol-1");
        QCOMPARE(detail.revision, std::int64_t{1} + saved);
        m_fixture->at.database.read([&](Connection &connection) {
            QCOMPARE(
                connection.row("SELECT count(DISTINCT after) FROM base_change WHERE action = 'policy.draft_saved'")
                    ->integer(0),
                std::int64_t{editors * each});
            const auto last = connection.row("SELECT after FROM base_change WHERE action = 'policy.draft_saved'"
                                             " ORDER BY seq DESC LIMIT 1");
            QCOMPARE(json::parse(last->text(0)).at("draft").get<std::string>(), detail.draft->hash);
        });
        qInfo("%d saved, %d told to look again", saved.load(), stale.load());
    }

    void whoMayWhat()
    {
        const Editor ana = m_fixture->signIn("ana");
        const Editor eva = m_fixture->signIn("eva", "MANAGER");
        QCOMPARE(m_fixture->create(ana, blockingFrom(90)).raw.status, 201);
        for (const char *path : {"policies", "policies/pol-1", "policies/pol-1/versions", "settings", "export"})
            QCOMPARE(m_fixture->get(eva, path).raw.status, 200);
        const std::int64_t before = m_fixture->at.trail("access.denied", "denied");
        int denied = 0;
        for (const auto &[method, path] :
             {std::pair("POST", "policies"), std::pair("PUT", "policies/pol-1"),
              std::pair("POST", "policies/pol-1/publish"), std::pair("POST", "policies/pol-1/restore"),
              std::pair("POST", "policies/pol-1/enable"), std::pair("POST", "policies/pol-1/disable"),
              std::pair("POST", "policies/pol-1/confirm"), std::pair("POST", "policies/pol-1/reject"),
              std::pair("PUT", "settings"), std::pair("POST", "import")}) {
            QCOMPARE(m_fixture->send(eva, method, path, json::object()).raw.status, 403);
            ++denied;
        }
        QCOMPARE(m_fixture->send(eva, "DELETE", "policies/pol-1/draft").raw.status, 403);
        QCOMPARE(m_fixture->at.trail("access.denied", "denied"), before + denied + 1);
        QCOMPARE(revision(ana), std::int64_t{1});
    }

    void anotherTenantsIsAbsent()
    {
        const Editor ana = m_fixture->signIn("ana");
        const Editor bob = m_fixture->signIn("bob", "ADMIN", "tenant-b");
        QCOMPARE(m_fixture->create(ana, blockingFrom(90)).raw.status, 201);
        const auto same = [](Reply reply) {
            reply.document.at("error").erase("correlationId");
            return reply.document;
        };
        int attempts = 0;
        for (const auto &[method, path] :
             {std::pair("GET", ""), std::pair("PUT", ""), std::pair("DELETE", "/draft"), std::pair("GET", "/versions"),
              std::pair("GET", "/versions/1"), std::pair("POST", "/restore"), std::pair("POST", "/publish"),
              std::pair("POST", "/enable"), std::pair("POST", "/disable"), std::pair("POST", "/confirm"),
              std::pair("POST", "/reject")}) {
            const json body = std::string(method) == "POST" || std::string(method) == "PUT" ? json::object() : json();
            const Reply foreign = m_fixture->send(bob, method, std::string("policies/pol-1") + path, body);
            const Reply absent = m_fixture->send(bob, method, std::string("policies/pol-x") + path, body);
            QCOMPARE(foreign.raw.status, 404);
            QCOMPARE(absent.raw.status, 404);
            QVERIFY(same(foreign) == same(absent));
            ++attempts;
        }
        QCOMPARE(m_fixture->at.count("base_change",
                                     "action = 'CROSS_TENANT_ACCESS_ATTEMPT' AND tenant_id = 'tenant-a' AND target ="
                                     " 'policy/pol-1'"),
                 attempts);
        // The same id is free in another tenant.
        QCOMPARE(m_fixture->create(bob, blockingFrom(10)).raw.status, 201);
        QCOMPARE(m_fixture->detail(ana, "pol-1").draft->hash == m_fixture->detail(bob, "pol-1").draft->hash, false);
    }

    void draftsCanBeDropped()
    {
        const Editor ana = m_fixture->signIn("ana");
        QCOMPARE(m_fixture->create(ana, blockingFrom(90)).raw.status, 201);
        QCOMPARE(m_fixture->create(ana, blockingFrom(90)).error.code, std::string("policy_exists"));
        const Reply gone = m_fixture->send(ana, "DELETE", "policies/pol-1/draft", nullptr, {{"if-match", "\"1\""}});
        QCOMPARE(gone.raw.status, 204);
        QCOMPARE(m_fixture->get(ana, "policies/pol-1").raw.status, 404);
        // Without an id it gets one.
        json policy = blockingFrom(90);
        policy.erase("id");
        const Reply made = m_fixture->create(ana, policy);
        QVERIFY2(made.raw.status == 201, made.raw.body.c_str());
        QVERIFY(made.data->at("id").get<std::string>().starts_with("pol-"));
    }

    void whatComesWithThePlatform()
    {
        const Editor ana = m_fixture->signIn("ana");
        const auto install = [this] {
            policies::installBuiltIns(m_fixture->at.database, m_fixture->at.log, m_fixture->at.clock.now());
        };
        install();
        install();
        const json list = m_fixture->get(ana, "policies").data->at("policies");
        QCOMPARE(list.size(), std::size_t{2});
        QCOMPARE(list.at(0).at("id").get<std::string>(), std::string("pol-datos-personales"));
        for (const json &line : list) {
            QCOMPARE(line.at("version").get<int>(), 7);
            const std::string id = line.at("id").get<std::string>();
            QVERIFY(m_fixture->detail(ana, id).published->seq);
            QCOMPARE(m_fixture->get(ana, "policies/" + id + "/versions/6").raw.status, 200);
        }
        // Edited like any other.
        json policy = json::parse(m_fixture->detail(ana, "pol-riesgo-alto").published->policy);
        policy["priority"] = 5;
        QCOMPARE(m_fixture->save(ana, policy, m_fixture->detail(ana, "pol-riesgo-alto").revision).raw.status, 200);
        QCOMPARE(m_fixture->publish(ana, "pol-riesgo-alto").raw.status, 200);
        QCOMPARE(m_fixture->detail(ana, "pol-riesgo-alto").published->version, std::int64_t{8});
    }

    void eachVersionHasItsLeaf()
    {
        const auto versions = [this] {
            std::vector<std::int64_t> leaves;
            m_fixture->at.database.read([&leaves](Connection &connection) {
                for (const Row &row : connection.rows("SELECT coalesce(seq, -1) FROM base_policy_version WHERE"
                                                      " tenant_id = 'tenant-a' ORDER BY policy_id, version"))
                    leaves.push_back(row.integer(0));
            });
            return leaves;
        };
        const auto install = [this] {
            policies::installBuiltIns(m_fixture->at.database, m_fixture->at.log, m_fixture->at.clock.now());
        };
        install();
        const auto first = versions();
        QCOMPARE(first.size(), std::size_t{4});
        QVERIFY(first.front() >= 0 && std::ranges::is_sorted(first) && first.back() == first.front() + 3);
        install();
        QCOMPARE(versions(), first);
        const auto problems = [this] {
            std::vector<std::string> found;
            m_fixture->at.database.read([&found](Connection &connection) {
                found = policies::checkPolicies(connection);
                const auto trail = checkChanges(connection);
                found.insert(found.end(), trail.begin(), trail.end());
            });
            return found;
        };
        QVERIFY(problems().empty());

        // As it was before they were recorded: they get their leaves at the next start, and are what they were.
        m_fixture->at.database.write([](Transaction &transaction) {
            transaction.run("CREATE TEMP TABLE kept AS SELECT * FROM base_policy_version WHERE tenant_id = 'tenant-a'");
            transaction.run("DROP TRIGGER policy_version_is_kept");
            transaction.run("DELETE FROM base_policy_version WHERE tenant_id = 'tenant-a'");
            transaction.run("UPDATE kept SET seq = NULL");
            transaction.run("INSERT INTO base_policy_version SELECT * FROM kept");
            transaction.run("CREATE TRIGGER policy_version_is_kept BEFORE DELETE ON base_policy_version BEGIN SELECT"
                            " RAISE(ABORT, 'a published version is kept'); END");
            transaction.run("DROP TABLE kept");
        });
        const auto inForce = [this] {
            rules::PolicySet set;
            m_fixture->at.database.read(Operator::enter("tenant-a"),
                                        [&set](Connection &c) { set = policies::setInForce(c, 1); });
            return set.policies.size();
        };
        QCOMPARE(inForce(), std::size_t{2});
        install();
        const auto later = versions();
        QCOMPARE(later.size(), std::size_t{4});
        QVERIFY(later.front() > first.back());
        QVERIFY(problems().empty());
        // A receipt of an older head still finds them.
        QCOMPARE(inForce(), std::size_t{2});
        // Nothing else of a version changes, and no leaf is taken back.
        for (const char *const change : {"note = 'x'", "seq = 0", "seq = NULL", "hash = ''"}) {
            QVERIFY_EXCEPTION_THROWN(m_fixture->at.database.write([change](Transaction &transaction) {
                transaction.run(std::string("UPDATE base_policy_version SET ") + change);
            }),
                                     StoreError);
        }
    }

    void theBookFollows()
    {
        policies::PolicyBook book;
        const Editor ana = m_fixture->signIn("ana");
        const auto engine = [&] {
            policies::PolicyBook::Engine now;
            m_fixture->at.database.read(Operator::enter("tenant-a"),
                                        [&](Connection &connection) { now = book.inForce("tenant-a", connection); });
            return now;
        };
        const auto nothing = engine();
        QCOMPARE(engine().get(), nothing.get());
        QCOMPARE(m_fixture->create(ana, blockingFrom(90)).raw.status, 201);
        QCOMPARE(engine().get(), nothing.get()); // drafts decide nothing
        QCOMPARE(m_fixture->publish(ana, "pol-1").raw.status, 200);
        const auto one = engine();
        QCOMPARE(one->set().policies.size(), std::size_t{1});
        QCOMPARE(engine().get(), one.get());
        const json body{{"revision", 0}, {"defaultMode", "blocked"}, {"fourEyes", false}};
        QCOMPARE(m_fixture->stepped(ana, "policy.settings", "settings", body, "PUT").raw.status, 200);
        QVERIFY(engine()->set().byDefault == rules::PolicyMode::Blocked);
        QCOMPARE(m_fixture->get(ana, "policies").data->at("defaultMode").get<std::string>(), std::string("blocked"));
    }

private:
    [[nodiscard]] rules::PolicySet inForce()
    {
        rules::PolicySet set;
        m_fixture->at.database.read(Operator::enter("tenant-a"),
                                    [&](Connection &connection) { set = policies::setInForce(connection); });
        return set;
    }
    [[nodiscard]] std::int64_t revision(const Editor &editor) { return m_fixture->detail(editor, "pol-1").revision; }

    std::unique_ptr<PolicyFixture> m_fixture;
};

QTEST_GUILESS_MAIN(PoliciesTest)
#include "tst_policies.moc"
