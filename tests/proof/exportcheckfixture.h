// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/exportcheck.h"
#include "api/proof/logverifier.h"
#include "tests/support/memorypins.h"
#include "tests/support/operatorsource.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

#include <memory>

namespace atalaya::tests {

/// Files of exports, honest ones and others, against a log that the test has in its hands.
class ExportCheckFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();

protected:
    /// How often each attack is tried, at places drawn at random.
    static constexpr int attacks = 50;
    static const api::LogName theLog;
    static const OperatorKey theKey;

    /// The file, and its manifest.
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("e")); }
    [[nodiscard]] QString manifestPath() const { return m_folder.filePath(QStringLiteral("e.manifest.json")); }
    /// A number drawn at random.
    [[nodiscard]] std::size_t below(std::size_t bound);
    [[nodiscard]] static std::vector<std::string> allColumns();
    /// The columns of this export.
    [[nodiscard]] QByteArrayList names() const;

    /// An honest export. `form`: CSV in Spanish, CSV in English, JSON Lines.
    void make(const QByteArray &q, contract::AuditSort sort, int form, std::vector<std::string> columns = allColumns());
    /// File and manifest out of the rows of now: whoever changes a file can also change what lies beside it.
    void forge();
    void write(const QByteArray &bytes) const { put(path(), bytes); }
    void writeManifest() const;
    [[nodiscard]] api::ExportReport check();
    [[nodiscard]] static QString said(const api::ExportReport &report);

    std::unique_ptr<OperatorSource> m_source;
    /// Makes the exports in the place of `m_source`, if there is one.
    OperatorSource *m_otherSource = nullptr;
    std::unique_ptr<api::ExportCheck> m_check;
    contract::ExportManifest m_manifest;
    std::vector<contract::AuditRow> m_rows;
    /// Of each row.
    std::vector<std::int64_t> m_lines;
    std::vector<qsizetype> m_offsets;
    QByteArray m_bytes;

private:
    [[nodiscard]] OperatorSource &source() const { return m_otherSource ? *m_otherSource : *m_source; }
    static void put(const QString &path, const QByteArray &bytes);

    QTemporaryDir m_folder;
    MemoryPins m_pins;
    std::unique_ptr<api::LogVerifier> m_log;
    std::unique_ptr<api::ResultCheck> m_result;
    QRandomGenerator m_random;
};

} // namespace atalaya::tests
