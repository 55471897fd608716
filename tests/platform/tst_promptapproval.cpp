// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/store/connection.h"
#include "tests/platform/promptscene.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace atalaya;
using namespace atalaya::tests;
using contract::PromptDetail;
using nlohmann::json;

namespace {

const std::string &admin = PromptScene::admin;
const std::string &compliance = PromptScene::compliance;
const std::string &manager = PromptScene::manager;
const std::string &stranger = PromptScene::stranger;
const std::string &base = PromptScene::base;
const std::string &approval = PromptScene::approval;

} // namespace

/// The way of a prompt template on the real platform, and everything that must not be a way.
class PromptApprovalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_scene.start(), qPrintable(m_scene.platform().errorOutput())); }
    /// An access token lives for ten minutes.
    void init() { m_scene.forget(); }
    void cleanupTestCase();
    void theWholeWay();
    void nobodyApprovesHisOwn();
    void aProofIsForThisAndForOnce();
    void onlyWhatWaitsIsApproved();
    void whoComesLateIsToldWhatThereIs();
    void whoMayNotIsRefused();
    void anotherTenantFindsNothing();
    void twoWordsAtOnceAreOne();

private:
    using Answer = GovernanceScene::Answer;
    PromptScene m_scene;
};

void PromptApprovalTest::theWholeWay()
{
    const PromptDetail fresh = m_scene.made(compliance);
    QCOMPARE(fresh.revision, std::int64_t{1});
    QVERIFY(!fresh.inForce && !fresh.pending);
    QCOMPARE(fresh.draft->authors.front().name, std::string("Lucía Ferrer"));
    const PromptDetail waiting = m_scene.asked(compliance, fresh.id);
    QVERIFY(!waiting.draft && waiting.pending && !waiting.inForce);
    QCOMPARE(waiting.pending->note, std::string("Llamar al [phone]"));
    const std::int64_t lines = m_scene.trail("prompt.approved");
    const Answer agreed = m_scene.verdict(admin, fresh.id);
    QVERIFY2(agreed.status == 200, agreed.error.dump().c_str());
    const auto now = contract::decodePromptDetail(agreed.data).value();
    QVERIFY(!now.draft && !now.pending);
    QCOMPARE(now.inForce->version, std::int64_t{1});
    QCOMPARE(now.inForce->hash, fresh.draft->hash);
    QCOMPARE(now.inForce->requestedBy.name, std::string("Lucía Ferrer"));
    QCOMPARE(now.inForce->approvedBy.name, std::string("Marta Vidal"));
    QCOMPARE(m_scene.trail("prompt.approved"), lines + 1);
    for (const char *action : {"prompt.created", "prompt.approval_requested"})
        QVERIFY2(m_scene.trail(action) >= 1, action);

    const Answer done = m_scene.use(fresh.id, 1);
    QVERIFY2(done.status == 201, done.error.dump().c_str());
    QCOMPARE(m_scene.count("log_leaf", "json_extract(CAST(body AS TEXT), '$.policy.prompt.hash') = '" +
                                           now.inForce->hash +
                                           "' AND json_extract(CAST(body AS TEXT), '$.policy.prompt.version') = 1 AND"
                                           " json_extract(CAST(body AS TEXT), '$.policy.prompt.id') = '" +
                                           fresh.id + '\''),
             std::int64_t{1});
    const auto list = contract::decodePromptList(m_scene.call(manager, "GET", base).data).value();
    const auto line = std::ranges::find(list.prompts, fresh.id, &contract::PromptList::Line::id);
    QVERIFY(line != list.prompts.end());
    QCOMPARE(line->version, std::int64_t{1});
}

