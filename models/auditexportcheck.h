// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditexportsource.h"
#include "api/net/requestscope.h"
#include "api/proof/exportcheck.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>

namespace atalaya::api {
class OperationLog;
}

namespace atalaya::models {

/// "Check an export": a file that was exported once, held against the log of today.
class AuditExportCheck final : public QObject
{
    Q_OBJECT

public:
    enum class Step
    {
        Idle,
        /// read() of toRead() bytes of the file.
        ReadingFile,
        /// read() of toRead() entries of the log.
        ReadingLog,
        /// report() says what came out.
        Done,
        /// error() says why nothing came out.
        Failed
    };
    /// What the platform itself has recorded under the manifest's id.
    enum class Record
    {
        /// Not asked, or not to be had.
        Unknown,
        Same,
        /// Another manifest: this one was changed.
        Other,
        /// It knows of no such export.
        None
    };

    /// All outlive it. `busy` may be null: the check stands in no list then.
    AuditExportCheck(api::ExportCheck *check, api::AuditExportSource *source, api::OperationLog *busy,
                     QObject *parent = nullptr);
    ~AuditExportCheck() override;

    void start(const QString &path, const QString &manifestPath);
    /// Nothing more is read; back to Idle.
    void cancel();

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] bool isUnderWay() const { return m_step == Step::ReadingFile || m_step == Step::ReadingLog; }
    [[nodiscard]] qint64 read() const { return m_read; }
    /// 0 while that is not known.
    [[nodiscard]] qint64 toRead() const { return m_toRead; }
    [[nodiscard]] const std::optional<api::ExportReport> &report() const { return m_report; }
    [[nodiscard]] Record record() const { return m_record; }
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }
    /// From start() to the report, in milliseconds.
    [[nodiscard]] qint64 elapsed() const { return m_elapsed; }
    /// Bytes, manifest and every row are right.
    [[nodiscard]] bool isGood() const;

Q_SIGNALS:
    void changed();

private:
    void reset(Step step);
    void progress(Step step, qint64 done, qint64 of);
    void take(const api::ExportReport &report);
    void finish();
    void fail(const api::ApiError &error);
    void leaveBusyList();

    api::ExportCheck *m_check;
    api::AuditExportSource *m_source;
    api::OperationLog *m_busy;
    api::RequestScope m_request;
    quint64 m_operation = 0;
    Step m_step = Step::Idle;
    qint64 m_read = 0;
    qint64 m_toRead = 0;
    QElapsedTimer m_clock;
    qint64 m_elapsed = 0;
    std::optional<api::ExportReport> m_report;
    Record m_record = Record::Unknown;
    std::optional<api::ApiError> m_error;
};

} // namespace atalaya::models
