// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/policydraft.h"

#include <QList>
#include <QString>

#include <vector>

namespace atalaya::models {

/// An example as it is typed; amounts are in whole units of the currency.
struct PolicyExampleForm
{
    QString name{};
    QString agent{};
    QString entity{};
    QString action{};
    QString role{};
    QString tier{};
    QString confidence{};
    QString risk{};
    QString amount{};
    bool containsPii = false;
    /// auto, review, blocked or silent.
    QString expected = QStringLiteral("blocked");

    bool operator==(const PolicyExampleForm &) const = default;
};

struct PolicyExampleFault
{
    enum class Field
    {
        Name,
        Agent,
        Entity,
        Action,
        Confidence,
        Risk,
        Amount
    };
    Field field = Field::Name;
    /// As rules::PolicyFault has it.
    QString code{};

    bool operator==(const PolicyExampleFault &) const = default;
};

struct PolicyExampleReading
{
    contract::PolicyExample example{};
    QList<PolicyExampleFault> faults{};
};

[[nodiscard]] PolicyExampleForm exampleFormOf(const contract::PolicyExample &example);
/// `before`: what is not in the form is taken from it.
[[nodiscard]] PolicyExampleReading readExample(const PolicyExampleForm &form, const contract::PolicyExample &before);

using PolicyExamples = std::vector<contract::PolicyExample>;
/// What two people made of the same list. Nothing that one of them has added goes by it.
[[nodiscard]] PolicyExamples mergedExamples(const PolicyExamples &base, const PolicyExamples &mine,
                                            const PolicyExamples &theirs);

} // namespace atalaya::models
