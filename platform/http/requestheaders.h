// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types.h"

#include <string>

namespace atalaya::platform {

/// The header of this lower-case name; empty when there is none.
[[nodiscard]] std::string header(const RequestContext &request, const std::string &name);
/// The token of `Authorization: Bearer …`; empty for anything else, and for what is too long to be a token.
[[nodiscard]] std::string bearerToken(const RequestContext &request);

} // namespace atalaya::platform
