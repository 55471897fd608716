// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/tenancy.h"
#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// A subscription as it is stored. Its state may be over by now: `statesOf` knows.
struct SubscriptionRecord
{
    std::string plan;
    std::string status;
    std::optional<Instant> trialEndsAt;
    std::optional<Instant> currentPeriodEnd;
    /// The beginning of 1970: nobody knows.
    Instant since{};
    std::string provider = "manual";
    /// month or year.
    std::string interval = "month";
    std::int64_t revision = 0;

    bool operator==(const SubscriptionRecord &) const = default;
};

/// `days` after its anchor (trial_end, period_end, or since: when the state began) the state is over and `next` begins.
struct StateRule
{
    std::string status;
    std::string anchor;
    std::int64_t days = 0;
    std::string next;
};

struct StateSpan
{
    std::string status;
    Instant since{};

    bool operator==(const StateSpan &) const = default;
};

/// What a state allows: capability and the permission that it takes besides (empty: none).
struct StateCapability
{
    std::string status;
    std::string capability;
    std::string permission;
};

/// The stored state, and those that follow it by date while nothing else happens, each with its beginning.
[[nodiscard]] std::vector<StateSpan> statesOf(const SubscriptionRecord &record, const std::vector<StateRule> &rules);
/// The last of them that has begun.
[[nodiscard]] StateSpan stateAt(const std::vector<StateSpan> &states, Instant now);

/// What follows is asked in tenant scope, or within `Connection::inTenant`.

/// nullopt for a tenant without one.
[[nodiscard]] std::optional<SubscriptionRecord> subscriptionRecord(Connection &connection);
/// With the state that it has by now; nullopt for a tenant without one.
[[nodiscard]] std::optional<contract::Subscription> subscriptionOf(Connection &connection, Instant now);
/// Empty for a tenant without a subscription: nothing is taken away there.
[[nodiscard]] std::string statusAt(Connection &connection, Instant now);
[[nodiscard]] std::vector<StateRule> stateRules(Connection &connection);
/// The table of what each state allows.
[[nodiscard]] std::vector<StateCapability> stateCapabilities(Connection &connection);
/// Every capability that some state allows, alphabetical.
[[nodiscard]] std::vector<std::string> capabilityNames(const std::vector<StateCapability> &table);
/// The empty state allows everything.
[[nodiscard]] bool allows(const std::vector<StateCapability> &table, std::string_view status,
                          std::string_view capability, const std::set<std::string> &permissions);

/// What a route does, by method and pattern: see states.cpp. A route that nobody has named reads or changes.
[[nodiscard]] std::string_view capabilityOf(std::string_view method, std::string_view pattern, bool safe);

} // namespace atalaya::platform
