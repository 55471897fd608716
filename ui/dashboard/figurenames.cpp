// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurenames.h"

#include "ui/dashboard/dashboardwords.h"

#include <QHash>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

QString FigureNames::title(const models::FigureId &figure)
{
    if (figure.metric == u"topRiskComponents"_s)
        return tr("Risks that name “%1”").arg(figure.item);
    if (figure.metric == u"featureUsageEvents"_s)
        return tr("Uses of “%1”").arg(DashboardWords::feature(figure.item));
    if (figure.metric == u"featureUsageUsers"_s)
        return tr("People who use “%1”").arg(DashboardWords::feature(figure.item));
    const QHash<QString, QString> titles{{u"estimatedCostSaving"_s, tr("Money saved")},
                                         {u"netCostSaving"_s, tr("Net money saved")},
                                         {u"minutesSaved"_s, tr("Hours saved")},
                                         {u"netMinutesSaved"_s, tr("Net hours saved")},
                                         {u"tasksAutomated"_s, tr("Automated tasks")},
                                         {u"ragFaithfulness"_s, tr("Faithfulness of answers")},
                                         {u"ragRelevance"_s, tr("Relevance of answers")},
                                         {u"ragContextPrecision"_s, tr("Precision of context")},
                                         {u"hallucinationRate"_s, tr("Invented answers")},
                                         {u"resolutionRate"_s, tr("Cases that stay resolved")},
                                         {u"manualOverrideRate"_s, tr("Results changed by people")},
                                         {u"openRisks"_s, tr("Open risks")},
                                         {u"highRiskIncidents"_s, tr("Serious incidents")},
                                         {u"resolvedRisksLast30d"_s, tr("Risks resolved in 30 days")},
                                         {u"complianceCoverage"_s, tr("Compliance coverage")},
                                         {u"activeUsersLast30d"_s, tr("Active users in 30 days")},
                                         {u"weeklyActiveUsers"_s, tr("Active users in 7 days")},
                                         {u"dailyActiveUsers"_s, tr("Active users on the last day")},
                                         {u"docsIngested"_s, tr("Documents read")},
                                         {u"entitiesAnalyzed"_s, tr("Entities analysed")},
                                         {u"avgQueriesPerActiveUser"_s, tr("Queries per user")},
                                         {u"tokensUsed"_s, tr("Tokens used")},
                                         {u"storageBytesUsed"_s, tr("Storage used")},
                                         {u"vectorSearches"_s, tr("Searches")},
                                         {u"seatsUsed"_s, tr("Seats used")},
                                         {u"costPerAutomatedTask"_s, tr("Cost of an automated task")},
                                         {u"costPerResolvedCase"_s, tr("Cost of a resolved case")},
                                         {u"onboardingProgress"_s, tr("Progress of the onboarding")},
                                         {u"timeToOnboardDays"_s, tr("Days to complete the onboarding")},
                                         {u"journeyCompletionRate"_s, tr("Journeys completed")},
                                         {u"firstPassAutomationRate"_s, tr("Approved at first pass")}};
    return titles.value(figure.metric, figure.metric);
}

QString FigureNames::meaning(const QString &metric)
{
    const QHash<QString, QString> meanings{
        {u"estimatedCostSaving"_s, tr("An estimate: the minutes of a task and the price of an hour are assumed.")},
        {u"netCostSaving"_s, tr("What is left when the time for reviews, overrides and rework is taken off.")},
        {u"minutesSaved"_s, tr("An estimate: the minutes of a task are assumed.")},
        {u"netMinutesSaved"_s, tr("What is left when the time for reviews, overrides and rework is taken off.")},
        {u"tasksAutomated"_s,
         tr("A task is a decision that the AI carried out without a person, counted when it happened. Decisions that "
            "waited for a review or were blocked do not count.")},
        {u"ragFaithfulness"_s, tr("How far an evaluated answer is carried by the documents it cites, from 0 to 100.")},
        {u"ragRelevance"_s, tr("How far an evaluated answer meets its question, from 0 to 100.")},
        {u"ragContextPrecision"_s,
         tr("How much of what was looked up for an evaluated answer belongs to it, from 0 to 100.")},
        {u"hallucinationRate"_s, tr("The share of evaluated answers that their documents carry too little.")},
        {u"resolutionRate"_s, tr("The share of resolved cases that were not opened again.")},
        {u"manualOverrideRate"_s, tr("The share of decisions whose result a person corrected or rejected.")},
        {u"openRisks"_s, tr("Risks that were open at the end of the period, whenever they began.")},
        {u"highRiskIncidents"_s, tr("Risks of high or critical severity that were opened in the period.")},
        {u"resolvedRisksLast30d"_s, tr("Risks closed in the 30 days before the end of the period and not reopened.")},
        {u"complianceCoverage"_s, tr("The share of entities whose last checklist is covered.")},
        {u"topRiskComponents"_s,
         tr("A component counts once for each risk that names it and was open, or was opened, in the period.")},
        {u"activeUsersLast30d"_s, tr("People who used a feature in the 30 days before the end of the period.")},
        {u"weeklyActiveUsers"_s, tr("People who used a feature in the last 7 days of the period.")},
        {u"dailyActiveUsers"_s, tr("People who used a feature on the last day of the period.")},
        {u"docsIngested"_s, tr("Documents whose reading was completed in the period.")},
        {u"entitiesAnalyzed"_s, tr("Cases whose analysis was done in the period.")},
        {u"avgQueriesPerActiveUser"_s, tr("The questions of the period divided by the people who asked them.")},
        {u"featureUsageEvents"_s, tr("Every use of the feature in the period counts.")},
        {u"featureUsageUsers"_s, tr("People who used the feature in the period, each counted once.")},
        {u"tokensUsed"_s, tr("Tokens that the models read and wrote in these days.")},
        {u"storageBytesUsed"_s, tr("All that was stored and removed until the end of these days.")},
        {u"vectorSearches"_s, tr("Searches in the documents in these days.")},
        {u"seatsUsed"_s, tr("People who used the platform in these days, each counted once.")},
        {u"costPerAutomatedTask"_s, tr("The price of the tokens used, divided by the automated tasks.")},
        {u"costPerResolvedCase"_s,
         tr("The price of the tokens and of people’s time for reviews, overrides and rework, divided by the resolved "
            "cases.")},
        {u"onboardingProgress"_s, tr("Steps done, of all steps of the onboarding, as it stands now.")},
        {u"timeToOnboardDays"_s, tr("From the beginning of the organisation to the last step of its onboarding.")},
        {u"journeyCompletionRate"_s, tr("The share of cases taken in that went all the way to their resolution.")},
        {u"firstPassAutomationRate"_s, tr("The share of results that a person approved without a correction.")}};
    return meanings.value(metric);
}

} // namespace atalaya::ui
