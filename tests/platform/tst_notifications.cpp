// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/notification.h"
#include "api/contract/override.h"
#include "tests/platform/governancescene.h"

#include <QTest>

#include <algorithm>

using namespace atalaya;
using namespace atalaya::tests;
using nlohmann::json;

namespace {

const std::string admin = "marta.vidal@ascensores-xyz";
const std::string compliance = "lucia.ferrer@ascensores-xyz";
const std::string manager = "jorge.pons@ascensores-xyz";
const std::string stranger = "nuria.campos@banca-norte";
const std::string path = "/api/admin/notifications";
const std::string overrides = "/api/admin/governance/overrides/";
const std::string governance = "/api/admin/governance/";

json policyBlockingFrom(int risk)
{
    return {
        {"id", "pol-aviso"},
        {"name", "Aviso"},
        {"rules", {{{"when", {{"risk", {{"atLeast", risk}}}}}, {"mode", "blocked"}, {"reason", {{"es", "riesgo"}}}}}}};
}

} // namespace

/// What people of a real platform are told when others, and time, do something.
class NotificationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_scene.start(), qPrintable(m_scene.platform().errorOutput())); }
    /// Each begins with nothing told. An access token lives for ten minutes.
    void init()
    {
        m_scene.forget();
        m_scene.change("DELETE FROM base_notification");
        m_scene.change("DELETE FROM base_notification_read");
    }
    void anOverrideOnItsWay();
    void anOverrideThatIsNotGranted();
    void anOverrideThatRunsOut();
    void whatIsRefusedTellsNobody();
    void aPolicyAndItsSecondPerson();
    void settingsAndTheirSecondPerson();
    void aPromptAndItsSecondPerson();
    void aReviewThatIsHeldTooLong();
    void eachSeesHisOwn();
    void aListThatDidNotChangeIsNotSent();
    void pages();
    void whatIsToldAboutMayBeGone();
    void badRequests_data();
    void badRequests();

private:
    using Answer = GovernanceScene::Answer;
    [[nodiscard]] contract::NotificationList list(const std::string &who, const std::string &query = {})
    {
        const Answer answer = m_scene.call(who, "GET", path + query);
        if (answer.status != 200)
            qFatal("no notifications: %s", answer.error.dump().c_str());
        return contract::decodeNotificationList(answer.data).value();
    }
    /// Of one subject, the newest first.
    [[nodiscard]] std::vector<std::string> kinds(const std::string &who, const std::string &subject)
    {
        std::vector<std::string> names;
        for (const contract::Notification &one : list(who).notifications) {
            if (one.subject.id == subject)
                names.push_back(one.kind);
        }
        return names;
    }
    [[nodiscard]] contract::Override wish(const std::string &who,
                                          const json &body = {{"reason", "Espera"}, {"scope", "once"}, {"hours", 0}})
    {
        const std::string decision = m_scene.decide(blockedRequest()).data.at("decisionId");
        const Answer answer =
            m_scene.call(who, "POST", "/api/admin/audit/decisions/" + decision + "/override-requests", body);
        return contract::decodeOverride(answer.data).value();
    }
    Answer verdict(const std::string &who, const contract::Override &one, const std::string &word)
    {
        const HttpHeaders revision{{"if-match", '"' + QByteArray::number(static_cast<qlonglong>(one.revision)) + '"'}};
        return m_scene.call(who, "POST", overrides + one.id + '/' + word, {{"hash", one.hash}, {"note", "Visto"}},
                            {word == "withdraw" ? std::string() : "override." + word, revision});
    }
    void change(const std::string &who, const std::string &stepUp, const char *method, const std::string &target,
                const json &body)
    {
        const Answer answer = m_scene.call(who, method, governance + target, body, {stepUp, {}});
        if (answer.status >= 300)
            qFatal("%s: %s", target.c_str(), answer.error.dump().c_str());
        m_last = answer.data;
    }
    void save(const std::string &who, int risk)
    {
        const json now = m_scene.call(who, "GET", governance + "policies/pol-aviso").data;
        const json body{{"policy", policyBlockingFrom(risk)}, {"examples", json::array()}};
        const Answer answer =
            now.empty()
                ? m_scene.call(who, "POST", governance + "policies", body)
                : m_scene.call(who, "PUT", governance + "policies/pol-aviso", body,
                               {{}, {{"if-match", QByteArray::fromStdString('"' + now.at("revision").dump() + '"')}}});
        if (answer.status >= 300)
            qFatal("%s", answer.error.dump().c_str());
        m_last = answer.data;
    }
    void publish(const std::string &who, int risk)
    {
        save(who, risk);
        change(who, "policy.publish", "POST", "policies/pol-aviso/publish",
               {{"revision", m_last.at("revision")}, {"hash", m_last.at("draft").at("hash")}, {"note", ""}});
    }
    [[nodiscard]] json pending() const
    {
        return {{"pending", m_last.at("pending").at("id")}, {"hash", m_last.at("pending").at("hash")}};
    }
    void setSettings(const std::string &who, const char *mode, bool fourEyes)
    {
        const json now = m_scene.call(who, "GET", governance + "settings").data;
        change(who, "policy.settings", "PUT", "settings",
               {{"revision", now.at("revision")}, {"defaultMode", mode}, {"fourEyes", fourEyes}});
    }

    using Kinds = std::vector<std::string>;
    GovernanceScene m_scene;
    json m_last;
};

