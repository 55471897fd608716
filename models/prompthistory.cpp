// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompthistory.h"

#include "interrupted.h"

#include "api/endpoints/promptsource.h"

#include <QDateTime>

#include <algorithm>

namespace atalaya::models {

using contract::PromptVersion;

PromptHistory::PromptHistory(api::PromptSource *source, QObject *parent)
    : SmallTable(parent)
    , m_source(source)
{}

void PromptHistory::open(const QString &id)
{
    m_id = id;
    setRows({});
    m_state = LoadState::Loading;
    refresh();
}

void PromptHistory::refresh()
{
    m_loads.abandon();
    m_loads.listen(
        this, m_source->versions(m_id), [this](const auto &answer) { take(answer); },
        [this] { take(tl::unexpected(interrupted())); });
}

void PromptHistory::take(const api::Result<api::Dated<contract::PromptVersions>> &answer)
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

const PromptVersion *PromptHistory::find(std::int64_t version) const
{
    const auto found = std::ranges::find(rows(), version, &PromptVersion::version);
    return found == rows().end() ? nullptr : &*found;
}

QVariant PromptHistory::cell(const PromptVersion &row, int column) const
{
    switch (column) {
    case Version:
        return static_cast<qlonglong>(row.version);
    case ApprovedAt:
        return QDateTime::fromMSecsSinceEpoch(row.approvedAt.time_since_epoch().count(), Qt::UTC);
    case RequestedBy:
        return QString::fromStdString(row.requestedBy.name);
    case ApprovedBy:
        return QString::fromStdString(row.approvedBy.name);
    case Note:
        return QString::fromStdString(row.withdrawn ? row.withdrawn->note : row.note);
    default:
        return {};
    }
}

QVariant PromptHistory::extra(const PromptVersion &row, int role) const
{
    return role == WithdrawnRole ? QVariant(row.withdrawn.has_value()) : QVariant();
}

} // namespace atalaya::models
