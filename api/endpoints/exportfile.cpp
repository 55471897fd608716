// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/exportfile.h"

#include "api/endpoints/auditexportsource.h"

#include <QFile>

#include <nlohmann/json.hpp>

#include <cerrno>

namespace atalaya::api {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// Why a file refuses.
ApiError storageError(const QFileDevice &file, int systemError)
{
    ApiError error;
    error.kind = ApiError::Kind::Storage;
    const bool isFull = file.error() == QFileDevice::ResourceError || systemError == ENOSPC || systemError == EDQUOT ||
                        systemError == EFBIG;
    error.code = isFull ? QStringLiteral("disk_full") : QStringLiteral("not_writable");
    error.message = file.errorString();
    return error;
}

/// For people who open it, too.
QByteArray textOf(const contract::ExportManifest &manifest)
{
    return QByteArray::fromStdString(encode(manifest).dump(2, ' ', false, nlohmann::json::error_handler_t::replace)) +
           '\n';
}

} // namespace

void ExportRowCounter::add(QByteArrayView bytes)
{
    if (m_format == contract::ExportFormat::Xlsx)
        return;
    for (const char byte : bytes) {
        // A quote within a quoted text is doubled: two turns.
        if (byte == '"' && m_format == contract::ExportFormat::Csv)
            m_isQuoted = !m_isQuoted;
        else if (byte == '\n' && !m_isQuoted)
            ++m_lines;
    }
}

qint64 ExportRowCounter::rows() const
{
    return m_format == contract::ExportFormat::Csv ? std::max<qint64>(m_lines - 1, 0) : m_lines;
}

ExportFile::ExportFile(QString path, contract::ExportFormat format,
                       std::function<void(qint64 rows, qint64 bytes)> progress)
    : m_path(std::move(path))
    , m_file(m_path)
    , m_counter(format)
    , m_progress(std::move(progress))
{}

Result<void> ExportFile::open()
{
    errno = 0;
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return tl::unexpected(storageError(m_file, errno));
    m_file.setPermissions(ownerOnly);
    return {};
}

void ExportFile::begin(const QHash<QByteArray, QByteArray> &headers)
{
    m_exportId = QString::fromLatin1(headers.value("x-export-id"));
}

std::optional<ApiError> ExportFile::take(const QByteArray &piece)
{
    errno = 0;
    if (m_file.write(piece) != piece.size())
        return storageError(m_file, errno);
    m_hash.addData(piece);
    m_counter.add(piece);
    m_rows = m_counter.rows();
    m_bytes += piece.size();
    return std::nullopt;
}

void ExportFile::taken()
{
    if (m_progress)
        m_progress(m_rows, m_bytes);
}

bool ExportFile::isWhole(const contract::ExportManifest &manifest) const
{
    return manifest.bytes == m_bytes && m_hash.result().toHex() == QByteArray::fromStdString(manifest.sha256) &&
           (manifest.format == contract::ExportFormat::Xlsx || manifest.count == m_rows);
}

Result<void> ExportFile::keep(const contract::ExportManifest &manifest)
{
    QSaveFile beside(manifestPathOf(m_path));
    const QByteArray text = textOf(manifest);
    errno = 0;
    if (!beside.open(QIODevice::WriteOnly) || beside.write(text) != text.size())
        return tl::unexpected(storageError(beside, errno));
    beside.setPermissions(ownerOnly);
    // First the manifest: there is never a whole file without one.
    if (!beside.commit())
        return tl::unexpected(storageError(beside, errno));
    if (!m_file.commit()) {
        const ApiError error = storageError(m_file, errno);
        QFile::remove(manifestPathOf(m_path));
        return tl::unexpected(error);
    }
    return {};
}

} // namespace atalaya::api
