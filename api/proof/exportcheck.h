// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/exportfacts.h"
#include "api/proof/resultcheck.h"

#include <QObject>

namespace atalaya::api {

/// A decision that the manifest's query means and the file has not.
struct MissingLine
{
    std::int64_t seq = 0;
    /// The line before which it should stand; nullopt: behind the last, or not known.
    std::optional<std::int64_t> before;

    bool operator==(const MissingLine &) const = default;
};

/// What an export is worth today.
struct ExportReport
{
    contract::ExportManifest manifest;
    ExportFileFacts file;
    /// Of the head in the manifest. WrongLog: of another tenant or platform, then nothing else was looked at.
    LogOutcome head = LogOutcome::Malformed;
    /// The rows were held against the log. A workbook's are not.
    bool hasRows = false;
    /// By line.
    std::vector<ExportFault> faults;
    /// By number.
    std::vector<MissingLine> missing;
    /// Of the log itself, and what retention erased meanwhile; meaningful with hasRows.
    ResultReport result;

    [[nodiscard]] bool hasBytes() const { return file.bytes == manifest.bytes && file.sha256 == manifest.sha256; }
    /// Every row is as it was signed, none is missing, and there is no other.
    [[nodiscard]] bool areRowsRight() const
    {
        return hasRows && isVerified(result.log) && faults.empty() && missing.empty() && result.missing.empty() &&
               file.hasColumns && !file.brokenAt && file.rows == manifest.count;
    }
    bool operator==(const ExportReport &) const = default;
};

/// Checks an export that somebody has in a file: its bytes against the manifest, the manifest's head against the log,
/// and every row against the leaves under the pinned head. One at a time; cancelling the future ends it.
class ExportCheck final : public QObject
{
    Q_OBJECT

public:
    /// Nothing is owned.
    ExportCheck(ResultCheck *result, LogVerifier *log, QObject *parent = nullptr);
    ~ExportCheck() override;

    /// Own errors: see readManifest() and readExport(); BadResponse `no_query`: the manifest's query can't be read.
    [[nodiscard]] QFuture<Result<ExportReport>> run(const QString &path, const QString &manifestPath);

Q_SIGNALS:
    /// Bytes of the file.
    void fileProgressed(qint64 bytes, qint64 of);
    /// Entries of the log.
    void logProgressed(qint64 leaves, qint64 of);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::api
