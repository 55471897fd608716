// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages.h"

namespace atalaya {

/// The page of safe use.
void addSafeUsePages(ui::PageTable &table, const PageSources &sources);

} // namespace atalaya
