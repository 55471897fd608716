// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

class Reader;

/// The business dashboard of one tenant over the half-open period [from, to) in the tenant's time zone.
/// Rates, coverages and qualities are 0–100; money in major units of `currency`; nullopt means "no data", never 0.
struct BusinessDashboard
{
    struct Period
    {
        Instant from{};
        Instant to{};
        bool operator==(const Period &) const = default;
    };
    struct DayCount
    {
        Date date{};
        std::int64_t count = 0;
        bool operator==(const DayCount &) const = default;
    };
    struct Automation
    {
        std::int64_t tasksAutomated = 0;
        std::int64_t minutesSaved = 0;
        double estimatedCostSaving = 0;
        std::vector<DayCount> tasksAutomatedTrend;
        std::optional<double> firstPassAutomationRate;
        bool operator==(const Automation &) const = default;
    };
    struct QualityDay
    {
        Date date{};
        std::optional<double> faithfulness;
        std::optional<double> relevance;
        std::optional<double> contextPrecision;
        bool operator==(const QualityDay &) const = default;
    };
    struct Quality
    {
        std::optional<double> ragFaithfulness;
        std::optional<double> ragRelevance;
        std::optional<double> ragContextPrecision;
        std::optional<double> hallucinationRate;
        std::optional<double> resolutionRate;
        std::optional<double> manualOverrideRate;
        /// How many evaluations the means rest on.
        std::int64_t evaluations = 0;
        std::vector<QualityDay> ragTrend;
        bool operator==(const Quality &) const = default;
    };
    struct NamedCount
    {
        std::string name;
        std::int64_t count = 0;
        bool operator==(const NamedCount &) const = default;
    };
    struct Risk
    {
        /// Open at `to`.
        std::int64_t openRisks = 0;
        std::int64_t resolvedRisksLast30d = 0;
        std::int64_t highRiskIncidents = 0;
        std::optional<double> complianceCoverage;
        std::vector<NamedCount> topRiskComponents;
        /// Open at the end of each day of the period.
        std::vector<DayCount> openRisksTrend;
        bool operator==(const Risk &) const = default;
    };
    struct FeatureUse
    {
        std::string feature;
        std::int64_t users = 0;
        std::int64_t events = 0;
        bool operator==(const FeatureUse &) const = default;
    };
    struct Adoption
    {
        std::int64_t activeUsersLast30d = 0;
        std::int64_t dailyActiveUsers = 0;
        std::int64_t weeklyActiveUsers = 0;
        std::int64_t docsIngested = 0;
        std::int64_t entitiesAnalyzed = 0;
        std::optional<double> avgQueriesPerActiveUser;
        std::vector<FeatureUse> featureUsage;
        std::optional<double> journeyCompletionRate;
        bool operator==(const Adoption &) const = default;
    };
    struct Usage
    {
        std::int64_t tokensUsed = 0;
        /// Sum at `to`.
        std::int64_t storageBytesUsed = 0;
        std::int64_t vectorSearches = 0;
        std::optional<double> costPerAutomatedTask;
        std::optional<double> costPerResolvedCase;
        bool operator==(const Usage &) const = default;
    };
    struct Activation
    {
        bool onboardingCompleted = false;
        std::int64_t onboardingProgress = 0;
        std::optional<double> timeToOnboardDays;
        bool operator==(const Activation &) const = default;
    };
    /// What the estimates rest on; `tokenPrice` is for a million tokens.
    struct Assumptions
    {
        double minutesPerTask = 0;
        double hourlyRate = 0;
        double tokenPrice = 0;
        double reviewMinutes = 0;
        bool operator==(const Assumptions &) const = default;
    };
    /// Gross saving minus reviews, overrides and rework, in minutes and money.
    struct Net
    {
        double minutesSaved = 0;
        double costSaving = 0;
        double reviewMinutes = 0;
        double overrideMinutes = 0;
        double reworkMinutes = 0;
        bool operator==(const Net &) const = default;
    };
    /// The period of equal length before `from`, as scalars and one number a day.
    struct Previous
    {
        Period period;
        std::int64_t tasksAutomated = 0;
        std::int64_t minutesSaved = 0;
        double estimatedCostSaving = 0;
        std::optional<double> ragFaithfulness;
        std::int64_t evaluations = 0;
        std::int64_t openRisks = 0;
        std::vector<std::int64_t> tasksAutomatedTrend;
        bool operator==(const Previous &) const = default;
    };

    /// Something that happened on a day and may explain a change on a time axis. Kinds: `documents`, a batch of `count`
    /// that was completed that day; `policy`, a `version` of the one called `name` that was put into force.
    struct Mark
    {
        Date date{};
        std::string kind;
        std::int64_t count = 0;
        std::optional<std::string> name{};
        std::optional<std::int64_t> version{};
        bool operator==(const Mark &) const = default;
    };

    Period period;
    std::string currency;
    Assumptions assumptions;
    Automation automation;
    Quality quality;
    Risk risk;
    Adoption adoption;
    Usage usage;
    Activation activation;
    Net net;
    /// By date.
    std::vector<Mark> marks;
    Previous previous;

    bool operator==(const BusinessDashboard &) const = default;
};

[[nodiscard]] nlohmann::json encode(const BusinessDashboard &dashboard);
[[nodiscard]] Decoded<BusinessDashboard> decodeBusinessDashboard(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const BusinessDashboard::Assumptions &assumptions);
[[nodiscard]] BusinessDashboard::Assumptions readAssumptions(Reader in);

} // namespace atalaya::contract
