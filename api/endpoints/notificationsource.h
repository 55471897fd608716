// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/notification.h"
#include "api/net/result.h"

#include <QFuture>
#include <QString>

namespace atalaya::api {

/// What the signed-in person was told; `NotificationsApi` is the real one.
class NotificationSource
{
public:
    virtual ~NotificationSource() = default;

    /// All of them, the newest first. `byItself`: nobody asked for it, so nobody is told that it is asked.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::NotificationList>>> notifications(bool byItself) = 0;
    /// NotFound when it is gone by now.
    [[nodiscard]] virtual QFuture<Result<void>> markRead(const QString &id) = 0;
    /// What is of `until` or before.
    [[nodiscard]] virtual QFuture<Result<void>> markAllRead(contract::Instant until) = 0;
};

} // namespace atalaya::api
