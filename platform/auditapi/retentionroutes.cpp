// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditapi/retentionroutes.h"

#include "api/contract/retention.h"
#include "platform/auditlog/retentionpolicy.h"
#include "platform/http/reply.h"
#include "platform/http/requestheaders.h"
#include "platform/identity/stepup.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace atalaya::platform {

namespace {

Instant instantOf(const Row &row, std::size_t column)
{
    return Instant{std::chrono::milliseconds{row.integer(column)}};
}

contract::Retention::Wish shown(const RetentionWish &wish)
{
    contract::Retention::Wish shown;
    shown.id = wish.seq;
    shown.days = wish.days;
    shown.requestedAt = wish.requestedAt;
    shown.requestedBy = wish.requestedBy;
    shown.reason = wish.reason;
    shown.confirmedAt = wish.confirmedAt;
    if (wish.confirmedAt)
        shown.confirmedBy = wish.confirmedBy;
    shown.effectiveAt = wish.effectiveAt;
    return shown;
}

contract::Retention show(Connection &connection, const RetentionState &state)
{
    contract::Retention retention;
    retention.days = state.days;
    retention.choices.assign(retentionDays.begin(), retentionDays.end());
    if (state.pending)
        retention.pending = shown(*state.pending);
    for (const Row &row : connection.rows("SELECT seq, at, days, cutoff, from_seq, to_seq FROM retention_run"
                                          " ORDER BY seq DESC LIMIT 1000"))
        retention.runs.push_back(
            {row.integer(0), instantOf(row, 1), row.integer(2), instantOf(row, 3), row.integer(4), row.integer(5)});
    retention.changes = retentionChanges(connection);
    return retention;
}

[[noreturn]] void refuse(RetentionFault fault)
{
    switch (fault) {
    case RetentionFault::UnknownDays:
        throw fieldError("days", "out_of_range", "One of the choices.");
    case RetentionFault::Unchanged:
        throw httpError(409, "retention_unchanged", "That is what is in force already.");
    case RetentionFault::AlreadyPending:
        throw httpError(409, "retention_pending", "Another change waits; cancel it first.");
    case RetentionFault::SamePerson:
        throw httpError(403, "second_person_needed", "Who asked to keep less can't be the one who agrees.");
    case RetentionFault::AlreadyConfirmed:
        throw httpError(409, "retention_confirmed", "Somebody has agreed already.");
    case RetentionFault::NotPending:
        break;
    }
    throw notFound();
}

std::int64_t wishIn(const RequestContext &request)
{
    const std::string &text = request.pathParameters.at("id");
    std::int64_t seq = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seq);
    if (error != std::errc() || end != text.data() + text.size())
        throw notFound();
    return seq;
}

class Handlers
{
public:
    explicit Handlers(const IdentityServices &services)
        : m_services(services)
    {}

    [[nodiscard]] Response get(const RequestContext &request) const
    {
        contract::Retention retention;
        m_services.database.read(*request.scope, [&](Connection &connection) {
            retention = show(connection, retentionState(connection, m_services.clock.now()));
        });
        return reply(request, encode(retention));
    }

    [[nodiscard]] Response ask(const RequestContext &request) const
    {
        const auto wanted = valueOrThrow(contract::decodeRetentionRequest(bodyOf(request)));
        return change(request, "retention.request", wanted.reason, [&](auto &transaction, auto now, Change who) {
            return requestRetention(transaction, m_services.log, now, std::move(who), wanted.days);
        });
    }
    [[nodiscard]] Response confirm(const RequestContext &request) const
    {
        const std::int64_t seq = wishIn(request);
        return change(request, "retention.confirm", {}, [&](auto &transaction, auto now, Change who) {
            return confirmRetention(transaction, m_services.log, now, std::move(who), seq);
        });
    }
    [[nodiscard]] Response cancel(const RequestContext &request) const
    {
        const std::int64_t seq = wishIn(request);
        return change(request, "retention.cancel", {}, [&](auto &transaction, auto now, Change who) {
            return cancelRetention(transaction, m_services.log, now, std::move(who), seq);
        });
    }

private:
    template<class Work>
    [[nodiscard]] Response change(const RequestContext &request, const char *action, const std::string &reason,
                                  const Work &work) const
    {
        const Caller caller{request.address, header(request, "user-agent").substr(0, 300), request.correlationId};
        const auto spent = spendStepUp(m_services, request.principal, header(request, "x-step-up"),
                                       {action, request.changeDigest}, caller);
        if (!spent)
            throw HttpError{httpStatus(spent.error().fault), errorBody(spent.error())};
        Change who;
        who.tenantId = request.scope->tenantId();
        who.actor = request.principal.userId;
        who.session = request.principal.sessionId;
        who.actingFor = request.principal.enteredTenant;
        who.after = contract::dumpJson({{"stepUp", *spent}});
        who.reason = reason;
        who.correlationId = request.correlationId;
        contract::Retention retention;
        m_services.database.write(*request.scope, [&](Transaction &transaction) {
            const RetentionOutcome outcome = work(transaction, m_services.clock.now(), std::move(who));
            if (!outcome)
                refuse(outcome.error());
            retention = show(transaction, *outcome);
        });
        return reply(request, encode(retention));
    }

    const IdentityServices &m_services;
};

} // namespace

std::vector<Route> retentionRoutes(const IdentityServices &services)
{
    const auto handlers = std::make_shared<const Handlers>(services);
    const auto route = [](const char *method, const char *pattern, Handler handler) {
        Route made;
        made.method = method;
        made.pattern = pattern;
        made.permission = "retention:manage";
        made.handler = std::move(handler);
        made.bodyLimit = 16U * 1024U;
        return made;
    };
    Route get = route("GET", "/api/admin/audit/retention", [handlers](const auto &r) { return handlers->get(r); });
    get.permission = "audit:view";
    Route confirm = route("POST", "/api/admin/audit/retention/{id}/confirm",
                          [handlers](const auto &r) { return handlers->confirm(r); });
    confirm.takesBody = false;
    Route cancel = route("POST", "/api/admin/audit/retention/{id}/cancel",
                         [handlers](const auto &r) { return handlers->cancel(r); });
    cancel.takesBody = false;
    return {std::move(get),
            route("POST", "/api/admin/audit/retention", [handlers](const auto &r) { return handlers->ask(r); }),
            std::move(confirm), std::move(cancel)};
}

} // namespace atalaya::platform
