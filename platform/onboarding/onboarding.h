// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

struct OnboardingStep
{
    std::string id;
    bool blocking = false;
    std::optional<Instant> completedAt;
};

/// A tenant's steps in order. All functions name views: tenant scope, or inside `Connection::inTenant`.
struct OnboardingProgress
{
    std::vector<OnboardingStep> steps;
    /// When the last one was done; nullopt while one is missing, or without any step.
    std::optional<Instant> completedAt;

    /// round(100 × steps done ÷ steps); 0 without steps.
    [[nodiscard]] std::int64_t percent() const;
    /// The first step that is not done; empty when all are.
    [[nodiscard]] std::string currentStep() const;
};

/// Gives a new tenant its steps: profile, knowledge, team, flows; for ENTERPRISE governance and sso too.
void beginOnboarding(Transaction &transaction, std::string_view tenantId, std::string_view tier);
/// Marks a step as done; the first time counts. False when the tenant has no such step.
bool completeOnboardingStep(Transaction &transaction, std::string_view step, Instant at);
[[nodiscard]] OnboardingProgress onboardingProgress(Connection &connection);
/// {tenantId, completed, currentStep|null, progressPercent, steps[{id, completed, blocking}]}.
[[nodiscard]] nlohmann::json onboardingState(std::string_view tenantId, const OnboardingProgress &progress);

} // namespace atalaya::platform
