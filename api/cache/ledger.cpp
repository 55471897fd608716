// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/ledger.h"

#include <QDataStream>
#include <QIODevice>
#include <QRandomGenerator>

#include <algorithm>

namespace atalaya::api {

namespace {

constexpr quint8 format = 1;
constexpr qsizetype mostTags = 512;

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
    in >> read >> ledger.m_generation >> ledger.m_count >> ledger.m_floor >> ledger.m_tags;
    if (in.status() != QDataStream::Ok || read != format || !in.atEnd())
        return std::nullopt;
    return ledger;
}

QByteArray Ledger::encode() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << format << m_generation << m_count << m_floor << m_tags;
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
}

} // namespace atalaya::api
