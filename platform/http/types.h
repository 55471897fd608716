// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/envelope.h"
#include "platform/http/exchange.h"
#include "platform/http/principal.h"
#include "platform/tenancy/tenantscope.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace atalaya::platform {

/// One request after the chain: everything a handler may rely on. The body is parsed and within the limits.
struct RequestContext
{
    std::string method;
    std::string path;
    std::map<std::string, std::string> pathParameters;
    std::map<std::string, std::string> query;
    std::map<std::string, std::string> headers; // lower-case names
    std::shared_ptr<const nlohmann::json> body; // null when the request has none
    /// SHA-256 of "METHOD target\n" (path and query as sent) and the body's bytes, in lower-case hex: what a step-up
    /// for this request is bound to. Only when the request brings one.
    std::string changeDigest;
    std::string address;
    std::string correlationId;
    Principal principal;
    /// Whether the client has hung up, for work that is worth giving up; may be empty.
    std::function<bool()> clientGone;
    /// Set for every route that needs a tenant; made by the gate.
    std::optional<TenantScope> scope;
};

struct Response
{
    int status = 200;
    std::string body;
    std::string contentType = "application/json";
    std::map<std::string, std::string> headers;
    /// For a route where the tenant is learnt (sign-in): whose reply this is. Empty: of the request's own tenant.
    std::string tenantId;
    /// no-store instead of `private, no-cache` + ETag: tokens, secrets, one-time answers.
    bool noStore = false;
    /// Random bytes only get longer.
    bool compressible = true;
    /// Writes the body instead of `body`, after the chain, for what is too large to be kept or has no end. Never
    /// compressed, nor stored by anybody; carries no ETag.
    ReplyStream stream;
};

/// Throw to answer with an error of the contract; the chain fills in the correlation id and the headers.
struct HttpError
{
    int status = 500;
    contract::ErrorBody body;
};

/// Throw when a row was not there: the answer is 404, the same for absent and foreign ids, and the gate looks up
/// whether the id is another tenant's and records the attempt.
struct Absent
{
    /// A table of tenant data without `base_`, or `identity_sessions`.
    std::string table;
    std::string id;
    std::string column = "id";
    /// Whose it is, where that is no matter of tables: then nothing is looked up.
    std::string owner = {};
    /// What absent is called there, instead of 404 `not_found`.
    std::optional<HttpError> answer = std::nullopt;
};

using Handler = std::function<Response(const RequestContext &)>;

/// A route of the table. The chain checks, in this order: limits, authentication, tenant scope, permission, plan.
struct Route
{
    enum class Access
    {
        Public,
        /// Pending-MFA token of a sign-in in progress.
        PendingMfa,
        /// Enrolment token, or a full session.
        Enrollment,
        /// A session whose factor is verified where the role demands one.
        Session,
        /// API key with the scope named by `permission`.
        ApiKey
    };
    std::string method;
    /// For example /api/auth/sessions/{id}.
    std::string pattern;
    Access access = Access::Session;
    /// Whether a tenant scope is required (403 for people without one).
    bool tenantData = true;
    std::string permission;
    /// Feature that the tenant's plan and tier must switch on; empty: none.
    std::string feature;
    Handler handler;
    std::size_t bodyLimit = 1U << 20U;
    /// GET and DELETE never take a body; a POST that takes none says so here. An empty object is fine.
    bool takesBody = true;
    /// POST that changes nothing or can't be repeated by its nature (a code, a token): takes no Idempotency-Key.
    bool safe = false;
    /// Requests a minute from one address; 0: only the general rate of the token.
    int ratePerAddress = 0;
};

} // namespace atalaya::platform
