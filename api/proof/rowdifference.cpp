// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/rowdifference.h"

namespace atalaya::api {

namespace {

template<class T>
void compare(std::vector<std::string> &names, const char *name, const T &shown, const T &proven)
{
    if (shown != proven)
        names.emplace_back(name);
}

} // namespace

std::vector<std::string> factDifferences(const contract::AuditRow &shown, const rules::DecisionFacts &facts)
{
    std::vector<std::string> names;
    compare(names, "at", shown.at, facts.at);
    compare(names, "id", shown.id, facts.id);
    compare(names, "agent", shown.agent, facts.agent);
    compare(names, "entity", shown.entity, facts.entity);
    compare(names, "action", shown.action, facts.action);
    compare(names, "state", shown.state, facts.state);
    compare(names, "policyId", shown.policyId, facts.policyId);
    compare(names, "policyName", shown.policyName, facts.policyName);
    compare(names, "policyVersion", shown.policyVersion, facts.policyVersion);
    compare(names, "confidence", shown.confidence, facts.confidence);
    compare(names, "risk", shown.risk, facts.risk);
    compare(names, "containsPii", shown.containsPii, facts.containsPii);
    return names;
}

std::vector<std::string> bodyDifferences(const contract::AuditRow &shown,
                                         const std::optional<rules::DecisionBody> &body)
{
    const auto text = [&body](std::string rules::DecisionBody::*field) {
        return body ? std::optional((*body).*field) : std::nullopt;
    };
    std::vector<std::string> names;
    compare(names, "user", shown.user, text(&rules::DecisionBody::user));
    compare(names, "reason", shown.reason, text(&rules::DecisionBody::reason));
    compare(names, "correlationId", shown.correlationId, text(&rules::DecisionBody::correlationId));
    return names;
}

} // namespace atalaya::api
