// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/governancescene.h"

#include "platform/store/database.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace atalaya::tests {

using nlohmann::json;

namespace {

QString emailOf(const std::string &who)
{
    return QString::fromStdString(who) + QStringLiteral(".example");
}

const std::string admin = "marta.vidal@ascensores-xyz";

} // namespace

json blockedRequest()
{
    return {{"agent", "averías"},
            {"entity", "Modelo X 1204"},
            {"action", "Clasificar avería"},
            {"confidence", 0.91},
            {"risk", 95},
            {"inputs", {{"planta", 3}, {"telefono", "612007431"}}}};
}

bool GovernanceScene::start()
{
    if (!m_platform.start({QStringLiteral("--demo")}))
        return false;
    m_key = keyOf(admin);
    return !m_key.isEmpty();
}

void GovernanceScene::advance(qint64 seconds)
{
    m_platform.advance(seconds);
    forget();
}

DemoSession &GovernanceScene::session(const std::string &who)
{
    DemoSession &session = m_sessions[who];
    if (!session.isOpen())
        session = signInToDemo(m_platform, emailOf(who));
    return session;
}

HttpHeaders GovernanceScene::proven(const std::string &who, const std::string &stepUp, const char *method,
                                    const std::string &target, const json &body)
{
    const QByteArray text = body.is_null() ? QByteArray() : QByteArray::fromStdString(body.dump());
    return stepUpAtDemo(m_platform, session(who), emailOf(who), QByteArray::fromStdString(stepUp), method,
                        QByteArray::fromStdString(target), text);
}

GovernanceScene::Answer GovernanceScene::call(const std::string &who, const char *method, const std::string &target,
                                              const json &body, const Sent &sent)
{
    HttpHeaders headers = sent.stepUp.empty() ? session(who).headers() : proven(who, sent.stepUp, method, target, body);
    headers.insert(sent.headers);
    if (!headers.contains("idempotency-key"))
        headers.insert("idempotency-key", freshKey());
    const QByteArray text = body.is_null() ? QByteArray() : QByteArray::fromStdString(body.dump());
    return answerOf(m_platform.send(method, QByteArray::fromStdString(target), headers, text));
}

QByteArray GovernanceScene::keyOf(const std::string &who)
{
    const Answer made =
        call(who, "POST", "/api/admin/api-keys", {{"name", "Agents"}, {"kind", "secret"}, {"scopes", {"decide"}}});
    return made.status == 201 ? QByteArray::fromStdString(made.data.at("key").get<std::string>()) : QByteArray();
}

GovernanceScene::Answer GovernanceScene::decide(const json &body, const QByteArray &key,
                                                const QByteArray &idempotencyKey)
{
    const HttpHeaders headers{{"x-api-key", key.isEmpty() ? m_key : key},
                              {"idempotency-key", idempotencyKey.isEmpty() ? freshKey() : idempotencyKey}};
    return answerOf(m_platform.send("POST", "/api/governance/decide", headers, QByteArray::fromStdString(body.dump())));
}

GovernanceScene::Answer GovernanceScene::answerOf(const HttpReply &reply)
{
    {
        const std::lock_guard lock(m_mutex);
        m_answers.push_back(reply.body);
    }
    Answer answer{reply.status, json::object(), json::object()};
    const json document = json::parse(reply.body.toStdString(), nullptr, false);
    if (document.is_object()) {
        answer.data = document.value("data", json::object());
        answer.error = document.value("error", json::object());
    }
    return answer;
}

bool GovernanceScene::wasAnswered(const QByteArray &text)
{
    const std::lock_guard lock(m_mutex);
    return std::ranges::any_of(m_answers, [&text](const QByteArray &answer) { return answer.contains(text); });
}

bool GovernanceScene::isStored(const QByteArray &text)
{
    QDirIterator files(m_platform.dataPath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            return true;
    }
    return false;
}

std::int64_t GovernanceScene::trail(const std::string &action, const std::string &result)
{
    return count("change JOIN base_log_leaf USING (tenant_id, seq)",
                 "action = '" + action + "' AND result = '" + result + "'");
}

std::int64_t GovernanceScene::count(const std::string &table, const std::string &where)
{
    platform::Database database((m_platform.dataPath() + QStringLiteral("/platform.db")).toStdString(),
                                platform::Database::Schema::AsIs);
    std::int64_t number = -1;
    database.read([&](platform::Connection &connection) {
        number = connection.row("SELECT count(*) FROM base_" + table + " WHERE " + where)->integer(0);
    });
    return number;
}

void GovernanceScene::change(const std::string &sql)
{
    platform::Database database((m_platform.dataPath() + QStringLiteral("/platform.db")).toStdString(),
                                platform::Database::Schema::AsIs);
    database.write([&](platform::Transaction &transaction) { transaction.run(sql); });
}

} // namespace atalaya::tests
