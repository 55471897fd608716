// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/figures.h"
#include "platform/analytics/riskparts.h"

#include <algorithm>
#include <array>
#include <functional>

namespace atalaya::platform {

using rules::RowTotals;

namespace {

double number(std::int64_t value)
{
    return static_cast<double>(value);
}

RowTotals counted(std::int64_t rows)
{
    RowTotals totals;
    totals.rows = rows;
    return totals;
}

RowTotals different(std::int64_t keys)
{
    RowTotals totals;
    totals.keys = keys;
    return totals;
}

RowTotals summed(std::string kind, double part)
{
    RowTotals totals;
    totals.parts.emplace(std::move(kind), part);
    return totals;
}

RowTotals share(std::string kind, std::int64_t part, std::int64_t whole)
{
    RowTotals totals = summed(std::move(kind), number(part));
    totals.whole = number(whole);
    return totals;
}

RowTotals scored(Figures &figures, double dashboard::Scores::*score)
{
    RowTotals totals = summed("evaluation", figures.evaluations().all.*score);
    totals.rows = figures.evaluations().all.rows;
    return totals;
}

double taskMinutes(Figures &figures)
{
    return number(figures.decisions().executed) * figures.assumptions().minutesPerTask;
}

double reviewMinutes(Figures &figures)
{
    return number(figures.decisions().review) * figures.assumptions().reviewMinutes;
}

RowTotals grossMinutes(Figures &figures)
{
    return summed("task", taskMinutes(figures));
}

RowTotals netMinutes(Figures &figures)
{
    RowTotals totals = grossMinutes(figures);
    totals.parts["review"] = -reviewMinutes(figures);
    totals.parts["override"] = -figures.validations().correctedMinutes;
    totals.parts["rework"] = -figures.validations().rejectedMinutes;
    return totals;
}

RowTotals overrides(Figures &figures)
{
    RowTotals totals = share("override", figures.validations().corrected, figures.decisions().all());
    totals.parts["rework"] = number(figures.validations().rejected);
    return totals;
}

std::int64_t casesWith(Figures &figures, auto what)
{
    return std::ranges::count_if(
        figures.cases(), [what](const auto &entry) { return static_cast<bool>(std::invoke(what, entry.second)); });
}

RowTotals costOfCases(Figures &figures)
{
    RowTotals totals = summed("usage", number(figures.usage().tokens));
    totals.parts["review"] = reviewMinutes(figures);
    totals.parts["override"] = figures.validations().correctedMinutes;
    totals.parts["rework"] = figures.validations().rejectedMinutes;
    totals.whole = number(casesWith(figures, &dashboard::Case::resolved));
    return totals;
}

RowTotals coverage(Figures &figures)
{
    const auto last = dashboard::lastChecklists(figures.connection(), figures.period().to());
    return share("checklist", std::ranges::count(last, true, &dashboard::Checklist::covered),
                 static_cast<std::int64_t>(last.size()));
}

RowTotals steps(Figures &figures)
{
    const auto &all = figures.onboarding().steps;
    return share("step", std::ranges::count_if(all, [](const OnboardingStep &step) { return !!step.completedAt; }),
                 static_cast<std::int64_t>(all.size()));
}

RowTotals onboardedAfter(Figures &figures)
{
    RowTotals totals;
    if (const auto done = figures.onboarding().completedAt)
        totals.first = dashboard::daysBetween(figures.tenant().createdAt, *done);
    return totals;
}

RowTotals users(Figures &figures, dashboard::Span span)
{
    return different(dashboard::usersIn(figures.connection(), span));
}

RowTotals uses(Figures &figures, const std::string &feature)
{
    const auto &all = figures.features();
    const auto found = std::ranges::find(all, feature, &contract::BusinessDashboard::FeatureUse::feature);
    if (found == all.end())
        return {};
    RowTotals totals = different(found->users);
    totals.rows = found->events;
    return totals;
}

using Item = std::string;

struct Entry
{
    std::string_view metric;
    RowTotals (*totals)(Figures &, dashboard::Span, const Item &);
};

constexpr auto entries = std::to_array<Entry>({
    {"tasksAutomated", [](Figures &f, dashboard::Span, const Item &) { return counted(f.decisions().executed); }},
    {"minutesSaved", [](Figures &f, dashboard::Span, const Item &) { return grossMinutes(f); }},
    {"estimatedCostSaving", [](Figures &f, dashboard::Span, const Item &) { return grossMinutes(f); }},
    {"firstPassAutomationRate",
     [](Figures &f, dashboard::Span, const Item &) {
         return share("validation", f.validations().firstPass, f.validations().all);
     }},
    {"netMinutesSaved", [](Figures &f, dashboard::Span, const Item &) { return netMinutes(f); }},
    {"netCostSaving", [](Figures &f, dashboard::Span, const Item &) { return netMinutes(f); }},
    {"reviewMinutes", [](Figures &f, dashboard::Span, const Item &) { return summed("review", reviewMinutes(f)); }},
    {"overrideMinutes",
     [](Figures &f, dashboard::Span, const Item &) { return summed("override", f.validations().correctedMinutes); }},
    {"reworkMinutes",
     [](Figures &f, dashboard::Span, const Item &) { return summed("rework", f.validations().rejectedMinutes); }},
    {"ragFaithfulness",
     [](Figures &f, dashboard::Span, const Item &) { return scored(f, &dashboard::Scores::faithfulness); }},
    {"ragRelevance", [](Figures &f, dashboard::Span, const Item &) { return scored(f, &dashboard::Scores::relevance); }},
    {"ragContextPrecision",
     [](Figures &f, dashboard::Span, const Item &) { return scored(f, &dashboard::Scores::contextPrecision); }},
    {"evaluations", [](Figures &f, dashboard::Span, const Item &) { return counted(f.evaluations().all.rows); }},
    {"hallucinationRate",
     [](Figures &f, dashboard::Span, const Item &) {
         return share("evaluation", f.evaluations().low, f.evaluations().all.rows);
     }},
    {"resolutionRate",
     [](Figures &f, dashboard::Span, const Item &) {
         return share("case", casesWith(f, &dashboard::Case::kept), casesWith(f, &dashboard::Case::resolved));
     }},
    {"manualOverrideRate", [](Figures &f, dashboard::Span, const Item &) { return overrides(f); }},
    {"openRisks",
     [](Figures &f, dashboard::Span, const Item &) {
         return counted(dashboard::openRisksAt(f.connection(), f.period().to()));
     }},
    {"resolvedRisksLast30d",
     [](Figures &f, dashboard::Span span, const Item &) {
         return counted(dashboard::resolvedRisksIn(f.connection(), span));
     }},
    {"highRiskIncidents",
     [](Figures &f, dashboard::Span span, const Item &) {
         return different(dashboard::incidentsIn(f.connection(), span));
     }},
    {"complianceCoverage", [](Figures &f, dashboard::Span, const Item &) { return coverage(f); }},
    {"topRiskComponents",
     [](Figures &f, dashboard::Span span, const Item &item) {
         return different(dashboard::mentionsIn(f.connection(), span, item));
     }},
    {"activeUsersLast30d", [](Figures &f, dashboard::Span span, const Item &) { return users(f, span); }},
    {"weeklyActiveUsers", [](Figures &f, dashboard::Span span, const Item &) { return users(f, span); }},
    {"dailyActiveUsers", [](Figures &f, dashboard::Span span, const Item &) { return users(f, span); }},
    {"seatsUsed", [](Figures &f, dashboard::Span span, const Item &) { return users(f, span); }},
    {"docsIngested",
     [](Figures &f, dashboard::Span span, const Item &) {
         return counted(dashboard::documentsIn(f.connection(), span));
     }},
    {"entitiesAnalyzed",
     [](Figures &f, dashboard::Span, const Item &) { return different(casesWith(f, &dashboard::Case::analyzed)); }},
    {"avgQueriesPerActiveUser",
     [](Figures &f, dashboard::Span, const Item &) { return uses(f, dashboard::chatFeature); }},
    {"featureUsageUsers", [](Figures &f, dashboard::Span, const Item &item) { return uses(f, item); }},
    {"featureUsageEvents", [](Figures &f, dashboard::Span, const Item &item) { return uses(f, item); }},
    {"journeyCompletionRate",
     [](Figures &f, dashboard::Span, const Item &) {
         return share("case", casesWith(f, &dashboard::Case::complete), casesWith(f, &dashboard::Case::ingested));
     }},
    {"tokensUsed",
     [](Figures &f, dashboard::Span, const Item &) { return summed("usage", number(f.usage().tokens)); }},
    {"storageBytesUsed",
     [](Figures &f, dashboard::Span, const Item &) {
         return summed("usage", number(dashboard::usageUntil(f.connection(), f.period().to()).bytes));
     }},
    {"vectorSearches",
     [](Figures &f, dashboard::Span, const Item &) { return summed("usage", number(f.usage().searches)); }},
    {"costPerAutomatedTask",
     [](Figures &f, dashboard::Span, const Item &) {
         return share("usage", f.usage().tokens, f.decisions().executed);
     }},
    {"costPerResolvedCase", [](Figures &f, dashboard::Span, const Item &) { return costOfCases(f); }},
    {"onboardingProgress", [](Figures &f, dashboard::Span, const Item &) { return steps(f); }},
    {"timeToOnboardDays", [](Figures &f, dashboard::Span, const Item &) { return onboardedAfter(f); }},
});

} // namespace

RowTotals Figures::totals(const rules::Metric &metric, const std::string &item)
{
    const auto entry = std::ranges::find(entries, metric.name, &Entry::metric);
    if (entry == entries.end())
        throw StoreError(StoreError::Kind::Failed, "no totals for " + std::string(metric.name));
    return entry->totals(*this, spanOf(metric), item);
}

} // namespace atalaya::platform
