// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditexportcheck.h"

#include "interrupted.h"

#include "api/net/operationlog.h"

namespace atalaya::models {

AuditExportCheck::AuditExportCheck(api::ExportCheck *check, api::AuditExportSource *source, api::OperationLog *busy,
                                   QObject *parent)
    : QObject(parent)
    , m_check(check)
    , m_source(source)
    , m_busy(busy)
{
    connect(check, &api::ExportCheck::fileProgressed, this,
            [this](qint64 bytes, qint64 of) { progress(Step::ReadingFile, bytes, of); });
    connect(check, &api::ExportCheck::logProgressed, this,
            [this](qint64 leaves, qint64 of) { progress(Step::ReadingLog, leaves, of); });
    if (busy) {
        connect(busy, &api::OperationLog::givenUp, this, [this](quint64 id) {
            if (id == m_operation)
                cancel();
        });
    }
}

AuditExportCheck::~AuditExportCheck()
{
    leaveBusyList();
}

void AuditExportCheck::start(const QString &path, const QString &manifestPath)
{
    reset(Step::ReadingFile);
    m_clock.start();
    if (m_busy)
        m_operation = m_busy->begin("audit.checkExport", true);
    m_request.listen(
        this, m_check->run(path, manifestPath),
        [this](const api::Result<api::ExportReport> &report) {
            if (report)
                take(*report);
            else
                fail(report.error());
        },
        [this] { fail(interrupted()); });
    Q_EMIT changed();
}

/// What the platform says of it is no proof; a manifest that was changed is found by it all the same.
void AuditExportCheck::take(const api::ExportReport &report)
{
    m_report = report;
    if (report.head == api::LogOutcome::WrongLog)
        return finish();
    m_request.listen(
        this, m_source->manifest(QString::fromStdString(report.manifest.id)),
        [this](const api::Result<contract::ExportManifest> &recorded) {
            if (recorded)
                m_record = *recorded == m_report->manifest ? Record::Same : Record::Other;
            else if (recorded.error().kind == api::ApiError::Kind::NotFound)
                m_record = Record::None;
            finish();
        },
        [this] { finish(); });
}

void AuditExportCheck::finish()
{
    leaveBusyList();
    m_elapsed = m_clock.elapsed();
    m_step = Step::Done;
    Q_EMIT changed();
}

bool AuditExportCheck::isGood() const
{
    return m_report && m_report->hasBytes() && api::isVerified(m_report->head) && m_report->areRowsRight() &&
           (m_record == Record::Same || m_record == Record::Unknown);
}

void AuditExportCheck::progress(Step step, qint64 done, qint64 of)
{
    if (!isUnderWay())
        return;
    m_step = step;
    m_read = done;
    m_toRead = of;
    Q_EMIT changed();
}

void AuditExportCheck::cancel()
{
    if (m_step == Step::Idle)
        return;
    reset(Step::Idle);
    Q_EMIT changed();
}

void AuditExportCheck::reset(Step step)
{
    m_request.abandon();
    leaveBusyList();
    m_step = step;
    m_read = 0;
    m_toRead = 0;
    m_report.reset();
    m_record = Record::Unknown;
    m_error.reset();
}

void AuditExportCheck::leaveBusyList()
{
    // Neither success nor failure: those tell whether the platform answers.
    if (m_busy && m_operation != 0)
        m_busy->cancel(std::exchange(m_operation, 0));
}

void AuditExportCheck::fail(const api::ApiError &error)
{
    reset(Step::Failed);
    m_error = error;
    Q_EMIT changed();
}

} // namespace atalaya::models
