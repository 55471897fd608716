// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/simulationsource.h"

#include <QPromise>
#include <QStringList>

#include <memory>
#include <vector>

namespace atalaya::tests {

/// Simulations that end when the test says so: a start answers "running" at once, questions are answered by answer().
class FakeSimulationSource final : public api::SimulationSource
{
public:
    using Answer = api::Result<contract::Simulation>;

    [[nodiscard]] QFuture<Answer> start(const contract::SimulationRequest &request) override
    {
        requests.push_back(request);
        if (problem)
            return ready(tl::unexpected(*problem));
        contract::Simulation begun{"sim-" + std::to_string(requests.size()), "running", 0, 0, {}};
        if (result) {
            begun.state = "done";
            begun.result = result;
        }
        return ready(begun);
    }
    [[nodiscard]] QFuture<Answer> find(const QString &id, std::chrono::milliseconds) override
    {
        asked += id;
        m_open.push_back(std::make_unique<QPromise<Answer>>());
        m_open.back()->start();
        return m_open.back()->future();
    }
    [[nodiscard]] QFuture<api::Result<void>> cancel(const QString &id) override
    {
        cancelled += id;
        QPromise<api::Result<void>> promise;
        promise.start();
        promise.addResult(api::Result<void>{});
        promise.finish();
        return promise.future();
    }

    /// Answers the newest question.
    void answer(const Answer &simulation)
    {
        m_open.back()->addResult(simulation);
        m_open.back()->finish();
    }
    [[nodiscard]] bool isNewestCancelled() const { return m_open.back()->isCanceled(); }

    /// When set, every start is answered with it at once.
    std::optional<contract::SimulationResult> result;
    std::optional<api::ApiError> problem;
    std::vector<contract::SimulationRequest> requests;
    QStringList asked;
    QStringList cancelled;

private:
    [[nodiscard]] static QFuture<Answer> ready(const Answer &value)
    {
        QPromise<Answer> promise;
        promise.start();
        promise.addResult(value);
        promise.finish();
        return promise.future();
    }
    std::vector<std::unique_ptr<QPromise<Answer>>> m_open;
};

} // namespace atalaya::tests
