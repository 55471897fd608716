// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/proof/pinrecord.h"

#include <QFuture>
#include <QString>

namespace atalaya::api {

/// One tenant's log on one platform.
struct LogName
{
    /// "https://host[:port]".
    QString server;
    QString tenantId;

    [[nodiscard]] bool isEmpty() const { return server.isEmpty() || tenantId.isEmpty(); }
    bool operator==(const LogName &) const = default;
};

/// Where this console keeps what it knows of logs; outlives sessions.
class PinStore
{
public:
    virtual ~PinStore() = default;
    /// An empty record for a log that was never seen. Fails when that can't be said for sure.
    [[nodiscard]] virtual QFuture<Result<PinRecord>> load(const LogName &log) = 0;
    /// Done when it would survive a crash.
    [[nodiscard]] virtual QFuture<Result<void>> save(const LogName &log, const PinRecord &record) = 0;
};

} // namespace atalaya::api
