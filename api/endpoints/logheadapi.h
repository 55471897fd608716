// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/loghead.h"
#include "api/net/result.h"

#include <QFuture>

namespace atalaya::api {

class ApiClient;

/// The head of the tenant's log as the platform tells it now; `LogHeadApi` is the real one.
class LogHeadSource
{
public:
    virtual ~LogHeadSource() = default;
    /// Forbidden for who may see neither log nor dashboard; NotFound while the log has no leaf.
    [[nodiscard]] virtual QFuture<Result<contract::LogHead>> head() = 0;
};

/// `GET /api/admin/audit/log/head`; never from a cache, for an old head proves nothing about today.
class LogHeadApi final : public LogHeadSource
{
public:
    explicit LogHeadApi(ApiClient *client);
    [[nodiscard]] QFuture<Result<contract::LogHead>> head() override;

private:
    ApiClient *m_client;
};

} // namespace atalaya::api
