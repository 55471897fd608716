// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/loghead.h"
#include "api/net/result.h"

#include <QFuture>

namespace atalaya::api {

class CachedClient;

/// The head of the tenant's log; `LogHeadApi` is the real one.
class LogHeadSource
{
public:
    virtual ~LogHeadSource() = default;
    /// As the platform tells it now; out of its reach the one that it told last, dated. Forbidden for who may see
    /// neither log nor dashboard; NotFound while the log has no leaf.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::LogHead>>> head() = 0;
};

/// `GET /api/admin/audit/log/head`; always asked for, since an old head proves nothing about today.
class LogHeadApi final : public LogHeadSource
{
public:
    explicit LogHeadApi(CachedClient *client);
    [[nodiscard]] QFuture<Result<Dated<contract::LogHead>>> head() override;

private:
    CachedClient *m_client;
};

} // namespace atalaya::api
