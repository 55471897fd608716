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
    : WordsProxy(parent)
    , m_zone(zone)
{}

QString PromptsProxy::text(const QModelIndex &index) const
{
    const QVariant value = raw(index);
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

QVariant PromptsProxy::mark(const QModelIndex &index) const
{
    if (index.column() != PromptsModel::Version)
        return {};
    if (index.data(PromptsModel::WaitsRole).toBool())
        return icon(u"clock"_s, Tint::Review);
    if (index.data(PromptsModel::HasDraftRole).toBool())
        return icon(u"pencil"_s, Tint::Muted);
    return raw(index).toLongLong() > 0 ? icon(u"check-circle"_s, Tint::Executed) : icon(u"slash-circle"_s, Tint::Muted);
}

QString PromptsProxy::head(int column) const
{
    switch (column) {
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

} // namespace atalaya::ui
