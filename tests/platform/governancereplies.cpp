// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/governancereplies.h"

#include <nlohmann/json.hpp>

namespace atalaya::tests {

using nlohmann::json;

namespace {

const QByteArray base = "/api/admin/governance/";

/// As the document writes it.
QByteArray documented(QByteArray path)
{
    if (const auto mark = path.indexOf('?'); mark >= 0)
        path.truncate(mark);
    if (path.startsWith("/api/admin/audit/decisions/"))
        return "/api/admin/audit/decisions/{id}/override-requests";
    if (path.startsWith("/api/governance/why/"))
        return "/api/governance/why/{id}";
    if (path.startsWith("/api/admin/notifications/ntf-"))
        return "/api/admin/notifications/{id}/read";
    if (path.startsWith('/'))
        return path;
    const bool simulation = path.startsWith("simulations/") || path.startsWith("overrides/") ||
                            path.startsWith("reviews/") || path.startsWith("prompts/");
    if (path.startsWith("safe-use/versions/"))
        return base + "safe-use/versions/{version}";
    if (!simulation && !path.startsWith("policies/"))
        return base + path;
    QList<QByteArray> parts = path.split('/');
    parts[1] = "{id}";
    if (parts.size() >= 4)
        parts[3] = "{version}";
    return base + parts.join('/');
}

json policy(int risk)
{
    return {{"id", "pol-prueba"},
            {"name", "Prueba"},
            {"rules",
             {{{"when", {{"risk", {{"atLeast", risk}}}}}, {"mode", "blocked"}, {"reason", {{"es", "es mucho"}}}}}}};
}

/// The object `key` of another; an empty one instead of anything else.
json part(const json &whole, const char *key)
{
    return whole.contains(key) && whole.at(key).is_object() ? whole.at(key) : json::object();
}

const json examples = json::parse(R"([{"name":"Mucho","agent":"a","entity":"e","action":"x","risk":99,
    "containsPii":false,"expected":"blocked"}])");

} // namespace

GovernanceReplies::GovernanceReplies(PlatformProcess &platform, Exchange exchange)
    : m_platform(platform)
    , m_exchange(std::move(exchange))
{
    for (auto [person, email] : {std::pair(&m_ana, "lucia.ferrer@ascensores-xyz.example"),
                                 std::pair(&m_luis, "marta.vidal@ascensores-xyz.example")}) {
        person->email = QString::fromLatin1(email);
        person->session = signInToDemo(platform, person->email);
    }
    drafts();
    publishing();
    twoPeople();
    transfers();
    simulations();
    overrides();
    reviews();
    prompts();
    safeUse();
    notifications();
}

json GovernanceReplies::call(const Person &who, const char *method, const QByteArray &path, const json &body,
                             int status, const char *stepUp, HttpHeaders headers)
{
    const QByteArray target = path.startsWith('/') ? path : base + path;
    const QByteArray text = body.is_null() ? QByteArray() : QByteArray::fromStdString(body.dump());
    HttpHeaders sent = stepUp != nullptr
                           ? stepUpAtDemo(m_platform, who.session, who.email, stepUp, method, target, text)
                           : who.session.headers();
    sent.insert(headers);
    sent.insert("idempotency-key", freshKey());
    const HttpReply reply = m_exchange(method, documented(path), text, sent, target);
    if (reply.status != status && m_problem.isEmpty())
        m_problem = QByteArray(method) + ' ' + path + ": " + QByteArray::number(reply.status) + ' ' + reply.body;
    const json document = json::parse(reply.body.toStdString(), nullptr, false);
    return document.is_object() ? part(document, status < 400 ? "data" : "error") : json::object();
}

void GovernanceReplies::drafts()
{
    call(m_ana, "GET", "policies", nullptr, 200);
    call(m_ana, "POST", "policies", {{"policy", policy(98)}, {"examples", examples}}, 201);
    const json save{{"policy", policy(97)}, {"examples", examples}};
    call(m_ana, "PUT", "policies/pol-prueba", save, 428);
    call(m_ana, "PUT", "policies/pol-prueba", save, 412, nullptr, {{"if-match", "\"7\""}});
    call(m_ana, "PUT", "policies/pol-prueba", save, 200, nullptr, {{"if-match", "\"1\""}});
    call(m_ana, "PUT", "policies/pol-prueba", {{"policy", {{"id", 1}}}, {"examples", json::array()}}, 400, nullptr,
         {{"if-match", "\"2\""}});
    call(m_ana, "GET", "policies/pol-prueba", nullptr, 200);
    call(m_ana, "GET", "policies/pol-none", nullptr, 404);
    json other = policy(50);
    other["id"] = "pol-otra";
    call(m_ana, "POST", "policies", {{"policy", other}, {"examples", json::array()}}, 201);
    call(m_ana, "DELETE", "policies/pol-otra/draft", nullptr, 204, nullptr, {{"if-match", "\"1\""}});
}

