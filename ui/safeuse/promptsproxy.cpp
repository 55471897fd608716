// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptsproxy.h"

#include "models/promptsmodel.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/safeuse/safeusewords.h"

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PromptsModel;

PromptsProxy::PromptsProxy(const QTimeZone &zone, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_zone(zone)
{}

QString PromptsProxy::text(const QModelIndex &index) const
{
    const QVariant value = QIdentityProxyModel::data(index, Qt::DisplayRole);
    switch (index.column()) {
    case PromptsModel::Version: {
        const QString version =
            value.toLongLong() > 0 ? tr("v%1").arg(Formats().integer(value.toLongLong())) : tr("none approved");
        if (index.data(PromptsModel::WaitsRole).toBool())
            return tr("%1, waits").arg(version);
        return index.data(PromptsModel::HasDraftRole).toBool() ? tr("%1, draft").arg(version) : version;
    }
    case PromptsModel::ChangedAt:
        return Formats({}, m_zone).dateTime(value.toDateTime());
    case PromptsModel::ChangedBy:
        return personWord(value.toString());
    default:
        return value.toString();
    }
}

QVariant PromptsProxy::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text(index));
    case Qt::DecorationRole:
        if (index.column() != PromptsModel::Version)
            return {};
        if (index.data(PromptsModel::WaitsRole).toBool())
            return icon(u"clock"_s, Tint::Review);
        if (index.data(PromptsModel::HasDraftRole).toBool())
            return icon(u"pencil"_s, Tint::Muted);
        return QIdentityProxyModel::data(index, Qt::DisplayRole).toLongLong() > 0
                   ? icon(u"check-circle"_s, Tint::Executed)
                   : icon(u"slash-circle"_s, Tint::Muted);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant PromptsProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (section) {
    case PromptsModel::Name:
        return tr("Template");
    case PromptsModel::Version:
        return tr("Version");
    case PromptsModel::ChangedAt:
        return tr("Last change");
    default:
        return tr("By");
    }
}

void PromptsProxy::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

} // namespace atalaya::ui
