// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/overrides/overridechanges.h"

/// Who hears what about an override, each within the change that it is about.
namespace atalaya::platform::overrides {

/// Those who may approve; and who asked, should nobody answer in time.
void tellRequested(const Scene &scene, const Record &record);
/// Who asked, of somebody else's word; and when what was approved runs out.
void tellSpoken(const Scene &scene, const Record &record);
/// Who asked, of the first use: an override for hours may have thousands.
void tellExecuted(const Scene &scene, const Record &record);

} // namespace atalaya::platform::overrides
