// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operationsmodel.h"

#include <utility>

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
    names.insert({{OutcomeRole, "outcome"},
                  {CorrelationRole, "correlationId"},
                  {ErrorRole, "error"},
                  {CancellableRole, "cancellable"}});
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
    case CancellableRole:
        return row.outcome == api::Operation::Outcome::Running && row.isRead;
    default:
        return {};
    }
}

void OperationsModel::cancel(quint64 id)
{
    m_log->giveUp(id);
}

void OperationsModel::forgetFailures()
{
    m_log->clearFailures();
}

void OperationsModel::update()
{
    std::vector<api::Operation> rows(m_log->running().cbegin(), m_log->running().cend());
    rows.insert(rows.end(), m_log->failures().cbegin(), m_log->failures().cend());
    const int before = std::exchange(m_running, static_cast<int>(m_log->running().size()));
    setRows(std::move(rows));
    if (before != m_running)
        Q_EMIT runningChanged(m_running);
}

} // namespace atalaya::models
