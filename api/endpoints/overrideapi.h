// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/overridesource.h"

namespace atalaya::api {

class CachedClient;

/// `/api/admin/governance/overrides`: asked for every time, and kept for reading offline.
class OverrideApi final : public OverrideSource
{
public:
    explicit OverrideApi(CachedClient *client);

    [[nodiscard]] QFuture<Result<Dated<contract::OverrideList>>> overrides(const OverrideFilter &filter) override;
    [[nodiscard]] QFuture<Result<Dated<contract::Override>>> override(const QString &id) override;
    [[nodiscard]] QFuture<Result<contract::Override>> request(const QString &decisionId,
                                                              const contract::OverrideRequest &wanted) override;
    [[nodiscard]] QFuture<Result<contract::Override>> approve(const contract::Override &seen,
                                                              const QString &note) override;
    [[nodiscard]] QFuture<Result<contract::Override>> reject(const contract::Override &seen,
                                                             const QString &note) override;
    [[nodiscard]] QFuture<Result<contract::Override>> withdraw(const contract::Override &seen,
                                                               const QString &note) override;

private:
    [[nodiscard]] QFuture<Result<contract::Override>> say(const contract::Override &seen, const QString &word,
                                                          const QString &note, bool needsCode);

    CachedClient *m_client;
};

/// `/api/governance/why`.
class WhyApi final : public WhySource
{
public:
    explicit WhyApi(CachedClient *client);

    [[nodiscard]] QFuture<Result<Dated<contract::Why>>> why(const QString &id) override;

private:
    CachedClient *m_client;
};

} // namespace atalaya::api
