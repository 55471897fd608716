// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/policyhandlers.h"
#include "platform/governance/policies/policyrequest.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace atalaya::platform::policies {

namespace {

constexpr std::chrono::hours effectPeriod{30 * 24};

std::int64_t versionIn(const RequestContext &request)
{
    const std::string &text = request.pathParameters.at("version");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        throw notFound();
    return number;
}

} // namespace

Response Handlers::list(const RequestContext &request) const
{
    const Instant now = m_services.clock.now();
    const Effects effects = m_effects(*request.scope, now - effectPeriod, now);
    contract::PolicyList list;
    m_services.database.read(*request.scope, [&](Connection &connection) { list = listOf(connection, effects); });
    return reply(request, encode(list));
}

Response Handlers::detail(const RequestContext &request) const
{
    std::optional<contract::PolicyDetail> detail;
    m_services.database.read(*request.scope, [&](Connection &connection) {
        detail = detailOf(connection, idIn(request, connection), m_services.clock.now());
    });
    nameAll(m_services.database, detail->people);
    return reply(request, encode(*detail));
}

Response Handlers::versions(const RequestContext &request) const
{
    contract::PolicyVersions list;
    m_services.database.read(*request.scope,
                             [&](Connection &connection) { list = versionsOf(connection, idIn(request, connection)); });
    nameAll(m_services.database, list.people);
    return reply(request, encode(list));
}

Response Handlers::version(const RequestContext &request) const
{
    std::optional<contract::PolicyVersion> found;
    m_services.database.read(*request.scope, [&](Connection &connection) {
        found = policies::version(connection, idIn(request, connection), versionIn(request));
    });
    if (!found)
        throw notFound();
    return reply(request, encode(*found));
}

Response Handlers::settings(const RequestContext &request) const
{
    contract::GovernanceSettings state;
    m_services.database.read(*request.scope, [&](Connection &connection) { state = policies::settings(connection); });
    nameAsker(m_services.database, state);
    return reply(request, encode(state));
}

} // namespace atalaya::platform::policies
