// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/safeuse/safeuseroutes.h"

#include "api/rules/safeuse.h"
#include "platform/governance/overrides/overriderequest.h"
#include "platform/governance/policies/policyrequest.h"
#include "platform/governance/safeuse/safeusechange.h"
#include "platform/http/reply.h"
#include "platform/http/requestheaders.h"
#include "platform/identity/identityroutes.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace atalaya::platform {

namespace {

using namespace safeuse;

std::int64_t versionIn(const RequestContext &request)
{
    const std::string &text = request.pathParameters.at("version");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        throw notFound();
    return number;
}

void addPerson(contract::SafeUse &state, std::vector<contract::Person *> &people)
{
    if (state.changedBy)
        people.push_back(&*state.changedBy);
}

class Handlers
{
public:
    explicit Handlers(const IdentityServices &services)
        : m_services(services)
    {}

    [[nodiscard]] Response show(const RequestContext &request) const { return answer(request, now(request)); }

    [[nodiscard]] Response version(const RequestContext &request) const
    {
        std::optional<contract::SafeUse> found;
        m_services.database.read(
            *request.scope, [&](Connection &connection) { found = safeuse::version(connection, versionIn(request)); });
        if (!found)
            throw notFound();
        return answer(request, *std::move(found));
    }

    [[nodiscard]] Response versions(const RequestContext &request) const
    {
        const std::int64_t offset = overrides::numberIn(request, "offset", 0, 0, 1'000'000'000);
        const std::int64_t limit = overrides::numberIn(request, "limit", 100, 1, 500);
        contract::SafeUseVersions found;
        m_services.database.read(*request.scope,
                                 [&](Connection &connection) { found = safeuse::versions(connection, offset, limit); });
        std::vector<contract::Person *> people;
        for (contract::SafeUse &state : found.versions)
            addPerson(state, people);
        overrides::nameThem(m_services.database, std::move(people));
        return reply(request, encode(found));
    }

    [[nodiscard]] Response change(const RequestContext &request) const
    {
        const std::int64_t version = policies::revisionIn(request);
        const auto wanted = valueOrThrow(contract::decodeSafeUseRequest(bodyOf(request)));
        // Compared with what is in force when the change is made; a version that was looked at can't be another one by
        // then, or the change is refused as late.
        const contract::SafeUse before = now(request);
        if (before.version != version)
            throw stale(before);
        if (before.rules == wanted.rules)
            throw unchanged();
        std::string stepUp;
        if (rules::weakens(before.rules, wanted.rules))
            stepUp = requireStepUp(m_services, request, "safe_use.weaken");
        contract::SafeUse made;
        m_services.database.write(*request.scope, [&](Transaction &transaction) {
            auto done = safeuse::change(transaction, m_services.log, m_services.clock.now(),
                                        policies::whoIn(request, stepUp), version, wanted);
            if (!done)
                throw done.error() == Fault::Stale ? stale(current(transaction)) : unchanged();
            made = *std::move(done);
        });
        return answer(request, std::move(made));
    }

private:
    [[nodiscard]] static HttpError unchanged()
    {
        return httpError(409, "unchanged", "That is what is in force already.");
    }

    [[nodiscard]] HttpError stale(contract::SafeUse now) const
    {
        HttpError error = httpError(412, "stale_version", "Somebody has changed it; look at what there is now.");
        name(now);
        error.body.current = contract::dumpJson(encode(now));
        return error;
    }

    void name(contract::SafeUse &state) const
    {
        std::vector<contract::Person *> people;
        addPerson(state, people);
        overrides::nameThem(m_services.database, std::move(people));
    }

    [[nodiscard]] contract::SafeUse now(const RequestContext &request) const
    {
        contract::SafeUse state;
        m_services.database.read(*request.scope, [&](Connection &connection) { state = current(connection); });
        return state;
    }

    [[nodiscard]] Response answer(const RequestContext &request, contract::SafeUse state) const
    {
        name(state);
        return reply(request, encode(state));
    }

    const IdentityServices &m_services;
};

} // namespace

std::vector<Route> safeUseRoutes(const IdentityServices &services)
{
    const auto handlers = std::make_shared<const Handlers>(services);
    std::vector<Route> routes;
    const auto add = [&](const char *method, const char *path, const char *permission, Handler handler) {
        Route route;
        route.method = method;
        route.pattern = std::string("/api/admin/governance/safe-use") + path;
        route.permission = permission;
        route.handler = std::move(handler);
        route.bodyLimit = 16U * 1024U;
        routes.push_back(std::move(route));
    };
    add("GET", "", "governance:view", [handlers](const RequestContext &request) { return handlers->show(request); });
    add("PUT", "", "governance:publish",
        [handlers](const RequestContext &request) { return handlers->change(request); });
    add("GET", "/versions", "governance:view",
        [handlers](const RequestContext &request) { return handlers->versions(request); });
    add("GET", "/versions/{version}", "governance:view",
        [handlers](const RequestContext &request) { return handlers->version(request); });
    return routes;
}

} // namespace atalaya::platform
