// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditexport.h"
#include "api/net/result.h"
#include "api/proof/exportrows.h"
#include "api/proof/logoutcome.h"
#include "api/proof/pinstore.h"

#include <QString>

#include <functional>

namespace atalaya::api {

/// What can be said of a file without the log.
struct ExportFileFacts
{
    std::int64_t bytes = 0;
    /// Lower-case hex.
    std::string sha256;
    /// Rows, unreadable ones too; not of a workbook.
    std::int64_t rows = 0;
    /// Its first line names the columns of the manifest.
    bool hasColumns = true;
    /// From this line on it can't be read.
    std::optional<std::int64_t> brokenAt;

    bool operator==(const ExportFileFacts &) const = default;
};

/// The manifest that lies in a file. Kind Storage, `not_readable`: there is no such file; BadResponse: it is none.
[[nodiscard]] Result<contract::ExportManifest> readManifest(const QString &path);

/// Reads a file once, a piece at a time: facts, and the rows into `rows` unless it is null. `wanted` is asked after
/// each piece whether to go on; a reading that was given up has no answer that counts. For a thread of the pool.
[[nodiscard]] Result<ExportFileFacts> readExport(const QString &path, const contract::ExportManifest &manifest,
                                                 ExportRows *rows, const std::function<bool(qint64 bytes)> &wanted);
/// Reads it once more for the columns of the rows that were found changed.
void nameChanges(const QString &path, const contract::ExportManifest &manifest, ExportRows &rows);

/// What the head in a manifest is, apart from whether it lies in the log: WrongLog for that of another tenant or
/// platform, BadSignature, Malformed, else Verified. `head`: what it says, for LogVerifier::checkRoot().
[[nodiscard]] LogOutcome judgeManifestHead(const contract::ExportManifest &manifest, const LogName &log,
                                           const std::optional<PinnedHead> &pin, std::optional<Checkpoint> &head);

} // namespace atalaya::api
