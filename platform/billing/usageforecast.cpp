// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/usageforecast.h"

#include "platform/billing/outlook.h"
#include "platform/limits/meter.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace atalaya::platform::billing {

namespace {

using contract::Band;
using contract::Date;
using contract::MetricForecast;
using namespace std::chrono;

/// What was used day by day up to yesterday (UTC days, as they are summed up), and today.
struct Days
{
    std::vector<double> past;
    double today = 0;
};

Days daysOf(Connection &connection, const std::string &column, Date today)
{
    Days days;
    const std::int64_t last = today.time_since_epoch().count();
    const std::int64_t oldest = last - static_cast<std::int64_t>(mostDays);
    std::map<std::int64_t, double> sums;
    for (const Row &row :
         connection.rows("SELECT day, " + column + " FROM usage_day WHERE day >= ? AND day <= ?", {oldest, last}))
        sums[row.integer(0)] = static_cast<double>(row.integer(1));
    if (sums.empty())
        return days;
    // A day without a row is one on which nothing was used, but for those before the tenant began.
    for (std::int64_t day = sums.begin()->first; day < last; ++day)
        days.past.push_back(sums.contains(day) ? sums[day] : 0);
    days.today = sums.contains(last) ? sums[last] : 0;
    return days;
}

/// The feature whose use has grown most in four weeks, of all that has grown.
std::optional<MetricForecast::Driver> driverOf(Connection &connection, Instant now)
{
    const auto at = [now](int ago) {
        return (now - days{ago}).time_since_epoch().count();
    };
    std::map<std::string, std::int64_t> growth;
    for (const Row &row : connection.rows("SELECT feature, sum(CASE WHEN at >= ? THEN 1 ELSE -1 END) FROM feature_use"
                                          " WHERE at >= ? AND at < ? GROUP BY feature",
                                          {at(28), at(56), at(0)}))
        growth[row.text(0)] = row.integer(1);
    std::int64_t all = 0;
    for (const auto &[feature, more] : growth)
        all += std::max<std::int64_t>(0, more);
    const auto most = std::ranges::max_element(growth, {}, [](const auto &entry) { return entry.second; });
    if (all == 0)
        return std::nullopt;
    return MetricForecast::Driver{"feature", most->first,
                                  100 * static_cast<double>(most->second) / static_cast<double>(all)};
}

std::int64_t whole(double value, double least)
{
    return std::llround(std::max(value, least));
}

MetricForecast forecastOf(Connection &connection, Meter &meter, const EffectiveLimit &limit, Instant now)
{
    const Date today = floor<days>(now);
    MetricForecast one;
    one.metric = limit.metric;
    one.used = std::max<std::int64_t>(0, meter.used(limit.metric));
    one.limit = limit.value;
    const Days known = daysOf(connection, limit.metric == "storage" ? "bytes" : limit.metric, today);
    one.days = static_cast<std::int64_t>(known.past.size());
    const auto ahead = static_cast<std::size_t>((ceil<days>(meter.month().to) - today).count());
    const auto outlook = outlookOf(known.past, ahead);
    if (!outlook)
        return one;
    const auto used = static_cast<double>(one.used);
    const double base = used - known.today;
    const Band<double> &end = outlook->back();
    // What was spent in a month stays spent; bytes may be given back.
    const double least = limit.metric == "storage" ? 0 : used;
    one.atEnd = Band<std::int64_t>{whole(base + end.low, least), whole(base + end.middle, least),
                                   whole(base + end.high, least)};
    if (limit.value) {
        const auto day = [&](double Band<double>::*point) -> std::optional<Date> {
            const auto top = static_cast<double>(*limit.value);
            const auto after = used >= top ? std::optional<std::size_t>(0) : reachedAfter(*outlook, point, base, top);
            return after ? std::optional(today + days{static_cast<int>(*after)}) : std::nullopt;
        };
        one.reached = {day(&Band<double>::low), day(&Band<double>::middle), day(&Band<double>::high)};
    }
    if (limit.metric != "storage")
        one.driver = driverOf(connection, now);
    return one;
}

} // namespace

contract::UsageForecast usageForecast(Connection &connection, Instant now)
{
    Meter meter(connection, now);
    contract::UsageForecast forecast;
    forecast.month = meter.month().name;
    for (const EffectiveLimit &limit : effectiveLimits(connection, now)) {
        if (Meter::counts(limit.metric))
            forecast.metrics.push_back(forecastOf(connection, meter, limit, now));
    }
    return forecast;
}

} // namespace atalaya::platform::billing
