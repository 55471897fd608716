// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"

namespace atalaya::platform {

/// What the program ends with.
enum class Exit
{
    Done = 0,
    Failed = 1,
    Usage = 2,
    /// `check` found something, `recompute` something else.
    Problems = 3
};

/// Each takes its options from `arguments`, writes its result to standard output, and throws on failure.
[[nodiscard]] Exit serve(Arguments &arguments);
[[nodiscard]] Exit addTenant(Arguments &arguments);
[[nodiscard]] Exit addPerson(Arguments &arguments);
[[nodiscard]] Exit resetMfa(Arguments &arguments);
[[nodiscard]] Exit seed(Arguments &arguments);
[[nodiscard]] Exit check(Arguments &arguments);
[[nodiscard]] Exit rewrap(Arguments &arguments);
[[nodiscard]] Exit newEpoch(Arguments &arguments);
[[nodiscard]] Exit backup(Arguments &arguments);
[[nodiscard]] Exit recompute(Arguments &arguments);

} // namespace atalaya::platform
