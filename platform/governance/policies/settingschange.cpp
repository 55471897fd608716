// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/changeparts.h"
#include "platform/governance/policies/policynotices.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::policies {

namespace {

nlohmann::json describe(const std::string &mode, bool fourEyes)
{
    return {{"defaultMode", mode}, {"fourEyes", fourEyes}};
}

} // namespace

Done changeSettings(const Scene &scene, const contract::GovernanceSettingsRequest &request)
{
    const contract::GovernanceSettings old = settings(scene.transaction);
    contract::GovernanceSettings state = old;
    if (state.revision != request.revision)
        return parts::refused(Fault::Stale);
    const bool same = state.defaultMode == request.defaultMode && state.fourEyes == request.fourEyes;
    const bool agrees =
        state.pendingBy && state.pendingMode == request.defaultMode && state.pendingEyes == request.fourEyes;
    if (same && !state.pendingBy)
        return parts::refused(Fault::Unchanged);
    if (agrees && state.pendingBy->id == scene.who.actor)
        return parts::refused(Fault::SamePerson);
    const auto before = describe(state.defaultMode, state.fourEyes);
    const bool waits = state.fourEyes && !agrees && !same;
    ++state.revision;
    state.pendingBy = waits ? std::optional(contract::Person{scene.who.actor, {}}) : std::nullopt;
    state.pendingMode = waits ? std::optional(request.defaultMode) : std::nullopt;
    state.pendingEyes = waits ? std::optional(request.fourEyes) : std::nullopt;
    if (!waits) {
        state.defaultMode = request.defaultMode;
        state.fourEyes = request.fourEyes;
    }
    // Who sends what is in force takes back what waits.
    const char *action = waits  ? "governance.settings_requested"
                         : same ? "governance.settings_withdrawn"
                                : "governance.settings_changed";
    parts::record(scene, action, "governance/settings", before, describe(request.defaultMode, request.fourEyes));
    putSettings(scene.transaction, scene.who.tenantId, state);
    tellSettings(scene, old, state);
    return {};
}

} // namespace atalaya::platform::policies
