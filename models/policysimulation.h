// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/simulation.h"
#include "api/net/apierror.h"
#include "api/net/requestscope.h"
#include "api/rules/policyset.h"

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace atalaya::api {
class SimulationSource;
}

namespace atalaya::models {

/// What a draft would have done with the decisions of the last days. It follows the draft: after a pause each new one
/// is tried, and what is still under way for an older one is given up, on the platform too.
class PolicySimulation final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pace{500};
    /// One question waits so long for the end; then progress is told and it is asked again.
    static constexpr std::chrono::milliseconds longestWait{1000};

    enum class State
    {
        /// There is nothing to try: the form is no policy.
        Idle,
        Running,
        /// result() is of this draft.
        Ready,
        /// See problem().
        Failed
    };

    /// `source` outlives it; `now` says the end of the period.
    PolicySimulation(api::SimulationSource *source, std::function<QDateTime()> now, QObject *parent = nullptr);
    ~PolicySimulation() override;
    Q_DISABLE_COPY_MOVE(PolicySimulation)

    /// nullopt: nothing is tried, and what was found stays readable as of an older draft.
    void look(const std::optional<rules::Policy> &policy);
    /// Forgets what was found: another policy is looked at.
    void clear();
    /// The same once more, up to now.
    void again();
    void setDays(int days);
    [[nodiscard]] int days() const { return m_days; }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    /// Of the last draft for which there was an answer; see state().
    [[nodiscard]] const std::optional<contract::SimulationResult> &result() const { return m_result; }
    /// Decisions looked at so far, of how many; 0 of 0 before the platform has begun.
    [[nodiscard]] std::int64_t done() const { return m_done; }
    [[nodiscard]] std::int64_t total() const { return m_total; }

Q_SIGNALS:
    void changed();

private:
    void begin();
    void send();
    void ask();
    void take(const api::Result<contract::Simulation> &simulation);
    void giveUp();
    void fail(const api::ApiError &error);
    void setState(State state);

    api::SimulationSource *m_source;
    std::function<QDateTime()> m_now;
    std::optional<rules::Policy> m_policy;
    int m_days = 30;
    State m_state = State::Idle;
    std::optional<api::ApiError> m_problem;
    std::optional<contract::SimulationResult> m_result;
    /// Under way on the platform; empty: none.
    QString m_id;
    std::int64_t m_done = 0;
    std::int64_t m_total = 0;
    QTimer m_pause;
    api::RequestScope m_calls;
};

/// How many decisions become something else.
[[nodiscard]] std::int64_t changedIn(const contract::SimulationResult &result);
/// The receipt as text, one `name: value` a line: what somebody else needs to come to the same hash.
[[nodiscard]] QString receiptText(const contract::SimulationResult::Receipt &receipt);

} // namespace atalaya::models
