// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types.h"

#include <string_view>

namespace atalaya::platform {

/// docs/openapi.yaml as JSON; put into the program when it is built.
[[nodiscard]] std::string_view openApiDocument();
/// `GET /api/openapi.json`: the bare document, without the envelope.
[[nodiscard]] Route openApiRoute();

} // namespace atalaya::platform
