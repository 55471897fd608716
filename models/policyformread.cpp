// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policyjson.h"
#include "models/policyform.h"
#include "models/policynumber.h"
#include "models/policytimes.h"

#include <QHash>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::models {

using namespace Qt::StringLiterals;
using Part = PolicyPlace::Part;
using rules::PolicyConditions;

namespace {

/// Reads the lines of one group.
class RowsReader
{
public:
    RowsReader(QList<PolicyFormFault> &faults, int rule, int group)
        : m_faults(&faults)
        , m_place{Part::Condition, rule, group, -1}
    {}

    PolicyConditions read(const PolicyConditionRows &rows)
    {
        for (m_place.row = 0; m_place.row < rows.size(); ++m_place.row)
            add(rows.at(m_place.row));
        return m_when;
    }

private:
    void fault(const QString &code) { m_faults->append({m_place, code}); }

    void add(const PolicyConditionRow &row)
    {
        switch (row.aspect) {
        case PolicyAspect::Confidence:
            return addNumber(row, m_when.confidence, 4, rules::confidenceSteps);
        case PolicyAspect::Risk:
            return addNumber(row, m_when.risk, 0, 100);
        case PolicyAspect::Amount:
            return addNumber(row, m_when.amount, 2, rules::highestAmount);
        case PolicyAspect::Pii:
            if (m_when.containsPii)
                return fault(u"twice"_s);
            m_when.containsPii = row.value == u"yes"_s;
            return;
        case PolicyAspect::Agent:
            return addNames(row, m_when.agents);
        case PolicyAspect::Entity:
            return addNames(row, m_when.entities);
        case PolicyAspect::Action:
            return addNames(row, m_when.actions);
        case PolicyAspect::Role:
            return addNames(row, m_when.roles);
        case PolicyAspect::Tier:
            return addNames(row, m_when.tiers);
        case PolicyAspect::Time:
            return addTimes(row);
        }
    }

    void addNumber(const PolicyConditionRow &row, std::optional<rules::PolicyNumber> &into, int decimals,
                   std::int64_t highest)
    {
        const bool isLower = row.test == PolicyTest::Above || row.test == PolicyTest::AtLeast;
        if (into && (row.test == PolicyTest::Missing || into->missing || (isLower ? into->from : into->to)))
            return fault(u"twice"_s);
        if (row.test == PolicyTest::Missing) {
            into = rules::PolicyNumber{{}, {}, true};
            return;
        }
        const auto number = policyNumberIn(row.value, decimals, highest);
        if (!number)
            return fault(number.error());
        if (!into)
            into.emplace();
        const bool isInclusive = row.test == PolicyTest::AtLeast || row.test == PolicyTest::AtMost;
        (isLower ? into->from : into->to) = rules::PolicyBound{*number, isInclusive};
    }

    void addNames(const PolicyConditionRow &row, std::vector<std::string> &into)
    {
        if (!into.empty())
            return fault(u"twice"_s);
        into = splitNames(row.value);
        if (into.empty())
            fault(u"empty"_s);
    }

    void addTimes(const PolicyConditionRow &row)
    {
        if (!m_when.windows.empty())
            return fault(u"twice"_s);
        const auto windows = windowsIn(row.value);
        if (!windows)
            return fault(row.value.trimmed().isEmpty() ? u"empty"_s : u"bad_time"_s);
        m_when.windows = *windows;
    }

