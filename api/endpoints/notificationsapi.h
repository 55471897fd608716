// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/notificationsource.h"

namespace atalaya::api {

class CachedClient;
struct Request;

/// `/api/admin/notifications`: asked for every time with the ETag of what is kept, and kept for reading offline.
class NotificationsApi final : public NotificationSource
{
public:
    explicit NotificationsApi(CachedClient *client);

    [[nodiscard]] QFuture<Result<Dated<contract::NotificationList>>> notifications(bool byItself) override;
    [[nodiscard]] QFuture<Result<void>> markRead(const QString &id) override;
    [[nodiscard]] QFuture<Result<void>> markAllRead(contract::Instant until) override;

private:
    [[nodiscard]] QFuture<Result<void>> change(const Request &request);

    CachedClient *m_client;
};

} // namespace atalaya::api
