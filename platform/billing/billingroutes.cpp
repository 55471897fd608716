// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/billingroutes.h"

#include "platform/billing/invoices.h"
#include "platform/billing/revenue.h"
#include "platform/billing/subscriptionview.h"
#include "platform/billing/usageforecast.h"
#include "platform/http/reply.h"
#include "platform/http/requestheaders.h"
#include "platform/identity/identityroutes.h"
#include "platform/limits/lifts.h"
#include "platform/limits/limits.h"
#include "platform/limits/meter.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace atalaya::platform {

namespace {

using namespace billing;

/// Thrown out of a change that is only looked at.
struct Rehearsed
{};

std::int64_t numberIn(const RequestContext &request, const std::string &name, std::int64_t fallback, std::int64_t most)
{
    const auto text = request.query.find(name);
    if (text == request.query.end())
        return fallback;
    std::int64_t value = -1;
    const char *const end = text->second.data() + text->second.size();
    const auto [stop, error] = std::from_chars(text->second.data(), end, value);
    if (error != std::errc() || stop != end || value < 0 || value > most)
        throw fieldError(name, "out_of_range", "A whole number within the bounds.");
    return value;
}

/// The revision that If-Match names; what is none fits none.
std::int64_t revisionIn(const RequestContext &request)
{
    const std::string tag = header(request, "if-match");
    if (tag.empty())
        throw httpError(428, "precondition_required", "If-Match has to name the revision that was read.");
    std::int64_t revision = -1;
    if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"') {
        const char *const end = tag.data() + tag.size() - 1;
        if (const auto read = std::from_chars(tag.data() + 1, end, revision); read.ec != std::errc() || read.ptr != end)
            return -1;
    }
    return revision;
}

/// The month of a parameter, YYYY-MM.
std::chrono::year_month monthIn(const RequestContext &request, const std::string &name,
                                std::chrono::year_month fallback)
{
    const auto text = request.query.find(name);
    if (text == request.query.end())
        return fallback;
    const auto first = contract::parseDate(text->second + "-01");
    if (!first)
        throw fieldError(name, "invalid_month", "A month as YYYY-MM.");
    const std::chrono::year_month_day date{*first};
    return date.year() / date.month();
}

contract::SubscriptionView viewIn(const RequestContext &request, Connection &connection, Instant now)
{
    auto view = viewOf(connection, request.principal.permissions, now);
    if (!view)
        throw notFound();
    return *std::move(view);
}

[[noreturn]] void refuse(Fault fault, const contract::SubscriptionView &current)
{
    HttpError error = httpError(409, "unchanged", "That is so already.");
    switch (fault) {
    case Fault::NoSubscription:
        throw notFound();
    case Fault::Stale:
        error = httpError(412, "stale_version", "Somebody has changed it; look at what there is now.");
        error.body.current = contract::dumpJson(encode(current));
        break;
    case Fault::UnknownPlan:
        throw fieldError("plan", "unknown", "There is no such plan to choose.");
    case Fault::Unchanged:
        break;
    case Fault::NotSelfService:
        error = httpError(409, "provider_not_self_service", "This subscription is changed by who runs the platform.");
        error.body.lift = contract::Lift{"contact"};
        break;
    case Fault::PaymentFailed:
        error = httpError(402, "payment_failed", "The payment was declined; nothing was changed.");
        error.body.lift = contract::Lift{"pay", std::nullopt, std::nullopt, std::string(managing)};
        break;
    }
    throw HttpError(std::move(error));
}

class Handlers
{
public:
    Handlers(const IdentityServices &services, Tell tell)
        : m_services(services)
        , m_tell(std::move(tell))
    {}

    [[nodiscard]] Response subscription(const RequestContext &request) const
    {
        contract::SubscriptionView view;
        m_services.database.read(*request.scope, [&](Connection &connection) {
            view = viewIn(request, connection, m_services.clock.now());
        });
        return reply(request, encode(view));
    }