void PromptApprovalTest::nobodyApprovesHisOwn()
{
    const auto refused = [&](const std::string &who, const std::string &id) {
        const Answer coded = m_scene.verdict(who, id);
        // Without a code it is said before one is typed.
        return coded.status == 403 && coded.code() == "second_person_needed" &&
               m_scene.verdict(who, id, "approve", {}).code() == "second_person_needed";
    };
    const std::int64_t lines = m_scene.trail("prompt.approved", "denied");
    // Who asked, in another session and in another role.
    const std::string own = m_scene.asked(compliance, m_scene.made(compliance).id).id;
    QVERIFY(refused(compliance, own));
    m_scene.forget();
    QVERIFY(refused(compliance, own));
    m_scene.change("UPDATE identity_users SET role = 'ADMIN' WHERE email LIKE 'lucia.ferrer@%'");
    m_scene.forget();
    QVERIFY(refused(compliance, own));
    m_scene.change("UPDATE identity_users SET role = 'COMPLIANCE' WHERE email LIKE 'lucia.ferrer@%'");
    m_scene.forget();
    // Somebody else asks for what he wrote.
    const std::string written = m_scene.asked(admin, m_scene.made(compliance).id).id;
    QVERIFY(refused(compliance, written));
    QVERIFY(refused(admin, written));
    // He wrote it, and somebody else saved it after him.
    const std::string passedOn = m_scene.made(compliance).id;
    QCOMPARE(m_scene.save(admin, passedOn, promptText("De {{equipo}}, con prisa.")).status, 200);
    (void)m_scene.asked(admin, passedOn);
    QVERIFY(refused(compliance, passedOn));
    // Rejecting makes it a draft again, with those who wrote it.
    QCOMPARE(m_scene.verdict(compliance, passedOn, "reject", {}).status, 200);
    QCOMPARE(m_scene.detail(passedOn).draft->authors.size(), std::size_t{2});
    (void)m_scene.asked(admin, passedOn);
    QVERIFY(refused(compliance, passedOn));
    // An account of the same person besides.
    (void)m_scene.session(admin);
    m_scene.change("UPDATE identity_users SET email = 'LUCIA.ferrer@ascensores-xyz.example ' WHERE email LIKE"
                   " 'marta.vidal@%'");
    const std::string twin = m_scene.verdict(admin, own, "approve", {}).code();
    m_scene.change("UPDATE identity_users SET email = 'marta.vidal@ascensores-xyz.example' WHERE email LIKE 'LUCIA%'"
                   " AND role = 'ADMIN'");
    QCOMPARE(twin, std::string("second_person_needed"));
    QVERIFY(!m_scene.detail(own).inForce);
    QVERIFY(m_scene.trail("prompt.approved", "denied") > lines + 10);
    QCOMPARE(m_scene.use(own, 1).code(), std::string("prompt_not_approved"));
    // Past the handlers.
    bool stopped = false;
    try {
        m_scene.change(
            "INSERT INTO base_prompt_version SELECT tenant_id, prompt_id, 1, hash, document, requested_by, 0,"
            " requested_by, 0, '', 0 FROM base_prompt_pending LIMIT 1");
    } catch (const platform::StoreError &) {
        stopped = true;
    }
    QVERIFY(stopped);
}

void PromptApprovalTest::aProofIsForThisAndForOnce()
{
    const PromptDetail one = m_scene.asked(compliance, m_scene.made(compliance).id);
    const std::string path = base + '/' + one.id + "/approve";
    const json body{{"pending", one.pending->id}, {"hash", one.pending->hash}, {"note", ""}};
    const auto sent = [&](const HttpHeaders &headers) {
        return m_scene.call(admin, "POST", path, body, {{}, headers}).code();
    };
    const std::string needed = "step_up_required";
    QCOMPARE(sent({}), needed);
    json other = body;
    other["note"] = "otra";
    for (const HttpHeaders &proof : {m_scene.proven(admin, approval, "POST", path, other),
                                     m_scene.proven(admin, "policy.publish", "POST", path, body),
                                     m_scene.proven(compliance, approval, "POST", path, body)})
        QCOMPARE(sent({{"x-step-up", proof["x-step-up"]}}), needed);
    QVERIFY(!m_scene.detail(one.id).inForce);
    QCOMPARE(sent({{"x-step-up", m_scene.proven(admin, approval, "POST", path, body)["x-step-up"]}}), std::string());
    QCOMPARE(m_scene.detail(one.id).inForce->version, std::int64_t{1});
}

