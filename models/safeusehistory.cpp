// SPDX-License-Identifier: GPL-3.0-or-later
#include "safeusehistory.h"

#include "interrupted.h"

#include "api/endpoints/safeusesource.h"

#include <QDateTime>

namespace atalaya::models {

using contract::SafeUse;

SafeUseHistory::SafeUseHistory(api::SafeUseSource *source, QObject *parent)
    : SmallTable(parent)
    , m_source(source)
{}

void SafeUseHistory::refresh()
{
    m_loads.abandon();
    m_loads.listen(
        this, m_source->versions(0, most), [this](const auto &answer) { take(answer); },
        [this] { take(tl::unexpected(interrupted())); });
}

void SafeUseHistory::take(const api::Result<api::Dated<contract::SafeUseVersions>> &answer)
{
    if (answer) {
        m_problem = answer->problem;
        setRows(answer->value.versions);
        m_state = rows().empty() ? LoadState::Empty : answer->stale ? LoadState::Stale : LoadState::Ready;
    } else {
        m_problem = answer.error();
        m_state = rows().empty() ? stateWithoutData(answer.error()) : LoadState::Stale;
    }
    Q_EMIT changed();
}

std::optional<contract::SafeUseRules> SafeUseHistory::before(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    if (at + 1 < rows().size())
        return rows()[at + 1].rules;
    if (at < rows().size() && rows()[at].version == 1)
        return contract::SafeUseRules{};
    return std::nullopt;
}

QVariant SafeUseHistory::cell(const SafeUse &row, int column) const
{
    switch (column) {
    case Version:
        return static_cast<qlonglong>(row.version);
    case ChangedAt:
        return row.changedAt
                   ? QVariant(QDateTime::fromMSecsSinceEpoch(row.changedAt->time_since_epoch().count(), Qt::UTC))
                   : QVariant();
    case ChangedBy:
        return row.changedBy ? QString::fromStdString(row.changedBy->name) : QString();
    case Note:
        return QString::fromStdString(row.note);
    default:
        return {};
    }
}

} // namespace atalaya::models
