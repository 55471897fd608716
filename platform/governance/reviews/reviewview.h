// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditrows.h"
#include "platform/governance/reviews/reviewchanges.h"
#include "platform/http/types.h"

namespace atalaya::platform::reviews {

/// As they are shown at `now`, the names of people left out. In tenant scope.
[[nodiscard]] contract::ReviewItem itemOf(Connection &connection, const contract::AuditRow &decision, Instant now);
[[nodiscard]] std::vector<contract::ReviewItem> itemsOf(Connection &connection, const std::vector<std::int64_t> &seqs,
                                                        Instant now);
/// nullopt: there is no such decision, or the policies did not ask for a person.
[[nodiscard]] std::optional<contract::ReviewDetail> detailOf(Connection &connection, const std::string &decisionId,
                                                             Instant now);
[[nodiscard]] std::vector<contract::Person *> peopleOf(contract::ReviewItem &item);

/// What a fault is to the client; Absent and Taken have more to them.
[[nodiscard]] HttpError errorOf(Fault fault);

} // namespace atalaya::platform::reviews
