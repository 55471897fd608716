// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditexport/exportroutes.h"
#include "platform/auditexport/exportwriter.h"

namespace atalaya::platform {

/// One export: what is sent, and what is recorded before and after.
class ExportRun
{
public:
    /// `manifest` knows all but what only the file tells.
    ExportRun(ExportServices services, RequestContext request, ExportShape shape, contract::ExportManifest manifest,
              std::string stepUp);
    /// What was recorded and never sent is recorded as failed.
    ~ExportRun();
    ExportRun(const ExportRun &) = delete;
    ExportRun &operator=(const ExportRun &) = delete;

    /// Before the first byte leaves: `audit.export` in the change trail, with what was asked and the step-up.
    void record();
    /// Sends the file. Whole: keeps the manifest and records `audit.exported` with its digest. Otherwise the same
    /// with the result `failed`; also when the right to it ends meanwhile, or an hour is over.
    [[nodiscard]] bool send(ReplySink &sink);

private:
    [[nodiscard]] bool mayGoOn() const;
    [[nodiscard]] bool sendRows(ExportWriter &writer);
    void finish(bool whole);
    void recordChange(Transaction &transaction, const char *action, const char *result,
                      const nlohmann::json &after) const;

    ExportServices m_services;
    RequestContext m_request;
    ExportShape m_shape;
    contract::ExportManifest m_manifest;
    std::string m_stepUp;
    /// How many rows the snapshot has.
    std::int64_t m_total;
    /// Recorded, and not finished.
    bool m_isOpen = false;
};

} // namespace atalaya::platform
