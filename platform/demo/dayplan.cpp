// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/demo/dayplan.h"

#include "platform/governance/dice.h"

#include <algorithm>
#include <cmath>

namespace atalaya::platform {

namespace {

using namespace std::chrono;
using contract::Date;

/// Checklists came later than the rest: before this day nobody can say how many entities are covered.
constexpr Date checklistsFrom{2026y / February / 16};

/// Slow growth, 1 in February 2026.
double growth(Date day)
{
    const auto distance = static_cast<double>((day - Date{2026y / February / 4}).count());
    return std::clamp(1 + distance * 0.0007, 0.5, 2.0);
}

double weekdayFactor(Date day)
{
    constexpr double factors[] = {0.42, 0.92, 1.08, 1.14, 1.1, 0.98, 0.5};
    return factors[weekday{day}.c_encoding()];
}

int some(Dice &dice, double mean)
{
    return static_cast<int>(std::lround(std::max(0.0, mean * dice.around(1, 0.35))));
}

std::vector<PlannedUse> usesOf(const DemoProfile &profile, Date day, Dice &dice, double busy)
{
    const int people = std::max(2, static_cast<int>(profile.people * std::min(growth(day), 1.6)));
    // Nobody new before the fixture week, so that its thirty days know the same people.
    const int users = profile.fixture && day < Date{2026y / February / 8} ? std::min(people, profile.people) : people;
    const auto use = [&](std::string_view feature, double mean, int share) {
        return PlannedUse{feature, some(dice, mean * busy), std::max(1, users * share / 14),
                          static_cast<int>(dice.between(0, 13))};
    };
    return {use("ragchat", 20, 14), use("tasks", 21, 11), use("insights", 12, 6), use("reports", 3, 4)};
}

} // namespace

DayPlan dayPlan(const DemoProfile &profile, Date day)
{
    if (profile.fixture) {
        if (auto plan = fixturePlan(day))
            return *plan;
    }
    Dice dice = Dice::of(profile.slug, day.time_since_epoch().count());
    const double busy = profile.scale * growth(day) * weekdayFactor(day);
    DayPlan plan;
    plan.tasks = some(dice, 21 * busy * profile.decisionScale);
    plan.reviews = some(dice, 3 * busy * profile.decisionScale);
    plan.blocked = some(dice, 0.9 * busy * profile.decisionScale);
    plan.uses = usesOf(profile, day, dice, busy);
    // Quality gets a little better over the years; about one day in twenty nobody evaluates.
    const double better = 4 * (growth(day) - 1);
    if (!dice.chance(0.05)) {
        plan.quality = DayPlan::Quality{static_cast<int>(std::lround(dice.around(86 + better, 3))),
                                        static_cast<int>(std::lround(dice.around(90 + better, 2))),
                                        static_cast<int>(std::lround(dice.around(82 + better, 3))),
                                        std::max(3, some(dice, 6 * std::min(busy, 2.0)))};
    }
    const int checked = plan.reviews == 0 ? 0 : std::min(plan.reviews, some(dice, 3 * busy));
    plan.corrected = std::min(checked, dice.chance(0.4) ? 1 : 0);
    plan.rejected = std::min(checked - plan.corrected, dice.chance(0.25) ? 1 : 0);
    plan.approved = checked - plan.corrected - plan.rejected;
    plan.firstPass = plan.approved - (plan.approved > 1 && dice.chance(0.5) ? 1 : 0);
    plan.documents = some(dice, 3 * busy);
    plan.cases = some(dice, 11 * busy);
    plan.completeCases = std::min(plan.cases, some(dice, 8.6 * busy));
    plan.tokens = some(dice, 66'000 * busy);
    plan.searches = some(dice, 195 * busy);
    if (day >= checklistsFrom && weekday{day} == Monday)
        plan.checklists = 24;
    return plan;
}

std::vector<PlannedRisk> plannedRisks(const DemoProfile &profile, Date day)
{
    constexpr int longest = 12;
    constexpr Date genericFrom{2026y / February / 8};
    std::vector<PlannedRisk> reports = profile.fixture ? fixtureRisks(day) : std::vector<PlannedRisk>{};
    const std::string_view components[] = {profile.industry == "ELEVATORS" ? "Modelo X"
                                           : profile.industry == "LEGAL"   ? "Contrato marco"
                                                                           : "Crédito pyme",
                                           profile.industry == "ELEVATORS" ? "Cuadro maniobra Y"
                                           : profile.industry == "LEGAL"   ? "Anexo de privacidad"
                                                                           : "Tarjetas",
                                           profile.industry == "ELEVATORS" ? "Puerta de cabina" : "Expediente"};
    constexpr std::string_view severities[] = {"low", "low", "medium", "medium", "medium", "high", "critical"};
    for (int age = 0; age <= longest; ++age) {
        const Date opened = day - days{age};
        if (profile.fixture && opened < genericFrom)
            break;
        Dice dice = Dice::of(std::string(profile.slug) + "/risks", opened.time_since_epoch().count());
        const int count = some(dice, 1.7 * std::min(profile.scale * weekdayFactor(opened) * growth(opened), 2.0));
        for (int i = 0; i < count; ++i) {
            PlannedRisk risk;
            risk.id = "risk-" + contract::formatDate(opened) + '-' + std::to_string(i);
            risk.severity = severities[dice.between(0, 6)];
            const auto first = static_cast<std::size_t>(dice.between(0, 3));
            const auto lasts = dice.between(1, longest);
            const int morning = static_cast<int>(dice.between(7 * 60, 11 * 60));
            const int evening = static_cast<int>(dice.between(13 * 60, 18 * 60));
            risk.open = age == 0;
            risk.minute = risk.open ? morning : evening;
            if (risk.open && first < 3)
                risk.components = {std::string(components[first])};
            if (age == 0 || age == lasts)
                reports.push_back(std::move(risk));
        }
    }
    return reports;
}

} // namespace atalaya::platform
