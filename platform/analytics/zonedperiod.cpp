// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/zonedperiod.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace atalaya::platform {

namespace {

using namespace std::chrono;

QTimeZone zoneOf(const std::string &name)
{
    return QTimeZone(QByteArray::fromStdString(name));
}

QDateTime local(Instant at, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), zone);
}

Instant instant(const QDateTime &time)
{
    return Instant{milliseconds{time.toMSecsSinceEpoch()}};
}

QDate toQt(Date date)
{
    const year_month_day ymd{date};
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Date fromQt(QDate date)
{
    return sys_days{year{date.year()} / date.month() / date.day()};
}

/// Days begin at the first moment that exists: where clocks jump at midnight that is not 0:00.
bool beginsDay(const QDateTime &time, const QTimeZone &zone)
{
    return time == time.date().startOfDay(zone);
}

Instant shifted(Instant at, qint64 days, const QTimeZone &zone)
{
    const QDateTime time = local(at, zone);
    return instant(beginsDay(time, zone) ? time.date().addDays(days).startOfDay(zone) : time.addDays(days));
}

} // namespace

ZonedPeriod::ZonedPeriod(Instant from, Instant to, std::string timeZone)
    : m_from(from)
    , m_to(to)
    , m_timeZone(std::move(timeZone))
{
    const QTimeZone zone = zoneOf(m_timeZone);
    QDate date = local(from, zone).date();
    for (Instant begin = from; begin < to;) {
        const QDate next = date.addDays(1);
        const Instant end = std::min(to, instant(next.startOfDay(zone)));
        m_days.push_back({fromQt(date), begin, end});
        begin = end;
        date = next;
    }
}

std::optional<ZonedPeriod> ZonedPeriod::make(Instant from, Instant to, const std::string &timeZone)
{
    if (!zoneOf(timeZone).isValid())
        return std::nullopt;
    return ZonedPeriod(from, to, timeZone);
}

std::optional<ZonedPeriod> ZonedPeriod::lastDays(Instant now, int count, const std::string &timeZone)
{
    const QTimeZone zone = zoneOf(timeZone);
    if (!zone.isValid())
        return std::nullopt;
    const QDate end = local(now, zone).date().addDays(1);
    return ZonedPeriod(instant(end.addDays(-count).startOfDay(zone)), instant(end.startOfDay(zone)), timeZone);
}

std::optional<ZonedPeriod> ZonedPeriod::month(Date first, const std::string &timeZone)
{
    const QTimeZone zone = zoneOf(timeZone);
    if (!zone.isValid())
        return std::nullopt;
    const QDate date = toQt(first);
    return ZonedPeriod(instant(date.startOfDay(zone)), instant(date.addMonths(1).startOfDay(zone)), timeZone);
}

Instant ZonedPeriod::daysBeforeEnd(int count) const
{
    return shifted(m_to, -count, zoneOf(m_timeZone));
}

ZonedPeriod ZonedPeriod::previous() const
{
    const QTimeZone zone = zoneOf(m_timeZone);
    const QDateTime first = local(m_from, zone);
    const QDateTime end = local(m_to, zone);
    const bool wholeDays =
        first.date() < end.date() && (first.time() == end.time() || (beginsDay(first, zone) && beginsDay(end, zone)));
    const Instant from = wholeDays ? shifted(m_from, -first.date().daysTo(end.date()), zone) : m_from - (m_to - m_from);
    return {from, m_from, m_timeZone};
}

} // namespace atalaya::platform
