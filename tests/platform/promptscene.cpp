// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/promptscene.h"

namespace atalaya::tests {

using contract::PromptDetail;
using nlohmann::json;

PromptDetail PromptScene::detail(const std::string &id)
{
    const Answer answer = call(compliance, "GET", base + '/' + id);
    if (answer.status != 200)
        qFatal("no template: %d %s", answer.status, answer.error.dump().c_str());
    return contract::decodePromptDetail(answer.data).value();
}

PromptDetail PromptScene::made(const std::string &who)
{
    const Answer answer = call(who, "POST", base, promptText());
    if (answer.status != 201)
        qFatal("not made: %d %s", answer.status, answer.error.dump().c_str());
    return contract::decodePromptDetail(answer.data).value();
}

GovernanceScene::Answer PromptScene::save(const std::string &who, const std::string &id, const json &body)
{
    return call(who, "PUT", base + '/' + id, body, {{}, ifMatch(detail(id).revision)});
}

PromptDetail PromptScene::asked(const std::string &who, const std::string &id)
{
    const PromptDetail now = detail(id);
    const Answer answer =
        call(who, "POST", base + '/' + id + "/request", {{"hash", now.draft->hash}, {"note", "Llamar al 612007431"}},
             {{}, ifMatch(now.revision)});
    if (answer.status != 200)
        qFatal("not asked: %d %s", answer.status, answer.error.dump().c_str());
    return contract::decodePromptDetail(answer.data).value();
}

GovernanceScene::Answer PromptScene::verdict(const std::string &who, const std::string &id, const char *word,
                                             const std::string &stepUp)
{
    const PromptDetail now = detail(id);
    const json body{{"pending", now.pending ? now.pending->id : 0},
                    {"hash", now.pending ? now.pending->hash : std::string(64, '0')},
                    {"note", ""}};
    return call(who, "POST", base + '/' + id + '/' + word, body, {stepUp, {}});
}

PromptDetail PromptScene::approved(int versions)
{
    const std::string id = made(compliance).id;
    for (int i = 1; i <= versions; ++i) {
        if (i > 1 && save(compliance, id, promptText("Versión " + std::to_string(i) + " de {{equipo}}.")).status != 200)
            qFatal("not saved");
        (void)asked(compliance, id);
        if (const Answer answer = verdict(admin, id); answer.status != 200)
            qFatal("not approved: %d %s", answer.status, answer.error.dump().c_str());
    }
    return detail(id);
}

GovernanceScene::Answer PromptScene::use(const std::string &id, std::int64_t version, const json &changes,
                                         const QByteArray &key)
{
    json request = harmlessRequest(changes);
    request["prompt"] = {{"id", id}, {"version", version}};
    return decide(request, key);
}

json promptText(const std::string &text)
{
    return {{"name", "Resumen"}, {"text", text}, {"placeholders", {{{"name", "equipo"}, {"about", "Modelo"}}}}};
}

HttpHeaders ifMatch(std::int64_t revision)
{
    return {{"if-match", '"' + QByteArray::number(static_cast<qlonglong>(revision)) + '"'}};
}

json harmlessRequest(const json &changes)
{
    json request = blockedRequest();
    request["risk"] = 20;
    request["inputs"] = {{"equipo", "Modelo X 1204"}};
    request.merge_patch(changes);
    return request;
}

} // namespace atalaya::tests
