// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditdecision.h"
#include "api/net/result.h"
#include "api/proof/pagequestion.h"
#include "api/proof/rowcheck.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <vector>

namespace atalaya::api {

class AuditLogSource;
class LogVerifier;

/// Rows of a snapshot, all held against one tree.
struct PageCheck
{
    /// Verified: the tree of `size` leaves is the beginning of the one whose head is pinned.
    LogOutcome tree = LogOutcome::Malformed;
    std::int64_t size = 0;
    std::vector<RowCheck> rows;

    bool operator==(const PageCheck &) const = default;
};

/// Verifies what is shown against the head that the window's LogVerifier keeps, and raises its alarms. The work is done
/// on the pool.
class RowVerifier final : public QObject
{
    Q_OBJECT

public:
    /// Proofs in one request.
    static constexpr std::int64_t mostRows = 200;

    /// Nothing is owned.
    RowVerifier(AuditLogSource *source, LogVerifier *log, QObject *parent = nullptr);
    ~RowVerifier() override;

    /// `question.shown`: at most `mostRows`; the answer has them in the same order.
    [[nodiscard]] QFuture<Result<PageCheck>> check(const PageQuestion &question);
    /// One decision as its detail shows it: also inputs and policy.
    [[nodiscard]] QFuture<Result<RowCheck>> check(const contract::AuditDecision &shown);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::api
