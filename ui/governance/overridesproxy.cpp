// SPDX-License-Identifier: GPL-3.0-or-later
#include "overridesproxy.h"

#include "models/overridesmodel.h"
#include "ui/common/icons.h"
#include "ui/governance/overridewords.h"

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::OverridesModel;

OverridesProxy::OverridesProxy(const Formats &formats, QObject *parent)
    : WordsProxy(parent)
    , m_formats(formats)
{}

void OverridesProxy::setFormats(const Formats &formats)
{
    m_formats = formats;
    retranslate();
}

QString OverridesProxy::text(const QModelIndex &index) const
{
    const QVariant value = raw(index);
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

QVariant OverridesProxy::mark(const QModelIndex &index) const
{
    if (index.column() != OverridesModel::State)
        return {};
    const OverrideLook look = overrideLook(index.data(OverridesModel::StateRole).toString());
    return icon(look.icon, look.tint);
}

QString OverridesProxy::head(int column) const
{
    switch (column) {
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
