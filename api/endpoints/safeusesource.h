// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/safeuse.h"
#include "api/net/result.h"

#include <QFuture>

#include <cstdint>

namespace atalaya::api {

/// What the page of safe use needs of the client; `SafeUseApi` is the real one.
class SafeUseSource
{
public:
    virtual ~SafeUseSource() = default;

    /// As the platform says now; the last known, dated, when it can't be asked.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::SafeUse>>> rules() = 0;
    /// The newest first.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::SafeUseVersions>>> versions(std::int64_t offset,
                                                                                     std::int64_t limit) = 0;
    /// Never changes.
    [[nodiscard]] virtual QFuture<Result<contract::SafeUse>> version(std::int64_t number) = 0;
    /// Asks for the second factor when something protects less than in `seen`, the version that its maker has seen:
    /// another one is a Conflict `stale_version` whose `current` is the SafeUse as it is now.
    [[nodiscard]] virtual QFuture<Result<contract::SafeUse>> change(std::int64_t seen,
                                                                    const contract::SafeUseRequest &request) = 0;
};

} // namespace atalaya::api
