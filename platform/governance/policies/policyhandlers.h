// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/policies/policychanges.h"
#include "platform/governance/policies/policyroutes.h"

namespace atalaya::platform::policies {

/// From requests to policies and back.
class Handlers
{
public:
    Handlers(const IdentityServices &services, PolicyEffects effects)
        : m_services(services)
        , m_effects(std::move(effects))
    {}

    [[nodiscard]] Response list(const RequestContext &request) const;
    [[nodiscard]] Response detail(const RequestContext &request) const;
    [[nodiscard]] Response versions(const RequestContext &request) const;
    [[nodiscard]] Response version(const RequestContext &request) const;
    [[nodiscard]] Response create(const RequestContext &request) const;
    [[nodiscard]] Response save(const RequestContext &request) const;
    [[nodiscard]] Response drop(const RequestContext &request) const;
    [[nodiscard]] Response restore(const RequestContext &request) const;
    [[nodiscard]] Response publish(const RequestContext &request) const;
    [[nodiscard]] Response setEnabled(const RequestContext &request, bool enabled) const;
    [[nodiscard]] Response confirm(const RequestContext &request) const;
    [[nodiscard]] Response reject(const RequestContext &request) const;
    [[nodiscard]] Response settings(const RequestContext &request) const;
    [[nodiscard]] Response changeSettings(const RequestContext &request) const;
    [[nodiscard]] Response exported(const RequestContext &request) const;
    [[nodiscard]] Response imported(const RequestContext &request) const;

private:
    using Work = std::function<Done(const Scene &)>;
    /// What there is of it, as JSON.
    using Show = std::function<nlohmann::json(Connection &)>;
    void requireThere(const RequestContext &request) const;
    [[nodiscard]] Show showing(const std::string &id) const;
    /// One change; answers what `show` says after it.
    [[nodiscard]] Response change(const RequestContext &request, const std::string &stepUp, const Work &work,
                                  const Show &show, int status = 200) const;
    /// The same with a proof of a fresh code for `action`. Without one, what would be refused anyway is refused first:
    /// nobody types a code for nothing.
    [[nodiscard]] Response guarded(const RequestContext &request, const std::string &action, const Work &work,
                                   const Show &show) const;

    const IdentityServices &m_services;
    PolicyEffects m_effects;
};

} // namespace atalaya::platform::policies
