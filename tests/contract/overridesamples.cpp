// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/override.h"
#include "api/contract/review.h"
#include "api/contract/why.h"
#include "tests/contract/samples.h"

namespace atalaya::tests {

namespace {

using namespace contract;
using namespace std::chrono;

Instant at(int hour, int day = 4)
{
    return sys_days{year{2026} / February / day} + hours{hour} + milliseconds{250};
}

Override lasting()
{
    Override one;
    one.id = "ovr-1";
    one.decisionId = "dec-aa00bb11cc22-0000000007";
    one.agent = "crédito";
    one.entity = "Crédito 20-4471";
    one.action = "Aprobar operación";
    one.policyId = "pol-riesgo-alto";
    one.policyName = "Riesgo alto";
    one.decisionState = "blocked";
    one.scope = "entity";
    one.hours = 4;
    one.reason = "El cliente espera";
    one.state = "approved";
    one.requestedBy = {"u-1", "Ana Gil"};
    one.requestedAt = at(9);
    one.decidedBy = Person{"u-2", "Luis Mar"};
    one.decidedAt = at(10);
    one.note = "Visto";
    one.expiresAt = at(14);
    one.uses = 2;
    one.lastUse = "dec-aa00bb11cc22-0000000009";
    one.revision = 4;
    one.hash = std::string(64, 'a');
    return one;
}

Override asked()
{
    Override one = lasting();
    one.id = "ovr-2";
    one.scope = "once";
    one.hours = 0;
    one.state = "requested";
    one.decidedBy.reset();
    one.decidedAt.reset();
    one.note.clear();
    one.expiresAt = at(9, 11);
    one.uses = 0;
    one.lastUse.clear();
    one.revision = 1;
    one.hash = std::string(64, 'b');
    return one;
}

Why blocked()
{
    Why why;
    why.decisionId = "dec-aa00bb11cc22-0000000007";
    why.seq = 7;
    why.at = at(9);
    why.state = "blocked";
    why.agent = "crédito";
    why.entity = "Crédito 20-4471";
    why.action = "Aprobar operación";
    why.policyId = "pol-riesgo-alto";
    why.policyName = "Riesgo alto";
    why.policyVersion = 7;
    why.reason = "el riesgo es alto";
    why.correlationId = "corr-1";
    why.rule = Why::Rule{2, "blocked", {{"en", "the risk is high"}, {"es", "el riesgo es alto"}}};
    why.alike = 2;
    why.roles = {"ADMIN", "COMPLIANCE"};
    why.people = {{"u-2", "Luis Mar", "ADMIN"}};
    why.overrides = {asked()};
    return why;
}

Why lifted()
{
    Why why = blocked();
    why.state = "executed";
    why.rule.reset();
    why.liftedBy = "ovr-1";
    why.alike = 1;
    why.people.clear();
    why.overrides.clear();
    return why;
}

ReviewItem held()
{
    ReviewItem item;
    item.decisionId = "dec-aa00bb11cc22-0000000007";
    item.seq = 7;
    item.at = at(9);
    item.agent = "crédito";
    item.entity = "Crédito 20-4471";
    item.action = "Aprobar operación";
    item.policyId = "pol-riesgo-alto";
    item.policyName = "Riesgo alto";
    item.reason = "el riesgo es alto";
    item.confidence = 0.8125;
    item.risk = 80;
    item.containsPii = true;
    item.dueAt = at(13);
    item.hold = ReviewItem::Hold{{"u-1", "Ana Gil"}, at(10), at(11)};
    return item;
}

ReviewItem corrected()
{
    ReviewItem item = held();
    item.confidence.reset();
    item.risk.reset();
    item.containsPii = false;
    item.hold.reset();
    item.verdict = ReviewItem::Verdict{{"u-2", "Luis Mar"}, at(12), "corrected", "Otro importe", 90.5};
    return item;
}

} // namespace

std::vector<Sample> overrideSamples()
{
    return {
        sample("override", lasting(), decodeOverride),
        sample("override-asked", asked(), decodeOverride),
        sample("override-list", OverrideList{7, {lasting(), asked()}}, decodeOverrideList),
        sample("override-request", OverrideRequest{"El cliente espera", "once", 0}, decodeOverrideRequest),
        sample("override-request-entity", OverrideRequest{"Obra", "entity", 168}, decodeOverrideRequest),
        sample("override-verdict", OverrideVerdict{std::string(64, 'b'), "Visto"}, decodeOverrideVerdict),
        sample("review-hold", *held().hold, decodeReviewHold),
        sample("review-queue", ReviewQueue{2, 17, 3, 240, 15, 4, at(12), {held(), corrected()}}, decodeReviewQueue),
        sample("review-detail", ReviewDetail{held(), R"({"importe":48500})", at(12)}, decodeReviewDetail),
        sample("review-verdict", ReviewVerdict{"rejected", "No es suyo"}, decodeReviewVerdict),
        sample("review-verdict-plain", ReviewVerdict{"approved", ""}, decodeReviewVerdict),
        sample(
            "review-progress",
            ReviewProgress{
                at(9), at(12), {{{"u-1", "Ana Gil"}, 4, 1, 2, 31.25, 3, 75.0}}, {{}, 0, 1, 2, 31.25, 0, std::nullopt}},
            decodeReviewProgress),
        sample("review-settings", ReviewSettings{60, 20}, decodeReviewSettings),
        sample("why", blocked(), decodeWhy),
        sample("why-plain", lifted(), decodeWhy),
    };
}

} // namespace atalaya::tests
