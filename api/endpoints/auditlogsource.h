// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditdecision.h"
#include "api/contract/auditproof.h"
#include "api/contract/auditseqs.h"
#include "api/contract/logepochs.h"
#include "api/contract/retention.h"
#include "api/net/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <cstdint>
#include <string>

namespace atalaya::api {

/// The signed log of a tenant as the platform hands it out, unchecked; `AuditLogApi` is the real one.
class AuditLogSource
{
public:
    virtual ~AuditLogSource() = default;

    /// The signed note of now. NotFound while the log has no leaf.
    [[nodiscard]] virtual QFuture<Result<std::string>> head() = 0;
    /// In the form of C2SP signed-note.
    [[nodiscard]] virtual QFuture<Result<std::string>> key() = 0;
    [[nodiscard]] virtual QFuture<Result<contract::InclusionProof>> inclusion(std::int64_t seq, std::int64_t size) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::ConsistencyProof>> consistency(std::int64_t from,
                                                                                  std::int64_t to) = 0;
    /// How often the log was begun anew; claims of the platform.
    [[nodiscard]] virtual QFuture<Result<contract::LogEpochs>> epochs() = 0;
    /// At most 200 rows of a snapshot, in its order; fewer than asked for, but one, when they are large.
    [[nodiscard]] virtual QFuture<Result<contract::SharedProof>> proofs(const QString &queryId, std::int64_t offset,
                                                                        std::int64_t limit, bool withBodies) = 0;
    /// Frames of the leaves [from, to) of the first `size` (api/contract/leafframes.h); at most 16,384, and fewer than
    /// asked for, but one, when they are large.
    [[nodiscard]] virtual QFuture<Result<QByteArray>> leaves(std::int64_t from, std::int64_t to, std::int64_t size) = 0;
    /// Frames of their bodies, likewise.
    [[nodiscard]] virtual QFuture<Result<QByteArray>> bodies(std::int64_t from, std::int64_t to) = 0;
    /// One decision with all that is stored of it now, by its id: never an answer of before.
    [[nodiscard]] virtual QFuture<Result<contract::AuditDecision>> decision(const QString &id) = 0;
    /// Numbers of a snapshot's rows, in its order; at most 100,000.
    [[nodiscard]] virtual QFuture<Result<contract::AuditSeqs>> seqs(const QString &queryId, std::int64_t offset,
                                                                    std::int64_t limit) = 0;
    /// How long payloads are kept, and which leaves changed that; claims of the platform.
    [[nodiscard]] virtual QFuture<Result<contract::Retention>> retention() = 0;
    /// Something was erased that may have been kept here from before: none of it is kept any longer.
    virtual void forget() = 0;
};

} // namespace atalaya::api
