// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/onboarding/onboarding.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace atalaya::platform {

namespace {

struct StepPlan
{
    std::string_view id;
    bool blocking;
    bool enterpriseOnly;
};

constexpr auto plan = std::to_array<StepPlan>({
    {"profile", true, false},
    {"knowledge", true, false},
    {"team", true, false},
    {"flows", false, false},
    {"governance", true, true},
    {"sso", false, true},
});

} // namespace

std::int64_t OnboardingProgress::percent() const
{
    if (steps.empty())
        return 0;
    const auto done =
        std::ranges::count_if(steps, [](const OnboardingStep &step) { return step.completedAt.has_value(); });
    return std::llround(100.0 * static_cast<double>(done) / static_cast<double>(steps.size()));
}

std::string OnboardingProgress::currentStep() const
{
    const auto open =
        std::ranges::find_if(steps, [](const OnboardingStep &step) { return !step.completedAt.has_value(); });
    return open == steps.end() ? std::string() : open->id;
}

void beginOnboarding(Transaction &transaction, std::string_view tenantId, std::string_view tier)
{
    std::int64_t position = 0;
    for (const StepPlan &step : plan) {
        if (step.enterpriseOnly && tier != "ENTERPRISE")
            continue;
        transaction.run("INSERT OR IGNORE INTO onboarding_step (tenant_id, step, position, blocking)"
                        " VALUES (?, ?, ?, ?)",
                        {std::string(tenantId), std::string(step.id), position++, std::int64_t{step.blocking}});
    }
}

bool completeOnboardingStep(Transaction &transaction, std::string_view step, Instant at)
{
    return transaction.run("UPDATE onboarding_step SET completed_at = coalesce(completed_at, ?) WHERE step = ?",
                           {at.time_since_epoch().count(), std::string(step)}) != 0;
}

OnboardingProgress onboardingProgress(Connection &connection)
{
    OnboardingProgress progress;
    Instant last = Instant::min();
    for (const Row &row :
         connection.rows("SELECT step, blocking, completed_at FROM onboarding_step ORDER BY position")) {
        OnboardingStep &step = progress.steps.emplace_back(OnboardingStep{row.text(0), row.integer(1) != 0, {}});
        if (const auto at = row.maybeInteger(2)) {
            step.completedAt = Instant{std::chrono::milliseconds{*at}};
            last = std::max(last, *step.completedAt);
        }
    }
    if (!progress.steps.empty() && progress.currentStep().empty())
        progress.completedAt = last;
    return progress;
}

nlohmann::json onboardingState(std::string_view tenantId, const OnboardingProgress &progress)
{
    nlohmann::json steps = nlohmann::json::array();
    for (const OnboardingStep &step : progress.steps)
        steps.push_back({{"id", step.id}, {"completed", step.completedAt.has_value()}, {"blocking", step.blocking}});
    const std::string current = progress.currentStep();
    return {{"tenantId", tenantId},
            {"completed", progress.completedAt.has_value()},
            {"currentStep", current.empty() ? nlohmann::json() : nlohmann::json(current)},
            {"progressPercent", progress.percent()},
            {"steps", std::move(steps)}};
}

} // namespace atalaya::platform
