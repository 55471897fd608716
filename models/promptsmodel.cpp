// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptsmodel.h"

#include "interrupted.h"

#include "api/endpoints/promptsource.h"

namespace atalaya::models {

using contract::PromptList;

PromptsModel::PromptsModel(api::PromptSource *source, QObject *parent)
    : SmallTable(parent)
    , m_source(source)
{}

void PromptsModel::refresh()
{
    m_loads.abandon();
    if (rows().empty())
        m_state = LoadState::Loading;
    m_loads.listen(
        this, m_source->prompts(), [this](const auto &answer) { take(answer); },
        [this] { take(tl::unexpected(interrupted())); });
    Q_EMIT changed();
}

void PromptsModel::take(const api::Result<api::Dated<PromptList>> &answer)
{
    if (answer) {
        m_fetchedAt = answer->fetchedAt;
        m_problem = answer->problem;
        setRows(answer->value.prompts);
        m_state = answer->stale ? LoadState::Stale : rows().empty() ? LoadState::Empty : LoadState::Ready;
    } else {
        m_problem = answer.error();
        m_state = rows().empty() ? stateWithoutData(answer.error()) : LoadState::Stale;
    }
    Q_EMIT changed();
}

QVariant PromptsModel::cell(const PromptList::Line &row, int column) const
{
    switch (column) {
    case Name:
        return QString::fromStdString(row.name);
    case Version:
        return static_cast<qlonglong>(row.version);
    case ChangedAt:
        return QDateTime::fromMSecsSinceEpoch(row.changedAt.time_since_epoch().count(), Qt::UTC);
    case ChangedBy:
        return QString::fromStdString(row.changedBy.name);
    default:
        return {};
    }
}

QVariant PromptsModel::extra(const PromptList::Line &row, int role) const
{
    if (role == HasDraftRole)
        return row.hasDraft;
    return role == WaitsRole ? QVariant(row.waits) : QVariant();
}

} // namespace atalaya::models
