// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apiclient.h"
#include "api/net/decode.h"
#include "api/net/deferred.h"

#include <utility>

namespace atalaya::api {

/// Sends `request` and decodes its data; for answers that no cache keeps.
template<class T>
[[nodiscard]] QFuture<Result<T>> call(ApiClient *client, const Request &request,
                                      contract::Decoded<T> (*decode)(const nlohmann::json &))
{
    return mapped<T>(client, client->send(request), [decode](const Result<Reply> &reply) -> Result<T> {
        if (!reply)
            return tl::unexpected(reply.error());
        return decodeReply(*reply, decode);
    });
}

/// Sends a request whose answer says no more than that it was done.
[[nodiscard]] inline QFuture<Result<void>> command(ApiClient *client, const Request &request)
{
    return mapped<void>(client, client->send(request), [](const Result<Reply> &reply) -> Result<void> {
        if (!reply)
            return tl::unexpected(reply.error());
        return {};
    });
}

} // namespace atalaya::api
