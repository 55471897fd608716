// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/promptsource.h"

namespace atalaya::api {

class CachedClient;

/// `/api/admin/governance/prompts`: asked for every time, and kept for reading offline.
class PromptApi final : public PromptSource
{
public:
    explicit PromptApi(CachedClient *client);

    [[nodiscard]] QFuture<Result<Dated<contract::PromptList>>> prompts() override;
    [[nodiscard]] QFuture<Result<Dated<contract::PromptDetail>>> prompt(const QString &id) override;
    [[nodiscard]] QFuture<Result<Dated<contract::PromptVersions>>> versions(const QString &id) override;
    [[nodiscard]] QFuture<Result<Dated<contract::PromptDiff>>> difference(const QString &id, const QString &from,
                                                                          const QString &to) override;
    [[nodiscard]] Detail create(const contract::PromptDocument &document) override;
    [[nodiscard]] Detail save(const QString &id, std::int64_t revision,
                              const contract::PromptDocument &document) override;
    [[nodiscard]] QFuture<Result<void>> dropDraft(const QString &id, std::int64_t revision) override;
    [[nodiscard]] Detail restore(const QString &id, std::int64_t revision,
                                 const contract::PromptRestore &wanted) override;
    [[nodiscard]] Detail request(const QString &id, std::int64_t revision, const contract::PromptWish &wish) override;
    [[nodiscard]] Detail approve(const QString &id, const contract::PromptVerdict &verdict) override;
    [[nodiscard]] Detail reject(const QString &id, const contract::PromptVerdict &verdict) override;
    [[nodiscard]] Detail withdraw(const QString &id, std::int64_t version,
                                  const contract::PromptWithdrawal &withdrawal) override;

private:
    CachedClient *m_client;
};

} // namespace atalaya::api
