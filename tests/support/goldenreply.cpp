// SPDX-License-Identifier: GPL-3.0-or-later
#include "goldenreply.h"

#include <QFile>

#include <nlohmann/json.hpp>

namespace atalaya::tests {

QByteArray golden(const QString &name)
{
    QFile file(QStringLiteral(ATALAYA_SOURCE_DIR "/tests/data/contract/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

FakeReply goldenReply(const QString &name)
{
    return FakeReply::data(golden(name), "t-1").with("Cache-Control", "private, no-cache");
}

nlohmann::json jsonOf(const QByteArray &text)
{
    return nlohmann::json::parse(text.toStdString());
}

} // namespace atalaya::tests
