// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operationsmodel.h"

namespace atalaya::models {

OperationsModel::OperationsModel(api::OperationLog *log, QObject *parent)
    : SmallTable(parent)
    , m_log(log)
{
    connect(log, &api::OperationLog::started, this, &OperationsModel::update);
    connect(log, &api::OperationLog::finished, this, &OperationsModel::update);
    connect(log, &api::OperationLog::failuresCleared, this, &OperationsModel::update);
    update();
}

int OperationsModel::running() const
{
    return m_running;
}

QHash<int, QByteArray> OperationsModel::roleNames() const
{
    auto names = SmallTable::roleNames();
    names.insert({{OutcomeRole, "outcome"}, {CorrelationRole, "correlationId"}, {ErrorRole, "error"}});
    return names;
}

QVariant OperationsModel::cell(const api::Operation &row, int column) const
{
    switch (column) {
    case Label:
        return QString::fromLatin1(row.label);
    case StartedAt:
        return row.startedAt;
    case Duration:
        return row.finishedAt.isValid() ? QVariant(row.startedAt.msecsTo(row.finishedAt)) : QVariant();
    default:
        return {};
    }
}

QVariant OperationsModel::extra(const api::Operation &row, int role) const
{
    switch (role) {
    case OutcomeRole:
        return static_cast<int>(row.outcome);
    case CorrelationRole:
        return row.correlationId;
    case ErrorRole:
        return row.outcome == api::Operation::Outcome::Failed ? QVariant::fromValue(row.error) : QVariant();
    default:
        return {};
    }
}

void OperationsModel::update()
{
    std::vector<api::Operation> rows(m_log->running().cbegin(), m_log->running().cend());
    rows.insert(rows.end(), m_log->failures().cbegin(), m_log->failures().cend());
    setRows(std::move(rows));
    const int now = static_cast<int>(m_log->running().size());
    if (now == m_running)
        return;
    m_running = now;
    Q_EMIT runningChanged(now);
}

} // namespace atalaya::models
