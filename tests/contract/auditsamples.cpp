// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/auditquery.h"
#include "api/contract/auditrows.h"
#include "api/contract/auditsums.h"
#include "tests/contract/samples.h"

namespace atalaya::tests {

namespace {

using namespace contract;
using namespace std::chrono;

Instant at(int hour)
{
    return sys_days{year{2026} / February / 1} + hours{hour} + milliseconds{250};
}

AuditRow blocked()
{
    return {99'987,
            "dec-2",
            at(14),
            "crédito",
            "Crédito 20-4471",
            "Aprobar operación",
            DecisionState::Blocked,
            "pol-riesgo-alto",
            "Riesgo alto",
            7,
            0.71,
            94,
            true,
            "u9",
            "Requiere revisión humana.",
            "c-77"};
}

/// Of which retention has left the public part.
AuditRow erased()
{
    AuditRow row = blocked();
    row.seq = 3;
    row.id = "dec-1";
    row.state = DecisionState::Review;
    row.confidence.reset();
    row.risk.reset();
    row.containsPii = false;
    row.user.reset();
    row.reason.reset();
    row.correlationId.reset();
    return row;
}

const std::string id = "q-5f2c09a1";

} // namespace

std::vector<Sample> auditSamples()
{
    return {
        sample("audit-query-request",
               AuditQueryRequest{"estado:bloqueada desde-hace:7d", AuditSort::HighestConfidenceFirst, "table"},
               decodeAuditQueryRequest),
        sample("audit-query-request-plain", AuditQueryRequest{"", AuditSort::OldestFirst, ""}, decodeAuditQueryRequest),
        sample("audit-query",
               AuditQuery{id, 142, 100'000, 100'017, "from:2026-02-01T08:00:00.250Z state:blocked",
                          AuditSort::NewestFirst, at(8), std::nullopt, at(10)},
               decodeAuditQuery),
        sample("audit-query-to",
               AuditQuery{id, 0, 0, 0, "", AuditSort::LowestConfidenceFirst, std::nullopt, at(8), at(10)},
               decodeAuditQuery),
        sample("audit-row", blocked(), decodeAuditRow),
        sample("audit-rows", AuditRows{id, 40, 42, {blocked(), erased()}}, decodeAuditRows),
        sample("audit-place", AuditPlace{id, 99'987, 40}, decodeAuditPlace),
        sample("audit-place-none", AuditPlace{id, 99'987, std::nullopt}, decodeAuditPlace),
        sample("audit-facets",
               AuditFacets{id,
                           {{"state", {{"executed", std::nullopt, 702}}, 0},
                            {"policy", {{"pol-riesgo-alto", "Riesgo alto", 431}}, 3}}},
               decodeAuditFacets),
        sample("audit-histogram", AuditHistogram{id, at(8), at(10), 3'600'000, {{at(8), 5, 2, 1}, {at(9), 0, 0, 0}}},
               decodeAuditHistogram),
    };
}

} // namespace atalaya::tests
