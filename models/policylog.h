// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/simulationresult.h"
#include "api/rules/policyset.h"
#include "api/rules/queryterm.h"
#include "models/policymap.h"

#include <QString>

namespace atalaya::models {

/// Decisions of a simulation as the log's own query, in the words of a language.
struct PolicyLogLink
{
    /// Empty: the log can't be asked for them.
    QString query{};
    /// How many of those that are meant it finds, and whether these are all.
    std::int64_t count = 0;
    bool isWhole = true;

    bool operator==(const PolicyLogLink &) const = default;
};

/// Decisions whose outcome is another: the newest, as many as the result lists, by their numbers.
[[nodiscard]] PolicyLogLink changesInLog(const contract::SimulationResult &result, rules::QueryLanguage language);
/// What goes from one outcome to another; 0–2 as in PolicyFlow, 3: all of them. What changes is found by number; what
/// does not, and sums of what was before, by their state in the log.
[[nodiscard]] PolicyLogLink flowInLog(const contract::SimulationResult &result, int before, int after,
                                      rules::QueryLanguage language);
/// The decisions of the period in a part of the map, within the scope of the draft where the log has words for it.
[[nodiscard]] QString zoneInLog(const contract::SimulationResult &result, const rules::Policy &draft,
                                const PolicyZone &zone, rules::QueryLanguage language);
/// One entry.
[[nodiscard]] QString entryInLog(std::int64_t seq, rules::QueryLanguage language);

} // namespace atalaya::models
