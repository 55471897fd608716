// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditlogmodel.h"

#include <algorithm>

namespace atalaya::models {

using contract::AuditRow;

AuditLogModel::AuditLogModel(api::AuditSource *source, AuditSearch *search, const QTimeZone &zone, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(source)
    , m_search(search)
    , m_zone(zone)
    , m_pages(source, this)
{
    connect(&m_pages, &AuditPages::pageTaken, this, &AuditLogModel::onPage);
    connect(&m_pages, &AuditPages::gone, this, [this] { m_search->askAgain(m_pages.snapshotId()); });
    connect(search, &AuditSearch::changed, this, &AuditLogModel::changed);
    connect(search, &AuditSearch::snapshotChanged, this, &AuditLogModel::onSnapshot);
    connect(search, &AuditSearch::rebuilt, this, &AuditLogModel::onRebuilt);
}

int AuditLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_pages.rows().total();
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
    if (role == LoadStateRole)
        return QVariant::fromValue(m_pages.stateOf(index.row()));
    if (const AuditPages::Row *const row = m_pages.rows().find(index.row()))
        return valueOf(*row, index.column(), role, m_zone);
    // Only what is shown is worth asking for; identity and flags never ask.
    if (role == Qt::DisplayRole)
        m_pages.noteMissed(index.row());
    return {};
}

std::optional<AuditTerm> AuditLogModel::termOf(const QModelIndex &index) const
{
    const AuditRow *const row = rowAt(index.row());
    return row ? AuditCells::termOf(*row, index.column()) : std::nullopt;
}

const AuditRow *AuditLogModel::rowAt(int row) const
{
    const AuditPages::Row *const found = m_pages.rows().find(row);
    return found ? &found->facts : nullptr;
}

std::chrono::milliseconds AuditLogModel::clockSkew() const
{
    const bool isRelative = query() != queryOf(m_asked.text, m_zone, m_asked.at + std::chrono::hours(1));
    return isRelative ? m_asked.at - m_asked.ownTime : std::chrono::milliseconds(0);
}

void AuditLogModel::eachRow(const std::function<void(int, const AuditRow &)> &use) const
{
    m_pages.rows().forEach([&use](int row, const AuditPages::Row &shown) { use(row, shown.facts); });
}

int AuditLogModel::rowOf(qint64 seq) const
{
    return m_pages.rows().firstWhere([seq](const AuditPages::Row &row) { return row.facts.seq == seq; });
}

void AuditLogModel::setProofs(const QString &snapshotId, int first, const std::vector<ProofState> &states)
{
    if (snapshotId != m_pages.snapshotId() || states.empty())
        return;
    int at = first;
    for (const ProofState state : states)
        if (AuditPages::Row *const row = m_pages.rows().find(at++))
            row->proof = state;
    const int last = std::min(at, m_pages.rows().total()) - 1;
    if (first >= 0 && first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int AuditLogModel::countProofs(ProofState state) const
{
    int count = 0;
    m_pages.rows().forEach([&](int, const AuditPages::Row &row) { count += row.proof == state ? 1 : 0; });
    return count;
}

void AuditLogModel::setAllProofs(ProofState state)
{
    m_pages.rows().forEach([state](int, AuditPages::Row &row) { row.proof = state; });
    if (m_pages.rows().total() > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_pages.rows().total() - 1, ColumnCount - 1));
}

} // namespace atalaya::models
