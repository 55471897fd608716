// SPDX-License-Identifier: GPL-3.0-or-later
#include "overridesmodel.h"

#include "interrupted.h"

#include <algorithm>

namespace atalaya::models {

using contract::Override;

namespace {

QDateTime moment(contract::Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
}

} // namespace

bool isAlive(const Override &override)
{
    return override.state == "requested" || override.state == "approved";
}

OverridesModel::OverridesModel(api::OverrideSource *source, QObject *parent)
    : SmallTable(parent)
    , m_source(source)
{}

void OverridesModel::setFilter(const QString &state)
{
    m_filter = state;
    setRows({});
    m_state = LoadState::Loading;
    refresh();
}

void OverridesModel::refresh()
{
    m_loads.abandon();
    if (rows().empty())
        m_state = LoadState::Loading;
    api::OverrideFilter wanted;
    wanted.state = m_filter;
    wanted.limit = most;
    m_loads.listen(
        this, m_source->overrides(wanted), [this](const auto &answer) { take(answer); },
        [this] { take(tl::unexpected(interrupted())); });
    Q_EMIT changed();
}

void OverridesModel::take(const api::Result<api::Dated<contract::OverrideList>> &answer)
{
    if (answer) {
        m_total = answer->value.total;
        m_fetchedAt = answer->fetchedAt;
        m_problem = answer->problem;
        setRows(answer->value.overrides);
        m_state = answer->stale ? LoadState::Stale : rows().empty() ? LoadState::Empty : LoadState::Ready;
    } else {
        m_problem = answer.error();
        m_state = rows().empty() ? stateWithoutData(answer.error()) : LoadState::Stale;
    }
    Q_EMIT changed();
}

const Override *OverridesModel::find(const QString &id) const
{
    const std::string wanted = id.toStdString();
    const auto found = std::ranges::find_if(rows(), [&wanted](const Override &row) { return row.id == wanted; });
    return found == rows().end() ? nullptr : &*found;
}

QVariant OverridesModel::cell(const Override &row, int column) const
{
    const auto text = [](const std::string &value) {
        return QString::fromStdString(value);
    };
    switch (column) {
    case RequestedAt:
        return moment(row.requestedAt);
    case Action:
        return text(row.action);
    case Entity:
        return text(row.entity);
    case Policy:
        return text(row.policyName);
    case Scope:
        return text(row.scope);
    case Reason:
        return text(row.reason);
    case RequestedBy:
        return text(row.requestedBy.name);
    case State:
        return text(row.state);
    case EndsAt:
        return isAlive(row) ? QVariant(moment(row.expiresAt)) : QVariant();
    default:
        return {};
    }
}

QVariant OverridesModel::extra(const Override &row, int role) const
{
    if (role == HoursRole)
        return static_cast<qlonglong>(row.hours);
    return role == StateRole ? QVariant(QString::fromStdString(row.state)) : QVariant();
}

} // namespace atalaya::models
