// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditfixture.h"

#include <nlohmann/json.hpp>

namespace atalaya::tests {

using namespace contract;
using namespace std::chrono;
using nlohmann::json;

AuditRow auditRow(qint64 seq)
{
    AuditRow row;
    row.seq = seq;
    row.id = "dec-" + std::to_string(seq);
    row.at = sys_days{year{2026} / February / 1} + minutes{seq};
    row.agent = seq % 2 == 0 ? "crédito" : "atención";
    row.entity = "Crédito " + std::to_string(seq % 7);
    row.action = "Aprobar operación";
    row.state = DecisionState(seq % 3);
    row.policyId = "pol-riesgo-alto";
    row.policyName = "Riesgo alto";
    row.policyVersion = 7;
    if (seq % 5 != 0)
        row.confidence = 0.71;
    if (seq % 5 != 0)
        row.risk = seq % 101;
    row.containsPii = seq % 4 == 0;
    row.user = "u" + std::to_string(seq % 3);
    row.reason = "Requiere revisión humana.";
    row.correlationId = "c-" + std::to_string(seq);
    return row;
}

AuditDecision auditDecision(qint64 seq)
{
    AuditDecision decision;
    decision.row = auditRow(seq);
    const AuditRow &row = decision.row;
    const json inputs = {{"amount", 48500 + seq}, {"applicant", {{"mail", "[email]"}}}, {"notes", {"a", "b"}}};
    decision.inputs = dumpJson(inputs);
    decision.policy = {row.policyId, row.policyName, row.policyVersion};
    decision.proof.leaf = "leaf";
    const json meta = json::array({row.agent, row.entity, row.action, std::string(nameOf(row.state)), row.policyId,
                                   row.policyName, row.policyVersion, row.confidence ? json(*row.confidence) : json(),
                                   row.risk ? json(*row.risk) : json(), row.containsPii});
    const json body = {
        {"correlationId", *row.correlationId}, {"inputs", inputs}, {"reason", *row.reason}, {"user", *row.user}};
    decision.proof.meta = OpenedPayload{dumpJson(meta), std::string(32, 'm')};
    decision.proof.body = OpenedPayload{dumpJson(body), std::string(32, 'b')};
    return decision;
}

AuditQuery auditSnapshot(const std::string &id, qint64 total, qint64 head)
{
    AuditQuery snapshot;
    snapshot.queryId = id;
    snapshot.total = total;
    snapshot.decisions = head;
    snapshot.headSize = head;
    snapshot.q = "absolute text of " + id;
    return snapshot;
}

AuditRows auditRows(const AuditQuery &snapshot, qint64 offset, qint64 limit)
{
    AuditRows page{snapshot.queryId, offset, snapshot.total, {}};
    for (qint64 at = offset; at < std::min<qint64>(snapshot.total, offset + limit); ++at)
        page.rows.push_back(auditRow(snapshot.headSize - 1 - at));
    return page;
}

void answer(FakeAuditSource::QueryCall &call, const AuditQuery &snapshot)
{
    call.succeed({snapshot, QDateTime::fromMSecsSinceEpoch(1'770'000'000'000, Qt::UTC)});
}

void answer(FakeAuditSource::RowsCall &call, const AuditQuery &snapshot)
{
    call.succeed(auditRows(snapshot, call.offset, call.limit));
}

void answer(FakeAuditSource::Call<AuditPlace> &call, const AuditQuery &snapshot)
{
    const qint64 offset = snapshot.headSize - 1 - call.seq;
    const bool isIn = offset >= 0 && offset < snapshot.total;
    call.succeed({snapshot.queryId, call.seq, isIn ? std::optional<std::int64_t>(offset) : std::nullopt});
}

} // namespace atalaya::tests
