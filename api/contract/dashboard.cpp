// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard.h"

#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;
using Dashboard = BusinessDashboard;

namespace {

template<class T>
json orNull(const std::optional<T> &value)
{
    return value ? json(*value) : json(nullptr);
}

json encodePeriod(const Dashboard::Period &period)
{
    return {{"from", formatInstant(period.from)}, {"to", formatInstant(period.to)}};
}

Dashboard::Period readPeriod(Reader in)
{
    Dashboard::Period period;
    period.from = in.instant("from");
    period.to = in.instant("to");
    if (in.ok() && period.to < period.from)
        in.fail("to", "before from");
    return period;
}

json encodeDays(const std::vector<Dashboard::DayCount> &days)
{
    json items = json::array();
    for (const auto &day : days)
        items.push_back({{"date", formatDate(day.date)}, {"count", day.count}});
    return items;
}

Dashboard::DayCount readDay(Reader &in)
{
    Dashboard::DayCount day;
    day.date = in.date("date");
    day.count = in.integer("count", 0);
    return day;
}

json encodeAutomation(const Dashboard::Automation &automation)
{
    return {{"tasksAutomated", automation.tasksAutomated},
            {"minutesSaved", automation.minutesSaved},
            {"estimatedCostSaving", automation.estimatedCostSaving},
            {"tasksAutomatedTrend", encodeDays(automation.tasksAutomatedTrend)},
            {"firstPassAutomationRate", orNull(automation.firstPassAutomationRate)}};
}

Dashboard::Automation readAutomation(Reader in)
{
    Dashboard::Automation automation;
    automation.tasksAutomated = in.integer("tasksAutomated", 0);
    automation.minutesSaved = in.integer("minutesSaved", 0);
    automation.estimatedCostSaving = in.number("estimatedCostSaving");
    automation.tasksAutomatedTrend = in.list("tasksAutomatedTrend", readDay);
    automation.firstPassAutomationRate = in.maybeNumber("firstPassAutomationRate");
    return automation;
}

json encodeQuality(const Dashboard::Quality &quality)
{
    json trend = json::array();
    for (const auto &day : quality.ragTrend) {
        trend.push_back({{"date", formatDate(day.date)},
                         {"faithfulness", orNull(day.faithfulness)},
                         {"relevance", orNull(day.relevance)},
                         {"contextPrecision", orNull(day.contextPrecision)}});
    }
    return {{"ragFaithfulness", orNull(quality.ragFaithfulness)},
            {"ragRelevance", orNull(quality.ragRelevance)},
            {"ragContextPrecision", orNull(quality.ragContextPrecision)},
            {"hallucinationRate", orNull(quality.hallucinationRate)},
            {"resolutionRate", orNull(quality.resolutionRate)},
            {"manualOverrideRate", orNull(quality.manualOverrideRate)},
            {"evaluations", quality.evaluations},
            {"ragTrend", std::move(trend)}};
}

Dashboard::Quality readQuality(Reader in)
{
    Dashboard::Quality quality;
    quality.ragFaithfulness = in.maybeNumber("ragFaithfulness");
    quality.ragRelevance = in.maybeNumber("ragRelevance");
    quality.ragContextPrecision = in.maybeNumber("ragContextPrecision");
    quality.hallucinationRate = in.maybeNumber("hallucinationRate");
    quality.resolutionRate = in.maybeNumber("resolutionRate");
    quality.manualOverrideRate = in.maybeNumber("manualOverrideRate");
    quality.evaluations = in.integer("evaluations", 0);
    quality.ragTrend = in.list("ragTrend", [](Reader &item) {
        Dashboard::QualityDay day;
        day.date = item.date("date");
        day.faithfulness = item.maybeNumber("faithfulness");
        day.relevance = item.maybeNumber("relevance");
        day.contextPrecision = item.maybeNumber("contextPrecision");
        return day;
    });
    return quality;
}

json encodeRisk(const Dashboard::Risk &risk)
{
    json components = json::array();
    for (const auto &component : risk.topRiskComponents)
        components.push_back({{"name", component.name}, {"count", component.count}});
    return {{"openRisks", risk.openRisks},
            {"resolvedRisksLast30d", risk.resolvedRisksLast30d},
            {"highRiskIncidents", risk.highRiskIncidents},
            {"complianceCoverage", orNull(risk.complianceCoverage)},
            {"topRiskComponents", std::move(components)},
            {"openRisksTrend", encodeDays(risk.openRisksTrend)}};
}

Dashboard::Risk readRisk(Reader in)
{
    Dashboard::Risk risk;
    risk.openRisks = in.integer("openRisks", 0);
    risk.resolvedRisksLast30d = in.integer("resolvedRisksLast30d", 0);
    risk.highRiskIncidents = in.integer("highRiskIncidents", 0);
    risk.complianceCoverage = in.maybeNumber("complianceCoverage");
    risk.topRiskComponents = in.list("topRiskComponents", [](Reader &item) {
        return Dashboard::NamedCount{item.string("name", 500), item.integer("count", 0)};
    });
    risk.openRisksTrend = in.list("openRisksTrend", readDay);
    return risk;
}

json encodeAdoption(const Dashboard::Adoption &adoption)
{
    json features = json::array();
    for (const auto &feature : adoption.featureUsage)
        features.push_back({{"feature", feature.feature}, {"users", feature.users}, {"events", feature.events}});
    return {{"activeUsersLast30d", adoption.activeUsersLast30d},
            {"dailyActiveUsers", adoption.dailyActiveUsers},
            {"weeklyActiveUsers", adoption.weeklyActiveUsers},
            {"docsIngested", adoption.docsIngested},
            {"entitiesAnalyzed", adoption.entitiesAnalyzed},
            {"avgQueriesPerActiveUser", orNull(adoption.avgQueriesPerActiveUser)},
            {"featureUsage", std::move(features)},
            {"journeyCompletionRate", orNull(adoption.journeyCompletionRate)}};
}

Dashboard::Adoption readAdoption(Reader in)
{
    Dashboard::Adoption adoption;
    adoption.activeUsersLast30d = in.integer("activeUsersLast30d", 0);
    adoption.dailyActiveUsers = in.integer("dailyActiveUsers", 0);
    adoption.weeklyActiveUsers = in.integer("weeklyActiveUsers", 0);
    adoption.docsIngested = in.integer("docsIngested", 0);
    adoption.entitiesAnalyzed = in.integer("entitiesAnalyzed", 0);
    adoption.avgQueriesPerActiveUser = in.maybeNumber("avgQueriesPerActiveUser");
    adoption.featureUsage = in.list("featureUsage", [](Reader &item) {
        return Dashboard::FeatureUse{item.string("feature", 200), item.integer("users", 0), item.integer("events", 0)};
    });
    adoption.journeyCompletionRate = in.maybeNumber("journeyCompletionRate");
    return adoption;
}

json encodeUsage(const Dashboard::Usage &usage)
{
    return {{"tokensUsed", usage.tokensUsed},
            {"storageBytesUsed", usage.storageBytesUsed},
            {"vectorSearches", usage.vectorSearches},
            {"costPerAutomatedTask", orNull(usage.costPerAutomatedTask)},
            {"costPerResolvedCase", orNull(usage.costPerResolvedCase)}};
}

Dashboard::Usage readUsage(Reader in)
{
    Dashboard::Usage usage;
    usage.tokensUsed = in.integer("tokensUsed", 0);
    usage.storageBytesUsed = in.integer("storageBytesUsed", 0);
    usage.vectorSearches = in.integer("vectorSearches", 0);
    usage.costPerAutomatedTask = in.maybeNumber("costPerAutomatedTask");
    usage.costPerResolvedCase = in.maybeNumber("costPerResolvedCase");
    return usage;
}

json encodeNet(const Dashboard::Net &net)
{
    return {{"minutesSaved", net.minutesSaved},
            {"costSaving", net.costSaving},
            {"reviewMinutes", net.reviewMinutes},
            {"overrideMinutes", net.overrideMinutes},
            {"reworkMinutes", net.reworkMinutes}};
}

Dashboard::Net readNet(Reader in)
{
    Dashboard::Net net;
    net.minutesSaved = in.number("minutesSaved");
    net.costSaving = in.number("costSaving");
    net.reviewMinutes = in.number("reviewMinutes");
    net.overrideMinutes = in.number("overrideMinutes");
    net.reworkMinutes = in.number("reworkMinutes");
    return net;
}

json encodeMarks(const std::vector<Dashboard::Mark> &marks)
{
    json items = json::array();
    for (const Dashboard::Mark &mark : marks)
        items.push_back({{"date", formatDate(mark.date)},
                         {"kind", mark.kind},
                         {"count", mark.count},
                         {"name", orNull(mark.name)},
                         {"version", orNull(mark.version)}});
    return items;
}

Dashboard::Mark readMark(Reader &in)
{
    Dashboard::Mark mark;
    mark.date = in.date("date");
    mark.kind = in.string("kind", 100);
    mark.count = in.integer("count", 0);
    mark.name = in.maybeString("name", 1000);
    mark.version = in.maybeInteger("version");
    return mark;
}

json encodePrevious(const Dashboard::Previous &previous)
{
    return {{"period", encodePeriod(previous.period)},
            {"tasksAutomated", previous.tasksAutomated},
            {"minutesSaved", previous.minutesSaved},
            {"estimatedCostSaving", previous.estimatedCostSaving},
            {"ragFaithfulness", orNull(previous.ragFaithfulness)},
            {"evaluations", previous.evaluations},
            {"openRisks", previous.openRisks},
            {"tasksAutomatedTrend", previous.tasksAutomatedTrend}};
}

Dashboard::Previous readPrevious(Reader in)
{
    Dashboard::Previous previous;
    previous.period = readPeriod(in.object("period"));
    previous.tasksAutomated = in.integer("tasksAutomated", 0);
    previous.minutesSaved = in.integer("minutesSaved", 0);
    previous.estimatedCostSaving = in.number("estimatedCostSaving");
    previous.ragFaithfulness = in.maybeNumber("ragFaithfulness");
    previous.evaluations = in.integer("evaluations", 0);
    previous.openRisks = in.integer("openRisks", 0);
    previous.tasksAutomatedTrend = in.integers("tasksAutomatedTrend");
    return previous;
}

Dashboard::Activation readActivation(Reader in)
{
    Dashboard::Activation activation;
    activation.onboardingCompleted = in.boolean("onboardingCompleted");
    activation.onboardingProgress = in.integer("onboardingProgress", 0, 100);
    activation.timeToOnboardDays = in.maybeNumber("timeToOnboardDays");
    return activation;
}

} // namespace

