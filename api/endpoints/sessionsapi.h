// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/sessionssource.h"

namespace atalaya::api {

class CachedClient;

/// `/api/auth/sessions`: always asked for, because who looks at it wants to know what is true now; kept for reading
/// offline.
class SessionsApi final : public SessionsSource
{
public:
    explicit SessionsApi(CachedClient *client);

    [[nodiscard]] QFuture<Result<Dated<std::vector<contract::SessionInfo>>>> sessions() override;
    [[nodiscard]] QFuture<Result<void>> end(const QString &sessionId) override;

private:
    CachedClient *m_client;
};

} // namespace atalaya::api
