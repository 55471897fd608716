// SPDX-License-Identifier: GPL-3.0-or-later
#include "zone.h"

#include <QDateTime>
#include <QTimeZone>

namespace atalaya::platform {

struct Zone::Private
{
    QTimeZone zone;
};

Zone::Zone(const std::string &name)
    : d(std::make_unique<Private>(Private{QTimeZone(QByteArray::fromStdString(name))}))
{
    if (!d->zone.isValid())
        d->zone = QTimeZone::utc();
}

Zone::~Zone() = default;

std::optional<contract::Instant> Zone::startOfDay(contract::Date date) const
{
    const std::chrono::year_month_day ymd{date};
    const QDate day(static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
                    static_cast<int>(static_cast<unsigned>(ymd.day())));
    const QDateTime start = day.startOfDay(d->zone);
    if (!start.isValid())
        return std::nullopt;
    return contract::Instant{std::chrono::milliseconds{start.toMSecsSinceEpoch()}};
}

std::chrono::milliseconds Zone::offsetAt(contract::Instant at) const
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    return std::chrono::seconds{d->zone.offsetFromUtc(time)};
}

} // namespace atalaya::platform
