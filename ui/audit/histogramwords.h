// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditsums.h"
#include "charts/histogramchart.h"
#include "ui/audit/auditwords.h"

namespace atalaya::ui {

/// The platform's counts as the chart takes them: states from the bottom up, times in the tenant's zone.
[[nodiscard]] charts::HistogramData histogramOf(const contract::AuditHistogram &counts, const AuditWords &words,
                                                const Tokens &tokens);

} // namespace atalaya::ui