    [[nodiscard]] Response plans(const RequestContext &request) const
    {
        contract::PlanList list;
        m_services.database.read(*request.scope, [&](Connection &connection) {
            if (const auto record = subscriptionRecord(connection))
                list.current = record->plan;
            list.plans = platform::plans(connection);
        });
        return reply(request, encode(list));
    }

    [[nodiscard]] Response rehearsal(const RequestContext &request) const
    {
        const auto wanted = valueOrThrow(contract::decodeRehearsalRequest(bodyOf(request)));
        const std::string &tenantId = request.scope->tenantId();
        std::int64_t seats = 0;
        m_services.database.read([&](Connection &connection) { seats = seatsTaken(connection, tenantId); });
        std::optional<contract::Rehearsal> shown;
        try {
            m_services.database.write(*request.scope, [&](Transaction &transaction) {
                shown = rehearse(transaction, tenantId, wanted.plan, seats, m_services.clock.now());
                throw Rehearsed{};
            });
        } catch (const Rehearsed &) {
        }
        if (!shown)
            throw fieldError("plan", "unknown", "There is no such plan.");
        return reply(request, encode(*shown));
    }

    [[nodiscard]] Response change(const RequestContext &request) const
    {
        const auto wanted = valueOrThrow(contract::decodeSubscriptionChange(bodyOf(request)));
        const std::int64_t revision = revisionIn(request);
        return step(request, "subscription.change",
                    [&](const Scene &scene) { return choosePlan(scene, revision, wanted); });
    }

    [[nodiscard]] Response sandbox(const RequestContext &request) const
    {
        const auto wanted = valueOrThrow(contract::decodeSandboxEvent(bodyOf(request)));
        const std::int64_t revision = revisionIn(request);
        return step(request, "subscription.sandbox",
                    [&](const Scene &scene) { return report(scene, revision, wanted.event); });
    }

