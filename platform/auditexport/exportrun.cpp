// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditexport/exportrun.h"

#include "api/rules/masking.h"
#include "platform/auditexport/hashingsink.h"
#include "platform/base/log.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace atalaya::platform {

namespace {

/// Rows read at once: few enough for little memory, many enough to cost little each.
constexpr std::int64_t rowsAtOnce = 2'000;
/// However slowly somebody reads.
constexpr std::chrono::hours longestExport{1};

/// Takes bytes only as long as they may be sent.
class GuardedSink final : public ReplySink
{
public:
    GuardedSink(ReplySink &sink, std::function<bool()> mayGoOn)
        : m_sink(sink)
        , m_mayGoOn(std::move(mayGoOn))
    {}
    bool write(std::string_view bytes) override { return m_mayGoOn() && m_sink.write(bytes); }
    bool goesOn() const override { return m_sink.goesOn(); }

private:
    ReplySink &m_sink;
    std::function<bool()> m_mayGoOn;
};

} // namespace

ExportRun::ExportRun(ExportServices services, RequestContext request, ExportShape shape,
                     contract::ExportManifest manifest, std::string stepUp)
    : m_services(std::move(services))
    , m_request(std::move(request))
    , m_shape(std::move(shape))
    , m_manifest(std::move(manifest))
    , m_stepUp(std::move(stepUp))
    , m_total(m_manifest.count)
{}

ExportRun::~ExportRun()
{
    if (!m_isOpen)
        return;
    try {
        m_manifest.count = 0;
        finish(false);
    } catch (const std::exception &error) {
        logError(m_request.correlationId + " an export's end is not recorded: " + error.what());
    }
}

void ExportRun::recordChange(Transaction &transaction, const char *action, const char *result,
                             const nlohmann::json &after) const
{
    Change change;
    change.tenantId = m_request.scope->tenantId();
    change.actor = m_request.principal.userId;
    change.session = m_request.principal.sessionId;
    change.actingFor = m_request.principal.enteredTenant;
    change.action = action;
    change.target = "audit_exports/" + m_manifest.id;
    change.after = contract::dumpJson(after);
    change.result = result;
    change.correlationId = m_request.correlationId;
    platform::recordChange(transaction, m_services.log, m_services.clock.now(), change);
}

void ExportRun::record()
{
    nlohmann::json asked = encode(m_manifest);
    for (const char *unknown : {"bytes", "sha256", "head"})
        asked.erase(unknown);
    // Leaves of changes are never erased; the exact text is in the manifest, and bound by the id of the query.
    asked["q"] = rules::maskPii(m_manifest.q).text;
    asked["stepUp"] = m_stepUp;
    m_services.database.write(*m_request.scope, [&](Transaction &transaction) {
        recordChange(transaction, "audit.export", "allowed", asked);
    });
    m_isOpen = true;
}

bool ExportRun::mayGoOn() const
{
    return m_services.clock.now() < m_manifest.createdAt + longestExport && m_services.stillMay(m_request);
}

bool ExportRun::send(ReplySink &sink)
{
    GuardedSink guarded(sink, [this] { return mayGoOn(); });
    HashingSink hashed(guarded);
    bool whole = false;
    m_manifest.count = 0;
    try {
        const auto writer = makeExportWriter(m_shape, hashed, m_services.scratch);
        whole = writer->begin() && sendRows(*writer) && writer->finish();
    } catch (const std::exception &error) {
        logError(m_request.correlationId + " an export broke off: " + error.what());
    }
    m_manifest.bytes = hashed.bytes();
    m_manifest.sha256 = hashed.digest();
    finish(whole);
    return whole;
}

bool ExportRun::sendRows(ExportWriter &writer)
{
    while (m_manifest.count < m_total) {
        const auto rows =
            m_services.source.snapshotRows(*m_request.scope, m_manifest.queryId, m_manifest.count,
                                           std::min(rowsAtOnce, m_total - m_manifest.count), m_request.clientGone);
        if (m_request.clientGone && m_request.clientGone())
            return false;
        // Fewer than there were: never a part for the whole.
        if (!rows || rows->empty())
            throw std::runtime_error("the snapshot ends before its rows do");
        for (const contract::AuditRow &row : *rows) {
            if (!writer.add(row))
                return false;
            ++m_manifest.count;
        }
    }
    return true;
}

void ExportRun::finish(bool whole)
{
    m_isOpen = false;
    const nlohmann::json after{{"count", m_manifest.count}, {"bytes", m_manifest.bytes}, {"sha256", m_manifest.sha256}};
    m_services.database.write(*m_request.scope, [&](Transaction &transaction) {
        if (whole) {
            transaction.run("INSERT INTO audit_export (tenant_id, id, manifest) VALUES (?, ?, ?)",
                            {m_request.scope->tenantId(), m_manifest.id, contract::dumpJson(encode(m_manifest))});
        }
        recordChange(transaction, "audit.exported", whole ? "allowed" : "failed", after);
    });
}

} // namespace atalaya::platform
