// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditexport.h"
#include "api/contract/auditrows.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <vector>

namespace atalaya::tests {

/// The cells of a row as docs/exports.md has them, written from that page alone. `comma`: decimal comma.
inline QByteArrayList exportCells(const contract::AuditRow &row, const std::vector<std::string> &columns, bool comma)
{
    const auto text = [](const std::string &value) {
        return QByteArray::fromStdString(contract::inertText(value));
    };
    QByteArrayList cells;
    for (const std::string &name : columns) {
        if (name == "seq")
            cells.append(QByteArray::number(static_cast<qlonglong>(row.seq)));
        else if (name == "id")
            cells.append(text(row.id));
        else if (name == "at")
            cells.append(QByteArray::fromStdString(contract::formatInstant(row.at)));
        else if (name == "agent")
            cells.append(text(row.agent));
        else if (name == "entity")
            cells.append(text(row.entity));
        else if (name == "action")
            cells.append(text(row.action));
        else if (name == "state")
            cells.append(QByteArray::fromStdString(std::string(contract::nameOf(row.state))));
        else if (name == "policyId")
            cells.append(text(row.policyId));
        else if (name == "policyName")
            cells.append(text(row.policyName));
        else if (name == "policyVersion")
            cells.append(QByteArray::number(static_cast<qlonglong>(row.policyVersion)));
        else if (name == "confidence")
            cells.append(!row.confidence ? QByteArray()
                                         : QByteArray::number(*row.confidence).replace('.', comma ? ',' : '.'));
        else if (name == "risk")
            cells.append(row.risk ? QByteArray::number(static_cast<qlonglong>(*row.risk)) : QByteArray());
        else if (name == "containsPii")
            cells.append(row.containsPii ? "true" : "false");
        else
            cells.append(text((name == "user"     ? row.user
                               : name == "reason" ? row.reason
                                                  : row.correlationId)
                                  .value_or(std::string())));
    }
    return cells;
}

/// One line of CSV, with its end; every cell in quotes if that is wanted, as some spreadsheets do.
inline QByteArray csvLine(const QByteArrayList &cells, char separator, bool quoteAll = false)
{
    QByteArrayList quoted;
    for (QByteArray cell : cells) {
        const bool needs =
            quoteAll || cell.contains(separator) || cell.contains('"') || cell.contains('\n') || cell.contains('\r');
        quoted.append(needs ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
    return quoted.join(separator) + "\r\n";
}

inline QByteArray jsonLine(const contract::AuditRow &row, const std::vector<std::string> &columns)
{
    QJsonObject all{
        {QStringLiteral("seq"), static_cast<qint64>(row.seq)},
        {QStringLiteral("id"), QString::fromStdString(row.id)},
        {QStringLiteral("at"), QString::fromStdString(contract::formatInstant(row.at))},
        {QStringLiteral("agent"), QString::fromStdString(row.agent)},
        {QStringLiteral("entity"), QString::fromStdString(row.entity)},
        {QStringLiteral("action"), QString::fromStdString(row.action)},
        {QStringLiteral("state"), QString::fromStdString(std::string(contract::nameOf(row.state)))},
        {QStringLiteral("policyId"), QString::fromStdString(row.policyId)},
        {QStringLiteral("policyName"), QString::fromStdString(row.policyName)},
        {QStringLiteral("policyVersion"), static_cast<qint64>(row.policyVersion)},
        {QStringLiteral("confidence"), row.confidence ? QJsonValue(*row.confidence) : QJsonValue()},
        {QStringLiteral("risk"), row.risk ? QJsonValue(static_cast<qint64>(*row.risk)) : QJsonValue()},
        {QStringLiteral("containsPii"), row.containsPii},
        {QStringLiteral("user"), QString::fromStdString(row.user.value_or(std::string()))},
        {QStringLiteral("reason"), QString::fromStdString(row.reason.value_or(std::string()))},
        {QStringLiteral("correlationId"), QString::fromStdString(row.correlationId.value_or(std::string()))}};
    QJsonObject line;
    for (const std::string &name : columns)
        line.insert(QString::fromStdString(name), all.value(QString::fromStdString(name)));
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

inline std::string sha256Hex(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
}

} // namespace atalaya::tests
