// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

namespace atalaya::api {

/// One call as the busy list shows it. `label` is a key such as "dashboard.load"; `ui/` has the words.
struct Operation
{
    enum class Outcome
    {
        Running,
        Succeeded,
        Failed,
        Canceled
    };
    quint64 id = 0;
    QByteArray label;
    QDateTime startedAt;
    QDateTime finishedAt;
    Outcome outcome = Outcome::Running;
    /// It only reads: giving it up leaves nothing half done.
    bool isRead = false;
    QString correlationId;
    /// Meaningful when Failed.
    ApiError error;

    bool operator==(const Operation &) const = default;
};

/// What runs now, and the failures of the recent past. Every operation ends exactly once.
class OperationLog : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kKeptFailures = 50;

    explicit OperationLog(QObject *parent = nullptr);

    /// Running ones in the order they began.
    [[nodiscard]] const QList<Operation> &running() const { return m_running; }
    /// The last failures, newest first. One that nobody answered goes when the same call is answered.
    [[nodiscard]] const QList<Operation> &failures() const { return m_failures; }

    quint64 begin(const QByteArray &label, bool isRead = false);
    void succeed(quint64 id, const QString &correlationId);
    void fail(quint64 id, const ApiError &error);
    void cancel(quint64 id);
    /// The user wants no answer any more. Whoever runs it ends it; a write runs on, nobody could say what became of it.
    void giveUp(quint64 id);
    /// Forgets the failures; for sign-out.
    void clearFailures();

Q_SIGNALS:
    void started(const atalaya::api::Operation &operation);
    void finished(const atalaya::api::Operation &operation);
    void givenUp(quint64 id);
    void failuresCleared();

private:
    void end(quint64 id, Operation::Outcome outcome, const QString &correlationId, const ApiError &error);

    QList<Operation> m_running;
    QList<Operation> m_failures;
    quint64 m_lastId = 0;
};

} // namespace atalaya::api
