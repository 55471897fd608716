// SPDX-License-Identifier: GPL-3.0-or-later
#include "policiesproxy.h"

#include "models/policiesmodel.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/governance/policywords.h"

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PoliciesModel;

namespace {

bool isFigure(int column)
{
    return column == PoliciesModel::Priority || column >= PoliciesModel::Executed;
}

} // namespace

PoliciesProxy::PoliciesProxy(const QTimeZone &zone, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_zone(zone)
{}

QString PoliciesProxy::text(const QModelIndex &index) const
{
    const QVariant value = QIdentityProxyModel::data(index, Qt::DisplayRole);
    switch (index.column()) {
    case PoliciesModel::Entity:
    case PoliciesModel::Action:
        return value.toStringList().isEmpty() ? tr("All") : value.toStringList().join(u", "_s);
    case PoliciesModel::Modes: {
        QStringList words;
        for (const QString &mode : value.toStringList())
            if (const auto known = rules::policyModeOf(mode.toStdString()))
                words += modeWord(*known);
        return words.join(u", "_s);
    }
    case PoliciesModel::Version: {
        QString version = value.toLongLong() > 0 ? tr("v%1").arg(value.toLongLong()) : tr("never published");
        if (value.toLongLong() > 0 && !index.data(PoliciesModel::EnabledRole).toBool())
            version = tr("%1, off").arg(version);
        if (index.data(PoliciesModel::PendingRole).toBool())
            return tr("%1, waits for a second person").arg(version);
        return index.data(PoliciesModel::HasDraftRole).toBool() ? tr("%1, draft").arg(version) : version;
    }
    case PoliciesModel::ChangedAt:
        return Formats({}, m_zone).dateTime(value.toDateTime());
    case PoliciesModel::Name:
        return value.toString();
    default:
        return Formats().integer(value.toLongLong());
    }
}

QVariant PoliciesProxy::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return isFigure(index.column())
                   ? tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                      text(index))
                   : text(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<int>((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (index.column() == PoliciesModel::Name)
            return icon(u"shield-check"_s,
                        index.data(PoliciesModel::EnabledRole).toBool() ? Tint::Accent : Tint::Muted);
        if (index.column() == PoliciesModel::Version && index.data(PoliciesModel::HasDraftRole).toBool())
            return icon(u"pencil"_s, Tint::Muted);
        return {};
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant PoliciesProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue<int>((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (section) {
    case PoliciesModel::Name:
        return tr("Policy");
    case PoliciesModel::Entity:
        return tr("Entity");
    case PoliciesModel::Action:
        return tr("Action");
    case PoliciesModel::Modes:
        return tr("Outcomes");
    case PoliciesModel::Priority:
        return tr("Priority");
    case PoliciesModel::Version:
        return tr("Version");
    case PoliciesModel::ChangedAt:
        return tr("Last change");
    case PoliciesModel::Executed:
        return tr("Executed");
    case PoliciesModel::Review:
        return tr("Review");
    case PoliciesModel::Blocked:
        return tr("Blocked");
    default:
        return {};
    }
}

void PoliciesProxy::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

} // namespace atalaya::ui
