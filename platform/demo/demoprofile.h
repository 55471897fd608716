// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace atalaya::platform {

struct DemoPerson
{
    std::string_view email;
    std::string_view name;
    std::string_view role;
    bool hasFactor = true;
};

/// A tenant of the demonstration: what it is, and how much happens there.
struct DemoProfile
{
    /// The same in every data folder, and chosen so that consoles give each tenant a colour of its own.
    std::string_view id;
    std::string_view slug;
    std::string_view name;
    std::string_view industry;
    std::string_view tier;
    std::string_view plan;
    /// Of the subscription.
    std::string_view status;
    /// What is paid at once: month or year.
    std::string_view interval = "month";
    /// The first day with events; with `lastDays` it is counted back from the day of creation instead.
    contract::Date from{};
    int lastDays = 0;
    /// With it, history reaches back as far as it takes to have so many decisions.
    std::int64_t decisions = 0;
    /// Tasks, questions, documents and the rest, compared with Ascensores XYZ in February 2026.
    double scale = 1;
    /// Decisions beyond that, for a log worth searching.
    double decisionScale = 1;
    /// How many people use it in February 2026.
    int people = 14;
    int onboardingStepsDone = 99;
    /// Days from creation until the last step.
    int onboardingDays = 6;
    /// Whether the days around the fixture week are those of the fixture.
    bool fixture = false;
    /// Whether its people look at what waits for them, and ask for what was held back.
    bool reviewed = false;
    std::span<const DemoPerson> accounts{};
};

[[nodiscard]] std::span<const DemoProfile> demoProfiles();
/// The platform's own people.
[[nodiscard]] std::span<const DemoPerson> demoPlatformPeople();

} // namespace atalaya::platform
