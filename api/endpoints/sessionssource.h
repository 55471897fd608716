// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/auth.h"
#include "api/net/result.h"

#include <QFuture>
#include <QString>

#include <vector>

namespace atalaya::api {

/// What the list of sessions needs of the client; `SessionsApi` is the real one.
class SessionsSource
{
public:
    virtual ~SessionsSource() = default;
    /// The signed-in person's own sessions, as the platform says now; the last known, dated, when it can't be asked.
    [[nodiscard]] virtual QFuture<Result<Dated<std::vector<contract::SessionInfo>>>> sessions() = 0;
    /// NotFound when it has ended already.
    [[nodiscard]] virtual QFuture<Result<void>> end(const QString &sessionId) = 0;
};

} // namespace atalaya::api
