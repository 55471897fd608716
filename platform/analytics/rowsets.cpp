// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/rowsets.h"

#include <algorithm>
#include <array>

namespace atalaya::platform {

namespace {

using Part = RowShape::Part;
using Case = dashboard::Case;

// Rows of one table. Every select names the columns that SqlRows wants.
constexpr const char *validations =
    "SELECT id, at, CASE outcome WHEN 'approved' THEN 'validation' WHEN 'corrected' THEN 'override' ELSE 'rework' END"
    " AS kind, subject AS what, NULL AS who, NULL AS entity, NULL AS key, NULL AS minutes, first_pass AS part,"
    " 1 AS whole FROM validation WHERE at >= ?1 AND at < ?2";
constexpr const char *evaluations =
    "SELECT id, at, 'evaluation' AS kind, id AS what, NULL AS who, NULL AS entity, NULL AS key, NULL AS minutes,";
constexpr const char *ofEvaluations = " AS part, 1 AS whole FROM evaluation WHERE at >= ?1 AND at < ?2";
constexpr const char *uses = "SELECT id, at, 'use' AS kind, feature AS what, user AS who, NULL AS entity, user AS key,"
                             " NULL AS minutes, 1 AS part, 1 AS whole FROM feature_use WHERE at >= ?1 AND at < ?2";
constexpr const char *documents =
    "SELECT id, completed_at AS at, 'document' AS kind, name AS what, NULL AS who, NULL AS entity, NULL AS key,"
    " NULL AS minutes, 1 AS part, 1 AS whole FROM knowledge_asset WHERE completed_at >= ?1 AND completed_at < ?2"
    " AND status = 'COMPLETED'";

std::unique_ptr<RowSource> table(const RowRequest &request, std::string select, std::string item = {})
{
    return std::make_unique<SqlRows>(request.figures.connection(), std::move(select), std::move(item), request.needle);
}

std::unique_ptr<RowSource> evaluationRows(const RowRequest &request, const std::string &part)
{
    return table(request, std::string(evaluations) + ' ' + part + ofEvaluations);
}

/// Only events that moved it.
std::unique_ptr<RowSource> usageRows(const RowRequest &request, const std::string &column)
{
    return table(request, "SELECT id, at, 'usage' AS kind, id AS what, NULL AS who, NULL AS entity, NULL AS key,"
                          " NULL AS minutes, " +
                              column + " AS part, 0 AS whole FROM usage_event WHERE at >= ?1 AND at < ?2 AND " +
                              column + " <> 0");
}

std::unique_ptr<RowSource> featureRows(const RowRequest &request, const std::string &feature)
{
    return table(request, std::string(uses) + " AND feature = ?3", feature);
}

template<class... Source>
RowSources together(Source... source)
{
    RowSources all;
    (all.push_back(std::move(source)), ...);
    return all;
}

RowSources grossRows(const RowRequest &r)
{
    return together(decisionRows(r, "executed", {Part::Minutes, 1}));
}

RowSources netRows(const RowRequest &r)
{
    return together(decisionRows(r, "executed", {Part::Minutes, 1}), decisionRows(r, "review", {Part::LostMinutes, 0}),
                    changeRows(r, "corrected", {Part::LostMinutes, 0}),
                    changeRows(r, "rejected", {Part::LostMinutes, 0}));
}

RowSources overrideRows(const RowRequest &r)
{
    return together(decisionRows(r, {}, {Part::None, 1}), changeRows(r, "corrected", {Part::One, 0}),
                    changeRows(r, "rejected", {Part::One, 0}));
}

RowSources caseCostRows(const RowRequest &r)
{
    return together(usageRows(r, "tokens"), decisionRows(r, "review", {Part::Minutes, 0}),
                    changeRows(r, "corrected", {Part::Minutes, 0}), changeRows(r, "rejected", {Part::Minutes, 0}),
                    caseRows(r, &Case::resolved, nullptr));
}

struct Entry
{
    std::string_view metric;
    RowSources (*rows)(const RowRequest &);
};

using Request = RowRequest;

constexpr auto entries = std::to_array<Entry>({
    {"tasksAutomated", [](const Request &r) { return together(decisionRows(r, "executed", {Part::One, 1})); }},
    {"minutesSaved", grossRows},
    {"estimatedCostSaving", grossRows},
    {"firstPassAutomationRate", [](const Request &r) { return together(table(r, validations)); }},
    {"netMinutesSaved", netRows},
    {"netCostSaving", netRows},
    {"reviewMinutes", [](const Request &r) { return together(decisionRows(r, "review", {Part::Minutes, 1})); }},
    {"overrideMinutes", [](const Request &r) { return together(changeRows(r, "corrected", {Part::Minutes, 1})); }},
    {"reworkMinutes", [](const Request &r) { return together(changeRows(r, "rejected", {Part::Minutes, 1})); }},
    {"ragFaithfulness", [](const Request &r) { return together(evaluationRows(r, "faithfulness")); }},
    {"ragRelevance", [](const Request &r) { return together(evaluationRows(r, "relevance")); }},
    {"ragContextPrecision", [](const Request &r) { return together(evaluationRows(r, "context_precision")); }},
    {"evaluations", [](const Request &r) { return together(evaluationRows(r, "1")); }},
    {"hallucinationRate",
     [](const Request &r) {
         return together(evaluationRows(r, "faithfulness < " + std::to_string(dashboard::hallucinationBelow)));
     }},
    {"resolutionRate", [](const Request &r) { return together(caseRows(r, &Case::resolved, &Case::kept)); }},
    {"manualOverrideRate", overrideRows},
    {"openRisks", [](const Request &r) { return together(openRiskRows(r)); }},
    {"resolvedRisksLast30d", [](const Request &r) { return together(resolvedRiskRows(r)); }},
    {"highRiskIncidents", [](const Request &r) { return together(incidentRows(r)); }},
    {"complianceCoverage", [](const Request &r) { return together(checklistRows(r)); }},
    {"topRiskComponents", [](const Request &r) { return together(mentionRows(r)); }},
    {"activeUsersLast30d", [](const Request &r) { return together(table(r, uses)); }},
    {"weeklyActiveUsers", [](const Request &r) { return together(table(r, uses)); }},
    {"dailyActiveUsers", [](const Request &r) { return together(table(r, uses)); }},
    {"seatsUsed", [](const Request &r) { return together(table(r, uses)); }},
    {"docsIngested", [](const Request &r) { return together(table(r, documents)); }},
    {"entitiesAnalyzed", [](const Request &r) { return together(caseRows(r, &Case::analyzed, nullptr)); }},
    {"avgQueriesPerActiveUser", [](const Request &r) { return together(featureRows(r, dashboard::chatFeature)); }},
    {"featureUsageUsers", [](const Request &r) { return together(featureRows(r, r.item)); }},
    {"featureUsageEvents", [](const Request &r) { return together(featureRows(r, r.item)); }},
    {"journeyCompletionRate", [](const Request &r) { return together(caseRows(r, &Case::ingested, &Case::complete)); }},
    {"tokensUsed", [](const Request &r) { return together(usageRows(r, "tokens")); }},
    {"storageBytesUsed", [](const Request &r) { return together(usageRows(r, "bytes")); }},
    {"vectorSearches", [](const Request &r) { return together(usageRows(r, "searches")); }},
    {"costPerAutomatedTask",
     [](const Request &r) {
         return together(usageRows(r, "tokens"), decisionRows(r, "executed", {Part::None, 1}));
     }},
    {"costPerResolvedCase", caseCostRows},
    {"onboardingProgress", [](const Request &r) { return together(stepRows(r, false)); }},
    {"timeToOnboardDays", [](const Request &r) { return together(stepRows(r, true)); }},
});

} // namespace

RowSources rowSources(const RowRequest &request)
{
    const auto entry = std::ranges::find(entries, request.metric.name, &Entry::metric);
    if (entry == entries.end())
        throw StoreError(StoreError::Kind::Failed, "no rows for " + std::string(request.metric.name));
    return entry->rows(request);
}

} // namespace atalaya::platform
