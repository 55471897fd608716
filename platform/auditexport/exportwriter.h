// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditexport.h"
#include "api/contract/auditrows.h"
#include "platform/http/exchange.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace atalaya::platform {

/// How the file is to look.
struct ExportShape
{
    contract::ExportFormat format = contract::ExportFormat::Csv;
    /// Of contract::exportColumns().
    std::vector<std::string> columns;
    /// es or en, see ExportManifest.
    std::string locale = "es";
};

/// Writes the file of an export row by row. Every call answers false when nobody takes the bytes any more; whatever
/// else goes wrong is thrown, and what was written is no export then.
class ExportWriter
{
public:
    virtual ~ExportWriter() = default;
    [[nodiscard]] virtual bool begin() = 0;
    [[nodiscard]] virtual bool add(const contract::AuditRow &row) = 0;
    [[nodiscard]] virtual bool finish() = 0;
};

/// CSV and JSON Lines go to the sink as they come; a workbook is made in `scratch` first, because it ends with its
/// table of contents, and takes little memory.
[[nodiscard]] std::unique_ptr<ExportWriter> makeExportWriter(const ExportShape &shape, ReplySink &sink,
                                                             const std::filesystem::path &scratch);

[[nodiscard]] std::string_view contentTypeOf(contract::ExportFormat format);

} // namespace atalaya::platform
