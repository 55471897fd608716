// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/authenticator.h"
#include "platform/identity/identityservices.h"

namespace atalaya::platform {

/// Bearer tokens of people: access, pending-MFA and enrolment tokens. The one place where a session without a
/// verified factor is turned away when the role demands one.
class TokenAuthenticator final : public Authenticator
{
public:
    explicit TokenAuthenticator(const IdentityServices &services)
        : m_services(services)
    {}

    /// Throws HttpError for a token that was ours: token_expired, token_reused, pending_expired, enrollment_expired,
    /// mfa_required.
    [[nodiscard]] std::optional<Principal> authenticate(std::string_view token, const RequestContext &request) override;

private:
    const IdentityServices &m_services;
};

} // namespace atalaya::platform
