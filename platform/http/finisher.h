// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange.h"
#include "types.h"

namespace atalaya::platform {

/// Makes a reply of what a handler or an error answered: security headers, tenant, correlation id, cache rules, ETag
/// and 304, compression. Every reply of the platform goes through here.
[[nodiscard]] RawReply finishReply(const RawRequest &raw, const RequestContext &request, Response response);

/// The error as the contract spells it, with the correlation id of the request and the headers that its status asks
/// for.
[[nodiscard]] Response errorResponse(const RequestContext &request, const HttpError &error);

} // namespace atalaya::platform
