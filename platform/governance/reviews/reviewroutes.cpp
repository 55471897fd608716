// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/reviews/reviewroutes.h"

#include "platform/governance/overrides/overriderequest.h"
#include "platform/governance/policies/policyrequest.h"
#include "platform/governance/reviews/reviewprogress.h"
#include "platform/governance/reviews/reviewview.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

using namespace reviews;
using overrides::nameThem;
using overrides::numberIn;
using overrides::textIn;

Instant instantIn(const RequestContext &request, const std::string &name, Instant fallback)
{
    const std::string text = textIn(request, name);
    if (text.empty())
        return fallback;
    const auto instant = contract::parseInstant(text);
    if (!instant)
        throw fieldError(name, "bad_time", "A time such as 2026-02-08T09:00:00Z.");
    return *instant;
}

class Handlers
{
public:
    explicit Handlers(const IdentityServices &services)
        : m_services(services)
    {}

    [[nodiscard]] Response queue(const RequestContext &request) const
    {
        const std::string state = textIn(request, "state");
        if (!state.empty() && state != "open" && state != "mine" && state != "done")
            throw fieldError("state", "unknown", "open, mine or done.");
        const std::int64_t offset = numberIn(request, "offset", 0, 0, 1'000'000'000);
        const std::int64_t limit = numberIn(request, "limit", 100, 1, 500);
        contract::ReviewQueue shown;
        shown.now = m_services.clock.now();
        m_services.database.read(*request.scope, [&](Connection &connection) {
            const Settings set = settings(connection);
            shown.slaMinutes = set.values.slaMinutes;
            shown.holdMinutes = set.values.holdMinutes;
            shown.revision = set.revision;
            const Waiting all = waiting(connection, shown.now - std::chrono::minutes(shown.slaMinutes));
            shown.open = all.all;
            shown.overdue = all.overdue;
            const Page page = state == "done"   ? done(connection, offset, limit)
                              : state == "mine" ? heldBy(connection, request.principal.userId, shown.now, offset, limit)
                                                : open(connection, offset, limit);
            shown.total = page.total;
            shown.items = itemsOf(connection, page.seqs, shown.now);
        });
        std::vector<contract::Person *> people;
        for (contract::ReviewItem &item : shown.items) {
            for (contract::Person *person : peopleOf(item))
                people.push_back(person);
        }
        nameThem(m_services.database, std::move(people));
        return reply(request, encode(shown));
    }

    [[nodiscard]] Response detail(const RequestContext &request) const
    {
        std::optional<contract::ReviewDetail> shown;
        const std::string &id = request.pathParameters.at("id");
        m_services.database.read(*request.scope, [&](Connection &connection) {
            shown = detailOf(connection, id, m_services.clock.now());
            if (!shown)
                throw Absent{"decision", id};
        });
        return answer(request, *std::move(shown));
    }

    [[nodiscard]] Response take(const RequestContext &request) const { return change(request, reviews::take); }
    [[nodiscard]] Response release(const RequestContext &request) const { return change(request, reviews::release); }
    [[nodiscard]] Response decide(const RequestContext &request) const
    {
        const auto verdict = valueOrThrow(contract::decodeReviewVerdict(bodyOf(request)));
        return change(request, [&verdict](const Scene &scene, const std::string &id) {
            return reviews::decide(scene, id, verdict);
        });
    }

    [[nodiscard]] Response progress(const RequestContext &request) const
    {
        constexpr std::chrono::hours month{30 * 24};
        // What was said this very moment is there too.
        const Instant to = instantIn(request, "to", m_services.clock.now() + std::chrono::milliseconds(1));
        const Instant from = instantIn(request, "from", to - month);
        if (from >= to)
            throw fieldError("from", "empty_range", "The period has no end after its beginning.");
        contract::ReviewProgress shown;
        m_services.database.read(*request.scope, [&](Connection &connection) {
            shown = progressOf(verdicts(connection, from, to), from, to);
        });
        std::vector<contract::Person *> people;
        for (contract::ReviewProgress::Line &line : shown.reviewers)
            people.push_back(&line.by);
        nameThem(m_services.database, std::move(people));
        return reply(request, encode(shown));
    }

    [[nodiscard]] Response changeSettings(const RequestContext &request) const
    {
        const std::int64_t revision = policies::revisionIn(request);
        const auto wanted = valueOrThrow(contract::decodeReviewSettings(bodyOf(request)));
        m_services.database.write(*request.scope, [&](Transaction &transaction) {
            const Done done = reviews::changeSettings(sceneOf(request, transaction), revision, wanted);
            if (!done) {
                HttpError error = errorOf(done.error());
                const Settings now = settings(transaction);
                nlohmann::json current = encode(now.values);
                current["revision"] = now.revision;
                error.body.current = contract::dumpJson(current);
                throw HttpError(std::move(error));
            }
        });
        return emptyReply();
    }

private:
    [[nodiscard]] Scene sceneOf(const RequestContext &request, Transaction &transaction) const
    {
        return {transaction, m_services.log, m_services.clock.now(), policies::whoIn(request, {})};
    }

    [[nodiscard]] Response answer(const RequestContext &request, contract::ReviewDetail shown) const
    {
        nameThem(m_services.database, peopleOf(shown.item));
        return reply(request, encode(shown));
    }

    template<class Work>
    [[nodiscard]] Response change(const RequestContext &request, const Work &work) const
    {
        const std::string &id = request.pathParameters.at("id");
        contract::ReviewDetail shown;
        m_services.database.write(*request.scope, [&](Transaction &transaction) {
            const Scene scene = sceneOf(request, transaction);
            if (const Done done = work(scene, id); !done)
                refuse(done.error(), scene, id);
            shown = *detailOf(transaction, id, scene.now);
        });
        return answer(request, std::move(shown));
    }

    /// Who finds it taken is told by whom.
    [[noreturn]] void refuse(Fault fault, const Scene &scene, const std::string &id) const
    {
        if (fault == Fault::Absent)
            throw Absent{"decision", id};
        HttpError error = errorOf(fault);
        auto now = fault == Fault::Taken ? detailOf(scene.transaction, id, scene.now) : std::nullopt;
        if (now && now->item.hold) {
            nameThem(m_services.database, {&now->item.hold->by});
            error.body.current = contract::dumpJson(encode(*now->item.hold));
        }
        throw HttpError(std::move(error));
    }

    const IdentityServices &m_services;
};

} // namespace

