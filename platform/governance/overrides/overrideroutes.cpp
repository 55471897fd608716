// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/overrides/overrideroutes.h"

#include "platform/governance/overrides/overridechanges.h"
#include "platform/governance/overrides/overriderequest.h"
#include "platform/governance/policies/policyrequest.h"
#include "platform/http/reply.h"
#include "platform/http/requestheaders.h"
#include "platform/identity/identityroutes.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

using namespace overrides;

/// Thrown out of a step that is only tried.
struct Rehearsed
{};

/// Who sees no policies sees what he asked for himself.
bool seesAll(const RequestContext &request)
{
    return request.principal.permissions.contains("governance:view");
}

class Handlers
{
public:
    explicit Handlers(const IdentityServices &services)
        : m_services(services)
    {}

    [[nodiscard]] Response list(const RequestContext &request) const
    {
        Wanted wanted{m_services.clock.now(), textIn(request, "state"), textIn(request, "decision"), {}};
        if (!wanted.state.empty() && !stateOf(wanted.state))
            throw fieldError("state", "unknown", "There is no such state.");
        if (!seesAll(request))
            wanted.requestedBy = request.principal.userId;
        const std::int64_t offset = numberIn(request, "offset", 0, 0, 1'000'000'000);
        const std::int64_t limit = numberIn(request, "limit", 100, 1, 500);
        const std::string after = textIn(request, "after");
        contract::OverrideList shown;
        m_services.database.read(*request.scope, [&](Connection &connection) {
            if (!after.empty()) {
                wanted.after = find(connection, after);
                if (!wanted.after || (!wanted.requestedBy.empty() && wanted.after->requestedBy != wanted.requestedBy))
                    throw Absent{"override_request", after};
            }
            const Page page = overrides::list(connection, wanted, offset, limit);
            shown.total = page.total;
            for (const Record &record : page.records)
                shown.overrides.push_back(viewOf(connection, record, wanted.now));
        });
        std::vector<contract::Person *> people;
        for (contract::Override &one : shown.overrides) {
            for (contract::Person *person : peopleOf(one))
                people.push_back(person);
        }
        nameThem(m_services.database, std::move(people));
        return reply(request, encode(shown));
    }

    [[nodiscard]] Response detail(const RequestContext &request) const
    {
        contract::Override shown;
        m_services.database.read(*request.scope, [&](Connection &connection) {
            shown = viewOf(connection, recordIn(request, connection), m_services.clock.now());
        });
        return answer(request, std::move(shown), 200);
    }

    [[nodiscard]] Response create(const RequestContext &request) const
    {
        const std::string &decisionId = request.pathParameters.at("id");
        const auto wanted = valueOrThrow(contract::decodeOverrideRequest(bodyOf(request)));
        const auto work = [&](const Scene &scene) {
            return overrides::request(scene, decisionId, wanted);
        };
        return step(request, {}, {"decision", decisionId}, work, 201);
    }

    [[nodiscard]] Response decide(const RequestContext &request, Step what) const
    {
        const Subject subject = subjectIn(request);
        const auto verdict = valueOrThrow(contract::decodeOverrideVerdict(bodyOf(request)));
        const Work work = [&](const Scene &scene) {
            return overrides::decide(scene, what, subject.id, subject.revision, verdict);
        };
        const Absent absent{"override_request", subject.id};
        // What would be refused anyway is refused first: nobody types a code for nothing.
        if (header(request, "x-step-up").empty()) {
            try {
                (void)step(
                    request, {}, absent,
                    [&work](const Scene &scene) -> Done {
                        if (auto done = work(scene); !done)
                            return done;
                        throw Rehearsed{};
                    },
                    200);
            } catch (const Rehearsed &) {
            }
        }
        const char *const action = what == Step::Approve ? "override.approve" : "override.reject";
        return step(request, requireStepUp(m_services, request, action), absent, work, 200);
    }

    [[nodiscard]] Response withdraw(const RequestContext &request) const
    {
        const Subject subject = subjectIn(request);
        const auto verdict = valueOrThrow(contract::decodeOverrideVerdict(bodyOf(request)));
        const bool mayEnd = request.principal.permissions.contains("overrides:approve");
        const auto work = [&](const Scene &scene) {
            return overrides::withdraw(scene, mayEnd, subject.id, subject.revision, verdict);
        };
        return step(request, {}, {"override_request", subject.id}, work, 200);
    }

private:
    using Work = std::function<Done(const Scene &)>;
    struct Subject
    {
        std::string id;
        std::int64_t revision = 0;
    };

    /// Throws Absent before anything else is said about a request.
    [[nodiscard]] Subject subjectIn(const RequestContext &request) const
    {
        Subject subject;
        m_services.database.read(*request.scope,
                                 [&](Connection &connection) { subject.id = recordIn(request, connection).id; });
        subject.revision = policies::revisionIn(request);
        return subject;
    }

    [[nodiscard]] Record recordIn(const RequestContext &request, Connection &connection) const
    {
        const std::string &id = request.pathParameters.at("id");
        auto record = find(connection, id);
        if (!record || (!seesAll(request) && record->requestedBy != request.principal.userId))
            throw Absent{"override_request", id};
        return *std::move(record);
    }

    [[nodiscard]] Response answer(const RequestContext &request, contract::Override shown, int status) const
    {
        nameThem(m_services.database, peopleOf(shown));
        return reply(request, encode(shown), status);
    }

    [[nodiscard]] Response step(const RequestContext &request, const std::string &stepUp, const Absent &absent,
                                const Work &work, int status) const
    {
        contract::Override shown;
        try {
            m_services.database.write(*request.scope, [&](Transaction &transaction) {
                const Instant now = m_services.clock.now();
                const auto same = [this](const std::string &a, const std::string &b) {
                    return isSamePerson(m_services.database, a, b);
                };
                const Done done = work({transaction, m_services.log, now, policies::whoIn(request, stepUp), same});
                if (!done)
                    refuse(done.error(), transaction, absent, now);
                shown = viewOf(transaction, *done, now);
            });
        } catch (const HttpError &error) {
            noteRefusal(request, absent, error.body.code);
            throw;
        }
        return answer(request, std::move(shown), status);
    }

    [[noreturn]] static void refuse(Fault fault, Transaction &transaction, const Absent &absent, Instant now)
    {
        if (fault == Fault::Absent)
            throw Absent(absent);
        HttpError error = errorOf(fault);
        if (fault == Fault::Stale) {
            if (const auto record = find(transaction, absent.id))
                error.body.current = contract::dumpJson(encode(viewOf(transaction, *record, now)));
        }
        throw HttpError(std::move(error));
    }

    /// Somebody who tried to agree with himself is worth a line.
    void noteRefusal(const RequestContext &request, const Absent &absent, const std::string &code) const
    {
        if (code != "second_person_needed" && code != "not_yours")
            return;
        m_services.database.write(*request.scope, [&](Transaction &transaction) {
            Change change = policies::whoIn(request, {});
            change.action = "override.decided";
            change.target = "overrides/" + absent.id;
            change.result = "denied";
            change.reason = code;
            recordChange(transaction, m_services.log, m_services.clock.now(), change);
        });
    }

    const IdentityServices &m_services;
};

} // namespace

