// SPDX-License-Identifier: GPL-3.0-or-later
#include "overridesmodel.h"

#include "interrupted.h"

#include <algorithm>
#include <utility>

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
    m_isFetching = false;
    m_renewed.clear();
    if (rows().empty())
        m_state = LoadState::Loading;
    renew(std::max<qint64>(page, rowCount()));
    Q_EMIT changed();
}

void OverridesModel::renew(qint64 rows)
{
    api::OverrideFilter wanted;
    wanted.state = m_filter;
    wanted.limit = std::min(largestPage, rows - static_cast<qint64>(m_renewed.size()));
    if (!m_renewed.empty())
        wanted.after = QString::fromStdString(m_renewed.back().id);
    m_loads.listen(
        this, m_source->overrides(wanted), [this, rows](const Answer &answer) { take(rows, answer); },
        [this, rows] { take(rows, tl::unexpected(interrupted())); });
}

void OverridesModel::take(qint64 rows, const Answer &answer)
{
    if (!answer)
        return failed(answer.error());
    const auto &list = answer->value.overrides;
    m_renewed.insert(m_renewed.end(), list.begin(), list.end());
    const auto read = static_cast<qint64>(m_renewed.size());
    m_isWhole = list.empty() || read >= answer->value.total;
    if (!m_isWhole && read < rows)
        return renew(rows);
    m_total = answer->value.total;
    m_fetchedAt = answer->fetchedAt;
    m_problem = answer->problem;
    setRows(std::exchange(m_renewed, {}));
    m_state = answer->stale ? LoadState::Stale : this->rows().empty() ? LoadState::Empty : LoadState::Ready;
    Q_EMIT changed();
}

bool OverridesModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isWhole && !m_isFetching && m_renewed.empty() && !rows().empty();
}

void OverridesModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isFetching = true;
    api::OverrideFilter wanted;
    wanted.state = m_filter;
    wanted.limit = page;
    wanted.after = QString::fromStdString(rows().back().id);
    m_loads.listen(
        this, m_source->overrides(wanted), [this](const Answer &answer) { takeMore(answer); },
        [this] { takeMore(tl::unexpected(interrupted())); });
}

void OverridesModel::takeMore(const Answer &answer)
{
    m_isFetching = false;
    if (!answer) {
        // Who scrolls on would ask for ever; the next refresh goes on.
        m_isWhole = true;
        return failed(answer.error());
    }
    m_total = answer->value.total;
    // Fewer than were asked for are the last.
    m_isWhole = static_cast<qint64>(answer->value.overrides.size()) < page;
    appendRows(answer->value.overrides);
    m_isWhole = m_isWhole || rowCount() >= m_total;
    Q_EMIT changed();
}

void OverridesModel::failed(const api::ApiError &error)
{
    m_renewed.clear();
    m_problem = error;
    m_state = rows().empty() ? stateWithoutData(error) : LoadState::Stale;
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
