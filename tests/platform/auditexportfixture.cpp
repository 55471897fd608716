// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditexportfixture.h"

#include <QTest>

namespace atalaya::platform {

contract::AuditRow row(std::int64_t seq)
{
    contract::AuditRow made;
    made.seq = seq;
    made.id = "dec-" + std::to_string(seq);
    made.at = Instant{std::chrono::milliseconds{1'770'379'200'000 + seq}};
    made.agent = "crédito";
    made.entity = "Crédito 20-4471";
    made.action = "Aprobar operación";
    made.state = contract::DecisionState::Blocked;
    made.policyId = "pol-1";
    made.policyName = "Riesgo alto";
    made.policyVersion = 7;
    made.confidence = 0.7125;
    made.risk = 94;
    made.containsPii = true;
    made.user = "u1";
    made.reason = "requiere revisión humana";
    made.correlationId = "c-1";
    return made;
}

void AuditExportFixture::init()
{
    m_snapshot = KnownSnapshot();
    m_stepUp = true;
    m_pieces = 1'000;
    m_fixture = std::make_unique<RoutesFixture>([this](ChainFixture &fixture) {
        const auto stepUp = [this](const RequestContext &) -> std::string {
            if (!m_stepUp)
                throw httpError(403, "step_up_required", "A fresh code is needed.");
            return "proof-digest";
        };
        return exportRoutes({fixture.database(), fixture.log(), fixture.clock, m_snapshot, stepUp,
                             [this](const RequestContext &) { return m_pieces-- > 0; }, m_scratch.path().toStdString(),
                             3'000});
    });
}

void AuditExportFixture::formats()
{
    QTest::addColumn<QByteArray>("format");
    for (const char *format : {"csv", "jsonl", "xlsx"})
        QTest::newRow(format) << QByteArray(format);
}

RawReply AuditExportFixture::ask(const std::string &parameters, const std::string &token)
{
    return m_fixture->get("/api/admin/audit/queries/q-1/export?" + parameters, token);
}

std::string AuditExportFixture::file(const std::string &parameters)
{
    const RawReply reply = ask(parameters);
    if (reply.status != 200 || !reply.stream)
        qFatal("%s", reply.body.c_str());
    m_exportId = reply.headers.at("X-Export-Id");
    KeptBytes sink;
    if (!reply.stream(sink))
        qFatal("broke off");
    return sink.bytes;
}

} // namespace atalaya::platform
