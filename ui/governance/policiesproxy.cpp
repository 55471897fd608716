// SPDX-License-Identifier: GPL-3.0-or-later
#include "policiesproxy.h"

#include "models/policiesmodel.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/governance/policywords.h"

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PoliciesModel;

PoliciesProxy::PoliciesProxy(const QTimeZone &zone, QObject *parent)
    : WordsProxy(parent)
    , m_zone(zone)
{}

QString PoliciesProxy::text(const QModelIndex &index) const
{
    const QVariant value = raw(index);
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

bool PoliciesProxy::isFigure(int column) const
{
    return column == PoliciesModel::Priority || column >= PoliciesModel::Executed;
}

QVariant PoliciesProxy::mark(const QModelIndex &index) const
{
    if (index.column() == PoliciesModel::Name)
        return icon(u"shield-check"_s, index.data(PoliciesModel::EnabledRole).toBool() ? Tint::Accent : Tint::Muted);
    if (index.column() == PoliciesModel::Version && index.data(PoliciesModel::HasDraftRole).toBool())
        return icon(u"pencil"_s, Tint::Muted);
    return {};
}

QString PoliciesProxy::head(int column) const
{
    switch (column) {
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

} // namespace atalaya::ui
