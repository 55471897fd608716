// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditlogsource.h"

namespace atalaya::api {

class CachedClient;

/// `/api/admin/audit/log/…` and the proofs of a snapshot. Paths never change and tell nothing, so they are kept for
/// good; proofs hold what retention may erase and are kept for a day. A head is never kept: an old one proves nothing
/// about today.
class AuditLogApi final : public AuditLogSource
{
public:
    explicit AuditLogApi(CachedClient *client);

    [[nodiscard]] QFuture<Result<std::string>> head() override;
    [[nodiscard]] QFuture<Result<std::string>> key() override;
    [[nodiscard]] QFuture<Result<contract::InclusionProof>> inclusion(std::int64_t seq, std::int64_t size) override;
    [[nodiscard]] QFuture<Result<contract::ConsistencyProof>> consistency(std::int64_t from, std::int64_t to) override;
    [[nodiscard]] QFuture<Result<contract::LogEpochs>> epochs() override;
    [[nodiscard]] QFuture<Result<contract::SharedProof>> proofs(const QString &queryId, std::int64_t offset,
                                                                std::int64_t limit, bool withBodies) override;
    [[nodiscard]] QFuture<Result<QByteArray>> leaves(std::int64_t from, std::int64_t to, std::int64_t size) override;
    [[nodiscard]] QFuture<Result<QByteArray>> bodies(std::int64_t from, std::int64_t to) override;
    [[nodiscard]] QFuture<Result<contract::AuditDecision>> decision(const QString &id) override;
    [[nodiscard]] QFuture<Result<contract::AuditSeqs>> seqs(const QString &queryId, std::int64_t offset,
                                                            std::int64_t limit) override;
    [[nodiscard]] QFuture<Result<contract::Retention>> retention() override;
    void forget() override;

private:
    CachedClient *m_client;
};

} // namespace atalaya::api