std::vector<Route> reviewRoutes(const IdentityServices &services)
{
    const auto handlers = std::make_shared<const Handlers>(services);
    std::vector<Route> routes;
    using Method = Response (Handlers::*)(const RequestContext &) const;
    const auto add = [&](const char *method, const char *path, const char *permission, Method handler) -> Route & {
        Route route;
        route.method = method;
        route.pattern = std::string("/api/admin/governance/") + path;
        route.permission = permission;
        route.handler = [handlers, handler](const RequestContext &request) {
            return ((*handlers).*handler)(request);
        };
        route.bodyLimit = 16U * 1024U;
        routes.push_back(std::move(route));
        return routes.back();
    };
    constexpr const char *viewing = "reviews:view";
    constexpr const char *deciding = "reviews:decide";
    add("GET", "reviews", viewing, &Handlers::queue);
    add("GET", "reviews/{id}", viewing, &Handlers::detail);
    add("POST", "reviews/{id}/take", deciding, &Handlers::take).takesBody = false;
    add("POST", "reviews/{id}/release", deciding, &Handlers::release).takesBody = false;
    add("POST", "reviews/{id}/verdict", deciding, &Handlers::decide);
    add("GET", "review-progress", viewing, &Handlers::progress);
    add("PUT", "review-settings", "governance:edit", &Handlers::changeSettings);
    return routes;
}

} // namespace atalaya::platform
