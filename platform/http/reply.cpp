// SPDX-License-Identifier: GPL-3.0-or-later
#include "reply.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

Response reply(const RequestContext &request, const nlohmann::json &data, int status)
{
    Response response;
    response.status = status;
    response.body = contract::encodeEnvelope(request.scope ? request.scope->tenantId() : std::string(), data);
    return response;
}

Response secretReply(const RequestContext &request, const nlohmann::json &data, int status)
{
    Response response = reply(request, data, status);
    response.noStore = true;
    return response;
}

Response emptyReply()
{
    Response response;
    response.status = 204;
    return response;
}

HttpError httpError(int status, std::string code, std::string message)
{
    HttpError error;
    error.status = status;
    error.body.code = std::move(code);
    error.body.message = std::move(message);
    return error;
}

HttpError validationError(const contract::DecodeError &error)
{
    HttpError refused = httpError(400, "validation_failed", "The request is not as the contract says.");
    refused.body.fields.push_back({error.path, "invalid", error.reason});
    return refused;
}

HttpError fieldError(std::string field, std::string code, std::string message)
{
    HttpError refused = httpError(400, "validation_failed", "The request is not as the contract says.");
    refused.body.fields.push_back({std::move(field), std::move(code), std::move(message)});
    return refused;
}

HttpError notFound()
{
    return httpError(404, "not_found", "There is nothing here.");
}

HttpError tooManyRequests(std::int64_t retryAfterSeconds)
{
    HttpError error = httpError(429, "rate_limited", "Too many requests; wait and try again.");
    error.body.retryable = true;
    error.body.retryAfterSeconds = retryAfterSeconds;
    return error;
}

HttpError busy(std::int64_t retryAfterSeconds)
{
    HttpError error = httpError(503, "busy", "The platform is busy; try again in a moment.");
    error.body.retryable = true;
    error.body.retryAfterSeconds = retryAfterSeconds;
    return error;
}

HttpError logReadOnly()
{
    return httpError(503, "log_read_only",
                     "A log does not fit its signed head; nothing is written until that is settled.");
}

const nlohmann::json &bodyOf(const RequestContext &request)
{
    if (!request.body)
        throw httpError(400, "body_missing", "The request needs a JSON body.");
    return *request.body;
}

} // namespace atalaya::platform
