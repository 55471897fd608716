// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/demosource.h"

namespace atalaya::api {

class ApiClient;

/// `/api/demo/accounts`, asked before anybody is signed in and never cached: codes pass.
class DemoApi final : public DemoSource
{
public:
    explicit DemoApi(ApiClient *client);

    [[nodiscard]] QFuture<Result<contract::DemoAccounts>> accounts() override;

private:
    ApiClient *m_client;
};

} // namespace atalaya::api
