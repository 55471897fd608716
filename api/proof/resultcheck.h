// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/proof/headcheck.h"
#include "api/rules/query.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace atalaya::api {

class AuditLogSource;
class ErasureFinder;
class LogVerifier;

/// The result that is to be verified: a snapshot, and what was asked for. The query is the user's own, not what the
/// platform made of it.
struct ResultQuestion
{
    QString queryId;
    rules::Query query;
    /// As the platform says.
    std::int64_t headSize = 0;
    std::int64_t total = 0;

    bool operator==(const ResultQuestion &) const = default;
};

/// What verifying will cost, before it is begun.
struct ResultCost
{
    /// Leaves to be read, neighbours included.
    std::int64_t leaves = 0;
    /// Bytes to be fetched, guessed from a few; with bodies when the query looks into them.
    std::int64_t bytes = 0;
    bool needsBodies = false;

    bool operator==(const ResultCost &) const = default;
};

/// What came out. Numbers of decisions are in ascending order.
struct ResultReport
{
    /// Verified: the leaves that were read are all of the period, and lie under the pinned head. Otherwise nothing else
    /// here says anything, and `badLeaf` is where reading ended.
    LogOutcome log = LogOutcome::Malformed;
    std::optional<std::uint64_t> badLeaf;
    std::int64_t leaves = 0;
    /// Decisions in the period, and those that the query means.
    std::int64_t decisions = 0;
    std::int64_t matching = 0;
    /// In the log and not in the result.
    std::vector<std::int64_t> omitted;
    /// In the result and not meant by the query, or twice.
    std::vector<std::int64_t> extra;
    /// Erased by retention: nobody can say any more.
    std::vector<std::int64_t> notEvaluable;
    /// Gone without a retention leaf that covers them.
    std::vector<std::int64_t> missing;
    /// What all this was held against.
    std::optional<PinnedHead> pin;

    [[nodiscard]] bool isComplete() const
    {
        return isVerified(log) && omitted.empty() && extra.empty() && missing.empty();
    }
    bool operator==(const ResultReport &) const = default;
};

/// "Verify this result": reads every leaf of the period, recomputes the root, filters by the same rules, and compares.
/// One at a time; cancelling the future ends it, down to the requests.
class ResultCheck final : public QObject
{
    Q_OBJECT

public:
    /// Nothing is owned.
    ResultCheck(AuditLogSource *source, LogVerifier *log, QObject *parent = nullptr);
    ~ResultCheck() override;

    [[nodiscard]] QFuture<Result<ResultCost>> cost(const ResultQuestion &question);
    /// Raises an alarm for what is omitted, added or missing. A check that still runs is cancelled.
    [[nodiscard]] QFuture<Result<ResultReport>> run(const ResultQuestion &question);

Q_SIGNALS:
    void progressed(qint64 leaves, qint64 of);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::api
