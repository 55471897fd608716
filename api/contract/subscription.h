// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "envelope.h"
#include "plan.h"

namespace atalaya::contract {

/// A state that begins by itself at `at` unless something happens before.
struct ComingState
{
    std::string status;
    Instant at{};

    bool operator==(const ComingState &) const = default;
};

/// Something that the state of a subscription may take away: read, change, secure, ai, ingest, report, export, facts,
/// account or billing.
struct CapabilityState
{
    std::string capability;
    bool allowed = false;
    /// When a state begins that takes it away; nullopt: none in sight, or it is off already.
    std::optional<Instant> stopsAt;
    /// That state, or the one that has it off now.
    std::optional<std::string> because;

    bool operator==(const CapabilityState &) const = default;
};

/// `GET /api/admin/subscription`.
struct SubscriptionView
{
    /// For If-Match of what changes it.
    std::int64_t revision = 0;
    /// trial, active, grace, past_due, suspended or canceled.
    std::string status;
    Instant since{};
    std::string plan;
    std::string planName;
    std::string tier;
    /// month or year.
    std::string interval;
    /// Who takes the payments: manual or sandbox.
    std::string provider;
    std::optional<Instant> trialEndsAt;
    std::optional<Instant> currentPeriodEnd;
    std::vector<ComingState> coming;
    std::vector<CapabilityState> capabilities;
    std::vector<LimitOrigin> limits;
    std::vector<FeatureOrigin> features;
    /// What ends a state that takes something away.
    std::optional<Lift> lift;

    bool operator==(const SubscriptionView &) const = default;
};

/// `POST /api/admin/subscription/rehearsal`: what another plan would change, without changing anything.
struct RehearsalRequest
{
    std::string plan;

    bool operator==(const RehearsalRequest &) const = default;
};

struct Rehearsal
{
    struct Metric
    {
        std::string metric;
        std::int64_t used = 0;
        std::optional<std::int64_t> before;
        std::optional<std::int64_t> after;
        /// How much of what is used is above the new limit. Nothing of it is deleted: nothing is added to it.
        std::int64_t excess = 0;

        bool operator==(const Metric &) const = default;
    };
    std::string from;
    std::string to;
    std::string tierBefore;
    std::string tierAfter;
    std::vector<Metric> metrics;
    std::vector<std::string> featuresLost;
    std::vector<std::string> featuresGained;

    bool operator==(const Rehearsal &) const = default;
};

/// `POST /api/admin/subscription/change`.
struct SubscriptionChange
{
    std::string plan;
    /// month or year.
    std::string interval;

    bool operator==(const SubscriptionChange &) const = default;
};

/// `POST /api/admin/subscription/sandbox`: what a provider of payments would report.
struct SandboxEvent
{
    /// payment_succeeded, payment_failed, trial_ended, suspended or canceled.
    std::string event;

    bool operator==(const SandboxEvent &) const = default;
};

[[nodiscard]] nlohmann::json encode(const SubscriptionView &view);
[[nodiscard]] Decoded<SubscriptionView> decodeSubscriptionView(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const RehearsalRequest &request);
[[nodiscard]] Decoded<RehearsalRequest> decodeRehearsalRequest(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const Rehearsal &rehearsal);
[[nodiscard]] Decoded<Rehearsal> decodeRehearsal(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const SubscriptionChange &change);
[[nodiscard]] Decoded<SubscriptionChange> decodeSubscriptionChange(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const SandboxEvent &event);
[[nodiscard]] Decoded<SandboxEvent> decodeSandboxEvent(const nlohmann::json &value);

} // namespace atalaya::contract
