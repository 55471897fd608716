// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/prompts/promptroutes.h"

#include "platform/base/random.h"
#include "platform/governance/overrides/overriderequest.h"
#include "platform/governance/policies/policyrequest.h"
#include "platform/governance/prompts/promptdifference.h"
#include "platform/governance/prompts/promptrequest.h"
#include "platform/governance/prompts/promptview.h"
#include "platform/http/reply.h"
#include "platform/http/requestheaders.h"
#include "platform/identity/identityroutes.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace atalaya::platform {

namespace {

using namespace prompts;

/// Thrown out of a change that is only tried.
struct Rehearsed
{};

std::int64_t versionIn(const RequestContext &request)
{
    const std::string &text = request.pathParameters.at("version");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        throw notFound();
    return number;
}

class Handlers
{
public:
    explicit Handlers(const IdentityServices &services)
        : m_services(services)
    {}

    [[nodiscard]] Response list(const RequestContext &request) const
    {
        contract::PromptList list;
        m_services.database.read(*request.scope, [&](Connection &connection) { list = listOf(connection); });
        overrides::nameThem(m_services.database, peopleOf(list));
        return reply(request, encode(list));
    }

    [[nodiscard]] Response detail(const RequestContext &request) const
    {
        contract::PromptDetail shown;
        m_services.database.read(
            *request.scope, [&](Connection &connection) { shown = *detailOf(connection, idIn(request, connection)); });
        return answer(request, std::move(shown), 200);
    }

    [[nodiscard]] Response versions(const RequestContext &request) const
    {
        contract::PromptVersions found;
        m_services.database.read(*request.scope, [&](Connection &connection) {
            found.versions = prompts::versions(connection, idIn(request, connection));
        });
        std::vector<contract::Person *> people;
        for (contract::PromptVersion &version : found.versions) {
            for (contract::Person *person : peopleOf(version))
                people.push_back(person);
        }
        overrides::nameThem(m_services.database, std::move(people));
        return reply(request, encode(found));
    }

    [[nodiscard]] Response version(const RequestContext &request) const
    {
        std::optional<contract::PromptVersion> found;
        m_services.database.read(*request.scope, [&](Connection &connection) {
            found = prompts::version(connection, idIn(request, connection), versionIn(request));
        });
        if (!found)
            throw notFound();
        overrides::nameThem(m_services.database, peopleOf(*found));
        return reply(request, encode(*found));
    }

    [[nodiscard]] Response difference(const RequestContext &request) const
    {
        std::optional<contract::PromptDiff> found;
        m_services.database.read(*request.scope, [&](Connection &connection) {
            found = differenceOf(connection, idIn(request, connection), overrides::textIn(request, "from"),
                                 overrides::textIn(request, "to"));
        });
        if (!found)
            throw notFound();
        return reply(request, encode(*found));
    }

    [[nodiscard]] Response create(const RequestContext &request) const
    {
        const contract::PromptDocument document = documentIn(request);
        // Nobody guesses it: an id that is another tenant's was copied.
        constexpr std::size_t letters = 12;
        const std::string id = "tpl-" + randomText(letters, "abcdefghijkmnpqrstuvwxyz23456789");
        return change(
            request, {}, id, [&](const Scene &scene) { return prompts::create(scene, id, document); }, 201);
    }

    [[nodiscard]] Response save(const RequestContext &request) const
    {
        const Subject subject = subjectIn(request);
        const contract::PromptDocument document = documentIn(request);
        return change(request, {}, subject.id,
                      [&](const Scene &scene) { return prompts::save(scene, subject.id, subject.revision, document); });
    }

    [[nodiscard]] Response drop(const RequestContext &request) const
    {
        const Subject subject = subjectIn(request);
        return change(request, {}, subject.id,
                      [&](const Scene &scene) { return prompts::drop(scene, subject.id, subject.revision); });
    }

    [[nodiscard]] Response restore(const RequestContext &request) const
    {
        const Subject subject = subjectIn(request);
        const auto wanted = valueOrThrow(contract::decodePromptRestore(bodyOf(request)));
        return change(request, {}, subject.id, [&](const Scene &scene) {
            return prompts::restore(scene, subject.id, subject.revision, wanted.version);
        });
    }

    [[nodiscard]] Response ask(const RequestContext &request) const
    {
        const Subject subject = subjectIn(request);
        const auto wish = valueOrThrow(contract::decodePromptWish(bodyOf(request)));
        return change(request, {}, subject.id,
                      [&](const Scene &scene) { return prompts::request(scene, subject.id, subject.revision, wish); });
    }

    [[nodiscard]] Response approve(const RequestContext &request) const
    {
        const std::string id = requireThere(request);
        const auto verdict = valueOrThrow(contract::decodePromptVerdict(bodyOf(request)));
        const Work work = [&](const Scene &scene) {
            return prompts::approve(scene, id, verdict);
        };
        // What would be refused anyway is refused first: nobody types a code for nothing.
        if (header(request, "x-step-up").empty()) {
            try {
                (void)change(request, {}, id, [&work](const Scene &scene) -> Done {
                    if (auto done = work(scene); !done)
                        return done;
                    throw Rehearsed{};
                });
            } catch (const Rehearsed &) {
            }
        }
        return change(request, requireStepUp(m_services, request, "prompt.approve"), id, work);
    }

