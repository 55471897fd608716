// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditdecision.h"

#include <QList>
#include <QString>

#include <optional>
#include <string_view>

namespace atalaya::models {

/// One value of a decision's inputs, as it is stored.
struct AuditInput
{
    /// "amount", "applicant.name", "documents[2]".
    QString name;
    /// Texts as they are, numbers and the rest as JSON.
    QString value;
    /// Something in it was replaced before it was stored: it holds a mark such as [email].
    bool isMasked = false;

    bool operator==(const AuditInput &) const = default;
};

/// A decision with all that is stored of it, read from the very bytes that the log commits to where they are there.
struct AuditDetail
{
    contract::AuditRow row;
    /// Empty without any, and when they were erased.
    QList<AuditInput> inputs;
    /// The bytes were erased: user, reason, correlation and inputs can't be known any more.
    bool isErased = false;
    /// The leaf that says so; nullopt where nothing covers the loss.
    std::optional<contract::AuditDecision::Erased> erased;
    contract::AuditDecision::Policy policy;
    contract::AuditDecision::Proof proof;

    bool operator==(const AuditDetail &) const = default;
};

/// Retention has left nothing of it but number, id and time: no decision is without an agent. Its state is handed out
/// all the same, for figures of the past count it, but nothing proves it.
[[nodiscard]] bool isErased(const contract::AuditRow &row);
/// What an agent sent, from the text of a JSON object; empty when it is none.
[[nodiscard]] QList<AuditInput> inputsIn(const std::string &text);
/// nullopt when the parts of the answer do not say the same: then nothing of it is to be shown.
[[nodiscard]] std::optional<AuditDetail> detailOf(const contract::AuditDecision &decision);
/// The row with its reason in `language` ("es", "en"), where the policy as it was says the same in several.
[[nodiscard]] contract::AuditRow inLanguage(const AuditDetail &detail, std::string_view language);

} // namespace atalaya::models
