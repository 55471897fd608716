// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/limits/states.h"

#include <algorithm>
#include <array>

namespace atalaya::platform {

namespace {

std::optional<Instant> instant(std::optional<std::int64_t> at)
{
    return at ? std::optional(Instant{std::chrono::milliseconds{*at}}) : std::nullopt;
}

std::optional<Instant> anchorOf(const StateRule &rule, const SubscriptionRecord &record, Instant since)
{
    if (rule.anchor == "trial_end")
        return record.trialEndsAt;
    if (rule.anchor == "period_end")
        return record.currentPeriodEnd;
    return since == Instant{} ? std::nullopt : std::optional(since);
}

/// The most exact line counts: the first that fits. `method` empty: any.
struct Named
{
    std::string_view method;
    std::string_view prefix;
    std::string_view capability;
};

constexpr auto named = std::to_array<Named>({
    // Whoever is let in at all can leave, lock and look after his own account.
    {"", "/api/auth/", "account"},
    // Of the platform's own people, whatever tenant they have entered.
    {"", "/api/superadmin/", "account"},
    {"", "/api/admin/notifications", "account"},
    // Taking access away is never a matter of money.
    {"DELETE", "/api/admin/api-keys/", "secure"},
    {"POST", "/api/admin/users/{id}/disable", "secure"},
    {"POST", "/api/admin/users/{id}/end-sessions", "secure"},
    {"POST", "/api/admin/users/{id}/reset-factor", "secure"},
    {"", "/api/admin/subscription", "billing"},
    {"", "/api/admin/plans", "billing"},
    {"", "/api/admin/usage", "billing"},
    {"", "/api/admin/invoices", "billing"},
    {"", "/api/billing/", "billing"},
    // The log and what proves it is what is taken away.
    {"POST", "/api/admin/audit/queries", "export"},
    {"GET", "/api/admin/audit/", "export"},
    {"GET", "/api/admin/changes", "export"},
    {"GET", "/api/admin/governance/export", "export"},
    {"", "/api/events", "facts"},
    {"", "/api/governance/decide", "ai"},
    {"", "/api/technical/ragchat", "ai"},
    {"", "/api/admin/uploads", "ingest"},
    {"", "/api/admin/ingest", "ingest"},
    {"POST", "/api/admin/reports", "report"},
});

} // namespace

std::vector<StateSpan> statesOf(const SubscriptionRecord &record, const std::vector<StateRule> &rules)
{
    std::vector<StateSpan> states{{record.status, record.since}};
    while (states.size() <= rules.size()) {
        const StateSpan now = states.back();
        const auto rule = std::ranges::find(rules, now.status, &StateRule::status);
        const auto anchor = rule == rules.end() ? std::nullopt : anchorOf(*rule, record, now.since);
        if (!anchor)
            break;
        states.push_back({rule->next, std::max(now.since, *anchor + std::chrono::days{rule->days})});
    }
    return states;
}

StateSpan stateAt(const std::vector<StateSpan> &states, Instant now)
{
    StateSpan found = states.front();
    for (const StateSpan &state : states) {
        if (state.since <= now)
            found = state;
    }
    return found;
}

std::optional<SubscriptionRecord> subscriptionRecord(Connection &connection)
{
    const auto row = connection.row("SELECT plan, status, trial_ends_at, current_period_end, since, provider,"
                                    " interval, revision FROM subscription");
    if (!row)
        return std::nullopt;
    return SubscriptionRecord{row->text(0),
                              row->text(1),
                              instant(row->maybeInteger(2)),
                              instant(row->maybeInteger(3)),
                              Instant{std::chrono::milliseconds{row->integer(4)}},
                              row->text(5),
                              row->text(6),
                              row->integer(7)};
}

std::optional<contract::Subscription> subscriptionOf(Connection &connection, Instant now)
{
    const auto record = subscriptionRecord(connection);
    if (!record)
        return std::nullopt;
    return contract::Subscription{record->plan, stateAt(statesOf(*record, stateRules(connection)), now).status,
                                  record->trialEndsAt, record->currentPeriodEnd};
}

std::string statusAt(Connection &connection, Instant now)
{
    const auto subscription = subscriptionOf(connection, now);
    return subscription ? subscription->status : std::string();
}

std::vector<StateRule> stateRules(Connection &connection)
{
    std::vector<StateRule> rules;
    for (const Row &row : connection.rows("SELECT status, anchor, days, next FROM limits_state_rule"))
        rules.push_back({row.text(0), row.text(1), row.integer(2), row.text(3)});
    return rules;
}

std::vector<StateCapability> stateCapabilities(Connection &connection)
{
    std::vector<StateCapability> table;
    for (const Row &row : connection.rows("SELECT status, capability, permission FROM limits_state_capability"))
        table.push_back({row.text(0), row.text(1), row.text(2)});
    return table;
}

std::vector<std::string> capabilityNames(const std::vector<StateCapability> &table)
{
    std::set<std::string> names;
    for (const StateCapability &line : table)
        names.insert(line.capability);
    return {names.begin(), names.end()};
}

bool allows(const std::vector<StateCapability> &table, std::string_view status, std::string_view capability,
            const std::set<std::string> &permissions)
{
    return status.empty() || std::ranges::any_of(table, [&](const StateCapability &line) {
               return line.status == status && line.capability == capability &&
                      (line.permission.empty() || permissions.contains(line.permission));
           });
}

std::string_view capabilityOf(std::string_view method, std::string_view pattern, bool safe)
{
    for (const Named &line : named) {
        if ((line.method.empty() || line.method == method) && pattern.starts_with(line.prefix))
            return line.capability;
    }
    return method == "GET" || safe ? "read" : "change";
}

} // namespace atalaya::platform