    [[nodiscard]] Response invoices(const RequestContext &request) const
    {
        const std::int64_t offset = numberIn(request, "offset", 0, 1'000'000'000);
        const std::int64_t limit = numberIn(request, "limit", 100, 500);
        contract::InvoiceList list;
        m_services.database.read(*request.scope, [&](Connection &connection) {
            list = platform::invoices::list(connection, offset, limit);
        });
        return reply(request, encode(list));
    }

    [[nodiscard]] Response invoice(const RequestContext &request) const
    {
        const std::string &id = request.pathParameters.at("id");
        std::optional<contract::Invoice> found;
        m_services.database.read(*request.scope,
                                 [&](Connection &connection) { found = platform::invoices::find(connection, id); });
        if (!found)
            throw Absent{"invoice", id};
        return reply(request, encode(*found));
    }

    [[nodiscard]] Response forecast(const RequestContext &request) const
    {
        contract::UsageForecast shown;
        m_services.database.read(
            *request.scope, [&](Connection &connection) { shown = usageForecast(connection, m_services.clock.now()); });
        return reply(request, encode(shown));
    }

    [[nodiscard]] Response metrics(const RequestContext &request) const
    {
        const Instant now = m_services.clock.now();
        const std::chrono::year_month_day today{std::chrono::floor<std::chrono::days>(now)};
        const auto last = monthIn(request, "to", today.year() / today.month());
        const auto first = monthIn(request, "from", last - std::chrono::months{11});
        constexpr std::chrono::months most{120};
        if (last < first || last - first > most)
            throw fieldError("to", "out_of_range", "At most ten years, and not before the beginning.");
        contract::Revenue revenue;
        m_services.database.read([&](Connection &connection) { revenue = revenueOf(connection, first, last, now); });
        return reply(request, encode(revenue));
    }

private:
    using Work = std::function<Done(const Scene &)>;

    [[nodiscard]] Response step(const RequestContext &request, const char *action, const Work &work) const
    {
        settle(request);
        // What would be refused anyway is refused first: nobody types a code for nothing.
        if (header(request, "x-step-up").empty()) {
            try {
                (void)tried(request, {}, [&work](const Scene &scene) -> Done {
                    if (auto done = work(scene); !done)
                        return done;
                    throw Rehearsed{};
                });
            } catch (const Rehearsed &) {
            }
        }
        return tried(request, requireStepUp(m_services, request, action), work);
    }

    /// What dates have done is nobody's act, and stands whatever becomes of the request.
    void settle(const RequestContext &request) const
    {
        m_services.database.write(*request.scope, [&](Transaction &transaction) {
            Change by;
            by.tenantId = request.scope->tenantId();
            by.actor = "platform";
            (void)advance({transaction, m_services.log, m_services.clock.now(), by, m_tell});
        });
    }

    [[nodiscard]] Response tried(const RequestContext &request, const std::string &stepUp, const Work &work) const
    {
        contract::SubscriptionView view;
        m_services.database.write(*request.scope, [&](Transaction &transaction) {
            const Instant now = m_services.clock.now();
            Change who;
            who.tenantId = request.scope->tenantId();
            who.actor = request.principal.userId;
            who.session = request.principal.sessionId;
            who.actingFor = request.principal.enteredTenant;
            who.correlationId = request.correlationId;
            if (!stepUp.empty())
                who.after = contract::dumpJson({{"stepUp", stepUp}});
            const Done done = work({transaction, m_services.log, now, who, m_tell});
            view = viewIn(request, transaction, now);
            if (!done)
                refuse(done.error(), view);
        });
        return reply(request, encode(view));
    }

    const IdentityServices &m_services;
    Tell m_tell;
};

/// Kept free, and said so.
Route reserved(const char *path, Route::Access access)
{
    Route route;
    route.method = "POST";
    route.pattern = std::string("/api/billing/") + path;
    route.access = access;
    route.tenantData = access != Route::Access::Public;
    route.permission = access == Route::Access::Public ? "" : std::string(managing);
    route.safe = true;
    route.bodyLimit = 64U * 1024U;
    route.ratePerAddress = 30;
    route.handler = [](const RequestContext &) -> Response {
        throw httpError(501, "provider_not_configured", "No provider of payments is configured on this platform.");
    };
    return route;
}

} // namespace

std::vector<Route> billingRoutes(const IdentityServices &services, Tell tell)
{
    const auto handlers = std::make_shared<const Handlers>(services, std::move(tell));
    std::vector<Route> routes;
    using Handle = Response (Handlers::*)(const RequestContext &) const;
    const auto add = [&](const char *method, const char *path, std::string permission, Handle handle) -> Route & {
        Route route;
        route.method = method;
        route.pattern = std::string("/api/admin/") + path;
        route.permission = std::move(permission);
        route.bodyLimit = 16U * 1024U;
        route.handler = [handlers, handle](const RequestContext &request) {
            return ((*handlers).*handle)(request);
        };
        return routes.emplace_back(std::move(route));
    };
    const std::string viewing = "subscription:view";
    add("GET", "subscription", viewing, &Handlers::subscription);
    add("GET", "plans", viewing, &Handlers::plans);
    add("POST", "subscription/rehearsal", viewing, &Handlers::rehearsal).safe = true;
    add("POST", "subscription/change", std::string(managing), &Handlers::change);
    add("POST", "subscription/sandbox", std::string(managing), &Handlers::sandbox);
    add("GET", "usage/forecast", "usage:view", &Handlers::forecast);
    add("GET", "invoices", viewing, &Handlers::invoices);
    add("GET", "invoices/{id}", viewing, &Handlers::invoice);
    Route &metrics = add("GET", "metrics", "platform:metrics", &Handlers::metrics);
    metrics.pattern = "/api/superadmin/metrics";
    metrics.tenantData = false;
    routes.push_back(reserved("checkout", Route::Access::Session));
    routes.push_back(reserved("portal", Route::Access::Session));
    routes.push_back(reserved("webhook", Route::Access::Public));
    return routes;
}

} // namespace atalaya::platform
