// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages.h"

namespace atalaya {

/// The pages about single decisions that policies held back: the queue of reviews, overrides, why.
void addReviewPages(ui::PageTable &table, const PageSources &sources);

} // namespace atalaya