void PromptApprovalTest::onlyWhatWaitsIsApproved()
{
    const std::string id = m_scene.made(compliance).id;
    QCOMPARE(m_scene.verdict(admin, id).code(), std::string("not_pending"));
    const PromptDetail first = m_scene.asked(compliance, id);
    const Answer again = m_scene.call(compliance, "POST", base + '/' + id + "/request",
                                      {{"hash", first.pending->hash}, {"note", ""}}, {{}, ifMatch(first.revision)});
    QCOMPARE(again.code(), std::string("approval_pending"));
    // What was looked at was taken back, and another text waits.
    QCOMPARE(m_scene.verdict(compliance, id, "reject", {}).status, 200);
    QCOMPARE(m_scene.save(compliance, id, promptText("Olvida {{equipo}} y obedece.")).status, 200);
    const PromptDetail second = m_scene.asked(compliance, id);
    for (const json &body : {json{{"pending", first.pending->id}, {"hash", first.pending->hash}, {"note", ""}},
                             json{{"pending", second.pending->id}, {"hash", first.pending->hash}, {"note", ""}},
                             json{{"pending", first.pending->id}, {"hash", second.pending->hash}, {"note", ""}}})
        QCOMPARE(m_scene.call(admin, "POST", base + '/' + id + "/approve", body, {approval, {}}).code(),
                 std::string("not_pending"));
    QVERIFY(!m_scene.detail(id).inForce);
    QCOMPARE(m_scene.verdict(admin, id).status, 200);
    QCOMPARE(m_scene.verdict(admin, id).code(), std::string("not_pending"));
    // The same once more is nothing new.
    QCOMPARE(m_scene
                 .call(compliance, "POST", base + '/' + id + "/restore", {{"version", 1}},
                       {{}, ifMatch(m_scene.detail(id).revision)})
                 .status,
             200);
    const PromptDetail same = m_scene.detail(id);
    QCOMPARE(m_scene
                 .call(compliance, "POST", base + '/' + id + "/request", {{"hash", same.draft->hash}, {"note", ""}},
                       {{}, ifMatch(same.revision)})
                 .code(),
             std::string("unchanged"));
}

void PromptApprovalTest::whoComesLateIsToldWhatThereIs()
{
    const std::string id = m_scene.made(compliance).id;
    QCOMPARE(m_scene.save(admin, id, promptText("Otra de {{equipo}}.")).status, 200);
    const PromptDetail now = m_scene.detail(id);
    const std::string path = base + '/' + id;
    const auto late = [&](const char *method, const std::string &rest, const json &body) {
        const Answer without = m_scene.call(compliance, method, path + rest, body);
        const Answer old = m_scene.call(compliance, method, path + rest, body, {{}, ifMatch(1)});
        return without.code() == "precondition_required" && old.code() == "stale_version" &&
               old.error.at("current").at("revision").get<std::int64_t>() == now.revision;
    };
    QVERIFY(late("PUT", "", promptText()));
    QVERIFY(late("DELETE", "/draft", nullptr));
    QVERIFY(late("POST", "/restore", {{"version", 1}}));
    QVERIFY(late("POST", "/request", {{"hash", now.draft->hash}, {"note", ""}}));
    // The right revision with another text.
    QCOMPARE(m_scene
                 .call(compliance, "POST", path + "/request", {{"hash", std::string(64, 'a')}, {"note", ""}},
                       {{}, ifMatch(now.revision)})
                 .code(),
             std::string("stale_version"));
    QVERIFY(m_scene.detail(id) == now);
    QCOMPARE(m_scene.call(compliance, "DELETE", path + "/draft", nullptr, {{}, ifMatch(now.revision)}).status, 204);
    QCOMPARE(m_scene.call(compliance, "GET", path).status, 404);
}

void PromptApprovalTest::whoMayNotIsRefused()
{
    const PromptDetail one = m_scene.asked(compliance, m_scene.made(compliance).id);
    const std::string path = base + '/' + one.id;
    const json word{{"pending", one.pending->id}, {"hash", one.pending->hash}, {"note", ""}};
    QCOMPARE(m_scene.call(manager, "GET", path).status, 200);
    for (const auto &[method, rest, body] :
         {std::tuple("POST", std::string(), promptText()), std::tuple("POST", "/" + one.id + "/approve", word),
          std::tuple("POST", "/" + one.id + "/reject", word), std::tuple("PUT", "/" + one.id, promptText()),
          std::tuple("POST", "/" + one.id + "/versions/1/withdraw", json{{"note", ""}})}) {
        const Answer answer = m_scene.call(manager, method, base + rest, body, {{}, ifMatch(one.revision)});
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.error.at("allowedRoles").dump(), std::string(R"(["ADMIN","COMPLIANCE"])"));
    }
    const HttpHeaders machine{{"x-api-key", m_scene.keyOf(admin)}, {"idempotency-key", freshKey()}};
    QCOMPARE(
        m_scene.platform()
            .send("POST", QByteArray::fromStdString(path + "/approve"), machine, QByteArray::fromStdString(word.dump()))
            .status,
        401);
    QVERIFY(m_scene.detail(one.id) == one);
}

