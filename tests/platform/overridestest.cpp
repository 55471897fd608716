// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/overridestest.h"

namespace atalaya::tests {

using nlohmann::json;

std::string OverridesTest::wishPath(const std::string &decisionId)
{
    return "/api/admin/audit/decisions/" + decisionId + "/override-requests";
}

json OverridesTest::once(const std::string &reason)
{
    return {{"reason", reason}, {"scope", "once"}, {"hours", 0}};
}

json OverridesTest::with(const json &changes)
{
    json request = blockedRequest();
    request.merge_patch(changes);
    return request;
}

HttpHeaders OverridesTest::ifMatch(const contract::Override &one)
{
    return {{"if-match", '"' + QByteArray::number(static_cast<qlonglong>(one.revision)) + '"'}};
}

std::string OverridesTest::blocked(const json &body)
{
    const Answer answer = m_scene.decide(body);
    if (answer.status != 201 || answer.data.at("state") == "executed")
        qFatal("not held: %s", answer.data.dump().c_str());
    return answer.data.at("decisionId");
}

contract::Override OverridesTest::wish(const std::string &who, const std::string &decisionId, const json &body)
{
    const Answer answer = m_scene.call(who, "POST", wishPath(decisionId), body);
    if (answer.status != 201)
        qFatal("no override: %d %s", answer.status, answer.error.dump().c_str());
    return contract::decodeOverride(answer.data).value();
}

OverridesTest::Answer OverridesTest::verdict(const std::string &who, const contract::Override &one, const char *word,
                                             const std::string &note)
{
    const bool safe = std::string(word) == "withdraw";
    return m_scene.call(who, "POST", overridesPath + '/' + one.id + '/' + word, {{"hash", one.hash}, {"note", note}},
                        {safe ? std::string() : std::string("override.") + word, ifMatch(one)});
}

contract::Override OverridesTest::approved(const json &request, const json &body)
{
    const contract::Override one = wish(manager, blocked(request), body);
    const Answer answer = verdict(compliance, one, "approve");
    if (answer.status != 200)
        qFatal("not approved: %d %s", answer.status, answer.error.dump().c_str());
    return contract::decodeOverride(answer.data).value();
}

OverridesTest::Answer OverridesTest::use(const contract::Override &one, json body, const QByteArray &key)
{
    body["overrideId"] = one.id;
    return m_scene.decide(body, key);
}

std::string OverridesTest::stateOf(const contract::Override &one)
{
    return m_scene.call(admin, "GET", overridesPath + '/' + one.id).data.value("state", std::string());
}

} // namespace atalaya::tests
