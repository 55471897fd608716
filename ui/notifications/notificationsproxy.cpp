// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/notificationsproxy.h"

#include "models/notificationsmodel.h"
#include "ui/common/icons.h"
#include "ui/notifications/notificationwords.h"

namespace atalaya::ui {

using models::NotificationsModel;

NotificationsProxy::NotificationsProxy(QObject *parent)
    : QIdentityProxyModel(parent)
{}

void NotificationsProxy::setFormats(const Formats &formats, const QDateTime &now)
{
    m_formats = formats;
    m_now = now;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

QString NotificationsProxy::sentence(const QModelIndex &index) const
{
    return notificationSentence(index.data(NotificationsModel::KindRole).toString(),
                                index.data(NotificationsModel::ByRole).toString(),
                                index.data(NotificationsModel::ParamsRole).toMap(), m_formats);
}

QString NotificationsProxy::ago(const QModelIndex &index) const
{
    return agoWords(index.data(NotificationsModel::AtRole).toDateTime(), m_now, m_formats);
}

QVariant NotificationsProxy::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return sentence(index);
    case AgoRole:
        return ago(index);
    case Qt::ToolTipRole:
        return m_formats.dateTime(index.data(NotificationsModel::AtRole).toDateTime());
    case Qt::AccessibleTextRole:
        return index.data(NotificationsModel::ReadRole).toBool()
                   ? tr("%1 %2, read.", "sentence, how long ago").arg(sentence(index), ago(index))
                   : tr("%1 %2, unread.", "sentence, how long ago").arg(sentence(index), ago(index));
    case Qt::DecorationRole: {
        const NotificationLook look = notificationLook(index.data(NotificationsModel::KindRole).toString());
        return icon(look.icon, look.tint);
    }
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

} // namespace atalaya::ui