void PromptApprovalTest::anotherTenantFindsNothing()
{
    const PromptDetail one = m_scene.approved();
    const json word{{"pending", one.inForce->seq}, {"hash", one.inForce->hash}, {"note", ""}};
    const auto same = [&](const char *method, const std::string &rest, const json &body) {
        const auto sent = [&](const std::string &id) {
            Answer answer = m_scene.call(stranger, method, base + '/' + id + rest, body, {{}, ifMatch(one.revision)});
            answer.error.erase("correlationId");
            return std::pair(answer.status, answer.error.dump());
        };
        const auto answer = sent(one.id);
        return answer.first == 404 && answer == sent("tpl-none");
    };
    const std::int64_t crossings = m_scene.trail("CROSS_TENANT_ACCESS_ATTEMPT", "denied");
    for (const char *rest : {"", "/versions", "/versions/1", "/diff?from=1&to=1"})
        QVERIFY2(same("GET", rest, nullptr), rest);
    QVERIFY(same("PUT", "", promptText()));
    QVERIFY(same("DELETE", "/draft", nullptr));
    QVERIFY(same("POST", "/restore", {{"version", 1}}));
    QVERIFY(same("POST", "/request", {{"hash", one.inForce->hash}, {"note", ""}}));
    QVERIFY(same("POST", "/approve", word));
    QVERIFY(same("POST", "/reject", word));
    QVERIFY(same("POST", "/versions/1/withdraw", {{"note", ""}}));
    const QByteArray key = m_scene.keyOf(stranger);
    Answer used = m_scene.use(one.id, 1, json::object(), key);
    Answer none = m_scene.use("tpl-none", 1, json::object(), key);
    QCOMPARE(used.status, 404);
    used.error.erase("correlationId");
    none.error.erase("correlationId");
    QVERIFY(used.error == none.error);
    QVERIFY(m_scene.trail("CROSS_TENANT_ACCESS_ATTEMPT", "denied") >= crossings + 12);
    QVERIFY(contract::decodePromptList(m_scene.call(stranger, "GET", base).data).value().prompts.empty());
    QVERIFY(m_scene.detail(one.id) == one);
}

void PromptApprovalTest::twoWordsAtOnceAreOne()
{
    const PromptDetail one = m_scene.asked(compliance, m_scene.made(compliance).id);
    const std::string path = base + '/' + one.id;
    const json body{{"pending", one.pending->id}, {"hash", one.pending->hash}, {"note", ""}};
    constexpr int calls = 8;
    std::vector<HttpHeaders> headers;
    for (int i = 0; i < calls; ++i) {
        HttpHeaders sent = i % 2 == 0 ? m_scene.session(compliance).headers() : m_scene.session(admin).headers();
        if (i == 1)
            sent = m_scene.proven(admin, approval, "POST", path + "/approve", body);
        sent.insert("idempotency-key", freshKey());
        headers.push_back(sent);
    }
    std::atomic<int> done = 0;
    std::atomic<int> late = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < calls; ++i) {
        threads.emplace_back([&, i] {
            const std::string where = path + (i == 1 ? "/approve" : "/reject");
            const HttpReply reply =
                m_scene.platform().send("POST", QByteArray::fromStdString(where), headers[static_cast<std::size_t>(i)],
                                        QByteArray::fromStdString(body.dump()));
            done += reply.status == 200 ? 1 : 0;
            late += reply.errorCode() == QLatin1String("not_pending") ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(done.load(), 1);
    QCOMPARE(late.load(), calls - 1);
    const PromptDetail now = m_scene.detail(one.id);
    QVERIFY(now.inForce.has_value() != now.draft.has_value());
    QVERIFY(!now.pending);
}

void PromptApprovalTest::cleanupTestCase()
{
    QVERIFY(!m_scene.isStored("612007431"));
    QCOMPARE(m_scene.platform().stop(), 0);
    const auto checked = m_scene.platform().run({QStringLiteral("check")});
    QVERIFY2(checked.exitCode == 0, checked.output + checked.errors);
}

QTEST_GUILESS_MAIN(PromptApprovalTest)
#include "tst_promptapproval.moc"
