// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/decode.h"

#include "api/net/redact.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

ApiError decodeFailure(const Reply &reply, const contract::DecodeError &error)
{
    ApiError failure;
    failure.kind = ApiError::Kind::BadResponse;
    failure.httpStatus = reply.status;
    failure.correlationId = reply.correlationId;
    QString path = QStringLiteral("data");
    if (!error.path.empty())
        path += QLatin1Char('.') + QString::fromStdString(error.path);
    failure.message = redact(path + QStringLiteral(": ") + QString::fromStdString(error.reason));
    return failure;
}

const nlohmann::json &dataOf(const Reply &reply)
{
    static const nlohmann::json none;
    return reply.data ? *reply.data : none;
}

} // namespace atalaya::api
