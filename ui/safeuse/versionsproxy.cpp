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
    : WordsProxy(parent)
    , m_of(of)
    , m_zone(zone)
{
    static_assert(int(PromptHistory::Version) == int(models::SafeUseHistory::Version));
}

QString VersionsProxy::text(const QModelIndex &index) const
{
    const QVariant value = raw(index);
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

QString VersionsProxy::head(int column) const
{
    if (column == PromptHistory::Version)
        return tr("Version");
    if (m_of == Of::Rules)
        return column == models::SafeUseHistory::ChangedAt   ? tr("Changed")
               : column == models::SafeUseHistory::ChangedBy ? tr("By")
                                                             : tr("Why");
    switch (column) {
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