std::vector<Route> overrideRoutes(const IdentityServices &services)
{
    const auto handlers = std::make_shared<const Handlers>(services);
    std::vector<Route> routes;
    const auto add = [&](const char *method, const char *path, const char *permission, Handler handler) {
        Route route;
        route.method = method;
        route.pattern = std::string("/api/admin/") + path;
        route.permission = permission;
        route.handler = std::move(handler);
        route.bodyLimit = 16U * 1024U;
        routes.push_back(std::move(route));
    };
    const auto deciding = [&handlers](Step what) -> Handler {
        return [handlers, what](const RequestContext &request) {
            return handlers->decide(request, what);
        };
    };
    add("POST", "audit/decisions/{id}/override-requests", "overrides:request",
        [handlers](const RequestContext &request) { return handlers->create(request); });
    add("GET", "governance/overrides", "overrides:view",
        [handlers](const RequestContext &request) { return handlers->list(request); });
    add("GET", "governance/overrides/{id}", "overrides:view",
        [handlers](const RequestContext &request) { return handlers->detail(request); });
    add("POST", "governance/overrides/{id}/approve", "overrides:approve", deciding(Step::Approve));
    add("POST", "governance/overrides/{id}/reject", "overrides:approve", deciding(Step::Reject));
    add("POST", "governance/overrides/{id}/withdraw", "overrides:request",
        [handlers](const RequestContext &request) { return handlers->withdraw(request); });
    return routes;
}

} // namespace atalaya::platform
