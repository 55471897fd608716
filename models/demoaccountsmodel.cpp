// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demoaccountsmodel.h"

#include "api/endpoints/demosource.h"

namespace atalaya::models {

DemoAccountsModel::DemoAccountsModel(api::DemoSource *source, QObject *parent)
    : SmallTable(parent)
    , m_source(source)
{}

QHash<int, QByteArray> DemoAccountsModel::roleNames() const
{
    auto names = SmallTable::roleNames();
    names.insert({{PasswordRole, "password"},
                  {CodeRole, "code"},
                  {CodeFromRole, "codeFrom"},
                  {CodeUntilRole, "codeUntil"},
                  {TenantIdRole, "tenantId"},
                  {LoadStateRole, "loadState"}});
    return names;
}

QVariant DemoAccountsModel::key(const contract::DemoAccount &row) const
{
    return QString::fromStdString(row.tenantId + '/' + row.email);
}

QVariant DemoAccountsModel::cell(const contract::DemoAccount &row, int column) const
{
    switch (column) {
    case Name:
        return QString::fromStdString(row.name);
    case Role:
        return QString::fromStdString(row.role);
    case Tenant:
        return QString::fromStdString(row.tenantName);
    case Email:
        return QString::fromStdString(row.email);
    default:
        return {};
    }
}

QVariant DemoAccountsModel::extra(const contract::DemoAccount &row, int role) const
{
    switch (role) {
    case PasswordRole:
        return QString::fromStdString(row.password);
    case CodeRole:
        return row.nextCode ? QVariant(QString::fromStdString(row.nextCode->code)) : QVariant();
    case CodeFromRole:
        return row.nextCode ? QVariant(here(row.nextCode->usableFrom)) : QVariant();
    case CodeUntilRole:
        return row.nextCode ? QVariant(here(row.nextCode->usableUntil)) : QVariant();
    case TenantIdRole:
        return QString::fromStdString(row.tenantId);
    case LoadStateRole:
        return QVariant::fromValue(m_state);
    default:
        return {};
    }
}

void DemoAccountsModel::refresh()
{
    m_loads.abandon();
    if (rows().empty())
        setState(LoadState::Loading);
    m_loads.listen(this, m_source->accounts(), [this](api::Result<contract::DemoAccounts> accounts) {
        if (accounts) {
            m_ahead = std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()) - accounts->now.time_since_epoch();
            setRows(std::move(accounts->accounts));
            setState(rows().empty() ? LoadState::Empty : LoadState::Ready);
        } else if (accounts.error().kind == api::ApiError::Kind::NotFound) {
            // An ordinary platform: there is nothing to offer, and nothing wrong.
            setRows({});
            setState(LoadState::Empty);
        } else if (!rows().empty()) {
            setState(LoadState::Stale, accounts.error());
        } else {
            setState(accounts.error().kind == api::ApiError::Kind::Offline ? LoadState::Unavailable : LoadState::Failed,
                     accounts.error());
        }
    });
}

void DemoAccountsModel::clear()
{
    m_loads.abandon();
    setRows({});
    setState(LoadState::Loading);
}

void DemoAccountsModel::setState(LoadState state, const std::optional<api::ApiError> &problem)
{
    m_problem = problem;
    if (state == m_state)
        return;
    m_state = state;
    if (!rows().empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {LoadStateRole});
    Q_EMIT loadStateChanged(state);
}

QDateTime DemoAccountsModel::here(contract::Instant there) const
{
    return QDateTime::fromMSecsSinceEpoch((there.time_since_epoch() + m_ahead).count(), Qt::UTC);
}

} // namespace atalaya::models
