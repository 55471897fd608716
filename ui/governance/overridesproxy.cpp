// SPDX-License-Identifier: GPL-3.0-or-later
#include "overridesproxy.h"

#include "models/overridesmodel.h"
#include "ui/common/icons.h"
#include "ui/governance/overridewords.h"

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::OverridesModel;

OverridesProxy::OverridesProxy(const Formats &formats, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_formats(formats)
{}

void OverridesProxy::setFormats(const Formats &formats)
{
    m_formats = formats;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QString OverridesProxy::text(const QModelIndex &index) const
{
    const QVariant value = QIdentityProxyModel::data(index, Qt::DisplayRole);
    switch (index.column()) {
    case OverridesModel::RequestedAt:
        return m_formats.dateTime(value.toDateTime());
    case OverridesModel::Action:
    case OverridesModel::Entity:
        return value.toString().isEmpty() ? tr("erased") : value.toString();
    case OverridesModel::Scope:
        return scopeWords(value.toString(), index.data(OverridesModel::HoursRole).toLongLong(), m_formats);
    case OverridesModel::RequestedBy:
        return value.toString().isEmpty() ? tr("an account that is gone") : value.toString();
    case OverridesModel::State:
        return overrideLook(value.toString()).word;
    case OverridesModel::EndsAt:
        return value.isValid() ? m_formats.dateTime(value.toDateTime()) : u"–"_s;
    default:
        return value.toString();
    }
}

QVariant OverridesProxy::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text(index));
    case Qt::DecorationRole: {
        if (index.column() != OverridesModel::State)
            return {};
        const OverrideLook look = overrideLook(index.data(OverridesModel::StateRole).toString());
        return icon(look.icon, look.tint);
    }
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant OverridesProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (section) {
    case OverridesModel::RequestedAt:
        return tr("Asked for");
    case OverridesModel::Action:
        return tr("Action");
    case OverridesModel::Entity:
        return tr("Entity");
    case OverridesModel::Policy:
        return tr("Policy");
    case OverridesModel::Scope:
        return tr("Scope");
    case OverridesModel::Reason:
        return tr("Reason");
    case OverridesModel::RequestedBy:
        return tr("By");
    case OverridesModel::State:
        return tr("State");
    case OverridesModel::EndsAt:
        return tr("Ends");
    default:
        return {};
    }
}

} // namespace atalaya::ui
