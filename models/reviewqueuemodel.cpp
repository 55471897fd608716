// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewqueuemodel.h"

#include <QDateTime>

#include <utility>

namespace atalaya::models {

using contract::ReviewItem;

namespace {

qint64 secondsBetween(contract::Instant from, const QDateTime &to)
{
    return (to.toMSecsSinceEpoch() - from.time_since_epoch().count()) / 1000;
}

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

} // namespace

ReviewQueueModel::ReviewQueueModel(api::ReviewSource *source, const QString &me, Now now, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(source)
    , m_me(me)
    , m_now(std::move(now))
{
    m_gathering.setSingleShot(true);
    connect(&m_gathering, &QTimer::timeout, this, &ReviewQueueModel::gather);
}

int ReviewQueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_pages.total();
}

int ReviewQueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QHash<int, QByteArray> ReviewQueueModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"}, {SortRole, "sort"},   {IdRole, "id"},          {LoadStateRole, "loadState"},
            {OverdueRole, "overdue"},     {HeldRole, "heldBy"}, {OutcomeRole, "outcome"}};
}

QVariant ReviewQueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ReviewItem *const item = m_pages.find(index.row());
    if (role == LoadStateRole) {
        const auto lost = m_lost.find(m_pages.pageOf(index.row()));
        const LoadState missing = lost == m_lost.end() ? LoadState::Loading : lost->second;
        return QVariant::fromValue(item ? LoadState::Ready : missing);
    }
    if (!item) {
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
        return cell(*item, index.column());
    case IdRole:
        return text(item->decisionId);
    case OverdueRole:
        return !item->verdict && secondsBetween(item->dueAt, now()) > 0;
    case HeldRole:
        return QVariant::fromValue(heldBy(*item));
    case OutcomeRole:
        return item->verdict ? text(item->verdict->outcome) : QString();
    default:
        return {};
    }
}

QVariant ReviewQueueModel::cell(const ReviewItem &item, int column) const
{
    switch (column) {
    case Waiting:
        return item.verdict ? (item.verdict->at - item.at).count() / 1000 : secondsBetween(item.at, now());
    case Due:
        return item.verdict ? QVariant() : QVariant(-secondsBetween(item.dueAt, now()));
    case Action:
        return text(item.action);
    case Entity:
        return text(item.entity);
    case Agent:
        return text(item.agent);
    case Policy:
        return text(item.policyName);
    case Confidence:
        return item.confidence ? QVariant(*item.confidence) : QVariant();
    case Risk:
        return item.risk ? QVariant(static_cast<qlonglong>(*item.risk)) : QVariant();
    case Holder:
        if (item.verdict)
            return text(item.verdict->by.name);
        return heldBy(item) == Held::ByNobody ? QString() : text(item.hold->by.name);
    default:
        return {};
    }
}

ReviewQueueModel::Held ReviewQueueModel::heldBy(const ReviewItem &item) const
{
    if (!item.hold || secondsBetween(item.hold->expiresAt, now()) >= 0)
        return Held::ByNobody;
    return text(item.hold->by.id) == m_me ? Held::ByMe : Held::ByOther;
}

int ReviewQueueModel::rowOf(const QString &id) const
{
    const std::string wanted = id.toStdString();
    return m_pages.firstWhere([&wanted](const ReviewItem &item) { return item.decisionId == wanted; });
}

int ReviewQueueModel::nextFree(int row) const
{
    int first = -1;
    int next = -1;
    m_pages.forEach([&](int at, const ReviewItem &item) {
        if (item.verdict || heldBy(item) == Held::ByOther)
            return;
        if (first < 0)
            first = at;
        if (next < 0 && at >= row)
            next = at;
    });
    return next >= 0 ? next : first;
}

void ReviewQueueModel::tick()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace atalaya::models