void NotificationsTest::anOverrideOnItsWay()
{
    const contract::Override one = wish(manager);
    for (const std::string &who : {admin, compliance}) {
        const auto told = list(who);
        QCOMPARE(told.unread, std::int64_t{1});
        QCOMPARE(told.notifications.size(), std::size_t{1});
        const contract::Notification &first = told.notifications.front();
        QCOMPARE(first.kind, std::string("override.requested"));
        QCOMPARE(first.subject, (contract::Notification::Subject{"override", one.id}));
        QCOMPARE(first.by->name, std::string("Jorge Pons"));
        QCOMPARE(first.names, (std::map<std::string, std::string>{{"policy", one.policyName}}));
    }
    QVERIFY(list(manager).notifications.empty());
    QCOMPARE(verdict(compliance, one, "approve").status, 200);
    // What asked for somebody is settled, for both of them.
    QVERIFY(list(admin).notifications.empty());
    QVERIFY(list(compliance).notifications.empty());
    QCOMPARE(kinds(manager, one.id), (Kinds{"override.approved"}));
    QCOMPARE(list(manager).notifications.front().by->name, std::string("Lucía Ferrer"));
    json request = blockedRequest();
    request["overrideId"] = one.id;
    QCOMPARE(m_scene.decide(request).status, 201);
    QCOMPARE(m_scene.decide(request).code(), std::string("override_used"));
    QCOMPARE(kinds(manager, one.id), (Kinds{"override.executed", "override.approved"}));
    QVERIFY(!list(manager).notifications.front().by);
    // It was used in time, so it does not run out.
    m_scene.advance(25 * 3600);
    QCOMPARE(kinds(manager, one.id).size(), std::size_t{2});
}

void NotificationsTest::anOverrideThatIsNotGranted()
{
    const contract::Override rejected = wish(manager);
    QCOMPARE(verdict(compliance, rejected, "reject").status, 200);
    QCOMPARE(kinds(manager, rejected.id), (Kinds{"override.rejected"}));
    QVERIFY(kinds(admin, rejected.id).empty());
    // Who asks among those who approve is not asked himself.
    const contract::Override own = wish(compliance);
    QVERIFY(kinds(compliance, own.id).empty());
    QCOMPARE(kinds(admin, own.id), (Kinds{"override.requested"}));
    // What one takes back oneself is no news; what another ends is.
    QCOMPARE(verdict(compliance, own, "withdraw").status, 200);
    QVERIFY(kinds(compliance, own.id).empty());
    QVERIFY(kinds(admin, own.id).empty());
    const contract::Override ended = wish(compliance);
    QCOMPARE(verdict(admin, ended, "withdraw").status, 200);
    QCOMPARE(kinds(compliance, ended.id), (Kinds{"override.withdrawn"}));
}

