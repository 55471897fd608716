// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/policychange.h"
#include "api/contract/policydetail.h"
#include "api/contract/policylist.h"
#include "api/contract/policytransfer.h"
#include "api/net/result.h"

#include <QFuture>
#include <QString>

namespace atalaya::api {

/// What governance pages need of the client; `PolicyApi` is the real one. Every change names the revision that its
/// maker has seen: another one is a Conflict `stale_version` whose `current` is the PolicyDetail as it is now.
class PolicySource
{
public:
    virtual ~PolicySource() = default;

    /// As the platform says now; the last known, dated, when it can't be asked.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::PolicyList>>> policies() = 0;
    [[nodiscard]] virtual QFuture<Result<Dated<contract::PolicyDetail>>> policy(const QString &id) = 0;
    [[nodiscard]] virtual QFuture<Result<Dated<contract::PolicyVersions>>> versions(const QString &id) = 0;
    /// Never changes.
    [[nodiscard]] virtual QFuture<Result<contract::PolicyVersion>> version(const QString &id, std::int64_t number) = 0;
    /// Everything that is published, with its text.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::PolicyBundle>>> published() = 0;

    [[nodiscard]] virtual QFuture<Result<contract::PolicyDetail>>
    create(const contract::PolicyDraftRequest &request) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::PolicyDetail>> save(const QString &id, std::int64_t revision,
                                                                       const contract::PolicyDraftRequest &request) = 0;
    /// A policy that was never published goes with its draft.
    [[nodiscard]] virtual QFuture<Result<void>> dropDraft(const QString &id, std::int64_t revision) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::PolicyDetail>>
    restore(const QString &id, const contract::PolicyRestoreRequest &request) = 0;
    /// Asks for the second factor.
    [[nodiscard]] virtual QFuture<Result<contract::PolicyDetail>>
    publish(const QString &id, const contract::PolicyPublishRequest &request) = 0;
    /// Asks for the second factor.
    [[nodiscard]] virtual QFuture<Result<contract::PolicyDetail>>
    setEnabled(const QString &id, bool enabled, const contract::PolicySwitchRequest &request) = 0;
    /// What waits for a second person. Confirming asks for the second factor.
    [[nodiscard]] virtual QFuture<Result<contract::PolicyDetail>>
    confirm(const QString &id, const contract::PolicyPendingRequest &request) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::PolicyDetail>>
    reject(const QString &id, const contract::PolicyPendingRequest &request) = 0;
    /// What holds when no policy speaks, and whether publishing takes two.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::GovernanceSettings>>> settings() = 0;
    /// Asks for the second factor. The `current` of a Conflict is the GovernanceSettings as they are.
    [[nodiscard]] virtual QFuture<Result<contract::GovernanceSettings>>
    changeSettings(const contract::GovernanceSettingsRequest &request) = 0;
    /// What a file would make, or makes: drafts and nothing else.
    [[nodiscard]] virtual QFuture<Result<contract::PolicyImportReport>>
    bring(const contract::PolicyImportRequest &request) = 0;
};

} // namespace atalaya::api
