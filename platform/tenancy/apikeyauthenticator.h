// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/http/authenticator.h"
#include "platform/store/database.h"
#include "platform/tenancy/apikeystore.h"

#include <map>
#include <mutex>
#include <string>

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
    /// The last use is for people who tidy up: nobody is turned away because it can't be written down.
    void noteUse(const apikeys::Candidate &used, Instant now);

    Database &m_database;
    const Clock &m_clock;
    std::mutex m_mutex;
    /// When the use of a key was last tried to be written, and was not.
    std::map<std::string, Instant, std::less<>> m_untold;
};

} // namespace atalaya::platform
