// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/ledger.h"

#include <QDataStream>
#include <QIODevice>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace atalaya::api {

namespace {

constexpr quint8 format = 2;
constexpr qsizetype mostTags = 512;
constexpr qint64 hour = 3'600'000;
constexpr qint64 day = 24 * hour;

} // namespace

Ledger Ledger::begin()
{
    Ledger ledger;
    ledger.m_generation = QRandomGenerator::system()->generate64();
    return ledger;
}

std::optional<Ledger> Ledger::decode(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint8 read = 0;
    Ledger ledger;
    QHash<quint64, qint64> hours;
    in >> read >> ledger.m_generation >> ledger.m_count >> ledger.m_floor >> ledger.m_tags >> hours;
    if (in.status() != QDataStream::Ok || read != format || !in.atEnd())
        return std::nullopt;
    for (auto one = hours.cbegin(); one != hours.cend(); ++one)
        ledger.m_hours.append({one.key(), one.value()});
    return ledger;
}

QByteArray Ledger::encode() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    QHash<quint64, qint64> hours;
    for (const Hour &one : m_hours)
        hours.insert(one.generation, one.begin);
    out << format << m_generation << m_count << m_floor << m_tags << hours;
    return bytes;
}

void Ledger::invalidate(const QString &tag)
{
    m_tags[tag] = ++m_count;
    if (m_tags.size() > mostTags) {
        m_floor = m_count;
        m_tags.clear();
    }
}

bool Ledger::isInvalid(const QStringList &tags, quint64 storedAt) const
{
    return storedAt < m_floor ||
           std::any_of(tags.begin(), tags.end(), [&](const QString &tag) { return m_tags.value(tag) > storedAt; });
}

Ledger::HourOf Ledger::hourOf(const QDateTime &at)
{
    const qint64 begin = at.toMSecsSinceEpoch() / hour * hour;
    const auto known =
        std::find_if(m_hours.cbegin(), m_hours.cend(), [begin](const Hour &one) { return one.begin == begin; });
    if (known != m_hours.cend())
        return {known->generation, false};
    m_hours.append({QRandomGenerator::system()->generate64(), begin});
    return {m_hours.last().generation, true};
}

bool Ledger::hasHour(quint64 generation) const
{
    return std::any_of(m_hours.cbegin(), m_hours.cend(),
                       [generation](const Hour &one) { return one.generation == generation; });
}

bool Ledger::expire(const QDateTime &now)
{
    const qint64 at = now.toMSecsSinceEpoch();
    return m_hours.removeIf([at](const Hour &one) { return one.begin > at || one.begin <= at - day; }) > 0;
}

bool Ledger::forget()
{
    return std::exchange(m_hours, {}).size() > 0;
}

void Ledger::merge(const Ledger &other)
{
    if (other.m_generation != m_generation) {
        *this = other;
        return;
    }
    m_count = std::max(m_count, other.m_count);
    m_floor = std::max(m_floor, other.m_floor);
    for (auto tag = other.m_tags.cbegin(); tag != other.m_tags.cend(); ++tag)
        m_tags[tag.key()] = std::max(m_tags.value(tag.key()), tag.value());
    // As it was written last: what another process has let go is gone from the disk, too.
    m_hours = other.m_hours;
}

} // namespace atalaya::api
