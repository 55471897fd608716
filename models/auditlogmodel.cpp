// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditlogmodel.h"

#include "api/rules/queryterm.h"
#include "models/auditdetail.h"

#include <QDateTime>

#include <algorithm>

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

} // namespace

AuditLogModel::AuditLogModel(api::AuditSource *source, AuditSearch *search, const QTimeZone &zone, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(source)
    , m_search(search)
    , m_zone(zone)
{
    m_gathering.setSingleShot(true);
    connect(&m_gathering, &QTimer::timeout, this, &AuditLogModel::gather);
    connect(search, &AuditSearch::changed, this, &AuditLogModel::changed);
    connect(search, &AuditSearch::snapshotChanged, this, &AuditLogModel::onSnapshot);
    connect(search, &AuditSearch::rebuilt, this, &AuditLogModel::onRebuilt);
}

int AuditLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_pages.total();
}

int AuditLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QHash<int, QByteArray> AuditLogModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"}, {SortRole, "sort"},   {IdRole, "id"},        {SeqRole, "seq"},
            {LoadStateRole, "loadState"}, {ProofRole, "proof"}, {ErasedRole, "erased"}};
}

QVariant AuditLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row *const row = m_pages.find(index.row());
    if (role == LoadStateRole) {
        const auto lost = m_lost.find(m_pages.pageOf(index.row()));
        return QVariant::fromValue(row ? LoadState::Ready : lost == m_lost.end() ? LoadState::Loading : lost->second);
    }
    if (!row) {
        // Only what is shown is worth asking for; identity and flags never ask.
        if (role == Qt::DisplayRole) {
            m_missed = index.row();
            if (!m_gathering.isActive())
                m_gathering.start(0);
        }
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return cell(*row, index.column(), role);
    case IdRole:
        return QString::fromStdString(row->facts.id);
    case SeqRole:
        return qint64{row->facts.seq};
    case ProofRole:
        return QVariant::fromValue(row->proof);
    case ErasedRole:
        return isErased(*row, index.column());
    default:
        return {};
    }
}

QVariant AuditLogModel::cell(const Row &row, int column, int role) const
{
    const AuditRow &facts = row.facts;
    switch (column) {
    case Time:
        return role == SortRole ? utc(facts.at) : utc(facts.at).toTimeZone(m_zone);
    case State:
        return QString::fromLatin1(contract::nameOf(facts.state).data());
    case Agent:
        return text(facts.agent);
    case Action:
        return text(facts.action);
    case Entity:
        return text(facts.entity);
    case Policy:
        return text(role == SortRole || facts.policyName.empty() ? facts.policyId : facts.policyName);
    case Confidence:
        return facts.confidence ? QVariant(*facts.confidence) : QVariant();
    case Risk:
        return facts.risk ? QVariant(qint64{*facts.risk}) : QVariant();
    case Pii:
        return facts.containsPii;
    case User:
        return text(facts.user);
    case Reason:
        return text(facts.reason);
    case Correlation:
        return text(facts.correlationId);
    case Seq:
        return qint64{facts.seq};
    case Proof:
        return static_cast<int>(row.proof);
    default:
        return {};
    }
}

bool AuditLogModel::isErased(const Row &row, int column)
{
    const AuditRow &facts = row.facts;
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

std::optional<AuditTerm> AuditLogModel::termOf(const QModelIndex &index) const
{
    const AuditRow *const row = rowAt(index.row());
    if (!row)
        return std::nullopt;
    const QVariant value = index.data();
    const auto named = [&value](QueryField field) -> std::optional<AuditTerm> {
        return value.isValid() ? std::optional(AuditTerm{field, value.toString()}) : std::nullopt;
    };
    const auto number = [&value](QueryField field, const QString &written) {
        return AuditTerm{field, value.isValid() ? written : QStringLiteral("none")};
    };
    switch (index.column()) {
    case Time:
        return AuditTerm{QueryField::From, QString::fromStdString(contract::formatInstant(row->at))};
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

const AuditRow *AuditLogModel::rowAt(int row) const
{
    const Row *const found = m_pages.find(row);
    return found ? &found->facts : nullptr;
}

std::chrono::milliseconds AuditLogModel::clockSkew() const
{
    const bool isRelative = query() != queryOf(m_asked.text, m_zone, m_asked.at + std::chrono::hours(1));
    return isRelative ? m_asked.at - m_asked.ownTime : std::chrono::milliseconds(0);
}

void AuditLogModel::eachRow(const std::function<void(int, const AuditRow &)> &use) const
{
    m_pages.forEach([&use](int row, const Row &shown) { use(row, shown.facts); });
}

int AuditLogModel::rowOf(qint64 seq) const
{
    return m_pages.firstWhere([seq](const Row &row) { return row.facts.seq == seq; });
}

void AuditLogModel::setProofs(const QString &snapshotId, int first, const std::vector<ProofState> &states)
{
    if (snapshotId != m_id || states.empty())
        return;
    int at = first;
    for (const ProofState state : states)
        if (Row *const row = m_pages.find(at++))
            row->proof = state;
    const int last = std::min(at, m_pages.total()) - 1;
    if (first >= 0 && first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int AuditLogModel::countProofs(ProofState state) const
{
    int count = 0;
    m_pages.forEach([&](int, const Row &row) { count += row.proof == state ? 1 : 0; });
    return count;
}

void AuditLogModel::setAllProofs(ProofState state)
{
    m_pages.forEach([state](int, Row &row) { row.proof = state; });
    if (m_pages.total() > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_pages.total() - 1, ColumnCount - 1));
}

} // namespace atalaya::models
