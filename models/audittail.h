// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditevents.h"
#include "models/auditsearch.h"

#include <QObject>
#include <QTimeZone>
#include <QTimer>

#include <chrono>

namespace atalaya::models {

/// The result goes on growing while one looks at it. New decisions that fit are counted; as long as nobody has
/// scrolled away they are shown at once, with a new snapshot, so that they are verified as all others are.
class AuditTail final : public QObject
{
    Q_OBJECT

public:
    /// New snapshots follow each other at least this far apart.
    static constexpr std::chrono::milliseconds pace{500};

    /// Both outlive it. `zone`: the tenant's.
    AuditTail(api::AuditEvents *events, AuditSearch *search, const QTimeZone &zone, QObject *parent = nullptr);
    ~AuditTail() override;

    [[nodiscard]] bool isOn() const { return m_isOn; }
    void setOn(bool on);
    /// The view is not at its newest row: what comes waits.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    /// New decisions that fit and are not shown yet.
    [[nodiscard]] qint64 waiting() const { return m_waiting; }
    /// Shows what waits, paused or not.
    void showWaiting();
    /// Of the line.
    [[nodiscard]] api::AuditEvents::State state() const { return m_events->state(); }
    [[nodiscard]] std::optional<api::ApiError> error() const { return m_events->error(); }

Q_SIGNALS:
    void changed();

private:
    void onArrived(const contract::AuditRow &row);
    void onSnapshot();
    [[nodiscard]] bool mayFit(const contract::AuditRow &row) const;

    api::AuditEvents *m_events;
    AuditSearch *m_search;
    QTimeZone m_zone;
    QTimer m_pace;
    bool m_isOn = false;
    bool m_isPaused = false;
    qint64 m_waiting = 0;
    /// Of those that wait.
    std::vector<qint64> m_seqs;
};

} // namespace atalaya::models
