// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/policysource.h"

namespace atalaya::api {

class CachedClient;

/// `/api/admin/governance/policies`: what is in force and what is drafted is asked for every time and kept for reading
/// offline; a published version is kept for good.
class PolicyApi final : public PolicySource
{
public:
    explicit PolicyApi(CachedClient *client);

    [[nodiscard]] QFuture<Result<Dated<contract::PolicyList>>> policies() override;
    [[nodiscard]] QFuture<Result<Dated<contract::PolicyDetail>>> policy(const QString &id) override;
    [[nodiscard]] QFuture<Result<Dated<contract::PolicyVersions>>> versions(const QString &id) override;
    [[nodiscard]] QFuture<Result<contract::PolicyVersion>> version(const QString &id, std::int64_t number) override;
    [[nodiscard]] QFuture<Result<Dated<contract::PolicyBundle>>> published() override;
    [[nodiscard]] QFuture<Result<contract::PolicyDetail>> create(const contract::PolicyDraftRequest &request) override;
    [[nodiscard]] QFuture<Result<contract::PolicyDetail>> save(const QString &id, std::int64_t revision,
                                                               const contract::PolicyDraftRequest &request) override;
    [[nodiscard]] QFuture<Result<void>> dropDraft(const QString &id, std::int64_t revision) override;
    [[nodiscard]] QFuture<Result<contract::PolicyDetail>>
    restore(const QString &id, const contract::PolicyRestoreRequest &request) override;
    [[nodiscard]] QFuture<Result<contract::PolicyDetail>>
    publish(const QString &id, const contract::PolicyPublishRequest &request) override;
    [[nodiscard]] QFuture<Result<contract::PolicyDetail>>
    setEnabled(const QString &id, bool enabled, const contract::PolicySwitchRequest &request) override;
    [[nodiscard]] QFuture<Result<contract::PolicyDetail>>
    confirm(const QString &id, const contract::PolicyPendingRequest &request) override;
    [[nodiscard]] QFuture<Result<contract::PolicyDetail>>
    reject(const QString &id, const contract::PolicyPendingRequest &request) override;
    [[nodiscard]] QFuture<Result<Dated<contract::GovernanceSettings>>> settings() override;
    [[nodiscard]] QFuture<Result<contract::GovernanceSettings>>
    changeSettings(const contract::GovernanceSettingsRequest &request) override;
    [[nodiscard]] QFuture<Result<contract::PolicyImportReport>>
    bring(const contract::PolicyImportRequest &request) override;

private:
    CachedClient *m_client;
};

} // namespace atalaya::api
