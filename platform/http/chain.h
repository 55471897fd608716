// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange.h"
#include "gate.h"
#include "idempotency.h"
#include "router.h"

namespace atalaya::platform {

/// The one way from a request to a reply: host → route → body → gate → idempotency → handler → headers. Never throws.
class Chain
{
public:
    /// `hosts`: values of the Host header that are ours, lower-case, with port.
    Chain(std::vector<Route> routes, const GateServices &services, std::set<std::string> hosts);

    [[nodiscard]] RawReply answer(const RawRequest &raw);
    /// For what was refused before it became a request: too long, cut, not HTTP.
    [[nodiscard]] RawReply refuse(const RawRequest &raw, const HttpError &error);
    [[nodiscard]] const Router &router() const { return m_router; }
    void allowHost(const std::string &host) { m_hosts.insert(host); }

private:
    [[nodiscard]] Response respond(const RawRequest &raw, RequestContext &request);
    [[nodiscard]] Response respondOrError(const RawRequest &raw, RequestContext &request);
    void checkHost(const RawRequest &raw) const;
    void readBody(const Route &route, const RawRequest &raw, RequestContext &request) const;

    Router m_router;
    Gate m_gate;
    IdempotencyStore m_idempotency;
    std::set<std::string> m_hosts;
};

} // namespace atalaya::platform
