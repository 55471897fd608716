// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/auditlogroutes.h"

namespace atalaya::platform {

namespace {

Response text(const SignedLog &log, const RequestContext &request, std::optional<std::string> body)
{
    if (log.readOnly(request.scope->tenantId()))
        throw HttpError{503, {"log_read_only", "The log does not fit its signed head.", {}, false, {}, {}, {}, {}}};
    if (!body)
        throw HttpError{404, {"log_empty", "The log has no leaf yet.", {}, false, {}, {}, {}, {}}};
    Response response;
    response.contentType = "text/plain; charset=utf-8";
    response.body = *std::move(body);
    return response;
}

} // namespace

std::vector<Route> auditLogRoutes(SignedLog &log)
{
    Route head;
    head.method = "GET";
    head.pattern = "/api/admin/audit/log/head";
    head.permission = "log:head";
    head.handler = [&log](const RequestContext &request) {
        return text(log, request, log.head(request.scope->tenantId()));
    };
    Route key;
    key.method = "GET";
    key.pattern = "/api/admin/audit/log/key";
    key.permission = "log:head";
    key.handler = [&log](const RequestContext &request) {
        return text(log, request, log.verifierKey(request.scope->tenantId()));
    };
    return {head, key};
}

} // namespace atalaya::platform
