// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditquery.h"
#include "api/endpoints/auditlogsource.h"
#include "api/rules/query.h"
#include "tests/support/operatorlog.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace atalaya::tests {

/// A platform whose operator hands out whatever they like: honest answers from `entries` and `log`, which the test may
/// bend beforehand, and each answer once more as it goes out.
class OperatorSource final : public api::AuditLogSource
{
public:
    explicit OperatorSource(const OperatorKey &signer);

    /// Adds an entry with the next number, a minute after the one before.
    OperatorEntry &add();
    void add(int count);
    /// The tree over what `entries` hold now.
    void rebuild();
    /// A row as an honest platform shows it; nothing but number, id and time of one whose payloads are gone.
    [[nodiscard]] contract::AuditRow shownRow(std::int64_t seq) const;
    [[nodiscard]] std::vector<contract::AuditRow> shownRows() const;
    [[nodiscard]] const std::vector<std::int64_t> &shownSeqs() const { return shown ? *shown : result; }
    [[nodiscard]] std::string shownId(std::int64_t seq) const;
    /// The honest result of a query.
    [[nodiscard]] std::vector<std::int64_t> matching(const rules::Query &query,
                                                     contract::AuditSort sort = contract::AuditSort::NewestFirst) const;
    /// Everything of the first `size` leaves as the result, newest first.
    void showAllBelow(std::int64_t size);
    /// One leaf as leaves() hands it out.
    [[nodiscard]] QByteArray leafFrame(std::int64_t seq) const;
    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(log.size()); }

    QFuture<api::Result<std::string>> head() override;
    QFuture<api::Result<std::string>> key() override;
    QFuture<api::Result<contract::InclusionProof>> inclusion(std::int64_t seq, std::int64_t size) override;
    QFuture<api::Result<contract::ConsistencyProof>> consistency(std::int64_t from, std::int64_t to) override;
    QFuture<api::Result<contract::LogEpochs>> epochs() override;
    QFuture<api::Result<contract::SharedProof>> proofs(const QString &queryId, std::int64_t offset, std::int64_t limit,
                                                       bool withBodies) override;
    QFuture<api::Result<QByteArray>> leaves(std::int64_t from, std::int64_t to, std::int64_t size) override;
    QFuture<api::Result<contract::AuditDecision>> decision(const QString &id) override;
    QFuture<api::Result<contract::AuditSeqs>> seqs(const QString &queryId, std::int64_t offset,
                                                   std::int64_t limit) override;
    QFuture<api::Result<QByteArray>> bodies(std::int64_t from, std::int64_t to) override;
    QFuture<api::Result<contract::Retention>> retention() override;
    void forget() override { ++forgotten; }

    /// A step of the policy in the form of docs/decisions/0011, `at` in ms since 1970; retention() names it then.
    struct PolicyChange
    {
        QByteArray action;
        QByteArray actor;
        int daysBefore = 365;
        int days = 90;
        std::int64_t at = 0;
        std::optional<std::int64_t> effectiveAt{};
    };
    OperatorEntry &addChange(const PolicyChange &change);
    /// Two people agree at `at` to keep 90 days, from a week later on.
    void shortenPolicy(std::int64_t at);
    /// A leaf that allows to erase leaves [from, to) which are older than `days` at `at`, and is named for it.
    OperatorEntry &addErasure(std::int64_t from, std::int64_t to, std::int64_t at, int days = 90);

    std::vector<OperatorEntry> entries;
    OperatorLog log;
    OperatorKey signer;
    /// Shown instead of the signer's.
    std::optional<OperatorKey> shownKey;
    /// Handed out instead of a fresh head; empty: that of `log`.
    QByteArray note;
    /// Handed out instead of what the leaf commits to.
    std::map<std::int64_t, QByteArray> otherMeta;
    std::map<std::int64_t, QByteArray> otherBody;
    /// Whose payloads are not handed out any more; their leaves stay.
    std::set<std::int64_t> gone;
    /// Numbers of a snapshot's rows in its order, and the tree they are proven in; 0: all of it.
    std::vector<std::int64_t> result;
    /// What is shown, and proven row by row, where that is another list than the one that is told by its numbers.
    std::optional<std::vector<std::int64_t>> shown;
    /// The same of each snapshot, for whoever asks late.
    std::map<QString, std::vector<std::int64_t>> lists;
    std::int64_t headSize = 0;
    std::function<void(contract::ConsistencyProof &)> bendConsistency;
    std::function<void(contract::InclusionProof &)> bendInclusion;
    std::function<void(contract::SharedProof &)> bendProofs;
    std::function<void(QByteArray &)> bendLeaves;
    /// Answered as they are.
    contract::LogEpochs begun;
    /// Bodies in one reply, as if they were large.
    std::int64_t mostBodies = 1'000'000;
    std::int64_t mostProofs = 200;
    /// The retention leaf that a decision is said to be erased by.
    std::optional<std::int64_t> erasedBy;
    int forgotten = 0;
    /// Leaves that are said to have changed the policy.
    std::vector<std::int64_t> policyChanges;
    /// Answered to decision().
    std::optional<api::ApiError> decisionError;
    /// Answered to everything while it is set.
    std::optional<api::ApiError> error;
    /// What leaves() was asked for last.
    std::int64_t lastFrom = 0;
    /// "head", "key", "consistency 4 9", …
    QStringList asked;

private:
    [[nodiscard]] const QByteArray &metaOf(std::int64_t seq) const;
    [[nodiscard]] const QByteArray &bodyOf(std::int64_t seq) const;
    template<class T>
    QFuture<api::Result<T>> answer(const QString &what, T value);
};

} // namespace atalaya::tests
