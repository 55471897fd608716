// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditsource.h"
#include "tests/support/operatorsource.h"

#include <map>
#include <set>
#include <vector>

namespace atalaya::tests {

/// What a platform answers about an operator's log: honestly, but for rows that it hides.
class OperatorAudit final : public api::AuditSource
{
public:
    explicit OperatorAudit(OperatorSource *log)
        : m_log(log)
    {}

    QFuture<api::Result<api::Dated<contract::AuditQuery>>> query(const contract::AuditQueryRequest &request) override;
    QFuture<api::Result<contract::AuditRows>> rows(const QString &queryId, qint64 offset, qint64 limit) override;
    QFuture<api::Result<contract::AuditFacets>> facets(const QString &queryId) override;
    QFuture<api::Result<contract::AuditHistogram>> histogram(const QString &queryId, int buckets) override;
    QFuture<api::Result<contract::AuditPlace>> find(const QString &queryId, qint64 seq) override;
    QFuture<api::Result<api::Dated<contract::AuditDecision>>> decision(const QString &id) override;

    /// Left out of every result.
    std::set<std::int64_t> hidden;
    /// Who asks for the numbers of a result learns of those too.
    bool tellsHidden = false;
    /// Answered to everything while it is set.
    std::optional<api::ApiError> error;
    /// Texts that the page asked for, the newest last.
    QStringList asked;

private:
    template<class T>
    [[nodiscard]] QFuture<api::Result<T>> answer(T value) const;

    OperatorSource *m_log;
    std::map<QString, std::vector<std::int64_t>> m_snapshots;
};

} // namespace atalaya::tests