void GovernanceReplies::publishing()
{
    const json detail = call(m_ana, "GET", "policies/pol-prueba", nullptr, 200);
    const json body{{"revision", 2}, {"hash", part(detail, "draft").value("hash", std::string())}, {"note", "Prueba"}};
    call(m_ana, "POST", "policies/pol-prueba/publish", body, 403);
    call(m_ana, "POST", "policies/pol-prueba/publish", body, 200, "policy.publish");
    call(m_ana, "GET", "policies/pol-prueba/versions", nullptr, 200);
    call(m_ana, "GET", "policies/pol-prueba/versions/1", nullptr, 200);
    call(m_ana, "GET", "policies/pol-riesgo-alto/versions/6", nullptr, 200);
    call(m_ana, "POST", "policies/pol-prueba/disable", {{"revision", 3}, {"note", ""}}, 200, "policy.disable");
    call(m_ana, "POST", "policies/pol-prueba/enable", {{"revision", 4}, {"note", ""}}, 200, "policy.enable");
    call(m_ana, "POST", "policies/pol-prueba/restore", {{"revision", 5}, {"version", 2}}, 200);
}

void GovernanceReplies::twoPeople()
{
    const json on{{"revision", 0}, {"defaultMode", "review"}, {"fourEyes", true}};
    call(m_ana, "PUT", "settings", on, 200, "policy.settings");
    call(m_ana, "PUT", "settings", {{"revision", 1}, {"defaultMode", "auto"}, {"fourEyes", true}}, 200,
         "policy.settings");
    call(m_ana, "GET", "settings", nullptr, 200);
    for (const bool agreed : {false, true}) {
        const json draft = call(m_ana, "GET", "policies/pol-prueba", nullptr, 200);
        const json asked = call(m_ana, "POST", "policies/pol-prueba/publish",
                                {{"revision", draft.value("revision", 0)},
                                 {"hash", part(draft, "draft").value("hash", std::string())},
                                 {"note", ""}},
                                200, "policy.publish");
        const json wish = part(asked, "pending");
        const json body{{"pending", wish.value("id", 0)}, {"hash", wish.value("hash", std::string())}};
        if (agreed)
            call(m_luis, "POST", "policies/pol-prueba/confirm", body, 200, "policy.confirm");
        else
            call(m_luis, "POST", "policies/pol-prueba/reject", body, 200);
    }
}

void GovernanceReplies::transfers()
{
    json bundle = call(m_ana, "GET", "export", nullptr, 200);
    bundle["dryRun"] = true;
    call(m_ana, "POST", "import", bundle, 200);
}

void GovernanceReplies::simulations()
{
    const json body{{"from", "2026-01-25T00:00:00Z"},
                    {"to", "2026-02-08T00:00:00Z"},
                    {"policies", {policy(60)}},
                    {"purpose", "editor"}};
    const json begun = call(m_ana, "POST", "simulate", body, 202);
    const QByteArray path = "simulations/" + QByteArray::fromStdString(begun.value("id", std::string()));
    json now = begun;
    for (int tries = 0; tries < 60 && now.value("state", std::string("running")) == "running"; ++tries)
        now = call(m_ana, "GET", path + "?wait=2000", nullptr, 200);
    if (now.value("state", std::string()) != "done" && m_problem.isEmpty())
        m_problem = QByteArray::fromStdString(now.dump());
    call(m_ana, "GET", "simulations/sim-none", nullptr, 404);
    call(m_ana, "POST", "simulate", {{"from", "x"}}, 400);
    call(m_ana, "DELETE", path, nullptr, 204);
}

std::string GovernanceReplies::decide(const json &body, int status)
{
    const HttpHeaders agent{{"x-api-key", QByteArray::fromStdString(m_key)}, {"idempotency-key", freshKey()}};
    const QByteArray path = "/api/governance/decide";
    const HttpReply reply = m_exchange("POST", path, QByteArray::fromStdString(body.dump()), agent, path);
    if (reply.status != status && m_problem.isEmpty())
        m_problem = "decide: " + QByteArray::number(reply.status) + ' ' + reply.body;
    return part(json::parse(reply.body.toStdString(), nullptr, false), "data").value("decisionId", std::string());
}

