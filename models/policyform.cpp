// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policyform.h"

#include "models/policytimes.h"

namespace atalaya::models {

using namespace Qt::StringLiterals;
using rules::PolicyConditions;
using rules::PolicyNumber;

namespace {

/// `value` steps of 1/`steps`, with as many decimals as it needs and at least `least`.
QString decimal(std::int64_t value, std::int64_t steps, int least)
{
    QString text = QString::number(value / steps);
    QString rest;
    for (std::int64_t part = value % steps, step = steps / 10; step > 0; step /= 10) {
        rest += QString::number(part / step % 10);
        part %= step;
    }
    while (rest.size() > least && rest.endsWith(u'0'))
        rest.chop(1);
    return rest.isEmpty() ? text : text + u'.' + rest;
}

void addNumber(PolicyConditionRows &rows, PolicyAspect aspect, const std::optional<PolicyNumber> &number,
               std::int64_t steps, int least)
{
    if (!number)
        return;
    if (number->missing)
        rows.append({aspect, PolicyTest::Missing, {}});
    if (number->from)
        rows.append({aspect, number->from->inclusive ? PolicyTest::AtLeast : PolicyTest::Above,
                     decimal(number->from->value, steps, least)});
    if (number->to)
        rows.append({aspect, number->to->inclusive ? PolicyTest::AtMost : PolicyTest::Below,
                     decimal(number->to->value, steps, least)});
}

void addNames(PolicyConditionRows &rows, PolicyAspect aspect, const std::vector<std::string> &names)
{
    if (!names.empty())
        rows.append({aspect, PolicyTest::OneOf, joinNames(names)});
}

PolicyConditionRows rowsOf(const PolicyConditions &when)
{
    PolicyConditionRows rows;
    addNumber(rows, PolicyAspect::Confidence, when.confidence, rules::confidenceSteps, 2);
    addNumber(rows, PolicyAspect::Risk, when.risk, 1, 0);
    // Minor units are hundredths of what people write.
    const bool whole = !when.amount || ((!when.amount->from || when.amount->from->value % 100 == 0) &&
                                        (!when.amount->to || when.amount->to->value % 100 == 0));
    addNumber(rows, PolicyAspect::Amount, when.amount, 100, whole ? 0 : 2);
    if (when.containsPii)
        rows.append({PolicyAspect::Pii, PolicyTest::Is, *when.containsPii ? u"yes"_s : u"no"_s});
    addNames(rows, PolicyAspect::Agent, when.agents);
    addNames(rows, PolicyAspect::Entity, when.entities);
    addNames(rows, PolicyAspect::Action, when.actions);
    addNames(rows, PolicyAspect::Role, when.roles);
    addNames(rows, PolicyAspect::Tier, when.tiers);
    if (!when.windows.empty())
        rows.append({PolicyAspect::Time, PolicyTest::Within, windowsText(when.windows)});
    return rows;
}

PolicyOutcomeForm outcomeOf(const rules::PolicyOutcome &then)
{
    const auto text = [&then](const char *language) {
        const auto found = then.reason.find(language);
        return found == then.reason.end() ? QString() : QString::fromStdString(found->second);
    };
    return {then.mode, text("es"), text("en")};
}

} // namespace

QList<PolicyTest> testsOf(PolicyAspect aspect)
{
    switch (aspect) {
    case PolicyAspect::Confidence:
    case PolicyAspect::Risk:
    case PolicyAspect::Amount:
        return {PolicyTest::Below, PolicyTest::AtMost, PolicyTest::Above, PolicyTest::AtLeast, PolicyTest::Missing};
    case PolicyAspect::Pii:
        return {PolicyTest::Is};
    case PolicyAspect::Time:
        return {PolicyTest::Within};
    default:
        return {PolicyTest::OneOf};
    }
}

QString joinNames(const std::vector<std::string> &names)
{
    QStringList all;
    for (const std::string &name : names) {
        const QString text = QString::fromStdString(name);
        all += text.contains(u',') ? u'"' + text + u'"' : text;
    }
    return all.join(u", "_s);
}

std::vector<std::string> splitNames(const QString &text)
{
    std::vector<std::string> names;
    QString name;
    bool isQuoted = false;
    const auto take = [&] {
        if (const QString found = name.trimmed(); !found.isEmpty())
            names.push_back(found.toStdString());
        name.clear();
    };
    for (const QChar c : text) {
        if (c == u'"')
            isQuoted = !isQuoted;
        else if (c == u',' && !isQuoted)
            take();
        else
            name += c;
    }
    take();
    return names;
}

PolicyForm formOf(const rules::Policy &policy)
{
    PolicyForm form;
    form.id = QString::fromStdString(policy.id);
    form.name = QString::fromStdString(policy.name);
    form.entities = joinNames(policy.entities);
    form.actions = joinNames(policy.actions);
    for (const rules::PolicyRule &rule : policy.rules) {
        PolicyRuleForm made{rowsOf(rule.when), {}, outcomeOf(rule.then)};
        for (const PolicyConditions &group : rule.any)
            made.any.append(rowsOf(group));
        form.rules.append(made);
    }
    if (policy.otherwise)
        form.otherwise = outcomeOf(*policy.otherwise);
    form.priority = QString::number(policy.priority);
    form.enabled = policy.enabled;
    form.validFrom = policy.validFrom;
    form.validTo = policy.validTo;
    form.owner = QString::fromStdString(policy.owner);
    return form;
}

} // namespace atalaya::models
