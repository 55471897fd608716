// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/demo/dayplan.h"

#include <array>

namespace atalaya::platform {

namespace {

using namespace std::chrono;
using contract::Date;

constexpr Date fixtureBegin{2026y / February / 1};
constexpr Date weekBefore = fixtureBegin - days{7};

/// Sunday to Saturday. Their sums are the figures of the fixture: 124 tasks, 119 questions by 14 people, 72 analyses by
/// 6, 18 reports by 4, 96 documents, 72 cases analyzed (two of them of the evening before), 55 of the 70 that came in
/// went all the way, 452,300 tokens, 1,340 searches.
struct Week
{
    std::array<int, 7> tasks;
    std::array<int, 7> reviews;
    std::array<int, 7> blocked;
    std::array<int, 7> corrected;
    std::array<int, 7> rejected;
    std::array<int, 7> chats;
    std::array<int, 7> insights;
    std::array<int, 7> reports;
    std::array<int, 7> documents;
    std::array<int, 7> cases;
    std::array<int, 7> completeCases;
    std::array<int, 7> tokens;
    std::array<int, 7> searches;
    std::array<DayPlan::Quality, 7> quality;
};

constexpr Week fixture{
    .tasks = {10, 18, 21, 23, 22, 19, 11},
    .reviews = {1, 3, 3, 4, 3, 3, 1},
    .blocked = {0, 1, 1, 1, 1, 0, 0},
    .corrected = {0, 1, 0, 1, 0, 1, 0},
    .rejected = {0, 0, 1, 0, 1, 0, 0},
    .chats = {8, 17, 22, 21, 20, 19, 12},
    .insights = {4, 12, 13, 14, 13, 12, 4},
    .reports = {1, 3, 3, 4, 3, 3, 1},
    .documents = {4, 12, 16, 20, 14, 24, 6},
    .cases = {2, 12, 13, 14, 13, 12, 4},
    .completeCases = {1, 9, 10, 11, 11, 10, 3},
    .tokens = {28'300, 68'000, 78'000, 84'000, 80'000, 72'000, 42'000},
    .searches = {90, 205, 235, 250, 240, 215, 105},
    .quality =
        {{{85, 90, 80, 6}, {88, 92, 85, 6}, {86, 91, 82, 6}, {87, 90, 83, 6}, {}, {88, 92, 84, 6}, {87, 91, 83, 6}}},
};

constexpr Week before{
    .tasks = {9, 15, 18, 20, 20, 18, 10},
    .reviews = {1, 3, 3, 3, 3, 3, 1},
    .blocked = {0, 1, 0, 1, 1, 1, 0},
    .corrected = {0, 1, 1, 0, 1, 0, 0},
    .rejected = {0, 0, 0, 1, 0, 1, 0},
    .chats = {7, 16, 19, 19, 18, 17, 9},
    .insights = {4, 10, 12, 12, 11, 11, 4},
    .reports = {1, 2, 3, 3, 3, 2, 1},
    .documents = {1, 3, 4, 4, 3, 3, 1},
    .cases = {3, 10, 12, 12, 11, 11, 4},
    .completeCases = {2, 8, 9, 9, 8, 8, 3},
    .tokens = {25'000, 60'000, 70'000, 74'000, 71'000, 66'000, 34'000},
    .searches = {80, 180, 210, 215, 205, 195, 85},
    .quality = {{{84, 89, 80, 5},
                 {85, 90, 81, 5},
                 {86, 90, 82, 5},
                 {85, 89, 81, 5},
                 {84, 90, 80, 5},
                 {86, 91, 82, 5},
                 {85, 90, 81, 5}}},
};

int sumBefore(const std::array<int, 7> &numbers, std::size_t end)
{
    int sum = 0;
    for (std::size_t i = 0; i < end; ++i)
        sum += numbers[i];
    return sum;
}

DayPlan planOf(const Week &week, std::size_t day)
{
    DayPlan plan;
    plan.tasks = week.tasks[day];
    plan.reviews = week.reviews[day];
    plan.blocked = week.blocked[day];
    // The people of each feature go on from day to day, so that over the week each of them had a turn.
    plan.uses = {{"ragchat", week.chats[day], 14, sumBefore(week.chats, day)},
                 {"tasks", week.tasks[day], 11, sumBefore(week.tasks, day)},
                 {"insights", week.insights[day], 6, sumBefore(week.insights, day)},
                 {"reports", week.reports[day], 4, sumBefore(week.reports, day)}};
    if (week.quality[day].evaluations > 0)
        plan.quality = week.quality[day];
    plan.corrected = week.corrected[day];
    plan.rejected = week.rejected[day];
    plan.approved = plan.reviews - plan.corrected - plan.rejected;
    plan.firstPass = plan.approved > 1 ? plan.approved - 1 : plan.approved;
    plan.documents = week.documents[day];
    plan.cases = week.cases[day];
    plan.completeCases = week.completeCases[day];
    plan.tokens = week.tokens[day];
    plan.searches = week.searches[day];
    return plan;
}

/// One of the 28 risks around the fixture week.
struct KnownRisk
{
    Date opened;
    Date resolved;
};

/// Four are from the days before and stay open, 24 come in the week; 21 of those are resolved in it, oldest first.
std::vector<KnownRisk> knownRisks()
{
    constexpr std::array<int, 7> opened{1, 5, 5, 5, 4, 3, 1};
    constexpr std::array<int, 7> resolved{0, 3, 4, 5, 4, 4, 1};
    std::vector<KnownRisk> risks{{fixtureBegin - days{3}, fixtureBegin + days{8}},
                                 {fixtureBegin - days{2}, fixtureBegin + days{9}},
                                 {fixtureBegin - days{2}, fixtureBegin + days{11}},
                                 {fixtureBegin - days{1}, fixtureBegin + days{12}}};
    std::size_t next = risks.size();
    int openDays = 8;
    for (int day = 0; day < 7; ++day) {
        for (int i = 0; i < opened[static_cast<std::size_t>(day)]; ++i)
            risks.push_back({fixtureBegin + days{day}, {}});
        for (int i = 0; i < resolved[static_cast<std::size_t>(day)]; ++i)
            risks[next++].resolved = fixtureBegin + days{day};
    }
    for (; next < risks.size(); ++next, openDays += 3)
        risks[next].resolved = fixtureBegin + days{openDays};
    return risks;
}

} // namespace

std::optional<DayPlan> fixturePlan(Date day)
{
    if (day < weekBefore || day >= fixtureBegin + days{7})
        return std::nullopt;
    if (day >= fixtureBegin)
        return planOf(fixture, static_cast<std::size_t>((day - fixtureBegin).count()));
    DayPlan plan = planOf(before, static_cast<std::size_t>((day - weekBefore).count()));
    plan.lateCases = day == fixtureBegin - days{1} ? 2 : 0;
    return plan;
}

std::vector<PlannedRisk> fixtureRisks(Date day)
{
    std::vector<PlannedRisk> reports;
    const std::vector<KnownRisk> risks = knownRisks();
    for (std::size_t i = 0; i < risks.size(); ++i) {
        PlannedRisk risk;
        risk.id = "risk-" + std::to_string(i + 1);
        const int step = static_cast<int>(i % 12) * 15;
        risk.severity = i == 8 ? "high" : i == 17 ? "critical" : i % 2 == 0 ? "medium" : "low";
        if (risks[i].resolved == day) {
            risk.open = false;
            risk.minute = 13 * 60 + step;
            reports.push_back(risk);
        }
        if (risks[i].opened != day)
            continue;
        risk.open = true;
        risk.minute = 7 * 60 + step;
        if (i % 3 == 0 && i < 27)
            risk.components = {"Modelo X"};
        else if (i % 6 == 1)
            risk.components = {"Cuadro maniobra Y"};
        reports.push_back(std::move(risk));
    }
    return reports;
}

} // namespace atalaya::platform
