// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policytext.h"

#include "api/rules/policyjson.h"

#include <nlohmann/json.hpp>

namespace atalaya::models {

using nlohmann::json;

std::optional<rules::Policy> policyIn(const std::string &text)
{
    const json value = json::parse(text, nullptr, false);
    if (value.is_discarded())
        return std::nullopt;
    auto policy = rules::decodePolicy(value);
    return policy ? std::optional(*std::move(policy)) : std::nullopt;
}

std::optional<rules::Policy> shownPolicyOf(const contract::PolicyDetail &detail)
{
    if (detail.draft)
        return policyIn(detail.draft->policy);
    if (detail.published)
        return policyIn(detail.published->policy);
    return detail.pending ? policyIn(detail.pending->policy) : std::nullopt;
}

std::vector<contract::PolicyExample> shownExamplesOf(const contract::PolicyDetail &detail)
{
    if (detail.draft)
        return detail.draft->examples;
    if (detail.published)
        return detail.published->examples;
    return detail.pending ? detail.pending->examples : std::vector<contract::PolicyExample>();
}

std::optional<contract::PolicyDetail> policyDetailIn(const QByteArray &text)
{
    const json value = json::parse(text.begin(), text.end(), nullptr, false);
    if (value.is_discarded())
        return std::nullopt;
    auto detail = contract::decodePolicyDetail(value);
    return detail ? std::optional(*std::move(detail)) : std::nullopt;
}

api::ApiError unreadablePolicy()
{
    api::ApiError error;
    error.kind = api::ApiError::Kind::BadResponse;
    error.code = QStringLiteral("unreadable_policy");
    error.message = QStringLiteral("the policy is not as this version of the console knows it");
    return error;
}

} // namespace atalaya::models
