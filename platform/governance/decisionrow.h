// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditrows.h"
#include "platform/store/connection.h"

#include <optional>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// Decisions as they are shown. In tenant scope. A decision whose payloads were erased has only number, id, time and
/// state.
[[nodiscard]] std::optional<contract::AuditRow> findDecision(Connection &connection, std::string_view id);
/// Those of these numbers, in the order of the list; numbers that are no decisions are left out.
[[nodiscard]] std::vector<contract::AuditRow> decisionsAt(Connection &connection,
                                                          const std::vector<std::int64_t> &seqs);
/// Those with fromSeq ≤ seq < toSeq in their order, at most `limit`.
[[nodiscard]] std::vector<contract::AuditRow> decisionsBetween(Connection &connection, std::int64_t fromSeq,
                                                               std::int64_t toSeq, std::int64_t limit);

} // namespace atalaya::platform
