// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/demo/demohistory.h"

#include "platform/analytics/eventwriter.h"
#include "platform/demo/demobilling.h"
#include "platform/demo/demoday.h"
#include "platform/governance/decisionwriter.h"
#include "platform/governance/policies/builtinstore.h"
#include "platform/limits/limitchanges.h"
#include "platform/onboarding/onboarding.h"
#include "platform/tenancy/tenants.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

using namespace std::chrono;
using contract::Date;

/// The first day with events, seen from the day on which the tenant is made.
Date firstDay(const DemoProfile &profile, Instant now)
{
    const Date today = floor<days>(now);
    if (profile.lastDays > 0)
        return today - days{profile.lastDays};
    if (profile.decisions == 0)
        return std::min(profile.from, today);
    // Of today only what has happened counts.
    std::int64_t count = 0;
    for (const auto &[at, decision] : demoDay(profile, today).decisions)
        count += at < now ? 1 : 0;
    Date first = today;
    while (count < profile.decisions) {
        first -= days{1};
        count += decisionsOn(profile, first);
    }
    return first;
}

/// How many decisions of the first day are too many for the wanted number.
std::int64_t surplus(const DemoProfile &profile, Date first, Instant now)
{
    std::int64_t count = 0;
    const Date today = floor<days>(now);
    for (Date day = first; day < today; day += days{1})
        count += decisionsOn(profile, day);
    for (const auto &[at, decision] : demoDay(profile, today).decisions)
        count += at < now ? 1 : 0;
    return count - profile.decisions;
}

void beginTenant(Transaction &transaction, SignedLog &log, const std::string &tenantId, const DemoProfile &profile,
                 Instant created, Instant now)
{
    contract::Subscription subscription{std::string(profile.plan), std::string(profile.status), {}, {}};
    if (profile.status == "trial")
        subscription.trialEndsAt = created + days{30};
    else
        subscription.currentPeriodEnd = demoPeriodEnd(profile, now);
    putSubscription({transaction, log, created, tenantId}, subscription);
    writeDemoBilling(transaction, tenantId, profile, created);
    beginOnboarding(transaction, tenantId, profile.tier);
    int left = profile.onboardingStepsDone;
    const OnboardingProgress progress = onboardingProgress(transaction);
    const auto last = progress.steps.size() - 1;
    for (std::size_t i = 0; i <= last && left > 0; ++i, --left) {
        const auto at = created + hours{24 * profile.onboardingDays * static_cast<int>(i + 1) /
                                        static_cast<int>(progress.steps.size())};
        completeOnboardingStep(transaction, progress.steps[i].id, at);
    }
}

/// The day's decisions in [from, to), each after what people did until then.
void writeDecisions(const DemoDay &day, Instant from, Instant to, std::int64_t skip, DecisionWriter &decisions,
                    DemoReviews &reviews)
{
    for (const auto &[at, decision] : day.decisions) {
        if (at < from) {
            reviews.add(at, decision, std::nullopt);
        } else if (at < to && --skip < 0) {
            reviews.goOnTo(at);
            const auto lifted = decision.state == DecisionState::Executed ? reviews.lifted(at, decision) : std::nullopt;
            const DecisionKey key = decisions.write(at, lifted.value_or(decision));
            if (lifted)
                reviews.executed(key);
            else
                reviews.add(at, decision, key);
        }
    }
}

/// The rest of one day in [from, to).
void writeDay(const DemoDay &day, Instant from, Instant to, EventWriter &events, Transaction &transaction,
              const std::string &tenantId)
{
    for (const contract::Event &event : day.events) {
        if (event.at >= from && event.at < to)
            events.store(event);
    }
    for (const KnowledgeAsset &asset : day.documents) {
        if (*asset.completedAt >= from && *asset.completedAt < to)
            storeKnowledgeAsset(transaction, tenantId, asset);
    }
}

} // namespace

std::string ensureDemoTenant(Database &database, SignedLog &log, Instant now, const DemoProfile &profile)
{
    std::string id;
    database.read([&](Connection &connection) {
        if (const auto tenant = tenants::findBySlug(connection, profile.slug))
            id = tenant->id;
    });
    if (!id.empty())
        return id;
    const Date first = firstDay(profile, now);
    // Made some days before the first event, unless it is so young that its first days were those of onboarding.
    const Instant created = Instant{first} + hours{9} - (profile.lastDays > 0 ? hours{24} : hours{24 * 14});
    database.write([&](Transaction &transaction) {
        id = tenants::add(transaction, log, created,
                          {.slug = std::string(profile.slug),
                           .name = std::string(profile.name),
                           .industry = std::string(profile.industry),
                           .tier = std::string(profile.tier),
                           .id = std::string(profile.id)});
        transaction.inTenant(id, [&] {
            beginTenant(transaction, log, id, profile, created, now);
            policies::installBuiltIns(transaction, log, tenants::current(transaction), created);
            transaction.run("INSERT INTO demo_state (tenant_id, until) VALUES (?, ?)",
                            {id, Instant{first}.time_since_epoch().count()});
        });
    });
    return id;
}

void writeDemoHistory(Database &database, SignedLog &log, Instant now, const DemoProfile &profile,
                      const std::string &tenantId, const DemoPeople &people)
{
    database.write([&](Transaction &transaction) {
        log.appendMany(transaction, tenantId, now, [&](LeafWriter &leaves) {
            const Instant from{milliseconds{transaction.row("SELECT until FROM demo_state")->integer(0)}};
            if (from >= now)
                return;
            DecisionWriter decisions(transaction, leaves);
            EventWriter events(transaction, tenantId);
            const Date first = floor<days>(from);
            std::int64_t skip = 0;
            const bool fromTheStart = !transaction.row("SELECT 1 FROM decision LIMIT 1");
            if (fromTheStart) {
                skip = profile.decisions > 0 ? surplus(profile, first, now) : 0;
                events.store({"initial", from, contract::events::Usage{0, initialBytes(profile, first), 0}});
            }
            DemoReviews reviews(transaction, leaves, events, profile.reviewed ? people : DemoPeople{}, from);
            const bool goesOn = !fromTheStart && profile.reviewed && !people.compliance.empty();
            for (Date day = goesOn ? first - days{longestDemoReview} : first; Instant{day} < now; day += days{1}) {
                const DemoDay happened = demoDay(profile, day);
                writeDecisions(happened, from, now, skip, decisions, reviews);
                writeDay(happened, from, now, events, transaction, tenantId);
                skip = 0;
            }
            reviews.goOnTo(now);
            decisions.finish();
            events.finish();
            transaction.run("UPDATE demo_state SET until = ?", {now.time_since_epoch().count()});
        });
    });
}

} // namespace atalaya::platform
