// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authenticator.h"
#include "entitlements.h"
#include "permissions.h"
#include "ratelimiter.h"

#include "platform/auditlog/auditlog.h"
#include "platform/store/database.h"

namespace atalaya::platform {

/// What the gate works with; everything outlives it.
struct GateServices
{
    Database &database;
    AuditLog &log;
    const Clock &clock;
    Authenticator &people;
    Authenticator &machines;
    Permissions &permissions;
    Entitlements &entitlements;
};

/// Decides who may do what; denies what no line here allows. Throws HttpError.
class Gate
{
public:
    explicit Gate(const GateServices &services);

    /// Who asks, in which tenant, may they, and does the plan include it: in this order.
    void admit(const Route &route, RequestContext &request);
    /// After a scoped miss: was the id another tenant's? Then both trails get a line.
    void recordAbsent(const RequestContext &request, const Absent &absent);

private:
    void authenticate(const Route &route, RequestContext &request);
    void enterTenant(RequestContext &request);
    void checkTenant(const Route &route, const RequestContext &request);
    void checkPermission(const Route &route, const RequestContext &request);
    void checkPlan(const Route &route, const RequestContext &request);
    void limitRate(const RequestContext &request);
    void recordCrossing(const RequestContext &request, const std::string &owner, const std::string &target);
    [[nodiscard]] std::string ownerOf(const RequestContext &request, const Absent &absent);

    GateServices m_services;
    RateLimiter m_rates;
};

} // namespace atalaya::platform
