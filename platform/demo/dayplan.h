// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/demo/demoprofile.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace atalaya::platform {

/// Uses of one feature on one day. The first user of the day is `firstUser`, the next use the next one's, round.
struct PlannedUse
{
    std::string_view feature;
    int uses = 0;
    int users = 1;
    int firstUser = 0;
};

/// How much of everything happens on one day of a tenant. A function of tenant and day alone.
struct DayPlan
{
    int tasks = 0;
    int reviews = 0;
    int blocked = 0;
    std::vector<PlannedUse> uses;
    /// Means of the day; nothing when nobody evaluated.
    struct Quality
    {
        int faithfulness = 0;
        int relevance = 0;
        int contextPrecision = 0;
        int evaluations = 0;
    };
    std::optional<Quality> quality;
    int approved = 0;
    int firstPass = 0;
    int corrected = 0;
    int rejected = 0;
    int documents = 0;
    int cases = 0;
    /// Of the cases: went through all the steps.
    int completeCases = 0;
    /// Ingested in the evening and analyzed the morning after.
    int lateCases = 0;
    std::int64_t tokens = 0;
    int searches = 0;
    /// Checklists reported that day.
    int checklists = 0;
};

[[nodiscard]] DayPlan dayPlan(const DemoProfile &profile, contract::Date day);

/// The fixture week of mission.md and the one before; nullopt for every other day.
[[nodiscard]] std::optional<DayPlan> fixturePlan(contract::Date day);

/// One report about a risk.
struct PlannedRisk
{
    std::string id;
    /// Minutes after midnight UTC.
    int minute = 0;
    bool open = true;
    std::string_view severity;
    std::vector<std::string> components;
};
[[nodiscard]] std::vector<PlannedRisk> plannedRisks(const DemoProfile &profile, contract::Date day);
/// The risks that the fixture week knows: 28, of which 7 are open at its end.
[[nodiscard]] std::vector<PlannedRisk> fixtureRisks(contract::Date day);

} // namespace atalaya::platform
