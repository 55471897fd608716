// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/dice.h"
#include "tests/platform/naivedashboard.h"
#include "tests/platform/tenantfixture.h"

namespace atalaya::platform {

/// Four weeks of everything around `middle`, in random order of kinds.
[[nodiscard]] History randomHistory(Dice &dice, Instant middle);
/// As tenant `tenantId` of the store would have sent it.
void storeHistory(TenantFixture &store, const std::string &tenantId, const History &history, Dice &dice);
/// Mostly whole days, as people ask for them; sometimes any stretch of time.
[[nodiscard]] std::pair<Instant, Instant> randomPeriod(Dice &dice, Instant middle, const QTimeZone &zone);

} // namespace atalaya::platform
