// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditcells.h"

#include "api/rules/queryterm.h"
#include "models/auditdetail.h"

#include <QDateTime>

namespace atalaya::models {

using contract::AuditRow;
using rules::QueryField;

namespace {

QVariant text(const std::string &value)
{
    return value.empty() ? QVariant() : QVariant(QString::fromStdString(value));
}

QVariant text(const std::optional<std::string> &value)
{
    return value ? text(*value) : QVariant();
}

QDateTime utc(contract::Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
}

/// As the query writes it: at most four decimals.
QString fraction(double value)
{
    QString digits = QString::number(value, 'f', 4);
    while (digits.endsWith(u'0'))
        digits.chop(1);
    return digits.endsWith(u'.') ? digits.chopped(1) : digits;
}

QVariant cell(const AuditPages::Row &row, int column, int role, const QTimeZone &zone)
{
    const AuditRow &facts = row.facts;
    switch (column) {
    case AuditCells::Time:
        return role == SortRole ? utc(facts.at) : utc(facts.at).toTimeZone(zone);
    case AuditCells::State:
        return QString::fromLatin1(contract::nameOf(facts.state).data());
    case AuditCells::Agent:
        return text(facts.agent);
    case AuditCells::Action:
        return text(facts.action);
    case AuditCells::Entity:
        return text(facts.entity);
    case AuditCells::Policy:
        return text(role == SortRole || facts.policyName.empty() ? facts.policyId : facts.policyName);
    case AuditCells::Confidence:
        return facts.confidence ? QVariant(*facts.confidence) : QVariant();
    case AuditCells::Risk:
        return facts.risk ? QVariant(qint64{*facts.risk}) : QVariant();
    case AuditCells::Pii:
        return facts.containsPii;
    case AuditCells::User:
        return text(facts.user);
    case AuditCells::Reason:
        return text(facts.reason);
    case AuditCells::Correlation:
        return text(facts.correlationId);
    case AuditCells::Seq:
        return qint64{facts.seq};
    case AuditCells::Proof:
        return static_cast<int>(row.proof);
    default:
        return {};
    }
}

} // namespace

QVariant AuditCells::valueOf(const AuditPages::Row &row, int column, int role, const QTimeZone &zone)
{
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return cell(row, column, role, zone);
    case IdRole:
        return QString::fromStdString(row.facts.id);
    case SeqRole:
        return qint64{row.facts.seq};
    case ProofRole:
        return QVariant::fromValue(row.proof);
    case ErasedRole:
        return isErased(row.facts, column);
    default:
        return {};
    }
}

bool AuditCells::isErased(const AuditRow &facts, int column)
{
    switch (column) {
    case Time:
    case Seq:
    case Proof:
        return false;
    case User:
        return !facts.user;
    case Reason:
        return !facts.reason;
    case Correlation:
        return !facts.correlationId;
    default:
        return models::isErased(facts);
    }
}

std::optional<AuditTerm> AuditCells::termOf(const AuditRow &row, int column)
{
    const QVariant value = cell({row}, column, Qt::DisplayRole, QTimeZone::utc());
    const auto named = [&value](QueryField field) -> std::optional<AuditTerm> {
        return value.isValid() ? std::optional(AuditTerm{field, value.toString()}) : std::nullopt;
    };
    const auto number = [&value](QueryField field, const QString &written) {
        return AuditTerm{field, value.isValid() ? written : QStringLiteral("none")};
    };
    switch (column) {
    case Time:
        return AuditTerm{QueryField::From, QString::fromStdString(contract::formatInstant(row.at))};
    case State:
        return named(QueryField::State);
    case Agent:
        return named(QueryField::Agent);
    case Action:
        return named(QueryField::Action);
    case Entity:
        return named(QueryField::Entity);
    case Policy:
        return named(QueryField::Policy);
    case Confidence:
        return number(QueryField::Confidence, fraction(value.toDouble()));
    case Risk:
        return number(QueryField::Risk, value.toString());
    case Pii:
        return AuditTerm{QueryField::Pii, value.toBool() ? QStringLiteral("yes") : QStringLiteral("no")};
    case User:
        return named(QueryField::User);
    case Reason:
        return named(QueryField::Text);
    case Correlation:
        return named(QueryField::Correlation);
    case Seq:
        return named(QueryField::Seq);
    default:
        return std::nullopt;
    }
}

} // namespace atalaya::models
