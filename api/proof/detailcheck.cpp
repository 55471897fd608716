// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "api/proof/rowcheck.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

namespace {

using nlohmann::json;

/// Whether the inputs that are shown are those within the body's own bytes, whatever the order of their names.
bool areInputs(const std::optional<std::string> &shown, const std::optional<contract::OpenedPayload> &body)
{
    if (!shown || !body)
        return shown.has_value() == body.has_value();
    const auto proven = contract::parseJson(body->bytes);
    const auto given = contract::parseJson(*shown);
    if (!proven || !given || !proven->is_object() || !proven->contains("inputs"))
        return false;
    return proven->at("inputs") == *given;
}

} // namespace

RowCheck checkDetail(RowCheck row, const contract::AuditDecision &shown)
{
    if (!areInputs(shown.inputs, shown.proof.body))
        row.differs.emplace_back("inputs");
    const contract::AuditDecision::Policy policy{shown.row.policyId, shown.row.policyName, shown.row.policyVersion};
    if (!(shown.policy == policy))
        row.differs.emplace_back("policy");
    if (!row.differs.empty())
        row.outcome = LogOutcome::NotInLog;
    return row;
}

} // namespace atalaya::api
