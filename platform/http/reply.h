// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types.h"

#include "api/contract/json.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace atalaya::platform {

/// 200 with the envelope; names the tenant of the request's scope.
[[nodiscard]] Response reply(const RequestContext &request, const nlohmann::json &data, int status = 200);
/// The same for tokens, secrets and one-time answers: never stored by anybody.
[[nodiscard]] Response secretReply(const RequestContext &request, const nlohmann::json &data, int status = 200);
/// 204.
[[nodiscard]] Response emptyReply();

/// Errors of the contract, to be thrown. `code` is stable, `message` one plain sentence in English for developers.
[[nodiscard]] HttpError httpError(int status, std::string code, std::string message);
/// 400 `validation_failed` with the field's path.
[[nodiscard]] HttpError validationError(const contract::DecodeError &error);
[[nodiscard]] HttpError fieldError(std::string field, std::string code, std::string message);
/// 404 `not_found`, word for word the same for everything that is not there.
[[nodiscard]] HttpError notFound();
/// 429 `rate_limited` with Retry-After.
[[nodiscard]] HttpError tooManyRequests(std::int64_t retryAfterSeconds);
/// 503 `busy` with Retry-After; the client may try again by itself.
[[nodiscard]] HttpError busy(std::int64_t retryAfterSeconds);

/// 503 `log_read_only`: an operator has to look at the platform; trying again does not help.
[[nodiscard]] HttpError logReadOnly();

/// The value, or throws validationError().
template<class T>
[[nodiscard]] T valueOrThrow(contract::Decoded<T> decoded)
{
    if (!decoded)
        throw validationError(decoded.error());
    return std::move(*decoded);
}

/// The body; throws when the request has none.
[[nodiscard]] const nlohmann::json &bodyOf(const RequestContext &request);

} // namespace atalaya::platform