    [[nodiscard]] Response reject(const RequestContext &request) const
    {
        const std::string id = requireThere(request);
        const auto verdict = valueOrThrow(contract::decodePromptVerdict(bodyOf(request)));
        return change(request, {}, id, [&](const Scene &scene) { return prompts::reject(scene, id, verdict); });
    }

    [[nodiscard]] Response withdraw(const RequestContext &request) const
    {
        const std::string id = requireThere(request);
        const std::int64_t version = versionIn(request);
        const auto wanted = valueOrThrow(contract::decodePromptWithdrawal(bodyOf(request)));
        return change(request, {}, id,
                      [&](const Scene &scene) { return prompts::withdraw(scene, id, version, wanted); });
    }

private:
    using Work = std::function<Done(const Scene &)>;
    struct Subject
    {
        std::string id;
        std::int64_t revision = 0;
    };

    [[nodiscard]] static std::string idIn(const RequestContext &request, Connection &connection)
    {
        const std::string &id = request.pathParameters.at("id");
        if (!find(connection, id))
            throw Absent{"prompt", id};
        return id;
    }

    /// Throws Absent before anything else is said about a request.
    [[nodiscard]] std::string requireThere(const RequestContext &request) const
    {
        std::string id;
        m_services.database.read(*request.scope, [&](Connection &connection) { id = idIn(request, connection); });
        return id;
    }

    [[nodiscard]] Subject subjectIn(const RequestContext &request) const
    {
        std::string id = requireThere(request);
        return {std::move(id), policies::revisionIn(request)};
    }

    [[nodiscard]] Response answer(const RequestContext &request, contract::PromptDetail shown, int status) const
    {
        overrides::nameThem(m_services.database, peopleOf(shown));
        return reply(request, encode(shown), status);
    }

    /// One change; answers the template after it, or nothing when it is gone.
    [[nodiscard]] Response change(const RequestContext &request, const std::string &stepUp, const std::string &id,
                                  const Work &work, int status = 200) const
    {
        std::optional<contract::PromptDetail> shown;
        try {
            m_services.database.write(*request.scope, [&](Transaction &transaction) {
                const auto same = [this](const std::string &a, const std::string &b) {
                    return overrides::isSamePerson(m_services.database, a, b);
                };
                const Done done =
                    work({transaction, m_services.log, m_services.clock.now(), policies::whoIn(request, stepUp), same});
                if (!done)
                    refuse(done.error(), transaction, id);
                shown = detailOf(transaction, id);
            });
        } catch (const HttpError &error) {
            noteRefusal(request, id, error.body.code);
            throw;
        }
        return shown ? answer(request, *std::move(shown), status) : emptyReply();
    }

    [[noreturn]] void refuse(Fault fault, Transaction &transaction, const std::string &id) const
    {
        if (fault == Fault::Absent)
            throw Absent{"prompt", id};
        HttpError error = errorOf(fault);
        if (auto now = fault == Fault::Stale ? detailOf(transaction, id) : std::nullopt) {
            overrides::nameThem(m_services.database, peopleOf(*now));
            error.body.current = contract::dumpJson(encode(*now));
        }
        throw HttpError(std::move(error));
    }

    /// Somebody who tried to agree with himself is worth a line.
    void noteRefusal(const RequestContext &request, const std::string &id, const std::string &code) const
    {
        if (code != "second_person_needed")
            return;
        m_services.database.write(*request.scope, [&](Transaction &transaction) {
            Change line = policies::whoIn(request, {});
            line.action = "prompt.approved";
            line.target = "prompts/" + id;
            line.result = "denied";
            line.reason = code;
            recordChange(transaction, m_services.log, m_services.clock.now(), line);
        });
    }

    const IdentityServices &m_services;
};

} // namespace

std::vector<Route> promptRoutes(const IdentityServices &services)
{
    using Method = Response (Handlers::*)(const RequestContext &) const;
    const auto handlers = std::make_shared<const Handlers>(services);
    std::vector<Route> routes;
    const auto add = [&](const char *method, const char *path, const char *permission, Method handle) {
        Route route;
        route.method = method;
        route.pattern = std::string("/api/admin/governance/prompts") + path;
        route.permission = permission;
        route.handler = [handlers, handle](const RequestContext &request) {
            return ((*handlers).*handle)(request);
        };
        route.bodyLimit = 128U * 1024U;
        routes.push_back(std::move(route));
    };
    constexpr const char *viewing = "governance:view";
    constexpr const char *editing = "governance:edit";
    constexpr const char *publishing = "governance:publish";
    add("GET", "", viewing, &Handlers::list);
    add("POST", "", editing, &Handlers::create);
    add("GET", "/{id}", viewing, &Handlers::detail);
    add("PUT", "/{id}", editing, &Handlers::save);
    add("DELETE", "/{id}/draft", editing, &Handlers::drop);
    add("GET", "/{id}/diff", viewing, &Handlers::difference);
    add("GET", "/{id}/versions", viewing, &Handlers::versions);
    add("GET", "/{id}/versions/{version}", viewing, &Handlers::version);
    add("POST", "/{id}/versions/{version}/withdraw", publishing, &Handlers::withdraw);
    add("POST", "/{id}/restore", editing, &Handlers::restore);
    add("POST", "/{id}/request", editing, &Handlers::ask);
    add("POST", "/{id}/approve", publishing, &Handlers::approve);
    add("POST", "/{id}/reject", publishing, &Handlers::reject);
    return routes;
}

} // namespace atalaya::platform
