// SPDX-License-Identifier: GPL-3.0-or-later
#include "versionsproxy.h"

#include "models/prompthistory.h"
#include "models/safeusehistory.h"
#include "ui/common/formats.h"
#include "ui/safeuse/safeusewords.h"

#include <QDateTime>

namespace atalaya::ui {

using models::PromptHistory;

VersionsProxy::VersionsProxy(Of of, const QTimeZone &zone, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_of(of)
    , m_zone(zone)
{
    static_assert(int(PromptHistory::Version) == int(models::SafeUseHistory::Version));
}

QString VersionsProxy::text(const QModelIndex &index) const
{
    const QVariant value = QIdentityProxyModel::data(index, Qt::DisplayRole);
    const Formats formats({}, m_zone);
    if (index.column() == PromptHistory::Version) {
        const QString number = formats.integer(value.toLongLong());
        const bool isWithdrawn = m_of == Of::Prompts && index.data(PromptHistory::WithdrawnRole).toBool();
        return isWithdrawn ? tr("%1, withdrawn").arg(number) : number;
    }
    if (value.userType() == QMetaType::QDateTime)
        return formats.dateTime(value.toDateTime());
    const bool isPerson =
        m_of == Of::Rules ? index.column() == models::SafeUseHistory::ChangedBy
                          : index.column() == PromptHistory::RequestedBy || index.column() == PromptHistory::ApprovedBy;
    return isPerson ? personWord(value.toString()) : value.toString();
}

QVariant VersionsProxy::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text(index));
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant VersionsProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    if (section == PromptHistory::Version)
        return tr("Version");
    if (m_of == Of::Rules)
        return section == models::SafeUseHistory::ChangedAt   ? tr("Changed")
               : section == models::SafeUseHistory::ChangedBy ? tr("By")
                                                              : tr("Why");
    switch (section) {
    case PromptHistory::ApprovedAt:
        return tr("Approved");
    case PromptHistory::RequestedBy:
        return tr("Asked for by");
    case PromptHistory::ApprovedBy:
        return tr("Approved by");
    default:
        return tr("Note");
    }
}

} // namespace atalaya::ui
