// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/query.h"

namespace atalaya::rules {

/// Values and terms sorted by what is written, doubles left out.
void normalise(Query &query);

} // namespace atalaya::rules
