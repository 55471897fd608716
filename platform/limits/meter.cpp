// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/limits/meter.h"

#include "api/contract/tenancy.h"
#include "platform/limits/lifts.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace atalaya::platform {

namespace {

using namespace std::chrono;

/// Sums are bounded by this, so that a hundred times them still fits.
constexpr std::int64_t most = 9'000'000'000'000'000;

bool isAt(std::int64_t percent, std::int64_t used, std::int64_t limit)
{
    return std::clamp<std::int64_t>(used, 0, most) * 100 >= std::min(limit, most) * percent;
}

Instant instant(const QDateTime &time)
{
    return Instant{milliseconds{time.toMSecsSinceEpoch()}};
}

std::int64_t millis(Instant at)
{
    return at.time_since_epoch().count();
}

/// `column` of what was reported in [from, to): whole days from their sums, the cut ones from their events.
std::int64_t sum(Connection &connection, const std::string &column, Instant from, Instant to)
{
    const auto first = ceil<days>(from);
    const auto end = floor<days>(to);
    const auto events = [&](Instant begin, Instant stop) {
        return connection
            .row("SELECT coalesce(sum(" + column + "), 0) FROM usage_event WHERE at >= ? AND at < ?",
                 {millis(begin), millis(stop)})
            ->integer(0);
    };
    if (first >= end)
        return events(from, to);
    const auto whole =
        connection.row("SELECT coalesce(sum(" + column + "), 0) FROM usage_day WHERE day >= ? AND day < ?",
                       {std::int64_t{first.time_since_epoch().count()}, std::int64_t{end.time_since_epoch().count()}});
    return events(from, Instant{first}) + whole->integer(0) + events(Instant{end}, to);
}

std::string zoneOf(Connection &connection)
{
    const auto row = connection.row("SELECT time_zone FROM tenants");
    return row ? row->text(0) : std::string("UTC");
}

} // namespace

MeterMonth meterMonth(const std::string &zone, Instant at)
{
    QTimeZone known(QByteArray::fromStdString(zone));
    if (!known.isValid())
        known = QTimeZone::utc();
    const QDate today = QDateTime::fromMSecsSinceEpoch(millis(at), known).date();
    const QDate first(today.year(), today.month(), 1);
    return {first.toString(QStringLiteral("yyyy-MM")).toStdString(), instant(first.startOfDay(known)),
            instant(first.addMonths(1).startOfDay(known))};
}

std::string_view meterState(std::int64_t used, std::optional<std::int64_t> limit)
{
    if (!limit)
        return "ok";
    return isAt(100, used, *limit) ? "reached" : isAt(contract::warningPercent, used, *limit) ? "warning" : "ok";
}

std::optional<double> meterPercent(std::int64_t used, std::optional<std::int64_t> limit)
{
    if (!limit)
        return std::nullopt;
    if (*limit <= 0)
        return 100;
    const std::int64_t tenths = std::clamp<std::int64_t>(used, 0, most / 10) * 1000 / *limit;
    return static_cast<double>(tenths) / 10;
}

Meter::Meter(Connection &connection, Instant now)
    : m_connection(connection)
    , m_now(now)
    , m_month(meterMonth(zoneOf(connection), now))
{}

bool Meter::counts(std::string_view metric)
{
    return metric == "tokens" || metric == "searches" || metric == "storage";
}

std::int64_t Meter::used(std::string_view metric)
{
    if (metric == "tokens" || metric == "searches")
        return sum(m_connection, std::string(metric), m_month.from, m_month.to);
    if (metric == "storage")
        return sum(m_connection, "bytes", Instant{sys_days{1900y / January / 1}}, m_now + milliseconds{1});
    return 0;
}

std::optional<contract::ErrorBody> Meter::refusal(std::string_view metric, std::int64_t more)
{
    const auto limit = effectiveLimit(m_connection, metric, m_now);
    if (!limit || !limit->value || more <= 0)
        return std::nullopt;
    if (more <= *limit->value - used(metric))
        return std::nullopt;
    return limitReached(m_connection, *limit, m_month.to);
}

std::vector<Meter::Crossing> Meter::mark(Transaction &transaction, const std::string &tenantId)
{
    std::vector<Crossing> crossings;
    for (const EffectiveLimit &limit : effectiveLimits(transaction, m_now)) {
        if (!counts(limit.metric) || !limit.value)
            continue;
        const std::int64_t spent = used(limit.metric);
        for (const std::int64_t percent : {contract::warningPercent, std::int64_t{100}}) {
            if (!isAt(percent, spent, *limit.value))
                continue;
            const auto fresh =
                transaction.run("INSERT OR IGNORE INTO limit_mark (tenant_id, month, metric, percent, at,"
                                " used, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                {tenantId, m_month.name, limit.metric, percent, millis(m_now), spent, *limit.value});
            if (fresh > 0)
                crossings.push_back({limit.metric, percent, spent, *limit.value});
        }
    }
    return crossings;
}

std::int64_t seatsTaken(Connection &connection, const std::string &tenantId)
{
    return connection.row("SELECT count(*) FROM identity_users WHERE tenant_id = ? AND state = 'active'", {tenantId})
        ->integer(0);
}

std::optional<contract::ErrorBody> seatRefusal(Connection &connection, const std::string &tenantId, Instant now,
                                               std::int64_t more, std::int64_t invited)
{
    const std::int64_t taken = seatsTaken(connection, tenantId) + invited;
    std::optional<contract::ErrorBody> refusal;
    connection.inTenant(tenantId, [&] {
        const auto limit = effectiveLimit(connection, "seats", now);
        if (limit && limit->value && more > *limit->value - taken)
            refusal = limitReached(connection, *limit, std::nullopt);
    });
    return refusal;
}

} // namespace atalaya::platform
