// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/sessionsproxy.h"

#include "models/sessionsmodel.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"

namespace atalaya::ui {

using models::SessionsModel;

QVariant SessionsProxy::data(const QModelIndex &index, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        const QVariant value = QIdentityProxyModel::data(index, Qt::DisplayRole);
        if (value.userType() == QMetaType::QDateTime)
            return Formats({}, m_zone).dateTime(value.toDateTime());
        if (index.column() != SessionsModel::Client)
            return value;
        if (index.data(SessionsModel::EndingRole).toBool())
            return tr("Ending… · %1").arg(value.toString());
        return index.data(SessionsModel::CurrentRole).toBool() ? tr("This window · %1").arg(value.toString())
                                                               : value.toString();
    }
    if (role == Qt::DecorationRole && index.column() == SessionsModel::Client)
        return icon(index.data(SessionsModel::CurrentRole).toBool() ? QStringLiteral("check-circle")
                                                                    : QStringLiteral("hdd-stack"),
                    index.data(SessionsModel::CurrentRole).toBool() ? Tint::Executed : Tint::Muted);
    return QIdentityProxyModel::data(index, role);
}

QVariant SessionsProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (section) {
    case SessionsModel::Client:
        return tr("Program");
    case SessionsModel::Address:
        return tr("Address");
    case SessionsModel::CreatedAt:
        return tr("Signed in");
    case SessionsModel::LastSeenAt:
        return tr("Last seen");
    case SessionsModel::ExpiresAt:
        return tr("Ends");
    default:
        return {};
    }
}

void SessionsProxy::setZone(const QTimeZone &zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    retranslate();
}

void SessionsProxy::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

} // namespace atalaya::ui
