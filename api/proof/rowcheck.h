// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditdecision.h"
#include "api/contract/auditproof.h"
#include "api/contract/auditrows.h"
#include "api/proof/erasure.h"
#include "api/proof/logoutcome.h"
#include "api/rules/decisionfacts.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::api {

/// What one shown row is worth.
struct RowCheck
{
    std::int64_t seq = 0;
    LogOutcome outcome = LogOutcome::Malformed;
    /// The fields that are shown otherwise than the log holds them, by their names in the contract; or "path", "leaf",
    /// "meta", "body" for what does not lie in the log at all.
    std::vector<std::string> differs;
    /// The retention leaf that allows its payload to be gone; with the outcome Erased.
    std::optional<std::uint64_t> erasedBy;
    /// Read from the leaf's own bytes; nullopt when they don't open, or were erased.
    std::optional<rules::DecisionFacts> facts;

    bool operator==(const RowCheck &) const = default;
};

/// The roots that the rows' paths lead to, the one of most rows first. One in an honest answer.
[[nodiscard]] std::vector<TreeHash> rootsOf(const contract::SharedProof &proof);

/// Holds each shown row against the leaf's bytes and these against `root`, that of the first `proof.size` leaves.
/// The proof's rows are asked for with their bodies. Pure: for a thread of the pool.
[[nodiscard]] std::vector<RowCheck> checkRows(std::string_view tenantId, const contract::SharedProof &proof,
                                              const TreeHash &root, std::span<const contract::AuditRow> shown,
                                              const std::vector<Erasure> &erasures);

/// One row by itself: the path was followed already.
[[nodiscard]] RowCheck checkRow(std::string_view tenantId, const contract::ProvenRow &proven,
                                const contract::AuditRow &shown, const std::vector<Erasure> &erasures);

/// A verified row's detail: inputs and policy too.
[[nodiscard]] RowCheck checkDetail(RowCheck row, const contract::AuditDecision &shown);

} // namespace atalaya::api
