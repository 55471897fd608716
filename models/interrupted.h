// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"

namespace atalaya::models {

/// Why there is no answer when the client itself gave a call up: the session or the person changed while it was on its
/// way. Asking again is all it takes.
[[nodiscard]] inline api::ApiError interrupted()
{
    api::ApiError error;
    error.kind = api::ApiError::Kind::Server;
    error.code = QStringLiteral("call_interrupted");
    error.message = QStringLiteral("the session changed while the answer was on its way");
    return error;
}

[[nodiscard]] inline bool isInterruption(const api::ApiError &error)
{
    return error.code == interrupted().code;
}

} // namespace atalaya::models
