// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/operationlog.h"

#include <algorithm>

namespace atalaya::api {

OperationLog::OperationLog(QObject *parent)
    : QObject(parent)
{}

quint64 OperationLog::begin(const QByteArray &label, bool isRead)
{
    Operation operation;
    operation.id = ++m_lastId;
    operation.label = label;
    operation.isRead = isRead;
    operation.startedAt = QDateTime::currentDateTimeUtc();
    m_running.append(operation);
    Q_EMIT started(operation);
    return operation.id;
}

void OperationLog::succeed(quint64 id, const QString &correlationId)
{
    end(id, Operation::Outcome::Succeeded, correlationId, {});
}

void OperationLog::fail(quint64 id, const ApiError &error)
{
    end(id, Operation::Outcome::Failed, error.correlationId, error);
}

void OperationLog::cancel(quint64 id)
{
    end(id, Operation::Outcome::Canceled, {}, {});
}

void OperationLog::giveUp(quint64 id)
{
    const bool isRunning =
        std::any_of(m_running.begin(), m_running.end(), [id](const Operation &o) { return o.id == id && o.isRead; });
    if (isRunning)
        Q_EMIT givenUp(id);
}

void OperationLog::clearFailures()
{
    m_failures.clear();
    Q_EMIT failuresCleared();
}

void OperationLog::end(quint64 id, Operation::Outcome outcome, const QString &correlationId, const ApiError &error)
{
    const auto found =
        std::find_if(m_running.begin(), m_running.end(), [id](const Operation &o) { return o.id == id; });
    if (found == m_running.end())
        return;
    Operation operation = *found;
    m_running.erase(found);
    operation.finishedAt = QDateTime::currentDateTimeUtc();
    operation.outcome = outcome;
    operation.correlationId = correlationId;
    operation.error = error;
    // Nobody answered this call before: either it is the same failure still, dated by the last try, or it is over.
    if (outcome == Operation::Outcome::Succeeded || error.isUnreachable())
        m_failures.removeIf([&](const Operation &o) { return o.label == operation.label && o.error.isUnreachable(); });
    // A wrong password or code is an answer, said where it was typed; it is nothing to report to support.
    if (outcome == Operation::Outcome::Failed && !error.attemptsLeft) {
        m_failures.prepend(operation);
        if (m_failures.size() > kKeptFailures)
            m_failures.removeLast();
    }
    Q_EMIT finished(operation);
}

} // namespace atalaya::api
