// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policyexample.h"

#include "api/rules/policyconditions.h"
#include "api/rules/policyjson.h"
#include "models/policynumber.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace atalaya::models {

using contract::PolicyExample;
using Field = PolicyExampleFault::Field;

namespace {

constexpr double steps = static_cast<double>(rules::confidenceSteps);

QString textOf(const std::optional<std::string> &text)
{
    return text ? QString::fromStdString(*text) : QString();
}

std::optional<std::string> givenIn(const QString &text)
{
    return text.trimmed().isEmpty() ? std::nullopt : std::optional(text.trimmed().toStdString());
}

/// As long as the platform takes it.
constexpr qsizetype longest = 200;

std::string lineIn(QList<PolicyExampleFault> &faults, Field field, const QString &text)
{
    const QString line = text.simplified();
    if (line.isEmpty())
        faults.append({field, QStringLiteral("empty")});
    else if (line.toUtf8().size() > longest)
        faults.append({field, QStringLiteral("too_long")});
    return line.toStdString();
}

/// Empty is nullopt.
std::optional<std::int64_t> numberIn(QList<PolicyExampleFault> &faults, Field field, const QString &text, int decimals,
                                     std::int64_t highest)
{
    if (text.trimmed().isEmpty())
        return std::nullopt;
    const auto number = policyNumberIn(text, decimals, highest);
    if (number)
        return *number;
    faults.append({field, number.error()});
    return std::nullopt;
}

bool has(const PolicyExamples &list, const PolicyExample &example)
{
    return std::find(list.begin(), list.end(), example) != list.end();
}

} // namespace

PolicyExampleForm exampleFormOf(const PolicyExample &example)
{
    PolicyExampleForm form;
    form.name = QString::fromStdString(example.name);
    form.agent = QString::fromStdString(example.agent);
    form.entity = QString::fromStdString(example.entity);
    form.action = QString::fromStdString(example.action);
    form.role = textOf(example.role);
    form.tier = textOf(example.tier);
    if (example.confidence)
        form.confidence = policyNumberText(std::llround(*example.confidence * steps), 4);
    if (example.risk)
        form.risk = policyNumberText(*example.risk, 0);
    if (example.amount)
        form.amount = policyNumberText(*example.amount, 2);
    form.containsPii = example.containsPii;
    form.expected = QString::fromStdString(example.expected);
    return form;
}

PolicyExampleReading readExample(const PolicyExampleForm &form, const PolicyExample &before)
{
    PolicyExampleReading reading{before, {}};
    PolicyExample &example = reading.example;
    example.name = lineIn(reading.faults, Field::Name, form.name);
    example.agent = lineIn(reading.faults, Field::Agent, form.agent);
    example.entity = lineIn(reading.faults, Field::Entity, form.entity);
    example.action = lineIn(reading.faults, Field::Action, form.action);
    example.role = givenIn(form.role);
    example.tier = givenIn(form.tier);
    const auto confidence = numberIn(reading.faults, Field::Confidence, form.confidence, 4, rules::confidenceSteps);
    example.confidence = confidence ? std::optional(static_cast<double>(*confidence) / steps) : std::nullopt;
    example.risk = numberIn(reading.faults, Field::Risk, form.risk, 0, 100);
    example.amount = numberIn(reading.faults, Field::Amount, form.amount, 2, rules::highestAmount);
    example.containsPii = form.containsPii;
    example.expected = form.expected.toStdString();
    return reading;
}

PolicyExamples mergedExamples(const PolicyExamples &base, const PolicyExamples &mine, const PolicyExamples &theirs)
{
    if (mine == base)
        return theirs;
    PolicyExamples merged = mine;
    for (const PolicyExample &example : theirs)
        if (!has(mine, example) && !has(base, example))
            merged.push_back(example);
    return merged;
}

} // namespace atalaya::models