    QList<PolicyFormFault> *m_faults;
    PolicyPlace m_place;
    PolicyConditions m_when;
};

rules::PolicyOutcome outcomeIn(const PolicyOutcomeForm &form)
{
    rules::PolicyOutcome then{form.mode, {}};
    if (const QString text = form.reasonEs.trimmed(); !text.isEmpty())
        then.reason["es"] = text.toStdString();
    if (const QString text = form.reasonEn.trimmed(); !text.isEmpty())
        then.reason["en"] = text.toStdString();
    return then;
}

int lineOf(const PolicyConditionRows &rows, const QString &key)
{
    static const QHash<QString, PolicyAspect> aspects{{u"agents"_s, PolicyAspect::Agent},
                                                      {u"entities"_s, PolicyAspect::Entity},
                                                      {u"actions"_s, PolicyAspect::Action},
                                                      {u"roles"_s, PolicyAspect::Role},
                                                      {u"tiers"_s, PolicyAspect::Tier},
                                                      {u"containsPii"_s, PolicyAspect::Pii},
                                                      {u"confidence"_s, PolicyAspect::Confidence},
                                                      {u"risk"_s, PolicyAspect::Risk},
                                                      {u"amount"_s, PolicyAspect::Amount},
                                                      {u"time"_s, PolicyAspect::Time}};
    const auto aspect = aspects.constFind(key);
    for (int row = 0; aspect != aspects.constEnd() && row < rows.size(); ++row)
        if (rows.at(row).aspect == *aspect)
            return row;
    return -1;
}

PolicyPlace placeInRule(const PolicyForm &form, const QStringList &path)
{
    const int rule = path.at(1).toInt();
    const QString &what = path.value(2);
    if (what == u"reason"_s)
        return {Part::Reason, rule};
    const int group = what == u"any"_s && path.size() > 3 ? path.at(3).toInt() : -1;
    const QString &key = group >= 0 ? path.value(4) : path.value(3);
    const PolicyRuleForm &written = form.rules.at(rule);
    const int row = lineOf(group >= 0 ? written.any.value(group) : written.all, key);
    return row >= 0 ? PolicyPlace{Part::Condition, rule, group, row} : PolicyPlace{Part::Rule, rule, group, -1};
}

PolicyPlace placeOf(const PolicyForm &form, const std::string &pointer)
{
    const QStringList path = QString::fromStdString(pointer).split(u'/').mid(1);
    const QString &first = path.value(0);
    if (first == u"name"_s)
        return {Part::Name};
    if (first == u"scope"_s)
        return {path.value(1) == u"entities"_s ? Part::Entities : Part::Actions};
    if (first == u"rules"_s)
        return path.size() > 1 && path.at(1).toInt() < form.rules.size() ? placeInRule(form, path)
                                                                         : PolicyPlace{Part::Rules};
    if (first == u"otherwise"_s)
        return {Part::OtherwiseReason};
    return {first == u"priority"_s ? Part::Priority : Part::Other};
}

} // namespace

PolicyFormReading readForm(const PolicyForm &form)
{
    PolicyFormReading reading;
    rules::Policy &policy = reading.policy;
    policy.id = form.id.toStdString();
    policy.name = form.name.trimmed().toStdString();
    policy.entities = splitNames(form.entities);
    policy.actions = splitNames(form.actions);
    for (int at = 0; at < form.rules.size(); ++at) {
        const PolicyRuleForm &rule = form.rules.at(at);
        rules::PolicyRule made;
        made.when = RowsReader(reading.faults, at, -1).read(rule.all);
        for (int group = 0; group < rule.any.size(); ++group)
            made.any.push_back(RowsReader(reading.faults, at, group).read(rule.any.at(group)));
        made.then = outcomeIn(rule.then);
        policy.rules.push_back(std::move(made));
    }
    if (form.otherwise)
        policy.otherwise = outcomeIn(*form.otherwise);
    bool isNumber = false;
    policy.priority = form.priority.trimmed().toLongLong(&isNumber);
    if (!isNumber && !form.priority.trimmed().isEmpty())
        reading.faults.append({{Part::Priority}, u"not_a_number"_s});
    policy.enabled = form.enabled;
    policy.validFrom = form.validFrom;
    policy.validTo = form.validTo;
    policy.owner = form.owner.toStdString();
    const auto checked = rules::decodePolicy(rules::encodePolicy(policy));
    if (checked)
        return reading;
    for (const rules::PolicyFault &fault : checked.error()) {
        const PolicyFormFault found{placeOf(form, fault.pointer), QString::fromStdString(fault.code)};
        const bool isKnown = std::any_of(reading.faults.cbegin(), reading.faults.cend(),
                                         [&](const auto &known) { return known.place == found.place; });
        if (!isKnown)
            reading.faults.append(found);
    }
    return reading;
}

} // namespace atalaya::models
