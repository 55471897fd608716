// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/policydraft.h"
#include "api/rules/policyset.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace atalaya::models {

/// What a condition looks at.
enum class PolicyAspect
{
    Confidence,
    Risk,
    Amount,
    Pii,
    Agent,
    Entity,
    Action,
    Role,
    Tier,
    Time
};
enum class PolicyTest
{
    Below,
    AtMost,
    Above,
    AtLeast,
    Missing,
    /// Of Pii: "yes" or "no".
    Is,
    /// Of names, separated by commas.
    OneOf,
    /// Of Time, see policytimes.h.
    Within
};
/// The tests that fit an aspect; the first is what a new condition has.
[[nodiscard]] QList<PolicyTest> testsOf(PolicyAspect aspect);

/// One line of the form, as it is typed: the value may be no number yet. Numbers have a point or a comma; amounts are
/// in whole units of the currency.
struct PolicyConditionRow
{
    PolicyAspect aspect = PolicyAspect::Confidence;
    PolicyTest test = PolicyTest::Below;
    QString value{};

    bool operator==(const PolicyConditionRow &) const = default;
};
using PolicyConditionRows = QList<PolicyConditionRow>;

struct PolicyOutcomeForm
{
    rules::PolicyMode mode = rules::PolicyMode::Review;
    QString reasonEs{};
    QString reasonEn{};

    bool operator==(const PolicyOutcomeForm &) const = default;
};

/// All of `all`, and all of one of the groups in `any`.
struct PolicyRuleForm
{
    PolicyConditionRows all{};
    QList<PolicyConditionRows> any{};
    PolicyOutcomeForm then{};

    bool operator==(const PolicyRuleForm &) const = default;
};

/// A policy while it is written. What the form does not show is kept as it came.
struct PolicyForm
{
    QString id{};
    QString name{};
    /// Names separated by commas; empty: every one.
    QString entities{};
    QString actions{};
    QList<PolicyRuleForm> rules{};
    std::optional<PolicyOutcomeForm> otherwise{};
    QString priority{};
    bool enabled = true;
    std::optional<contract::Instant> validFrom{};
    std::optional<contract::Instant> validTo{};
    QString owner{};
    /// What the policy is held to; each is whole, whatever is typed elsewhere.
    std::vector<contract::PolicyExample> examples{};

    bool operator==(const PolicyForm &) const = default;
};

/// Where in the form something is.
struct PolicyPlace
{
    enum class Part
    {
        Name,
        Entities,
        Actions,
        /// The list of rules.
        Rules,
        Rule,
        Condition,
        Reason,
        OtherwiseReason,
        Priority,
        Other
    };
    Part part = Part::Other;
    int rule = -1;
    /// Of PolicyRuleForm::any; -1: of `all`.
    int group = -1;
    int row = -1;

    bool operator==(const PolicyPlace &) const = default;
};
struct PolicyFormFault
{
    PolicyPlace place{};
    /// As rules::PolicyFault has it.
    QString code{};

    bool operator==(const PolicyFormFault &) const = default;
};

/// What the form says. With faults: what can be understood of it, good for reading and nothing else.
struct PolicyFormReading
{
    rules::Policy policy{};
    QList<PolicyFormFault> faults{};
};

[[nodiscard]] PolicyForm formOf(const rules::Policy &policy);
[[nodiscard]] PolicyFormReading readForm(const PolicyForm &form);
/// Names separated by commas; one that has a comma stands in quotes.
[[nodiscard]] QString joinNames(const std::vector<std::string> &names);
[[nodiscard]] std::vector<std::string> splitNames(const QString &text);

/// For the drafts of this computer: what is typed, faults and all.
[[nodiscard]] QByteArray writeForm(const PolicyForm &form, std::int64_t revision);
struct KeptPolicyForm
{
    PolicyForm form{};
    /// The revision that it was written on.
    std::int64_t revision = 0;
};
/// nullopt: this was not written here.
[[nodiscard]] std::optional<KeptPolicyForm> readKeptForm(const QByteArray &bytes);

} // namespace atalaya::models
