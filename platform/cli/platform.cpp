// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform.h"

#include "platform/analytics/analyticsroutes.h"
#include "platform/auditapi/auditstream.h"
#include "platform/auditapi/decisionroute.h"
#include "platform/auditapi/leafroutes.h"
#include "platform/auditapi/retentionroutes.h"
#include "platform/auditexport/exportroutes.h"
#include "platform/auditlog/auditlogroutes.h"
#include "platform/auditlog/retentionjob.h"
#include "platform/base/log.h"
#include "platform/billing/billingroutes.h"
#include "platform/billing/subscriptionjob.h"
#include "platform/billing/tellnews.h"
#include "platform/cli/services.h"
#include "platform/demo/demo.h"
#include "platform/demo/demomark.h"
#include "platform/governance/decisioneraser.h"
#include "platform/governance/governanceroutes.h"
#include "platform/governance/overrides/overridelift.h"
#include "platform/governance/overrides/overrideroutes.h"
#include "platform/governance/overrides/whyroute.h"
#include "platform/governance/policies/builtinstore.h"
#include "platform/governance/policies/policyroutes.h"
#include "platform/governance/prompts/promptrequest.h"
#include "platform/governance/prompts/promptroutes.h"
#include "platform/governance/reviews/reviewroutes.h"
#include "platform/governance/safeuse/safeuseroutes.h"
#include "platform/governance/safeuse/safeusestore.h"
#include "platform/governance/simulation/simulationroutes.h"
#include "platform/http/healthroutes.h"
#include "platform/http/openapiroute.h"
#include "platform/identity/identityroutes.h"
#include "platform/identity/sessions.h"
#include "platform/identity/tokenauthenticator.h"
#include "platform/limits/stategrants.h"
#include "platform/limits/storedentitlements.h"
#include "platform/notifications/notificationroutes.h"
#include "platform/search/searchroutes.h"
#include "platform/search/textfiller.h"
#include "platform/search/texttable.h"
#include "platform/tenancy/apikeyauthenticator.h"
#include "platform/tenancy/apikeyroutes.h"
#include "platform/tenancy/rolebook.h"

#include <iterator>

namespace atalaya::platform {

struct Platform::Private
{
    Private(const DataFolder &folder, const Clock &clock)
        : services(folder, clock)
        , people(services.identity)
        , machines(services.database, clock)
        , rolesAlways(services.database)
        , roles(rolesAlways, services.database, clock)
        , entitlements(services.database, clock)
        , stream(services.database, services.log, people, roles)
        , retention(services.database, services.log, {forgetTexts, eraseDecisions, overrides::eraseSeals}, sweepTexts)
        , subscriptions(services.database, services.log, tell)
        , lift(services.database, services.log, clock, services.identity.keys)
        , search(services.database, services.log, services.clock)
        , simulator(services.log.trees(), search)
        , simulations(simulator)
        , scratch(folder.scratch())
    {}

    Services services;
    TokenAuthenticator people;
    ApiKeyAuthenticator machines;
    RoleBook rolesAlways;
    StatePermissions roles;
    StoredEntitlements entitlements;
    AuditStream stream;
    RetentionJob retention;
    /// Who hears of subscriptions and limits.
    billing::Tell tell = billing::tellNews;
    SubscriptionJob subscriptions;
    OverrideLift lift;
    AuditSearch search;
    Simulator simulator;
    SimulationJobs simulations;
    std::filesystem::path scratch;
    std::optional<TextFiller> filler;
    /// Set on a demo platform.
    std::optional<std::vector<DemoLogin>> demoLogins;
};

Platform::Platform(const DataFolder &folder, const Clock &clock, bool demo)
    : d(std::make_unique<Private>(folder, clock))
{
    claimStore(d->services.database, demo);
    if (demo)
        d->demoLogins = createDemo(d->services.identity, d->services.log, folder.path());
    policies::installBuiltIns(d->services.database, d->services.log, clock.now());
    d->subscriptions.run(clock.now());
}

Platform::~Platform() = default;

std::vector<Route> Platform::routes()
{
    std::vector<Route> all;
    const auto add = [&all](std::vector<Route> some) {
        all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    };
    Services &s = d->services;
    add(healthRoutes(s.database, s.log));
    add({openApiRoute()});
    add(identityRoutes(s.identity));
    add(auditLogRoutes(s.log));
    add(proofRoutes(s.database, s.log));
    add(leafRoutes(s.database, s.log));
    add({decisionRoute(s.database, policies::storedAsItWas()), snapshotProofRoute(s.database, s.log, d->search),
         snapshotSeqsRoute(s.log, d->search)});
    add(searchRoutes(d->search));
    const auto stepUp = [&s](const RequestContext &request) {
        return requireStepUp(s.identity, request, "audit.export");
    };
    const auto stillMay = [this, &s](const RequestContext &request) {
        bool lives = false;
        s.database.read([&](Connection &connection) { lives = userOf(connection, request.principal).has_value(); });
        return lives && d->roles.of(request.scope->tenantId(), request.principal.role).contains("audit:export");
    };
    add(exportRoutes({s.database, s.log, s.clock, d->search, stepUp, stillMay, d->scratch}));
    add({epochRoute(s.database, s.log)});
    add(retentionRoutes(s.identity));
    add({d->stream.route()});
    const auto noted = [this](Transaction &transaction, const std::string &tenantId, Instant now) {
        noteUsage(transaction, tenantId, now, d->tell);
    };
    add(analyticsRoutes(s.database, s.clock, noted));
    add(billingRoutes(s.identity, d->tell));
    add(apiKeyRoutes(s.database, s.log, s.clock));
    add(governanceRoutes(s.database, s.log, s.clock, policies::storedInForce(), &d->lift, safeuse::storedInForce(),
                         prompts::storedApproved()));
    add(overrideRoutes(s.identity));
    add({whyRoute(s.identity, d->roles, policies::storedAsItWas())});
    add(notificationRoutes(s.identity));
    add(policyRoutes(s.identity, policyEffects(d->search)));
    add(reviewRoutes(s.identity));
    add(safeUseRoutes(s.identity));
    add(promptRoutes(s.identity));
    add(simulationRoutes(d->simulations));
    if (d->demoLogins)
        add(demoAccountRoutes(s.identity, [this] { return *d->demoLogins; }));
    return all;
}

GateServices Platform::gateServices()
{
    Services &s = d->services;
    return {s.database, s.log, s.clock, d->people, d->machines, d->roles, d->entitlements};
}

void Platform::startBackground()
{
    d->filler.emplace(d->services.database);
}

void Platform::tick()
{
    if (d->filler)
        d->filler->wake();
    try {
        (void)d->retention.run(d->services.clock.now());
    } catch (const std::exception &error) {
        logError(std::string("retention does not go on: ") + error.what());
    }
    try {
        d->subscriptions.run(d->services.clock.now());
    } catch (const std::exception &error) {
        logError(std::string("subscriptions do not go on: ") + error.what());
    }
    if (!d->demoLogins)
        return;
    try {
        topUpDemo(d->services.database, d->services.log, d->services.clock.now());
    } catch (const std::exception &error) {
        logError(std::string("the demo does not go on: ") + error.what());
    }
}

} // namespace atalaya::platform
