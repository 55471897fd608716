// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/lockmemory.h"

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QSaveFile>

namespace atalaya::api {

namespace {

constexpr qint64 kLongest = 64;

} // namespace

LockMemory::LockMemory(const QString &profile)
    : m_path(profile + QStringLiteral("/lock"))
{}

LockMemory::Record LockMemory::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return {};
    const Record strange{true, 0};
    if (!file.open(QIODevice::ReadOnly))
        return strange;
    const QList<QByteArray> words = file.read(kLongest).trimmed().split(' ');
    if (words.size() != 2 || (words.constFirst() != "locked" && words.constFirst() != "open"))
        return strange;
    bool isNumber = false;
    const int tries = words.constLast().toInt(&isNumber);
    return isNumber && tries >= 0 ? Record{words.constFirst() == "locked", tries} : strange;
}

bool LockMemory::save(const Record &record) const
{
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write((record.isLocked ? "locked " : "open ") + QByteArray::number(record.tries) + '\n');
    return file.commit();
}

} // namespace atalaya::api
