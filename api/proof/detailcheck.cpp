// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "api/proof/rowcheck.h"

#include <QCryptographicHash>

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

/// The hash of the policy's content that the body holds; empty where it holds none.
std::string provenHash(const std::optional<contract::OpenedPayload> &body)
{
    const auto proven = contract::parseJson(body ? body->bytes : std::string());
    if (!proven || !proven->is_object() || !proven->contains("policy") || !proven->at("policy").is_object())
        return {};
    const json hash = proven->at("policy").value("hash", json());
    return hash.is_string() ? hash.get<std::string>() : std::string();
}

/// Whether the policy that is shown is the row's, and its text the one that the hash is of.
bool isPolicy(const contract::AuditDecision &shown)
{
    const contract::AuditDecision::Policy &policy = shown.policy;
    if (policy.id != shown.row.policyId || policy.name != shown.row.policyName ||
        policy.version != shown.row.policyVersion)
        return false;
    const std::string proven = provenHash(shown.proof.body);
    if (!proven.empty() && !policy.hash.empty() && policy.hash != proven)
        return false;
    if (!policy.document)
        return true;
    const QByteArray text = QByteArray::fromStdString(*policy.document);
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().toStdString() == policy.hash;
}

} // namespace

RowCheck checkDetail(RowCheck row, const contract::AuditDecision &shown)
{
    if (!areInputs(shown.inputs, shown.proof.body))
        row.differs.emplace_back("inputs");
    if (!isPolicy(shown))
        row.differs.emplace_back("policy");
    if (!row.differs.empty())
        row.outcome = LogOutcome::NotInLog;
    return row;
}

} // namespace atalaya::api
