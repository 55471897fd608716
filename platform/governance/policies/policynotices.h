// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/policies/policychanges.h"

/// Who hears what about policies, each within the change that it is about.
namespace atalaya::platform::policies {

/// Those who may edit, but for who published, and asked for it.
void tellPublished(const Scene &scene, const std::string &id, const contract::PolicyVersion &version);
/// Those who may publish, but for who asks.
void tellWaiting(const Scene &scene, const std::string &id, const contract::PolicyPending &wish);
/// Who asked. `version`: what is in force by it; 0: it was refused.
void tellAnswered(const Scene &scene, const std::string &id, const contract::PolicyPending &wish, std::int64_t version);
/// `before` and `after` a change of the settings: what waits for a second person, and what came of it.
void tellSettings(const Scene &scene, const contract::GovernanceSettings &before,
                  const contract::GovernanceSettings &after);

} // namespace atalaya::platform::policies