json encode(const Dashboard::Assumptions &assumptions)
{
    return {{"minutesPerTask", assumptions.minutesPerTask},
            {"hourlyRate", assumptions.hourlyRate},
            {"tokenPrice", assumptions.tokenPrice},
            {"reviewMinutes", assumptions.reviewMinutes}};
}

Dashboard::Assumptions readAssumptions(Reader in)
{
    Dashboard::Assumptions assumptions;
    assumptions.minutesPerTask = in.number("minutesPerTask");
    assumptions.hourlyRate = in.number("hourlyRate");
    assumptions.tokenPrice = in.number("tokenPrice");
    assumptions.reviewMinutes = in.number("reviewMinutes");
    return assumptions;
}

json encode(const Dashboard &dashboard)
{
    const auto &activation = dashboard.activation;
    return {{"period", encodePeriod(dashboard.period)},
            {"currency", dashboard.currency},
            {"assumptions", encode(dashboard.assumptions)},
            {"automation", encodeAutomation(dashboard.automation)},
            {"quality", encodeQuality(dashboard.quality)},
            {"risk", encodeRisk(dashboard.risk)},
            {"adoption", encodeAdoption(dashboard.adoption)},
            {"usage", encodeUsage(dashboard.usage)},
            {"activation",
             {{"onboardingCompleted", activation.onboardingCompleted},
              {"onboardingProgress", activation.onboardingProgress},
              {"timeToOnboardDays", orNull(activation.timeToOnboardDays)}}},
            {"net", encodeNet(dashboard.net)},
            {"marks", encodeMarks(dashboard.marks)},
            {"previous", encodePrevious(dashboard.previous)}};
}

Decoded<Dashboard> decodeBusinessDashboard(const json &value)
{
    Reader in(value);
    Dashboard dashboard;
    dashboard.period = readPeriod(in.object("period"));
    dashboard.currency = in.string("currency", 3);
    dashboard.assumptions = readAssumptions(in.object("assumptions"));
    dashboard.automation = readAutomation(in.object("automation"));
    dashboard.quality = readQuality(in.object("quality"));
    dashboard.risk = readRisk(in.object("risk"));
    dashboard.adoption = readAdoption(in.object("adoption"));
    dashboard.usage = readUsage(in.object("usage"));
    dashboard.activation = readActivation(in.object("activation"));
    dashboard.net = readNet(in.object("net"));
    dashboard.marks = in.list("marks", readMark);
    dashboard.previous = readPrevious(in.object("previous"));
    return in.finish(std::move(dashboard));
}

} // namespace atalaya::contract
