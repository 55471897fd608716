// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"
#include "api/contract/events.h"
#include "platform/analytics/eventwriter.h"
#include "platform/governance/decision.h"

#include <QTimeZone>

#include <utility>
#include <vector>

namespace atalaya::platform {

/// Everything that a random tenant has sent, in memory.
struct History
{
    std::vector<std::pair<contract::Instant, DecisionState>> decisions;
    std::vector<contract::Event> events;
    std::vector<KnowledgeAsset> documents;
};

/// The dashboard again, by plain loops over everything and from the definitions alone; shares no code with the real
/// one. Activation, previous period and day trends of risks are left out.
[[nodiscard]] contract::BusinessDashboard naiveDashboard(const History &history, contract::Instant from,
                                                         contract::Instant to, const QTimeZone &zone);

} // namespace atalaya::platform
