// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardperiod.h"

namespace atalaya::models {

namespace {

const QDate epoch(1970, 1, 1);

} // namespace

QDate toQDate(rules::Date date)
{
    return epoch.addDays(date.time_since_epoch().count());
}

rules::Date fromQDate(QDate date)
{
    return rules::Date{std::chrono::days{epoch.daysTo(date)}};
}

DashboardPeriod DashboardPeriod::between(QDate first, QDate last)
{
    return {PeriodPreset::Custom, {fromQDate(first), fromQDate(last.addDays(1))}};
}

rules::DayRange DashboardPeriod::days(QDate today) const
{
    const rules::Date day = fromQDate(today);
    switch (preset) {
    case PeriodPreset::Last7Days:
        return rules::lastDays(day, 7);
    case PeriodPreset::Last30Days:
        return rules::lastDays(day, 30);
    case PeriodPreset::Last90Days:
        return rules::lastDays(day, 90);
    case PeriodPreset::Last365Days:
        return rules::lastDays(day, 365);
    case PeriodPreset::ThisMonth:
        return rules::monthToDate(day);
    case PeriodPreset::Custom:
        break;
    }
    return custom;
}

RangeProblem checkRange(QDate first, QDate last, QDate today)
{
    if (!first.isValid())
        return RangeProblem::FirstMissing;
    if (!last.isValid())
        return RangeProblem::LastMissing;
    if (last < first)
        return RangeProblem::LastBeforeFirst;
    if (last > today)
        return RangeProblem::LastInFuture;
    return first.daysTo(last) >= longestCustomRange ? RangeProblem::TooLong : RangeProblem::None;
}

UtcRange toUtc(const rules::DayRange &days, const QTimeZone &zone)
{
    // startOfDay knows the places where midnight does not exist on the night the clocks change.
    return {toQDate(days.first).startOfDay(zone).toUTC(), toQDate(days.end).startOfDay(zone).toUTC()};
}

} // namespace atalaya::models
