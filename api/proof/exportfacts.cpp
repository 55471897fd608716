// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/exportfacts.h"

#include "api/proof/signednote.h"

#include <QCryptographicHash>
#include <QFile>

#include <nlohmann/json.hpp>

namespace atalaya::api {

namespace {

constexpr qint64 pieceBytes = 256 * 1024;
/// A manifest with every column and a head is far smaller.
constexpr qint64 largestManifest = 1024 * 1024;

ApiError problem(ApiError::Kind kind, const char *code, const QString &message)
{
    ApiError error;
    error.kind = kind;
    error.code = QLatin1String(code);
    error.message = message;
    return error;
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

Result<contract::ExportManifest> readManifest(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(problem(ApiError::Kind::Storage, "not_readable", file.errorString()));
    const QByteArray bytes = file.read(largestManifest + 1);
    const auto manifest = contract::parseJson(view(bytes)).and_then(contract::decodeExportManifest);
    if (!manifest)
        return tl::unexpected(problem(ApiError::Kind::BadResponse, "no_manifest",
                                      QString::fromStdString(manifest.error().path + ": " + manifest.error().reason)));
    return *manifest;
}

Result<ExportFileFacts> readExport(const QString &path, const contract::ExportManifest &manifest, ExportRows *rows,
                                   const std::function<bool(qint64 bytes)> &wanted)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(problem(ApiError::Kind::Storage, "not_readable", file.errorString()));
    ExportFileFacts facts;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::optional<ExportReader> reader;
    if (rows)
        reader.emplace(rows->cells(), manifest.format, [rows](ExportLine &&line) { rows->add(line); });
    bool isReadable = true;
    while (!file.atEnd()) {
        const QByteArray piece = file.read(pieceBytes);
        if (piece.isEmpty())
            return tl::unexpected(problem(ApiError::Kind::Storage, "not_readable", file.errorString()));
        hash.addData(piece);
        facts.bytes += piece.size();
        isReadable = isReadable && reader && reader->feed(view(piece));
        if (!wanted(facts.bytes))
            return facts;
    }
    facts.sha256 = hash.result().toHex().toStdString();
    if (reader) {
        reader->end();
        rows->close();
        facts.rows = rows->count();
        facts.hasColumns = reader->hasColumns();
        facts.brokenAt = reader->brokenAt();
    }
    return facts;
}

void nameChanges(const QString &path, const contract::ExportManifest &manifest, ExportRows &rows)
{
    QFile file(path);
    if (!rows.wantsNames() || !file.open(QIODevice::ReadOnly))
        return;
    ExportReader reader(rows.cells(), manifest.format, [&rows](ExportLine &&line) { rows.name(line); });
    while (!file.atEnd() && reader.feed(view(file.read(pieceBytes)))) {
    }
    reader.end();
}

LogOutcome judgeManifestHead(const contract::ExportManifest &manifest, const LogName &log,
                             const std::optional<PinnedHead> &pin, std::optional<Checkpoint> &head)
{
    // A log without a leaf had no head.
    if (manifest.head.empty() && manifest.headSize == 0)
        return LogOutcome::StaleProof;
    const auto note = SignedNote::parse(manifest.head);
    head = note ? Checkpoint::parse(note->text()) : std::nullopt;
    const auto origin = head ? LogOrigin::parse(head->origin) : std::nullopt;
    if (!origin)
        return LogOutcome::Malformed;
    if (origin->tenantId != log.tenantId.toStdString())
        return LogOutcome::WrongLog;
    const auto key = pin ? VerifierKey::parse(pin->key) : std::nullopt;
    if (!key)
        return LogOutcome::StaleProof;
    const auto own = LogOrigin::parse(key->name);
    if (!own || own->server != origin->server)
        return LogOutcome::WrongLog;
    // Each epoch has a key of its own; the one of before is not kept.
    if (own->epoch != origin->epoch)
        return LogOutcome::StaleProof;
    return note->verify(*key) ? LogOutcome::Verified : LogOutcome::BadSignature;
}

} // namespace atalaya::api
