// SPDX-License-Identifier: GPL-3.0-or-later
#include "policydiff.h"

#include "policyjson.h"

#include "api/contract/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace atalaya::rules {

namespace {

using nlohmann::json;
using Differences = std::vector<PolicyDifference>;

std::optional<std::string> textOf(const json *value)
{
    return value != nullptr ? std::optional(contract::dumpJson(*value)) : std::nullopt;
}

const json *member(const json *object, const std::string &name)
{
    const auto found = object != nullptr ? object->find(name) : json::const_iterator();
    return object != nullptr && found != object->end() ? &*found : nullptr;
}

void compare(const json *before, const json *after, const std::string &pointerBefore, const std::string &pointerAfter,
             Differences &found);

/// How many rules of two lists stayed, from each place of the first and of the second on.
std::vector<std::vector<std::size_t>> common(const json &before, const json &after)
{
    std::vector<std::vector<std::size_t>> lengths(before.size() + 1, std::vector<std::size_t>(after.size() + 1));
    for (std::size_t i = before.size(); i-- > 0;) {
        for (std::size_t k = after.size(); k-- > 0;)
            lengths[i][k] =
                before[i] == after[k] ? lengths[i + 1][k + 1] + 1 : std::max(lengths[i + 1][k], lengths[i][k + 1]);
    }
    return lengths;
}

void compareRules(const json &before, const json &after, Differences &found)
{
    const auto lengths = common(before, after);
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < before.size() || k < after.size()) {
        if (i < before.size() && k < after.size() && before[i] == after[k]) {
            ++i;
            ++k;
            continue;
        }
        // Up to the next rule that stayed: in place of each other, then what is left over.
        std::size_t gone = i;
        std::size_t come = k;
        while (lengths[gone][come] > 0 && before[gone] != after[come])
            lengths[gone + 1][come] >= lengths[gone][come + 1] ? ++gone : ++come;
        if (lengths[gone][come] == 0) {
            gone = before.size();
            come = after.size();
        }
        for (; i < gone || k < come; i += i < gone ? 1 : 0, k += k < come ? 1 : 0) {
            compare(i < gone ? &before[i] : nullptr, k < come ? &after[k] : nullptr, "/rules/" + std::to_string(i),
                    "/rules/" + std::to_string(k), found);
        }
    }
}

void compare(const json *before, const json *after, const std::string &pointerBefore, const std::string &pointerAfter,
             Differences &found)
{
    if (before != nullptr && after != nullptr && *before == *after)
        return;
    if (before == nullptr || after == nullptr || !before->is_object() || !after->is_object()) {
        found.push_back({before != nullptr ? pointerBefore : std::string(),
                         after != nullptr ? pointerAfter : std::string(), textOf(before), textOf(after)});
        return;
    }
    std::set<std::string> names;
    for (const json *const object : {before, after}) {
        for (const auto &item : object->items())
            names.insert(item.key());
    }
    for (const std::string &name : names) {
        if (name == "rules" && pointerBefore.empty()) {
            const json none = json::array();
            const json *const rulesBefore = member(before, name);
            const json *const rulesAfter = member(after, name);
            compareRules(rulesBefore != nullptr ? *rulesBefore : none, rulesAfter != nullptr ? *rulesAfter : none,
                         found);
        } else {
            compare(member(before, name), member(after, name), pointerBefore + '/' + name, pointerAfter + '/' + name,
                    found);
        }
    }
}

} // namespace

std::vector<PolicyDifference> differencesOf(const Policy &before, const Policy &after)
{
    Differences found;
    const json left = encodePolicy(before);
    const json right = encodePolicy(after);
    compare(&left, &right, {}, {}, found);
    return found;
}

} // namespace atalaya::rules
