// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/tenancy.h"
#include "platform/auditlog/auditlog.h"
#include "platform/store/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The directory of tenants. System scope, but for current().
namespace atalaya::platform::tenants {

struct NewTenant
{
    /// Lower-case letters, digits and hyphens; unique.
    std::string slug;
    std::string name;
    std::string industry;
    /// One of `tiers()`.
    std::string tier;
    /// ISO 4217.
    std::string currency = "EUR";
    /// IANA; one that this machine knows.
    std::string timeZone = "Europe/Madrid";
    /// Empty for a random one. Only for tenants that are the same everywhere.
    std::string id{};
};

/// Answers the new id and records `tenant.created` in the tenant's own trail. Throws std::invalid_argument with a
/// sentence for people.
std::string add(Transaction &transaction, AuditLog &log, Instant now, const NewTenant &tenant);

[[nodiscard]] std::optional<contract::Tenant> find(Connection &connection, std::string_view id);
[[nodiscard]] std::optional<contract::Tenant> findBySlug(Connection &connection, std::string_view slug);
[[nodiscard]] std::vector<contract::Tenant> all(Connection &connection);
/// In tenant scope: the one tenant that is there.
[[nodiscard]] contract::Tenant current(Connection &connection);
/// What the clocks of a zone show, written as if it were UTC; UTC for a zone that this machine does not know.
[[nodiscard]] Instant localTime(const std::string &zone, Instant at);

} // namespace atalaya::platform::tenants
