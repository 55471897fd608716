// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"
#include "platform/analytics/zonedperiod.h"
#include "platform/store/connection.h"

namespace atalaya::platform {

/// The whole dashboard of the current tenant, computed from stored decisions, events, documents and onboarding steps.
/// "In the period" is from ≤ at < to; what is told "at to" counts everything before `to`. Rates and means are nullopt
/// when nothing stands below the line.
///
/// automation: tasksAutomated = executed decisions in the period; minutesSaved = tasks × minutesPerTask,
///   in whole minutes; estimatedCostSaving = those minutes before rounding ÷ 60 × hourlyRate, in cents;
///   firstPassAutomationRate = validations that passed at once ÷ all.
/// quality: rounded means of the evaluations; hallucinationRate = those with faithfulness below 70;
///   resolutionRate = cases resolved in the period and not reopened before `to` ÷ cases resolved;
///   manualOverrideRate = validations that corrected or rejected ÷ decisions of every state, at most 100.
/// risk: openRisks and openRisksTrend at `to` and at the end of each day; resolvedRisksLast30d = risks whose latest
///   resolution lies in the 30 days before `to`; highRiskIncidents = risks reported open as high or critical in the
///   period; complianceCoverage = covered ÷ all entities by their latest checklist at `to`; topRiskComponents =
///   mentions, one for each risk and component, on risks open at some time in the period.
/// adoption: active users = distinct users of any feature in the 30, 7 and 1 days before `to`; docsIngested = documents
///   completed in the period; entitiesAnalyzed = distinct cases with a step `analyzed` in the period;
///   avgQueriesPerActiveUser = uses of ragchat ÷ distinct users of it; journeyCompletionRate = cases that were
///   ingested, analyzed, checked and reported in the period ÷ cases ingested in it.
/// usage: tokens and searches of the period, bytes at `to`; costPerAutomatedTask = tokens ÷ 1,000,000 × tokenPrice ÷
///   tasks; costPerResolvedCase = that cost and the people's time of `net` at the hourly rate ÷ cases resolved.
/// activation: onboarding now, not at `to`; timeToOnboardDays from the tenant's creation, one decimal.
/// net: gross minus reviews (decisions in state review × reviewMinutes), overrides (minutes of corrected validations)
///   and rework (minutes of rejected ones). previous: ZonedPeriod::previous(). marks: dashboard::marksIn().
[[nodiscard]] contract::BusinessDashboard businessDashboard(Connection &connection, const ZonedPeriod &period);

} // namespace atalaya::platform
