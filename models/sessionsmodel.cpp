// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessionsmodel.h"

#include "api/endpoints/sessionssource.h"
#include "models/interrupted.h"

#include <utility>

namespace atalaya::models {

namespace {

QDateTime moment(contract::Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
}

} // namespace

SessionsModel::SessionsModel(api::SessionsSource *source, QObject *parent)
    : SmallTable(parent)
    , m_source(source)
{}

QHash<int, QByteArray> SessionsModel::roleNames() const
{
    auto names = SmallTable::roleNames();
    names.insert({{CurrentRole, "current"}, {EndingRole, "ending"}, {LoadStateRole, "loadState"}});
    return names;
}

QVariant SessionsModel::cell(const contract::SessionInfo &row, int column) const
{
    switch (column) {
    case Client:
        return QString::fromStdString(row.client);
    case Address:
        return QString::fromStdString(row.address);
    case CreatedAt:
        return moment(row.createdAt);
    case LastSeenAt:
        return moment(row.lastSeenAt);
    case ExpiresAt:
        return moment(row.expiresAt);
    default:
        return {};
    }
}

QVariant SessionsModel::extra(const contract::SessionInfo &row, int role) const
{
    switch (role) {
    case CurrentRole:
        return row.current;
    case EndingRole:
        return m_ending.contains(QString::fromStdString(row.id));
    case LoadStateRole:
        return QVariant::fromValue(m_state);
    default:
        return {};
    }
}

void SessionsModel::refresh()
{
    m_loads.abandon();
    if (rows().empty())
        setState(LoadState::Loading);
    m_loads.listen(
        this, m_source->sessions(),
        [this](const api::Result<api::Dated<std::vector<contract::SessionInfo>>> &sessions) {
            if (sessions)
                take(*sessions);
            else
                fail(sessions.error());
        },
        [this] { fail(interrupted()); });
}

void SessionsModel::take(const api::Dated<std::vector<contract::SessionInfo>> &sessions)
{
    m_fetchedAt = sessions.fetchedAt;
    setRows(sessions.value);
    if (sessions.stale)
        setState(LoadState::Stale, sessions.problem);
    else
        setState(rows().empty() ? LoadState::Empty : LoadState::Ready);
}

void SessionsModel::fail(const api::ApiError &error)
{
    if (!rows().empty())
        setState(LoadState::Stale, error);
    else
        setState(stateWithoutData(error), error);
}

void SessionsModel::endSession(const QString &id)
{
    if (m_ending.contains(id))
        return;
    setEnding(id, true);
    m_ends.listen(
        this, m_source->end(id),
        [this, id](const api::Result<void> &ended) {
            setEnding(id, false);
            // One that is gone already is what was wanted.
            if (!ended && ended.error().kind != api::ApiError::Kind::NotFound)
                Q_EMIT endFailed(id, ended.error());
            else
                refresh();
        },
        [this, id] {
            setEnding(id, false);
            // Nobody knows whether it has ended; the list does.
            refresh();
        });
}

void SessionsModel::clear()
{
    m_loads.abandon();
    m_ends.abandon();
    m_ending.clear();
    m_fetchedAt = {};
    setRows({});
    setState(LoadState::Loading);
}

void SessionsModel::setState(LoadState state, const std::optional<api::ApiError> &problem)
{
    m_problem = problem;
    const bool other = std::exchange(m_state, state) != state;
    if (other && !rows().empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {LoadStateRole});
    Q_EMIT loadStateChanged(state);
}

void SessionsModel::setEnding(const QString &id, bool ending)
{
    if (ending)
        m_ending.insert(id);
    else
        m_ending.remove(id);
    for (int row = 0; row < rowCount(); ++row) {
        if (index(row, 0).data(IdRole).toString() == id)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1), {EndingRole});
    }
}

} // namespace atalaya::models
