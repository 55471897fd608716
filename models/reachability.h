// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/authapi.h"
#include "api/net/apierror.h"
#include "api/net/requestscope.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace atalaya::api {
class OperationLog;
struct Operation;
} // namespace atalaya::api

namespace atalaya::models {

/// The one place that knows whether the platform answers. It learns from every call of the window; while nobody
/// answers it asks by itself, less and less often. A platform that answers with an error does answer.
class Reachability final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Online,
        Offline,
        /// Offline, and asking just now.
        Reconnecting
    };
    Q_ENUM(State)

    struct Pace
    {
        /// Pause before the first question of its own; each one doubles it, up to `longest`.
        std::chrono::milliseconds first{2'000};
        std::chrono::milliseconds longest{30'000};
        /// How long one question waits for its answer.
        std::chrono::milliseconds patience{5'000};
    };
    /// Asks whether the platform is there; must not show up in `log`.
    using Ping = std::function<QFuture<api::Result<api::Health>>()>;

    /// `log` outlives this object.
    Reachability(api::OperationLog *log, Ping ping, QObject *parent = nullptr);
    Reachability(api::OperationLog *log, Ping ping, Pace pace, QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isOnline() const { return m_state == State::Online; }
    /// A question of its own is under way; while Online, after a call that took too long.
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    /// When the call failed that made it so; invalid while Online.
    [[nodiscard]] QDateTime since() const { return m_since; }
    /// Of the last attempt; unset while Online.
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }
    /// When it asked last; invalid before the first question of an outage.
    [[nodiscard]] QDateTime lastTried() const { return m_lastTried; }

public Q_SLOTS:
    /// Asks at once: the user wants it, the window came to the front, the network changed.
    void tryNow();

Q_SIGNALS:
    void stateChanged(atalaya::models::Reachability::State state);
    /// After an outage the platform answers again: what is shown wants to be renewed.
    void recovered();

private:
    void onFinished(const api::Operation &operation);
    void ask();
    void judge(const std::optional<api::ApiError> &error);
    void lose(const api::ApiError &error);
    void find();
    void wait();
    void setState(State state);

    Ping m_ping;
    Pace m_pace;
    State m_state = State::Online;
    QDateTime m_since;
    QDateTime m_lastTried;
    std::optional<api::ApiError> m_error;
    std::chrono::milliseconds m_pause;
    bool m_isAsking = false;
    QTimer m_timer;
    QTimer m_patience;
    api::RequestScope m_question;
};

} // namespace atalaya::models
