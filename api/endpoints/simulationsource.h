// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/simulation.h"
#include "api/net/result.h"

#include <QFuture>
#include <QString>

#include <chrono>

namespace atalaya::api {

/// Drafts tried on stored decisions; `SimulationApi` is the real one. Nothing changes by it, and nothing is kept.
class SimulationSource
{
public:
    virtual ~SimulationSource() = default;

    /// Answers at once; a newer one of the same purpose ends an older one.
    [[nodiscard]] virtual QFuture<Result<contract::Simulation>> start(const contract::SimulationRequest &request) = 0;
    /// How far it is. Waits for its end, no longer than `wait`, of which the platform takes two seconds at most.
    [[nodiscard]] virtual QFuture<Result<contract::Simulation>> find(const QString &id,
                                                                     std::chrono::milliseconds wait) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> cancel(const QString &id) = 0;
};

} // namespace atalaya::api
