// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/keystorememo.h"

#include "api/session/profilefile.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

#include <array>
#include <utility>

namespace atalaya::api {

namespace {

constexpr qint64 kMostBytes = 4096;
constexpr int kVersion = 1;

constexpr std::array kModes{std::pair{KeyStore::Mode::Keychain, QLatin1String("keychain")},
                            std::pair{KeyStore::Mode::Passphrase, QLatin1String("passphrase")},
                            std::pair{KeyStore::Mode::MemoryOnly, QLatin1String("memory")}};

QString pathIn(const QString &profile)
{
    return profile + QLatin1Char('/') + KeyStoreMemo::File;
}

QJsonValue text(const std::optional<KeyStore::Mode> &mode)
{
    for (const auto &[known, name] : kModes) {
        if (mode == known)
            return QString(name);
    }
    return QJsonValue::Null;
}

std::optional<KeyStore::Mode> modeOf(const QJsonValue &value)
{
    for (const auto &[known, name] : kModes) {
        if (value.toString() == name)
            return known;
    }
    return std::nullopt;
}

QString newPrefix()
{
    QByteArray bytes(8, '\0');
    randombytes_buf(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return QString::fromLatin1(bytes.toHex());
}

} // namespace

KeyStoreMemo KeyStoreMemo::load(const QString &profile)
{
    KeyStoreMemo memo;
    const QByteArray bytes = profilefile::read(pathIn(profile), kMostBytes).value_or(QByteArray());
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    if (object.value(QLatin1String("version")).toInt() == kVersion) {
        memo.mode = modeOf(object.value(QLatin1String("mode")));
        memo.backend = object.value(QLatin1String("backend")).toString();
        memo.prefix = object.value(QLatin1String("prefix")).toString();
        memo.kept = object.value(QLatin1String("kept")).toBool();
        memo.leaving = object.value(QLatin1String("leaving")).toBool();
        memo.former = modeOf(object.value(QLatin1String("former")));
        if (const QJsonValue seen = object.value(QLatin1String("seen")); seen.isDouble())
            memo.seenAt = QDateTime::fromMSecsSinceEpoch(seen.toInteger(), Qt::UTC);
    }
    if (memo.prefix.isEmpty())
        memo.prefix = newPrefix();
    return memo;
}

QByteArray KeyStoreMemo::toJson() const
{
    const QJsonValue seen = seenAt.isValid() ? QJsonValue(seenAt.toMSecsSinceEpoch()) : QJsonValue();
    const QJsonObject object{{QStringLiteral("version"), kVersion},    {QStringLiteral("mode"), text(mode)},
                             {QStringLiteral("backend"), backend},     {QStringLiteral("prefix"), prefix},
                             {QStringLiteral("kept"), kept},           {QStringLiteral("leaving"), leaving},
                             {QStringLiteral("former"), text(former)}, {QStringLiteral("seen"), seen}};
    return QJsonDocument(object).toJson();
}

bool KeyStoreMemo::save(const QString &profile) const
{
    return profilefile::replace(pathIn(profile), toJson());
}

} // namespace atalaya::api
