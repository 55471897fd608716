// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/billing/subscriptionsteps.h"

namespace atalaya::platform::billing {

/// Tells everybody who may see the subscription, but for who caused it.
void tellNews(Transaction &transaction, const std::string &tenantId, Instant now, const News &news);

} // namespace atalaya::platform::billing
