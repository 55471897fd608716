// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/safeusescene.h"

namespace atalaya::tests {

using contract::SafeUse;
using contract::SafeUseRules;
using nlohmann::json;

void SafeUseScene::reset()
{
    forget();
    if (now().rules != SafeUseRules{})
        (void)set({});
}

SafeUse SafeUseScene::now(const std::string &who)
{
    const Answer answer = call(who, "GET", path);
    if (answer.status != 200)
        qFatal("no rules: %d %s", answer.status, answer.error.dump().c_str());
    return contract::decodeSafeUse(answer.data).value();
}

GovernanceScene::Answer SafeUseScene::put(const SafeUseRules &rules, const Sent &sent, const std::string &who)
{
    Sent complete = sent;
    if (!complete.headers.contains("if-match"))
        complete.headers.insert(ifMatch(now().version));
    return call(who, "PUT", path, safeUseRequest(rules), complete);
}

SafeUse SafeUseScene::set(const SafeUseRules &rules)
{
    const Answer answer = put(rules, {weaken, {}});
    if (answer.status != 200)
        qFatal("not changed: %d %s", answer.status, answer.error.dump().c_str());
    return contract::decodeSafeUse(answer.data).value();
}

std::int64_t SafeUseScene::leavesWith(const std::string &text)
{
    return count("log_leaf", "instr(CAST(body AS TEXT), '" + text + "') > 0");
}

json safeUseRequest(const SafeUseRules &rules, const std::string &note)
{
    return encode(contract::SafeUseRequest{rules, note});
}

SafeUseRules strictRules()
{
    SafeUseRules rules;
    rules.strictRag = "blocked";
    rules.limits = {1'000, 200, 10};
    return rules;
}

HttpHeaders ifMatch(std::int64_t version)
{
    return {{"if-match", '"' + QByteArray::number(static_cast<qlonglong>(version)) + '"'}};
}

json harmlessRequest(const json &changes)
{
    json request = blockedRequest();
    request["risk"] = 20;
    request["inputs"] = {{"planta", 3}};
    request.merge_patch(changes);
    return request;
}

} // namespace atalaya::tests
