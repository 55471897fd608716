// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/safeusesource.h"

namespace atalaya::api {

class CachedClient;

/// `/api/admin/governance/safe-use`: asked for every time, and kept for reading offline.
class SafeUseApi final : public SafeUseSource
{
public:
    explicit SafeUseApi(CachedClient *client);

    [[nodiscard]] QFuture<Result<Dated<contract::SafeUse>>> rules() override;
    [[nodiscard]] QFuture<Result<Dated<contract::SafeUseVersions>>> versions(std::int64_t offset,
                                                                             std::int64_t limit) override;
    [[nodiscard]] QFuture<Result<contract::SafeUse>> version(std::int64_t number) override;
    [[nodiscard]] QFuture<Result<contract::SafeUse>> change(std::int64_t seen,
                                                            const contract::SafeUseRequest &request) override;

private:
    CachedClient *m_client;
};

} // namespace atalaya::api
