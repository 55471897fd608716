// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditquery.h"
#include "api/contract/auditrows.h"
#include "api/proof/headcheck.h"
#include "api/proof/resultwitness.h"
#include "api/rules/query.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace atalaya::api {

/// A row as it stands before the reader.
struct ShownRow
{
    /// Its place in the snapshot's order.
    std::int64_t offset = 0;
    contract::AuditRow row;

    bool operator==(const ShownRow &) const = default;
};

/// The result that is to be verified: a snapshot, what was asked for, and what is shown of it. Query and order are the
/// user's own, not what the platform made of them.
struct ResultQuestion
{
    QString queryId;
    rules::Query query;
    contract::AuditSort sort = contract::AuditSort::NewestFirst;
    /// As the platform says.
    std::int64_t headSize = 0;
    std::int64_t total = 0;
    /// Leaves that this computer had verified when it asked; nullopt: it did not know yet.
    std::optional<std::uint64_t> knownLeaves{};
    /// How far the platform's clock was from this computer's then; 0 where the query does not reckon from it.
    std::chrono::milliseconds clockSkew{0};
    /// All rows at hand.
    std::vector<ShownRow> shown{};
    /// The result is at hand, and the platform is not asked for it: then what is wrong with it is no alarm of the log.
    std::shared_ptr<ResultWitness> witness{};

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
    /// Why the log says nothing about a result, without having been read.
    enum class Doubt
    {
        None,
        /// It is of fewer leaves than this computer had verified when it asked.
        OlderLog,
        /// The query reckons from now, and the platform's now is another.
        ClocksDiffer
    };
    /// Verified: the leaves that were read are all of the period, and lie under the pinned head. Otherwise nothing else
    /// here says anything, and `badLeaf` is where reading ended.
    LogOutcome log = LogOutcome::Malformed;
    std::optional<std::uint64_t> badLeaf;
    /// With the outcome StaleProof: no alarm, for a platform may be honest all the same.
    Doubt doubt = Doubt::None;
    std::int64_t leaves = 0;
    /// Decisions in the period, and those that the query means.
    std::int64_t decisions = 0;
    std::int64_t matching = 0;
    /// In the log, and not in the result or not shown where it belongs.
    std::vector<std::int64_t> omitted;
    /// In the result or shown, and not meant by the query, or twice.
    std::vector<std::int64_t> extra;
    /// At another place than the order says.
    std::vector<std::int64_t> moved;
    /// Shown otherwise than the log holds it.
    std::vector<std::int64_t> altered;
    /// Rows that the platform counts, and that it names.
    std::int64_t counted = 0;
    std::int64_t listed = 0;
    /// Rows at hand that were held against the result.
    std::int64_t shown = 0;
    /// Numbers of the result in its order; what comes later is held against it, see ResultCheck::hold(). Null unless
    /// the log is verified.
    std::shared_ptr<const std::vector<std::int64_t>> order;
    /// Erased by retention: nobody can say any more.
    std::vector<std::int64_t> notEvaluable;
    /// Gone without a retention leaf that covers them.
    std::vector<std::int64_t> missing;
    /// What all this was held against.
    std::optional<PinnedHead> pin;

    [[nodiscard]] bool isComplete() const { return isVerified(log) && isWhatIsShown() && missing.empty(); }
    /// The list is the right one, as far as anybody can know.
    [[nodiscard]] bool isWhatIsShown() const
    {
        return omitted.empty() && extra.empty() && moved.empty() && altered.empty() && counted == listed;
    }
    bool operator==(const ResultReport &) const = default;
};

} // namespace atalaya::api