void NotificationsTest::anOverrideThatRunsOut()
{
    const contract::Override waits = wish(manager);
    const contract::Override good = wish(manager, {{"reason", "Obra"}, {"scope", "entity"}, {"hours", 4}});
    QCOMPARE(verdict(compliance, good, "approve").status, 200);
    QCOMPARE(kinds(manager, good.id), (Kinds{"override.approved"}));
    json request = blockedRequest();
    request["overrideId"] = good.id;
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_scene.decide(request).status, 201);
    // Of many uses the first is told.
    QCOMPARE(kinds(manager, good.id), (Kinds{"override.executed", "override.approved"}));
    m_scene.advance(4 * 3600);
    QCOMPARE(kinds(manager, good.id), (Kinds{"override.expired", "override.executed", "override.approved"}));
    QCOMPARE(list(manager).notifications.front().numbers.at("hours"), std::int64_t{4});
    QCOMPARE(kinds(admin, waits.id), (Kinds{"override.requested"}));
    m_scene.advance(7 * 24 * 3600);
    QCOMPARE(kinds(manager, waits.id), (Kinds{"override.unanswered"}));
    QVERIFY(kinds(admin, waits.id).empty());
}

void NotificationsTest::whatIsRefusedTellsNobody()
{
    const contract::Override one = wish(manager);
    const std::string before = m_scene.call(admin, "GET", path).data.dump();
    contract::Override other = one;
    other.hash = std::string(64, 'a');
    QCOMPARE(verdict(compliance, other, "approve").status, 412);
    QCOMPARE(verdict(manager, one, "approve").status, 403);
    // Only tried: without a code everything happens but the end.
    const HttpHeaders first{{"if-match", "\"1\""}};
    QCOMPARE(
        m_scene
            .call(compliance, "POST", overrides + one.id + "/approve", {{"hash", one.hash}, {"note", ""}}, {{}, first})
            .code(),
        std::string("step_up_required"));
    QCOMPARE(m_scene.call(admin, "GET", path).data.dump(), before);
    QVERIFY(list(manager).notifications.empty());
    QCOMPARE(verdict(compliance, one, "reject").status, 200);
}

void NotificationsTest::aPolicyAndItsSecondPerson()
{
    publish(compliance, 98);
    QCOMPARE(kinds(admin, "pol-aviso"), (Kinds{"policy.published"}));
    const contract::Notification told = list(admin).notifications.front();
    QCOMPARE(told.names.at("policy"), std::string("Aviso"));
    QCOMPARE(told.numbers.at("version"), std::int64_t{1});
    QVERIFY(kinds(compliance, "pol-aviso").empty());
    QVERIFY(kinds(manager, "pol-aviso").empty());
    // A draft is nobody's news.
    save(compliance, 97);
    QCOMPARE(list(admin).notifications.size(), std::size_t{1});

    setSettings(admin, "review", true);
    publish(compliance, 97);
    QCOMPARE(kinds(admin, "pol-aviso"), (Kinds{"policy.confirmation_wanted", "policy.published"}));
    QVERIFY(kinds(compliance, "pol-aviso").empty());
    change(admin, {}, "POST", "policies/pol-aviso/reject", pending());
    QCOMPARE(kinds(admin, "pol-aviso"), (Kinds{"policy.published"}));
    QCOMPARE(kinds(compliance, "pol-aviso"), (Kinds{"policy.refused"}));

    publish(compliance, 96);
    change(admin, "policy.confirm", "POST", "policies/pol-aviso/confirm", pending());
    QCOMPARE(kinds(compliance, "pol-aviso"), (Kinds{"policy.confirmed", "policy.refused"}));
    QCOMPARE(list(compliance).notifications.front().numbers.at("version"), std::int64_t{2});
    // Who took part needs not be told that it is in force, and of the version before nobody is told any more.
    QVERIFY(kinds(admin, "pol-aviso").empty());
}

void NotificationsTest::settingsAndTheirSecondPerson()
{
    const auto ask = [this] {
        setSettings(compliance, "blocked", true);
    };
    ask();
    QCOMPARE(kinds(admin, "settings"), (Kinds{"settings.confirmation_wanted"}));
    QVERIFY(kinds(compliance, "settings").empty());
    setSettings(admin, "review", true);
    QVERIFY(kinds(admin, "settings").empty());
    QCOMPARE(kinds(compliance, "settings"), (Kinds{"settings.refused"}));
    ask();
    setSettings(admin, "blocked", true);
    QVERIFY(kinds(admin, "settings").empty());
    QCOMPARE(kinds(compliance, "settings"), (Kinds{"settings.confirmed", "settings.refused"}));
}

