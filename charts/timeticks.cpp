// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeticks.h"

#include <algorithm>

namespace atalaya::charts {

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 day = 24 * 60 * minute;
/// The shortest month.
constexpr qint64 month = 28 * day;

QDateTime startOf(QDate date, const QTimeZone &zone)
{
    return date.startOfDay(zone);
}

struct Axis
{
    QDateTime from;
    QDateTime to;
    QTimeZone zone;

    [[nodiscard]] qint64 place(const QDateTime &at) const { return from.msecsTo(at); }
    [[nodiscard]] bool holds(const QDateTime &at) const { return at >= from && at < to; }

    /// Counted anew from each midnight, so that hours stay round when the clocks change.
    [[nodiscard]] std::vector<TimeTick> hours(qint64 step) const
    {
        std::vector<TimeTick> ticks;
        for (QDate date = from.date(); startOf(date, zone) < to; date = date.addDays(1)) {
            const QDateTime next = startOf(date.addDays(1), zone);
            for (qint64 at = 0; at < day; at += step) {
                const QDateTime tick(date, QTime::fromMSecsSinceStartOfDay(static_cast<int>(at)), zone);
                if (tick.isValid() && tick < next && holds(tick))
                    ticks.push_back({tick, place(tick)});
            }
        }
        return ticks;
    }

    [[nodiscard]] std::vector<TimeTick> days(int step) const
    {
        std::vector<TimeTick> ticks;
        for (QDate date = from.date(); startOf(date, zone) < to; date = date.addDays(step)) {
            const QDateTime begin = std::max(startOf(date, zone), from);
            const QDateTime end = std::min(startOf(date.addDays(1), zone), to);
            ticks.push_back({startOf(date, zone), (place(begin) + place(end)) / 2});
        }
        return ticks;
    }

    [[nodiscard]] std::vector<TimeTick> months(int step) const
    {
        std::vector<TimeTick> ticks;
        for (QDate date(from.date().year(), from.date().month(), 1); startOf(date, zone) < to;
             date = date.addMonths(1)) {
            const QDateTime tick = startOf(date, zone);
            if ((date.month() - 1) % step == 0 && holds(tick))
                ticks.push_back({tick, place(tick)});
        }
        return ticks;
    }
};

} // namespace

TimeTicks timeTicks(const QDateTime &from, const QDateTime &to, const QTimeZone &zone, double pixels,
                    const std::function<double(TimeUnit)> &width)
{
    const Axis axis{from.toTimeZone(zone), to.toTimeZone(zone), zone};
    const auto span = static_cast<double>(from.msecsTo(to));
    if (span <= 0 || pixels <= 0)
        return {};
    const auto fits = [&](qint64 step, TimeUnit unit) {
        return static_cast<double>(step) / span * pixels >= width(unit);
    };
    for (const qint64 step :
         {5 * minute, 15 * minute, 30 * minute, 60 * minute, 180 * minute, 360 * minute, 720 * minute})
        // Midnight and noon of many days say less than the days.
        if (fits(step, TimeUnit::Hour) && (step <= 180 * minute || span <= 2.5 * static_cast<double>(day)))
            return {TimeUnit::Hour, axis.hours(step)};
    for (const int step : {1, 2, 7, 14})
        if (fits(step * day, TimeUnit::Day))
            return {TimeUnit::Day, axis.days(step)};
    for (const int step : {1, 2, 3, 6, 12})
        if (fits(step * month, TimeUnit::Month))
            if (auto ticks = axis.months(step); !ticks.empty())
                return {TimeUnit::Month, std::move(ticks)};
    return {TimeUnit::Day, {{axis.from, 0}}};
}

} // namespace atalaya::charts