void GovernanceReplies::overrides()
{
    m_key = call(m_luis, "POST", "/api/admin/api-keys",
                 {{"name", "Agents"}, {"kind", "secret"}, {"scopes", {"decide"}}}, 201)
                .value("key", std::string());
    json request{{"agent", "averías"}, {"entity", "Modelo X 9"}, {"action", "Clasificar avería"}, {"risk", 99}};
    const QByteArray decision = QByteArray::fromStdString(decide(request, 201));
    call(m_ana, "GET", "/api/governance/why/" + decision, nullptr, 200);
    call(m_ana, "GET", "/api/governance/why/none-0001", nullptr, 404);
    const QByteArray wishes = "/api/admin/audit/decisions/" + decision + "/override-requests";
    call(m_ana, "POST", wishes, {{"reason", ""}, {"scope", "once"}, {"hours", 0}}, 400);
    const json wish{{"reason", "Prueba"}, {"scope", "once"}, {"hours", 0}};
    for (const char *word : {"withdraw", "reject", "approve"}) {
        const json asked = call(m_ana, "POST", wishes, wish, 201);
        const std::string id = asked.value("id", std::string());
        const QByteArray path = "overrides/" + QByteArray::fromStdString(id);
        const json body{{"hash", asked.value("hash", std::string())}, {"note", "Visto"}};
        const HttpHeaders first{{"if-match", "\"1\""}};
        const std::string action = std::string("override.") + word;
        const bool safe = action == "override.withdraw";
        call(m_luis, "POST", path + '/' + word, body, 412, nullptr, {{"if-match", "\"7\""}});
        call(safe ? m_ana : m_luis, "POST", path + '/' + word, body, 200, safe ? nullptr : action.c_str(), first);
        call(m_ana, "GET", path, nullptr, 200);
        request["overrideId"] = id;
    }
    decide(request, 201);
    decide(request, 409);
    call(m_ana, "GET", "overrides?state=used", nullptr, 200);
    call(m_ana, "GET", "/api/governance/why/" + decision, nullptr, 200);
}

void GovernanceReplies::reviews()
{
    const json request{{"agent", "averías"}, {"entity", "Modelo X 9"}, {"action", "Clasificar avería"}, {"risk", 80}};
    const QByteArray path = "reviews/" + QByteArray::fromStdString(decide(request, 201));
    call(m_ana, "GET", "reviews?limit=5", nullptr, 200);
    call(m_ana, "GET", "reviews/dec-none-1", nullptr, 404);
    call(m_ana, "POST", path + "/take", nullptr, 200);
    call(m_luis, "POST", path + "/take", nullptr, 409);
    call(m_ana, "POST", path + "/release", nullptr, 200);
    call(m_ana, "POST", path + "/take", nullptr, 200);
    call(m_ana, "GET", path, nullptr, 200);
    call(m_ana, "POST", path + "/verdict", {{"outcome", "rejected"}, {"reason", ""}}, 400);
    call(m_ana, "POST", path + "/verdict", {{"outcome", "rejected"}, {"reason", "No"}}, 200);
    call(m_ana, "GET", "reviews?state=done", nullptr, 200);
    call(m_ana, "GET", "review-progress", nullptr, 200);
    call(m_ana, "PUT", "review-settings", {{"slaMinutes", 60}, {"holdMinutes", 20}}, 204, nullptr,
         {{"if-match", "\"0\""}});
    call(m_ana, "PUT", "review-settings", {{"slaMinutes", 60}, {"holdMinutes", 20}}, 412, nullptr,
         {{"if-match", "\"0\""}});
}

void GovernanceReplies::safeUse()
{
    json rules{{"masked", {"email", "card"}},
               {"strictRag", "review"},
               {"limits", {{"inputBytes", 4096}, {"textCharacters", 200}, {"inputFields", 50}}},
               {"note", ""}};
    call(m_ana, "GET", "safe-use", nullptr, 200);
    call(m_ana, "PUT", "safe-use", rules, 428);
    call(m_ana, "PUT", "safe-use", rules, 412, nullptr, {{"if-match", "\"7\""}});
    call(m_ana, "PUT", "safe-use", rules, 403, nullptr, {{"if-match", "\"0\""}});
    call(m_ana, "PUT", "safe-use", rules, 200, "safe_use.weaken", {{"if-match", "\"0\""}});
    call(m_ana, "PUT", "safe-use", rules, 409, nullptr, {{"if-match", "\"1\""}});
    call(m_ana, "GET", "safe-use/versions", nullptr, 200);
    call(m_ana, "GET", "safe-use/versions/1", nullptr, 200);
    call(m_ana, "GET", "safe-use/versions/2", nullptr, 404);
    json request{{"agent", "averías"}, {"entity", "Modelo X 9"}, {"action", "Clasificar avería"}, {"risk", 1}};
    decide(request, 201);
    request["sources"] = {"doc-17"};
    decide(request, 201);
    request["reason"] = std::string(201, 'a');
    decide(request, 400);
}