void NotificationsTest::aPromptAndItsSecondPerson()
{
    const json text{{"name", "Resumen"}, {"text", "Resume."}, {"placeholders", json::array()}};
    change(compliance, {}, "POST", "prompts", text);
    const std::string id = m_last.at("id");
    const auto ask = [&] {
        const HttpHeaders revision{{"if-match", QByteArray::fromStdString('"' + m_last.at("revision").dump() + '"')}};
        const Answer answer = m_scene.call(compliance, "POST", governance + "prompts/" + id + "/request",
                                           {{"hash", m_last.at("draft").at("hash")}, {"note", ""}}, {{}, revision});
        QCOMPARE(answer.status, 200);
        m_last = answer.data;
    };
    const auto word = [this] {
        json said = pending();
        said["note"] = "";
        return said;
    };
    QVERIFY(kinds(admin, id).empty());
    ask();
    QCOMPARE(kinds(admin, id), (Kinds{"prompt.approval_wanted"}));
    QCOMPARE(list(admin).notifications.front().names.at("prompt"), std::string("Resumen"));
    QVERIFY(kinds(compliance, id).empty());
    change(admin, {}, "POST", "prompts/" + id + "/reject", word());
    QVERIFY(kinds(admin, id).empty());
    QCOMPARE(kinds(compliance, id), (Kinds{"prompt.rejected"}));
    ask();
    change(admin, "prompt.approve", "POST", "prompts/" + id + "/approve", word());
    QVERIFY(kinds(admin, id).empty());
    QCOMPARE(kinds(compliance, id), (Kinds{"prompt.approved", "prompt.rejected"}));
    QCOMPARE(list(compliance).notifications.front().numbers.at("version"), std::int64_t{1});
}

void NotificationsTest::aReviewThatIsHeldTooLong()
{
    json request = blockedRequest();
    request["risk"] = 80;
    const auto waiting = [&] {
        return m_scene.decide(request).data.at("decisionId").get<std::string>();
    };
    const auto say = [this](const std::string &id, const char *what, const json &body = nullptr) {
        QCOMPARE(m_scene.call(compliance, "POST", governance + "reviews/" + id + what, body).status, 200);
    };
    const std::string released = waiting();
    const std::string decided = waiting();
    const std::string lost = waiting();
    for (const std::string &id : {released, decided, lost})
        say(id, "/take");
    say(released, "/release");
    say(decided, "/verdict", {{"outcome", "approved"}, {"reason", ""}});
    QVERIFY(list(compliance).notifications.empty());
    m_scene.advance(30 * 60);
    QCOMPARE(list(compliance).notifications.size(), std::size_t{1});
    QCOMPARE(kinds(compliance, lost), (Kinds{"review.hold_lost"}));
    QVERIFY(list(admin).notifications.empty());
    // Taken once more, it is held.
    say(lost, "/take");
    QVERIFY(list(compliance).notifications.empty());
}

void NotificationsTest::eachSeesHisOwn()
{
    const contract::Override one = wish(manager);
    const std::string id = list(admin).notifications.front().id;
    QVERIFY(list(stranger).notifications.empty());
    const auto read = [this](const std::string &who, const std::string &what) {
        return m_scene.call(who, "POST", path + '/' + what + "/read");
    };
    // Another tenant's, another person's and none are the same.
    const std::int64_t crossings = m_scene.trail("CROSS_TENANT_ACCESS_ATTEMPT", "denied");
    Answer foreign = read(stranger, id);
    Answer absent = read(stranger, "ntf-none");
    QCOMPARE(foreign.status, 404);
    foreign.error.erase("correlationId");
    absent.error.erase("correlationId");
    QCOMPARE(foreign.error.dump(), absent.error.dump());
    QVERIFY(m_scene.trail("CROSS_TENANT_ACCESS_ATTEMPT", "denied") > crossings);
    QCOMPARE(read(manager, id).status, 404);
    QCOMPARE(list(admin).unread, std::int64_t{1});
    QCOMPARE(read(admin, id).status, 204);
    QCOMPARE(read(admin, id).status, 204);
    QCOMPARE(list(admin).unread, std::int64_t{0});
    QVERIFY(list(admin).notifications.front().readAt);
    QCOMPARE(list(compliance).unread, std::int64_t{1});
    const std::string until = contract::formatInstant(list(compliance).notifications.front().at);
    QCOMPARE(m_scene.call(compliance, "POST", path + "/read-all", {{"until", until}}).status, 204);
    QCOMPARE(m_scene.call(compliance, "POST", path + "/read-all", {{"until", until}}).status, 204);
    QCOMPARE(list(compliance).unread, std::int64_t{0});
    // Who gets the right is told what still waits; who loses it is not.
    m_scene.change("INSERT INTO base_role_overrides (tenant_id, role, permission, granted) SELECT tenant_id, 'ADMIN',"
                   " 'overrides:approve', 0 FROM base_tenants WHERE slug = 'ascensores-xyz'");
    QVERIFY(list(admin).notifications.empty());
    m_scene.change("DELETE FROM base_role_overrides WHERE permission = 'overrides:approve'");
    QCOMPARE(kinds(admin, one.id), (Kinds{"override.requested"}));
    // Without the right to have any, and without a session.
    m_scene.change("INSERT INTO base_role_overrides (tenant_id, role, permission, granted) SELECT tenant_id, 'MANAGER',"
                   " 'notifications:own', 0 FROM base_tenants WHERE slug = 'ascensores-xyz'");
    QCOMPARE(m_scene.call(manager, "GET", path).status, 403);
    QCOMPARE(m_scene.call(manager, "POST", path + "/read-all", {{"until", until}}).status, 403);
    m_scene.change("DELETE FROM base_role_overrides WHERE permission = 'notifications:own'");
    QCOMPARE(m_scene.platform().send("GET", QByteArray::fromStdString(path)).status, 401);
    QCOMPARE(
        m_scene.platform().send("GET", QByteArray::fromStdString(path), {{"x-api-key", m_scene.keyOf(admin)}}).status,
        401);
}

