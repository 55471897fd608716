// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/auditdecision.h"
#include "api/contract/auditquery.h"
#include "api/contract/auditrows.h"
#include "api/contract/auditsums.h"
#include "api/net/result.h"

#include <QFuture>
#include <QString>

namespace atalaya::api {

/// What the models of the AI audit log need of the client; `AuditApi` is the real one. What hangs on a snapshot never
/// changes: its answers are fresh for ever and readable offline. A snapshot that the platform has dropped is NotFound
/// with the code `snapshot_gone`: ask the question again.
class AuditSource
{
public:
    virtual ~AuditSource() = default;

    /// Asks the platform; only when it can't be asked, the last answer to the same text and order, stale.
    /// Validation: the text can't be understood.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::AuditQuery>>>
    query(const contract::AuditQueryRequest &request) = 0;
    /// At most 500.
    [[nodiscard]] virtual QFuture<Result<contract::AuditRows>> rows(const QString &queryId, qint64 offset,
                                                                    qint64 limit) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::AuditFacets>> facets(const QString &queryId) = 0;
    [[nodiscard]] virtual QFuture<Result<contract::AuditHistogram>> histogram(const QString &queryId, int buckets) = 0;
    /// Where the decision stands in the snapshot's order.
    [[nodiscard]] virtual QFuture<Result<contract::AuditPlace>> find(const QString &queryId, qint64 seq) = 0;
    /// Asks the platform, for payloads may have been erased since; only when it can't be asked, what was last read.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::AuditDecision>>> decision(const QString &id) = 0;
};

/// Whether an answer means that the snapshot has to be asked for again.
[[nodiscard]] inline bool isSnapshotGone(const ApiError &error)
{
    return error.kind == ApiError::Kind::NotFound && error.code == QStringLiteral("snapshot_gone");
}

} // namespace atalaya::api
