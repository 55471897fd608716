// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/invoice.h"
#include "api/contract/plan.h"
#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <optional>
#include <string>
#include <vector>

/// Invoices of one tenant. In tenant scope, or within `Connection::inTenant`.
namespace atalaya::platform::invoices {

/// How long after it was issued it is due.
inline constexpr std::chrono::days dueAfter{14};

/// The invoice of the period that begins at `from`, or the one that is still open.
contract::Invoice issue(Transaction &transaction, const std::string &tenantId, Instant now, const contract::Plan &plan,
                        const std::string &interval, Instant from);
void pay(Transaction &transaction, const std::string &id, Instant at);
/// The oldest period first.
[[nodiscard]] std::vector<contract::Invoice> open(Connection &connection);
/// What nobody has paid is owed no more: the plan that it was for is given up.
void voidOpen(Transaction &transaction);
[[nodiscard]] std::optional<contract::Invoice> find(Connection &connection, const std::string &id);
[[nodiscard]] contract::InvoiceList list(Connection &connection, std::int64_t offset, std::int64_t limit);

/// A month or a year later, on the same day or the month's last.
[[nodiscard]] Instant periodEnd(Instant from, const std::string &interval);
/// What a plan costs for an interval; 0 for one by agreement.
[[nodiscard]] std::int64_t priceOf(const contract::Plan &plan, const std::string &interval);
/// What that is a month.
[[nodiscard]] std::int64_t monthlyOf(const contract::Plan &plan, const std::string &interval);

} // namespace atalaya::platform::invoices