void NotificationsTest::aListThatDidNotChangeIsNotSent()
{
    const contract::Override one = wish(manager);
    const auto get = [this](const QByteArray &etag) {
        HttpHeaders headers = m_scene.session(admin).headers();
        if (!etag.isEmpty())
            headers.insert("if-none-match", etag);
        return m_scene.platform().send("GET", QByteArray::fromStdString(path), headers);
    };
    const QByteArray etag = get({}).headers["etag"];
    QVERIFY(!etag.isEmpty());
    (void)m_scene.platform().advance(60);
    QCOMPARE(get(etag).status, 304);
    QVERIFY(get(etag).body.isEmpty());
    QCOMPARE(verdict(manager, one, "withdraw").status, 200);
    QCOMPARE(get(etag).status, 200);
}

void NotificationsTest::pages()
{
    for (int i = 0; i < 5; ++i)
        (void)wish(manager);
    std::vector<std::string> seen;
    std::string query = "?limit=2";
    for (int page = 0; page < 3; ++page) {
        const auto told = list(admin, query);
        QCOMPARE(told.unread, std::int64_t{5});
        for (const contract::Notification &one : told.notifications)
            seen.push_back(one.id);
        QCOMPARE(told.next.has_value(), page < 2);
        query = "?limit=2&after=" + told.next.value_or(std::string());
    }
    std::vector<std::string> all;
    for (const contract::Notification &one : list(admin).notifications)
        all.push_back(one.id);
    QCOMPARE(seen, all);
    QCOMPARE(all.size(), std::size_t{5});
}

void NotificationsTest::whatIsToldAboutMayBeGone()
{
    const contract::Override one = wish(manager);
    m_scene.change("DELETE FROM base_override_request");
    m_scene.change("UPDATE base_notification SET actor = 'usr-gone'");
    const contract::NotificationList told = list(admin);
    QCOMPARE(told.notifications.front().subject.id, one.id);
    QCOMPARE(told.notifications.front().by->name, std::string());
    QCOMPARE(m_scene.call(admin, "POST", path + '/' + told.notifications.front().id + "/read").status, 204);
}

void NotificationsTest::badRequests_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const char *query : {"?limit=0", "?limit=101", "?limit=x", "?after=", "?after=1", "?after=1.", "?after=.1",
                              "?after=1.-1", "?after=1.2.3", "?after=99999999999999999999.1"})
        QTest::newRow(query) << QByteArray(query);
}

void NotificationsTest::badRequests()
{
    QFETCH(QByteArray, query);
    QCOMPARE(m_scene.call(admin, "GET", path + query.toStdString()).code(), std::string("validation_failed"));
    QCOMPARE(m_scene.call(admin, "POST", path + "/read-all", {{"until", "now"}}).code(),
             std::string("validation_failed"));
    QCOMPARE(m_scene.call(admin, "POST", path + "/read-all", {{"until", "2026-02-08T09:00:00Z"}, {"x", 1}}).status,
             400);
}

QTEST_GUILESS_MAIN(NotificationsTest)
#include "tst_notifications.moc"
