// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/http/authenticator.h"
#include "platform/store/database.h"

namespace atalaya::platform {

/// Knows machines by their `x-api-key`. A publishable key is taken from its exact origins only.
class ApiKeyAuthenticator final : public Authenticator
{
public:
    ApiKeyAuthenticator(Database &database, const Clock &clock)
        : m_database(database)
        , m_clock(clock)
    {}
    [[nodiscard]] std::optional<Principal> authenticate(std::string_view token, const RequestContext &request) override;

private:
    Database &m_database;
    const Clock &m_clock;
};

} // namespace atalaya::platform
