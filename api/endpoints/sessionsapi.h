// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/sessionssource.h"

namespace atalaya::api {

class ApiClient;

/// `/api/auth/sessions`, never cached: who looks at it wants to know what is true now.
class SessionsApi final : public SessionsSource
{
public:
    explicit SessionsApi(ApiClient *client);

    [[nodiscard]] QFuture<Result<std::vector<contract::SessionInfo>>> sessions() override;
    [[nodiscard]] QFuture<Result<void>> end(const QString &sessionId) override;

private:
    ApiClient *m_client;
};

} // namespace atalaya::api
