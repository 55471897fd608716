// SPDX-License-Identifier: GPL-3.0-or-later
#include "chain.h"

#include "finisher.h"
#include "percentcoding.h"
#include "reply.h"

#include "api/rules/masking.h"
#include "platform/base/digest.h"
#include "platform/base/encoding.h"
#include "platform/base/log.h"
#include "platform/base/random.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace atalaya::platform {

namespace {

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

/// A client may bring its own, so that its log and ours can be laid side by side.
/// The client's own, unless it could be somebody's number: it is written into logs that nobody erases.
std::string correlationIdOf(const RawRequest &raw)
{
    const auto found = raw.headers.find("x-correlation-id");
    const auto allowed = [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '_';
    };
    if (found != raw.headers.end() && found->second.size() >= 8 && found->second.size() <= 64 &&
        std::all_of(found->second.begin(), found->second.end(), allowed) && rules::maskPii(found->second).found.empty())
        return found->second;
    return randomId();
}

RequestContext contextOf(const RawRequest &raw)
{
    RequestContext request;
    request.method = raw.method;
    request.path = raw.target.substr(0, raw.target.find('?'));
    request.headers = raw.headers;
    request.address = raw.address;
    request.clientGone = raw.clientGone;
    request.correlationId = correlationIdOf(raw);
    return request;
}

HttpError storeError(const StoreError &error)
{
    logError(std::string("store: ") + error.what());
    if (error.kind() == StoreError::Kind::LogReadOnly)
        return logReadOnly();
    if (error.kind() != StoreError::Kind::DiskFull)
        return httpError(500, "internal_error", "Something went wrong on the platform.");
    HttpError full = httpError(507, "storage_full", "The platform's disk is full; nothing was changed.");
    full.body.retryable = true;
    return full;
}

bool isJson(const std::string &contentType)
{
    const std::string type = lower(contentType.substr(0, contentType.find(';')));
    return type.substr(0, type.find_last_not_of(' ') + 1) == "application/json";
}

bool needsIdempotencyKey(const Route &route)
{
    using Access = Route::Access;
    return route.method == "POST" && !route.safe && (route.access == Access::Session || route.access == Access::ApiKey);
}

} // namespace

Chain::Chain(std::vector<Route> routes, const GateServices &services, std::set<std::string> hosts)
    : m_router(std::move(routes))
    , m_gate(services)
    , m_idempotency(services.database, services.clock)
    , m_hosts(std::move(hosts))
{}

RawReply Chain::answer(const RawRequest &raw)
{
    RequestContext request = contextOf(raw);
    Response response = respondOrError(raw, request);
    return finishReply(raw, request, std::move(response));
}

RawReply Chain::refuse(const RawRequest &raw, const HttpError &error)
{
    const RequestContext request = contextOf(raw);
    return finishReply(raw, request, errorResponse(request, error));
}

Response Chain::respondOrError(const RawRequest &raw, RequestContext &request)
{
    try {
        try {
            return respond(raw, request);
        } catch (const Absent &absent) {
            m_gate.recordAbsent(request, absent);
            throw absent.answer.value_or(notFound());
        }
    } catch (const HttpError &error) {
        Response response = errorResponse(request, error);
        if (error.status == 405) {
            std::string allow;
            for (const std::string &method : m_router.match(request.method, request.path).allowed)
                allow += (allow.empty() ? "" : ", ") + method;
            response.headers["Allow"] = allow;
        }
        return response;
    } catch (const StoreError &error) {
        return errorResponse(request, storeError(error));
    } catch (const std::exception &error) {
        logError(request.correlationId + ' ' + request.method + ' ' + request.path + ": " + error.what());
    } catch (...) {
        logError(request.correlationId + ' ' + request.method + ' ' + request.path + ": an unknown exception");
    }
    return errorResponse(request, httpError(500, "internal_error", "Something went wrong on the platform."));
}

Response Chain::respond(const RawRequest &raw, RequestContext &request)
{
    checkHost(raw);
    Router::Match match = m_router.match(request.method, request.path);
    if (!match.route)
        throw match.allowed.empty() ? notFound() : httpError(405, "method_not_allowed", "The path has other methods.");
    const Route &route = *match.route;
    request.pathParameters = std::move(match.parameters);
    const auto mark = raw.target.find('?');
    auto query =
        parseQuery(mark == std::string::npos ? std::string_view() : std::string_view(raw.target).substr(mark + 1));
    if (!query)
        throw httpError(400, "query_invalid", "The query string is malformed or names something twice.");
    request.query = std::move(*query);
    m_gate.admit(route, request);
    if (raw.headers.contains("x-step-up"))
        request.changeDigest = toHex(sha256(request.method + ' ' + raw.target + '\n' + raw.body));
    readBody(route, raw, request);
    if (needsIdempotencyKey(route))
        return m_idempotency.once(request, raw.body, [&] { return route.handler(request); });
    return route.handler(request);
}

void Chain::checkHost(const RawRequest &raw) const
{
    const auto host = raw.headers.find("host");
    if (host == raw.headers.end() || !m_hosts.contains(lower(host->second)))
        throw httpError(421, "host_not_allowed", "The platform does not answer under this name.");
}

void Chain::readBody(const Route &route, const RawRequest &raw, RequestContext &request) const
{
    if (raw.body.empty())
        return;
    if (raw.body.size() > route.bodyLimit)
        throw httpError(413, "body_too_large", "The body is larger than this path takes.");
    const auto type = raw.headers.find("content-type");
    if (type == raw.headers.end() || !isJson(type->second))
        throw httpError(415, "content_type_not_supported", "The body has to be application/json.");
    contract::JsonLimits limits;
    limits.bytes = route.bodyLimit;
    auto body = contract::parseJson(raw.body, limits);
    if (!body)
        throw httpError(400, "json_invalid", "The body is not acceptable JSON: " + body.error().reason + '.');
    const bool takesBody = route.takesBody && route.method != "GET" && route.method != "DELETE";
    if (!takesBody && (!body->is_object() || !body->empty())) {
        throw body->is_object() ? fieldError(body->begin().key(), "unknown", "The request takes no body.")
                                : httpError(400, "validation_failed", "The request takes no body.");
    }
    request.body = std::make_shared<const nlohmann::json>(std::move(*body));
}

} // namespace atalaya::platform
