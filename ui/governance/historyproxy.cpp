// SPDX-License-Identifier: GPL-3.0-or-later
#include "historyproxy.h"

#include "models/policyhistory.h"
#include "ui/common/formats.h"

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyHistory;

HistoryProxy::HistoryProxy(const QTimeZone &zone, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_zone(zone)
{}

QVariant HistoryProxy::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return QIdentityProxyModel::data(index, role);
    const QVariant value = QIdentityProxyModel::data(index, Qt::DisplayRole);
    if (index.column() == PolicyHistory::Version)
        return tr("v%1").arg(value.toLongLong());
    if (index.column() == PolicyHistory::PublishedAt)
        return Formats({}, m_zone).dateTime(value.toDateTime());
    if (index.column() == PolicyHistory::PublishedBy && value.toString() == "operator"_L1)
        return tr("came with the platform");
    return value;
}

QVariant HistoryProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (section) {
    case PolicyHistory::Version:
        return tr("Version");
    case PolicyHistory::PublishedAt:
        return tr("Published");
    case PolicyHistory::PublishedBy:
        return tr("By");
    case PolicyHistory::Note:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace atalaya::ui
