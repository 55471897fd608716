// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policiesmodel.h"

#include "api/endpoints/policysource.h"
#include "models/interrupted.h"

#include <QStringList>

#include <utility>

namespace atalaya::models {

namespace {

QStringList listOf(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &text : texts)
        list += QString::fromStdString(text);
    return list;
}

} // namespace

PoliciesModel::PoliciesModel(api::PolicySource *source, QObject *parent)
    : SmallTable(parent)
    , m_source(source)
{}

QHash<int, QByteArray> PoliciesModel::roleNames() const
{
    auto names = SmallTable::roleNames();
    names.insert({{HasDraftRole, "hasDraft"},
                  {PendingRole, "pending"},
                  {EnabledRole, "enabled"},
                  {ChangedByRole, "changedBy"},
                  {RevisionRole, "revision"},
                  {LoadStateRole, "loadState"}});
    return names;
}

QVariant PoliciesModel::cell(const contract::PolicyList::Line &row, int column) const
{
    switch (column) {
    case Name:
        return QString::fromStdString(row.name);
    case Entity:
        return listOf(row.entities);
    case Action:
        return listOf(row.actions);
    case Modes:
        return listOf(row.modes);
    case Priority:
        return static_cast<qlonglong>(row.priority);
    case Enabled:
        return row.enabled;
    case Version:
        return static_cast<qlonglong>(row.version);
    case ChangedAt:
        return QDateTime::fromMSecsSinceEpoch(row.changedAt.time_since_epoch().count(), Qt::UTC);
    case Executed:
        return static_cast<qlonglong>(row.effect30d.executed);
    case Review:
        return static_cast<qlonglong>(row.effect30d.review);
    case Blocked:
        return static_cast<qlonglong>(row.effect30d.blocked);
    default:
        return {};
    }
}

QVariant PoliciesModel::extra(const contract::PolicyList::Line &row, int role) const
{
    switch (role) {
    case HasDraftRole:
        return row.hasDraft;
    case PendingRole:
        return row.isPending;
    case EnabledRole:
        return row.enabled;
    case ChangedByRole:
        return QString::fromStdString(row.changedBy);
    case RevisionRole:
        return static_cast<qlonglong>(row.revision);
    case LoadStateRole:
        return QVariant::fromValue(m_state);
    default:
        return {};
    }
}

void PoliciesModel::refresh()
{
    m_loads.abandon();
    if (rows().empty())
        setState(LoadState::Loading);
    m_loads.listen(
        this, m_source->policies(),
        [this](const api::Result<api::Dated<contract::PolicyList>> &list) {
            if (list)
                take(*list);
            else
                fail(list.error());
        },
        [this] { fail(interrupted()); });
}

void PoliciesModel::take(const api::Dated<contract::PolicyList> &list)
{
    m_fetchedAt = list.fetchedAt;
    m_defaultMode = QString::fromStdString(list.value.defaultMode);
    m_asksForTwo = list.value.fourEyes;
    setRows(list.value.policies);
    if (list.stale)
        setState(LoadState::Stale, list.problem);
    else
        setState(rows().empty() ? LoadState::Empty : LoadState::Ready);
}

void PoliciesModel::fail(const api::ApiError &error)
{
    setState(rows().empty() ? stateWithoutData(error) : LoadState::Stale, error);
}

void PoliciesModel::setState(LoadState state, const std::optional<api::ApiError> &problem)
{
    m_problem = problem;
    const bool other = std::exchange(m_state, state) != state;
    if (other && !rows().empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {LoadStateRole});
    Q_EMIT loadStateChanged(state);
}

} // namespace atalaya::models
