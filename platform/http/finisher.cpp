// SPDX-License-Identifier: GPL-3.0-or-later
#include "finisher.h"

#include "compression.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"

namespace atalaya::platform {

namespace {

/// Below this size the frame of the compressed form costs what it saves.
constexpr std::size_t worthCompressing = 600;

std::string header(const RawRequest &raw, const char *name)
{
    const auto found = raw.headers.find(name);
    return found == raw.headers.end() ? std::string() : found->second;
}

std::string tenantOf(const RequestContext &request)
{
    return request.scope ? request.scope->tenantId() : request.principal.tenantId;
}

void addSecurityHeaders(const RawRequest &raw, RawReply &reply)
{
    reply.headers["X-Content-Type-Options"] = "nosniff";
    reply.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'";
    reply.headers["X-Frame-Options"] = "DENY";
    reply.headers["Referrer-Policy"] = "no-referrer";
    reply.headers["Cross-Origin-Resource-Policy"] = "same-origin";
    if (raw.encrypted)
        reply.headers["Strict-Transport-Security"] = "max-age=31536000";
}

/// The same bytes for another role or tenant are another resource: a cache must not hand them on.
std::string entityTag(const RequestContext &request, const std::string &body)
{
    std::string input = tenantOf(request) + '\n';
    for (const std::string &permission : request.principal.permissions)
        input += permission + '\n';
    input += '\n' + body;
    return "W/\"" + toBase64Url(sha256(input)).substr(0, 27) + '"';
}

bool isNamed(std::string_view list, const std::string &tag)
{
    return list == "*" || list.find(tag) != std::string_view::npos;
}

} // namespace

Response errorResponse(const RequestContext &request, const HttpError &error)
{
    contract::ErrorBody body = error.body;
    body.correlationId = request.correlationId;
    Response response;
    response.status = error.status;
    response.body = contract::encode(body);
    response.noStore = true;
    if (body.retryAfterSeconds)
        response.headers["Retry-After"] = std::to_string(*body.retryAfterSeconds);
    if (error.status == 401)
        response.headers["WWW-Authenticate"] = "Bearer";
    return response;
}

RawReply finishReply(const RawRequest &raw, const RequestContext &request, Response response)
{
    RawReply reply;
    reply.status = response.status;
    reply.headers = std::move(response.headers);
    reply.body = std::move(response.body);
    reply.contentType = std::move(response.contentType);
    reply.stream = std::move(response.stream);
    addSecurityHeaders(raw, reply);
    reply.headers["X-Correlation-Id"] = request.correlationId;
    reply.headers["Vary"] = "Accept-Encoding, Authorization, X-Tenant-ID";
    if (const std::string tenant = response.tenantId.empty() ? tenantOf(request) : response.tenantId; !tenant.empty())
        reply.headers["X-Tenant-ID"] = tenant;

    const bool reads = request.method == "GET" || request.method == "HEAD";
    // A POST that only asks says itself that its answer may be kept.
    const bool isAnswer = !reads && reply.headers.contains("Cache-Control");
    if (response.noStore || reply.stream || reply.status != 200 || (!reads && !isAnswer)) {
        reply.headers["Cache-Control"] = "no-store";
    } else if (reads) {
        const std::string tag = entityTag(request, reply.body);
        reply.headers["Cache-Control"] = "private, no-cache";
        reply.headers["ETag"] = tag;
        if (isNamed(header(raw, "if-none-match"), tag)) {
            reply.status = 304;
            reply.body.clear();
        }
    }
    if (reply.stream)
        return reply;
    if (reply.body.empty()) {
        reply.contentType.clear();
        return reply;
    }
    // Secrets are never compressed: the length would tell about them.
    if (!response.noStore && response.compressible && reply.body.size() >= worthCompressing &&
        acceptsGzip(header(raw, "accept-encoding"))) {
        if (std::string packed = gzip(reply.body); !packed.empty()) {
            reply.body = std::move(packed);
            reply.headers["Content-Encoding"] = "gzip";
        }
    }
    return reply;
}

} // namespace atalaya::platform
