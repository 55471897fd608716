// SPDX-License-Identifier: GPL-3.0-or-later
#include "policydraft.h"

#include "policyparts.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

json encode(const PolicyExample &example)
{
    return {{"name", example.name},
            {"agent", example.agent},
            {"entity", example.entity},
            {"action", example.action},
            {"role", parts::orNull(example.role)},
            {"tier", parts::orNull(example.tier)},
            {"confidence", parts::orNull(example.confidence)},
            {"risk", parts::orNull(example.risk)},
            {"amount", parts::orNull(example.amount)},
            {"containsPii", example.containsPii},
            {"at", parts::orNull(example.at)},
            {"expected", example.expected}};
}

Decoded<PolicyExample> decodePolicyExample(const json &value)
{
    Reader in(value);
    PolicyExample example = parts::example(in);
    in.refuseUnknown();
    return in.finish(std::move(example));
}

json encode(const PolicyDraft &draft)
{
    json outcomes = json::array();
    for (const PolicyExampleOutcome &outcome : draft.outcomes)
        outcomes.push_back({{"actual", outcome.actual}, {"holds", outcome.holds}});
    return {{"basedOn", draft.basedOn},
            {"hash", draft.hash},
            {"savedAt", formatInstant(draft.savedAt)},
            {"savedBy", draft.savedBy},
            {"policy", parts::textObject(draft.policy)},
            {"examples", parts::encodeExamples(draft.examples)},
            {"outcomes", std::move(outcomes)}};
}

Decoded<PolicyDraft> decodePolicyDraft(const json &value)
{
    Reader in(value);
    PolicyDraft draft;
    draft.basedOn = in.integer("basedOn", 0);
    draft.hash = parts::hash(in, "hash");
    draft.savedAt = in.instant("savedAt");
    draft.savedBy = in.string("savedBy", 200);
    draft.policy = parts::objectText(in, value, "policy");
    draft.examples = parts::examples(in);
    draft.outcomes = in.list("outcomes", [](Reader &item) {
        return PolicyExampleOutcome{parts::oneOf(item, "actual", {"auto", "review", "blocked", "silent"}),
                                    item.boolean("holds")};
    });
    if (in.ok() && draft.outcomes.size() != draft.examples.size())
        in.fail("outcomes", "not one for each example");
    return in.finish(std::move(draft));
}

json encode(const PolicyDraftRequest &request)
{
    return {{"policy", parts::textObject(request.policy)},
            {"examples", parts::encodeExamples(request.examples)},
            {"basedOn", parts::orNull(request.basedOn)}};
}

Decoded<PolicyDraftRequest> decodePolicyDraftRequest(const json &value)
{
    Reader in(value);
    PolicyDraftRequest request;
    request.policy = parts::objectText(in, value, "policy");
    request.examples = parts::examples(in);
    if (in.maybeInteger("basedOn"))
        request.basedOn = in.integer("basedOn", 0);
    in.refuseUnknown();
    return in.finish(std::move(request));
}

} // namespace atalaya::contract
