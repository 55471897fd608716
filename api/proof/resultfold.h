// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditquery.h"
#include "api/contract/auditrows.h"
#include "api/proof/leafreader.h"
#include "api/proof/logoutcome.h"
#include "api/proof/rangeroot.h"
#include "api/rules/decisionfacts.h"
#include "api/rules/query.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::api {

class ResultWitness;

/// Reads a gap-free run of leaves once, in order: folds their root, and says which decisions of the period a query
/// means. What it says counts once the root is the signed one.
class ResultFold
{
public:
    struct Run
    {
        std::string tenantId;
        /// Leaves in the tree.
        std::uint64_t size = 0;
        /// The run is [first, end). It begins and ends with a neighbour that lies outside the period, or with the tree.
        std::uint64_t first = 0;
        std::uint64_t end = 0;
    };
    /// A decision whose payload is gone.
    struct Gone
    {
        std::uint64_t seq = 0;
        contract::Instant at{};
    };

    /// `root`: begins at `run.first`. `shown`: rows that are held against their leaves as they pass. `witness` may be
    /// null.
    ResultFold(Run run, rules::Query query, RangeRoot root, std::vector<contract::AuditRow> shown = {},
               std::shared_ptr<ResultWitness> witness = {});

    [[nodiscard]] bool needsBodies() const { return m_needsBody; }
    /// The next leaves (api/contract/leafframes.h) and, where they are needed, their bodies; takes as many as there are
    /// of both, one at least. Verified, or why nothing can be made of the run any more; badLeaf() is then the number.
    [[nodiscard]] LogOutcome add(std::string_view leafFrames, std::string_view bodyFrames);
    /// After the last leaf.
    [[nodiscard]] std::optional<TreeHash> root(std::span<const TreeHash> pathOfLast) const;

    [[nodiscard]] std::uint64_t next() const { return m_root.next(); }
    [[nodiscard]] std::uint64_t badLeaf() const { return m_root.next(); }
    [[nodiscard]] std::int64_t decisions() const { return m_decisions; }
    /// Numbers in ascending order.
    [[nodiscard]] const std::vector<std::int64_t> &matching() const { return m_matching; }
    [[nodiscard]] const std::vector<Gone> &gone() const { return m_gone; }
    /// Shown otherwise than the leaf holds it; of the private part only what was read.
    [[nodiscard]] const std::vector<std::int64_t> &altered() const { return m_altered; }
    /// matching() as the platform has to list it.
    [[nodiscard]] std::vector<std::int64_t> order(contract::AuditSort sort) const;

private:
    [[nodiscard]] LogOutcome take(std::string_view bytes, const std::optional<std::string_view> &meta,
                                  std::string_view metaSalt, const std::optional<std::string_view> &body,
                                  std::string_view bodySalt);
    [[nodiscard]] bool isAtItsPlace(const LogLeaf &leaf) const;
    [[nodiscard]] LogOutcome judge(const LogLeaf &leaf, std::string_view meta,
                                   const std::optional<std::string_view> &body, std::string_view bodySalt);
    void compareWithShown(const LogLeaf &leaf);

    Run m_run;
    rules::Query m_query;
    std::shared_ptr<ResultWitness> m_witness;
    bool m_needsBody;
    bool m_needsId;
    RangeRoot m_root;
    contract::Instant m_lastAt = contract::Instant::min();
    rules::DecisionFacts m_facts;
    std::int64_t m_decisions = 0;
    std::vector<std::int64_t> m_matching;
    /// Of each that matches, in the units that the platform orders by; none: -1.
    std::vector<std::int32_t> m_confidence;
    /// By number, and the first that has not passed yet.
    std::vector<contract::AuditRow> m_shown;
    std::size_t m_nextShown = 0;
    std::vector<std::int64_t> m_altered;
    std::vector<Gone> m_gone;
};

} // namespace atalaya::api
