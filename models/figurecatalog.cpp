// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurecatalog.h"

#include <QHash>

#include <algorithm>

namespace atalaya::models {

using namespace Qt::StringLiterals;

namespace {

using contract::BusinessDashboard;
using Family = FigureFamily;
using Value = std::optional<double>;

struct Entry
{
    QString metric;
    FigureTraits traits;
    Value (*value)(const BusinessDashboard &);
};

/// Turns a member of a part of the dashboard into a function that reads it as a number.
template<auto Part, auto Member>
Value read(const BusinessDashboard &dashboard)
{
    const auto &value = (dashboard.*Part).*Member;
    if constexpr (requires { value.has_value(); })
        return value;
    else
        return static_cast<double>(value);
}

constexpr auto automation = &BusinessDashboard::automation;
constexpr auto quality = &BusinessDashboard::quality;
constexpr auto risk = &BusinessDashboard::risk;
constexpr auto adoption = &BusinessDashboard::adoption;
constexpr auto usage = &BusinessDashboard::usage;
constexpr auto activation = &BusinessDashboard::activation;
constexpr auto net = &BusinessDashboard::net;

constexpr auto more = Direction::MoreIsBetter;
constexpr auto less = Direction::LessIsBetter;
constexpr auto neutral = Direction::Neutral;

const std::vector<Entry> &catalog()
{
    using D = BusinessDashboard;
    static const std::vector<Entry> entries{
        {u"estimatedCostSaving"_s,
         {Family::Saving, more, Unit::Money},
         read<automation, &D::Automation::estimatedCostSaving>},
        {u"netCostSaving"_s, {Family::Saving, more, Unit::Money}, read<net, &D::Net::costSaving>},
        {u"minutesSaved"_s, {Family::Saving, more, Unit::Minutes}, read<automation, &D::Automation::minutesSaved>},
        {u"netMinutesSaved"_s, {Family::Saving, more, Unit::Minutes}, read<net, &D::Net::minutesSaved>},
        {u"tasksAutomated"_s, {Family::Saving, more, Unit::Count}, read<automation, &D::Automation::tasksAutomated>},
        {u"ragFaithfulness"_s, {Family::Quality, more, Unit::Score}, read<quality, &D::Quality::ragFaithfulness>},
        {u"ragRelevance"_s, {Family::Quality, more, Unit::Score}, read<quality, &D::Quality::ragRelevance>},
        {u"ragContextPrecision"_s,
         {Family::Quality, more, Unit::Score},
         read<quality, &D::Quality::ragContextPrecision>},
        {u"hallucinationRate"_s, {Family::Quality, less, Unit::Percent}, read<quality, &D::Quality::hallucinationRate>},
        {u"resolutionRate"_s, {Family::Quality, more, Unit::Percent}, read<quality, &D::Quality::resolutionRate>},
        {u"manualOverrideRate"_s,
         {Family::Quality, less, Unit::Percent},
         read<quality, &D::Quality::manualOverrideRate>},
        {u"openRisks"_s, {Family::Risk, less, Unit::Count}, read<risk, &D::Risk::openRisks>},
        {u"highRiskIncidents"_s, {Family::Risk, less, Unit::Count}, read<risk, &D::Risk::highRiskIncidents>},
        {u"resolvedRisksLast30d"_s, {Family::Risk, more, Unit::Count}, read<risk, &D::Risk::resolvedRisksLast30d>},
        {u"complianceCoverage"_s, {Family::Risk, more, Unit::Percent}, read<risk, &D::Risk::complianceCoverage>},
        {u"topRiskComponents"_s, {Family::Risk, less, Unit::Count}, nullptr},
        {u"activeUsersLast30d"_s,
         {Family::Adoption, more, Unit::Count},
         read<adoption, &D::Adoption::activeUsersLast30d>},
        {u"weeklyActiveUsers"_s,
         {Family::Adoption, more, Unit::Count},
         read<adoption, &D::Adoption::weeklyActiveUsers>},
        {u"dailyActiveUsers"_s, {Family::Adoption, more, Unit::Count}, read<adoption, &D::Adoption::dailyActiveUsers>},
        {u"docsIngested"_s, {Family::Adoption, neutral, Unit::Count}, read<adoption, &D::Adoption::docsIngested>},
        {u"entitiesAnalyzed"_s,
         {Family::Adoption, neutral, Unit::Count},
         read<adoption, &D::Adoption::entitiesAnalyzed>},
        {u"avgQueriesPerActiveUser"_s,
         {Family::Adoption, more, Unit::Count},
         read<adoption, &D::Adoption::avgQueriesPerActiveUser>},
        {u"featureUsageEvents"_s, {Family::Adoption, more, Unit::Count}, nullptr},
        {u"featureUsageUsers"_s, {Family::Adoption, more, Unit::Count}, nullptr},
        {u"tokensUsed"_s, {Family::Usage, neutral, Unit::Count}, read<usage, &D::Usage::tokensUsed>},
        {u"storageBytesUsed"_s, {Family::Usage, neutral, Unit::Bytes}, read<usage, &D::Usage::storageBytesUsed>},
        {u"vectorSearches"_s, {Family::Usage, neutral, Unit::Count}, read<usage, &D::Usage::vectorSearches>},
        {u"seatsUsed"_s, {Family::Usage, neutral, Unit::Count}, nullptr},
        {u"costPerAutomatedTask"_s, {Family::Usage, less, Unit::Money}, read<usage, &D::Usage::costPerAutomatedTask>},
        {u"costPerResolvedCase"_s, {Family::Usage, less, Unit::Money}, read<usage, &D::Usage::costPerResolvedCase>},
        {u"onboardingProgress"_s,
         {Family::Activation, more, Unit::Percent, false},
         read<activation, &D::Activation::onboardingProgress>},
        {u"timeToOnboardDays"_s,
         {Family::Activation, less, Unit::Days, false},
         read<activation, &D::Activation::timeToOnboardDays>},
        {u"journeyCompletionRate"_s,
         {Family::Activation, more, Unit::Percent},
         read<adoption, &D::Adoption::journeyCompletionRate>},
        {u"firstPassAutomationRate"_s,
         {Family::Activation, more, Unit::Percent},
         read<automation, &D::Automation::firstPassAutomationRate>},
    };
    return entries;
}

const Entry *find(const QString &metric)
{
    const auto found =
        std::find_if(catalog().begin(), catalog().end(), [&](const Entry &entry) { return entry.metric == metric; });
    return found == catalog().end() ? nullptr : &*found;
}

} // namespace

std::optional<FigureTraits> traitsOf(const QString &metric)
{
    const Entry *const entry = find(metric);
    return entry ? std::optional(entry->traits) : std::nullopt;
}

bool isNetSaving(const QString &metric)
{
    return metric == u"netCostSaving"_s || metric == u"netMinutesSaved"_s;
}

bool isMoneySaving(const QString &metric)
{
    return metric == u"netCostSaving"_s || metric == u"estimatedCostSaving"_s;
}

bool isSaving(const QString &metric)
{
    return isMoneySaving(metric) || isNetSaving(metric) || metric == u"minutesSaved"_s;
}

QString metricOf(Kpi kpi)
{
    switch (kpi) {
    case Kpi::MoneySaved:
        return u"estimatedCostSaving"_s;
    case Kpi::HoursSaved:
        return u"minutesSaved"_s;
    case Kpi::TasksAutomated:
        return u"tasksAutomated"_s;
    case Kpi::AnswerQuality:
        return u"ragFaithfulness"_s;
    case Kpi::OpenRisks:
        return u"openRisks"_s;
    }
    return {};
}

QString metricOf(Fact fact)
{
    switch (fact) {
    case Fact::HighRiskIncidents:
        return u"highRiskIncidents"_s;
    case Fact::ResolvedRisks:
        return u"resolvedRisksLast30d"_s;
    case Fact::ComplianceCoverage:
        return u"complianceCoverage"_s;
    case Fact::ActiveUsers:
        return u"activeUsersLast30d"_s;
    case Fact::Documents:
        return u"docsIngested"_s;
    case Fact::Entities:
        return u"entitiesAnalyzed"_s;
    case Fact::QueriesPerUser:
        return u"avgQueriesPerActiveUser"_s;
    case Fact::OnboardingProgress:
        return u"onboardingProgress"_s;
    case Fact::DaysToOnboard:
        return u"timeToOnboardDays"_s;
    case Fact::JourneysCompleted:
        return u"journeyCompletionRate"_s;
    case Fact::FirstPassRate:
        return u"firstPassAutomationRate"_s;
    case Fact::OnboardingDone:
        break;
    }
    return {};
}

QString metricOfLimit(const QString &limit)
{
    static const QHash<QString, QString> metrics{{u"tokens"_s, u"tokensUsed"_s},
                                                 {u"storage"_s, u"storageBytesUsed"_s},
                                                 {u"searches"_s, u"vectorSearches"_s},
                                                 {u"seats"_s, u"seatsUsed"_s}};
    return metrics.value(limit);
}

std::vector<RelatedFigure> relatedFigures(FigureFamily family, const BusinessDashboard &dashboard)
{
    std::vector<RelatedFigure> figures;
    const auto add = [&figures](const Entry &entry, const std::string &item, std::int64_t count) {
        figures.push_back(
            {{entry.metric, QString::fromStdString(item)}, entry.traits.unit, static_cast<double>(count)});
    };
    for (const Entry &entry : catalog()) {
        if (entry.traits.family != family)
            continue;
        if (entry.value) {
            figures.push_back({{entry.metric, {}}, entry.traits.unit, entry.value(dashboard)});
        } else if (entry.metric == u"topRiskComponents"_s) {
            for (const auto &component : dashboard.risk.topRiskComponents)
                add(entry, component.name, component.count);
        } else if (const bool users = entry.metric == u"featureUsageUsers"_s;
                   users || entry.metric == u"featureUsageEvents"_s) {
            for (const auto &feature : dashboard.adoption.featureUsage)
                add(entry, feature.feature, users ? feature.users : feature.events);
        }
    }
    return figures;
}

} // namespace atalaya::models
