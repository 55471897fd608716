// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/firstdecision.h"

#include "platform/auditlog/leaf.h"
#include "platform/governance/decision.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace atalaya::tests {

QByteArray firstDecision(const PlatformProcess &platform, const HttpHeaders &headers)
{
    const HttpReply head = platform.send("GET", "/api/admin/audit/log/head", headers);
    const QByteArray size = head.body.split('\n').value(1);
    const QByteArray to = QByteArray::number(std::min<qlonglong>(size.toLongLong(), 1000));
    const HttpReply leaves =
        platform.send("GET", "/api/admin/audit/log/leaves?from=0&to=" + to + "&size=" + size, headers);
    for (const QByteArray &line : leaves.body.split('\n')) {
        const QString text = QJsonDocument::fromJson(line).object().value(QLatin1String("leaf")).toString();
        const auto leaf = platform::decodeLeaf(QByteArray::fromBase64(text.toLatin1()).toStdString());
        if (leaf && leaf->kind == "decision") {
            return QByteArray::fromStdString(
                platform::decisionId(leaf->tenantId, static_cast<std::int64_t>(leaf->seq)));
        }
    }
    return {};
}

} // namespace atalaya::tests
