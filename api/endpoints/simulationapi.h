// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/simulationsource.h"

namespace atalaya::api {

class ApiClient;

/// `/api/admin/governance/simulate` and `…/simulations/{id}`.
class SimulationApi final : public SimulationSource
{
public:
    /// `client` outlives it.
    explicit SimulationApi(ApiClient *client);

    [[nodiscard]] QFuture<Result<contract::Simulation>> start(const contract::SimulationRequest &request) override;
    [[nodiscard]] QFuture<Result<contract::Simulation>> find(const QString &id,
                                                             std::chrono::milliseconds wait) override;
    [[nodiscard]] QFuture<Result<void>> cancel(const QString &id) override;

private:
    ApiClient *m_client;
};

} // namespace atalaya::api
