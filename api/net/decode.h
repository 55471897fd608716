// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/json.h"
#include "api/net/reply.h"
#include "api/net/result.h"

#include <utility>

namespace atalaya::api {

/// The BadResponse for a reply whose data have the wrong shape; the message holds the path, from `data` on.
[[nodiscard]] ApiError decodeFailure(const Reply &reply, const contract::DecodeError &error);
/// The JSON null that stands for the data of a reply without a body.
[[nodiscard]] const nlohmann::json &dataOf(const Reply &reply);

/// `decode` (Decoded<T> of the data) applied to a checked reply.
template<class F>
[[nodiscard]] auto decodeReply(const Reply &reply, const F &decode)
    -> Result<typename decltype(decode(std::declval<const nlohmann::json &>()))::value_type>
{
    auto decoded = decode(dataOf(reply));
    if (!decoded)
        return tl::unexpected(decodeFailure(reply, decoded.error()));
    return std::move(*decoded);
}

} // namespace atalaya::api
