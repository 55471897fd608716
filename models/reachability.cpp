// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reachability.h"

#include "api/net/operationlog.h"

#include <algorithm>
#include <utility>

namespace atalaya::models {

using Kind = api::ApiError::Kind;

Reachability::Reachability(api::OperationLog *log, Ping ping, QObject *parent)
    : Reachability(log, std::move(ping), Pace{}, parent)
{}

Reachability::Reachability(api::OperationLog *log, Ping ping, Pace pace, QObject *parent)
    : QObject(parent)
    , m_ping(std::move(ping))
    , m_pace(pace)
    , m_pause(pace.first)
{
    m_timer.setSingleShot(true);
    m_patience.setSingleShot(true);
    m_patience.setInterval(pace.patience);
    connect(&m_timer, &QTimer::timeout, this, &Reachability::ask);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_question.abandon();
        api::ApiError late;
        late.kind = Kind::Timeout;
        judge(late);
    });
    connect(log, &api::OperationLog::finished, this, &Reachability::onFinished);
}

void Reachability::tryNow()
{
    if (!m_isAsking)
        ask();
}

void Reachability::onFinished(const api::Operation &operation)
{
    using Outcome = api::Operation::Outcome;
    if (operation.outcome == Outcome::Succeeded)
        return find();
    if (operation.outcome != Outcome::Failed)
        return;
    switch (operation.error.kind) {
    case Kind::Offline:
        return lose(operation.error);
    case Kind::Timeout:
        // One slow answer is no outage: the platform is asked a simple thing first.
        return tryNow();
    case Kind::Tls:
        return;
    default:
        return find();
    }
}

void Reachability::ask()
{
    m_isAsking = true;
    m_timer.stop();
    m_patience.start();
    m_lastTried = QDateTime::currentDateTimeUtc();
    if (!isOnline())
        setState(State::Reconnecting);
    m_question.listen(
        this, m_ping(),
        [this](const api::Result<api::Health> &health) {
            judge(health ? std::nullopt : std::optional(health.error()));
        },
        // Another server or session: the question went with it.
        [this] {
            m_isAsking = false;
            m_patience.stop();
            if (!isOnline())
                wait();
        });
}

void Reachability::judge(const std::optional<api::ApiError> &error)
{
    m_isAsking = false;
    m_patience.stop();
    if (error && error->isUnreachable())
        lose(*error);
    else if (!error || error->kind != Kind::Tls)
        find();
    else if (!isOnline())
        wait();
}

void Reachability::lose(const api::ApiError &error)
{
    m_error = error;
    if (isOnline()) {
        m_since = QDateTime::currentDateTimeUtc();
        m_pause = m_pace.first;
    }
    // A call that failed beside the question of its own does not hasten the next one.
    if (!m_isAsking && !m_timer.isActive())
        wait();
    else if (isOnline())
        setState(m_isAsking ? State::Reconnecting : State::Offline);
}

void Reachability::wait()
{
    m_timer.start(m_pause);
    m_pause = std::min(m_pause * 2, m_pace.longest);
    setState(State::Offline);
}

void Reachability::find()
{
    if (isOnline())
        return;
    m_timer.stop();
    m_patience.stop();
    m_isAsking = false;
    m_question.abandon();
    m_error.reset();
    m_since = {};
    m_lastTried = {};
    setState(State::Online);
    Q_EMIT recovered();
}

void Reachability::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace atalaya::models