void GovernanceReplies::prompts()
{
    const json text{{"name", "Resumen"},
                    {"text", "Resume {{equipo}}."},
                    {"placeholders", {{{"name", "equipo"}, {"about", "Modelo"}}}}};
    const auto tag = [](const json &detail) {
        return HttpHeaders{{"if-match", '"' + QByteArray::number(detail.value("revision", 0)) + '"'}};
    };
    json bad = text;
    bad["text"] = "Resume {{equipo}} y {{otro.";
    call(m_ana, "POST", "prompts", bad, 400);
    json now = call(m_ana, "POST", "prompts", text, 201);
    const QByteArray path = "prompts/" + QByteArray::fromStdString(now.value("id", std::string()));
    call(m_ana, "GET", "prompts/tpl-none", nullptr, 404);
    call(m_ana, "PUT", path, text, 428);
    call(m_ana, "PUT", path, text, 412, nullptr, {{"if-match", "\"7\""}});
    now = call(m_ana, "PUT", path, text, 200, nullptr, tag(now));
    const auto wish = [&] {
        return json{{"hash", part(now, "draft").value("hash", std::string())}, {"note", "Prueba"}};
    };
    const auto word = [&] {
        return json{{"pending", part(now, "pending").value("id", 0)},
                    {"hash", part(now, "pending").value("hash", std::string())},
                    {"note", ""}};
    };
    now = call(m_ana, "POST", path + "/request", wish(), 200, nullptr, tag(now));
    call(m_ana, "POST", path + "/approve", word(), 403);
    now = call(m_luis, "POST", path + "/reject", word(), 200);
    now = call(m_ana, "POST", path + "/request", wish(), 200, nullptr, tag(now));
    now = call(m_luis, "POST", path + "/approve", word(), 200, "prompt.approve");
    now = call(m_ana, "POST", path + "/restore", {{"version", 1}}, 200, nullptr, tag(now));
    json other = text;
    other["text"] = "Resume {{equipo}}.\nSé breve.";
    now = call(m_ana, "PUT", path, other, 200, nullptr, tag(now));
    call(m_ana, "GET", path + "/diff?from=1&to=draft", nullptr, 200);
    call(m_ana, "DELETE", path + "/draft", nullptr, 200, nullptr, tag(now));
    call(m_ana, "GET", path + "/versions", nullptr, 200);
    call(m_ana, "GET", path + "/versions/1", nullptr, 200);
    call(m_ana, "GET", "prompts", nullptr, 200);
    json request{{"agent", "averías"},
                 {"entity", "Modelo X 9"},
                 {"action", "Clasificar avería"},
                 {"inputs", {{"equipo", "Modelo X 9"}}},
                 {"prompt", {{"id", now.value("id", std::string())}, {"version", 1}}}};
    decide(request, 201);
    request["inputs"] = json::object();
    decide(request, 400);
    call(m_luis, "POST", path + "/versions/1/withdraw", {{"note", ""}}, 200);
    decide(request, 409);
    call(m_ana, "GET", path, nullptr, 200);
    now = call(m_ana, "POST", "prompts", text, 201);
    call(m_ana, "DELETE", "prompts/" + QByteArray::fromStdString(now.value("id", std::string())) + "/draft", nullptr,
         204, nullptr, tag(now));
}

void GovernanceReplies::notifications()
{
    const QByteArray path = "/api/admin/notifications";
    const json first = call(m_ana, "GET", path + "?limit=1", nullptr, 200);
    call(m_ana, "GET", path + "?after=" + QByteArray::fromStdString(first.value("next", std::string())), nullptr, 200);
    call(m_ana, "GET", path + "?after=x", nullptr, 400);
    const json &told = first.value("notifications", json::array());
    if (told.empty())
        return;
    call(m_ana, "POST", path + '/' + QByteArray::fromStdString(told.front().value("id", std::string())) + "/read",
         nullptr, 204);
    call(m_ana, "POST", path + "/ntf-none/read", nullptr, 404);
    call(m_ana, "POST", path + "/read-all", {{"until", told.front().value("at", std::string())}}, 204);
}

} // namespace atalaya::tests
