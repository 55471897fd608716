// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditexport.h"
#include "api/net/result.h"

#include <QFuture>
#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace atalaya::api {

/// Which snapshot is to become which file.
struct ExportOrder
{
    QString queryId;
    contract::ExportFormat format = contract::ExportFormat::Csv;
    /// Of contract::exportColumns(), in this order.
    std::vector<std::string> columns;
    /// es or en; what it means is said at ExportManifest.
    std::string locale = "es";
    /// Replaced when the file is whole, not before.
    QString path;

    bool operator==(const ExportOrder &) const = default;
};

struct ExportedFile
{
    contract::ExportManifest manifest;
    QString path;
    /// The manifest as JSON, beside the file.
    QString manifestPath;

    bool operator==(const ExportedFile &) const = default;
};

/// What the models of exports need of the client; `AuditExportApi` is the real one.
class AuditExportSource
{
public:
    /// Rows that are in the file so far (0 for a workbook, whose rows can't be counted on the way), and its bytes.
    using Progress = std::function<void(qint64 rows, qint64 bytes)>;

    virtual ~AuditExportSource() = default;

    /// Asks for a fresh code of the second factor, and writes the file whole or not at all: its place is taken only
    /// when bytes, SHA-256 and count are those of the manifest. Errors of its own, all of kind Storage: `not_writable`,
    /// `disk_full`; of kind BadResponse: `export_differs`. Cancelling leaves nothing behind.
    [[nodiscard]] virtual QFuture<Result<ExportedFile>> save(const ExportOrder &order, Progress progress) = 0;
    /// What the platform has recorded of an export.
    [[nodiscard]] virtual QFuture<Result<contract::ExportManifest>> manifest(const QString &exportId) = 0;
};

/// Where the manifest of a file lies.
[[nodiscard]] inline QString manifestPathOf(const QString &path)
{
    return path + QStringLiteral(".manifest.json");
}

} // namespace atalaya::api
