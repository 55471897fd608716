// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurerowsmodel.h"

#include <QDateTime>

namespace atalaya::models {

using contract::DashboardRow;
using contract::DashboardRows;

namespace {

QVariant text(const std::optional<std::string> &value)
{
    return value ? QVariant(QString::fromStdString(*value)) : QVariant();
}

QVariant number(const std::optional<double> &value)
{
    return value ? QVariant(*value) : QVariant();
}

} // namespace

FigureRowsModel::FigureRowsModel(api::DashboardSource *source, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(source)
{
    m_gathering.setSingleShot(true);
    connect(&m_gathering, &QTimer::timeout, this, &FigureRowsModel::gather);
}

int FigureRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_pages.total();
}

int FigureRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QHash<int, QByteArray> FigureRowsModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"}, {SortRole, "sort"},           {IdRole, "id"},
            {KindRole, "kind"},           {LoadStateRole, "loadState"}, {TriedRole, "tried"}};
}

QVariant FigureRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const bool isCell = role == Qt::DisplayRole || role == SortRole;
    if (isCell && index.column() == Number)
        return m_pages.total() - index.row();
    const DashboardRow *const row = m_pages.find(index.row());
    if (role == LoadStateRole) {
        const auto lost = m_lost.find(m_pages.pageOf(index.row()));
        const LoadState missing = lost == m_lost.end() ? LoadState::Loading : lost->second;
        return QVariant::fromValue(row ? LoadState::Ready : missing);
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
    if (isCell)
        return cell(*row, index.row(), index.column());
    switch (role) {
    case IdRole:
        return QString::fromStdString(row->id);
    case KindRole:
        return QString::fromStdString(row->kind);
    case TriedRole:
        return m_tried && row->minutes && (index.column() == Minutes || index.column() == Part);
    default:
        return {};
    }
}

QVariant FigureRowsModel::cell(const DashboardRow &row, int at, int column) const
{
    switch (column) {
    case Number:
        return m_pages.total() - at;
    case At:
        return row.at ? QVariant(QDateTime::fromMSecsSinceEpoch(row.at->time_since_epoch().count(), Qt::UTC))
                      : QVariant();
    case What:
        return QString::fromStdString(row.what);
    case Who:
        return text(row.who);
    case Entity:
        return text(row.entity);
    case Minutes:
        return number(assuming(*m_head, row, m_tried).minutes);
    case Part:
        return worthOf(*m_head, assuming(*m_head, row, m_tried), m_tried);
    case Whole:
        return row.whole;
    default:
        return {};
    }
}

void FigureRowsModel::setTried(const std::optional<Assumed> &tried)
{
    if (tried == m_tried)
        return;
    m_tried = tried;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Minutes), index(rowCount() - 1, Part));
}

} // namespace atalaya::models
