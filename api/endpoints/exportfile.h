// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditexport.h"
#include "api/net/bodysink.h"
#include "api/net/result.h"

#include <QByteArrayView>
#include <QCryptographicHash>
#include <QSaveFile>
#include <QString>

#include <atomic>
#include <functional>

namespace atalaya::api {

/// Counts the rows of an export while its bytes go by: CSV without its header, JSON Lines; 0 of a workbook.
class ExportRowCounter
{
public:
    explicit ExportRowCounter(contract::ExportFormat format)
        : m_format(format)
    {}
    void add(QByteArrayView bytes);
    [[nodiscard]] qint64 rows() const;

private:
    contract::ExportFormat m_format;
    qint64 m_lines = 0;
    bool m_isQuoted = false;
};

/// An export on its way to disk, under a name of its own beside its place. Gone with this object unless keep() gave it
/// its name. What is written may only be read by who writes it.
class ExportFile final : public BodySink
{
public:
    /// `progress`: on the thread of the call.
    ExportFile(QString path, contract::ExportFormat format, std::function<void(qint64 rows, qint64 bytes)> progress);

    /// Before anything is asked: whether the place can be written.
    [[nodiscard]] Result<void> open();

    void begin(const QHash<QByteArray, QByteArray> &headers) override;
    [[nodiscard]] std::optional<ApiError> take(const QByteArray &piece) override;
    void taken() override;

    /// `X-Export-Id` of the answer.
    [[nodiscard]] const QString &exportId() const { return m_exportId; }
    /// Taken so far.
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    /// Whether what was taken is what the manifest describes.
    [[nodiscard]] bool isWhole(const contract::ExportManifest &manifest) const;
    /// File and manifest get their names; on an error neither does.
    [[nodiscard]] Result<void> keep(const contract::ExportManifest &manifest);

private:
    QString m_path;
    QSaveFile m_file;
    ExportRowCounter m_counter;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::atomic<qint64> m_rows = 0;
    std::atomic<qint64> m_bytes = 0;
    std::function<void(qint64 rows, qint64 bytes)> m_progress;
    QString m_exportId;
};

} // namespace atalaya::api
