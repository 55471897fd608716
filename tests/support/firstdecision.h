// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/platformprocess.h"

namespace atalaya::tests {

/// The id of a tenant's oldest decision, found in its leaves by whoever `headers` sign in; empty without one.
[[nodiscard]] QByteArray firstDecision(const PlatformProcess &platform, const HttpHeaders &headers);

} // namespace atalaya::tests
