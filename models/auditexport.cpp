// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditexport.h"

#include "auditsearch.h"
#include "interrupted.h"

#include "api/endpoints/auditsource.h"

#include <QPointer>

namespace atalaya::models {

namespace {

/// In the contract's order, each once.
std::vector<std::string> ordered(const QStringList &wanted)
{
    std::vector<std::string> columns;
    for (const std::string_view name : contract::exportColumns())
        if (name == "seq" || wanted.contains(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))))
            columns.emplace_back(name);
    return columns;
}

} // namespace

AuditExport::AuditExport(api::AuditExportSource *source, AuditSearch *search, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_search(search)
{
    connect(search, &AuditSearch::snapshotChanged, this, &AuditExport::changed);
    connect(search, &AuditSearch::changed, this, &AuditExport::changed);
}

bool AuditExport::isPossible() const
{
    return m_search->isAnswered();
}

const std::optional<contract::AuditQuery> &AuditExport::snapshot() const
{
    return isUnderWay() || m_step == Step::Done ? m_taken : m_search->snapshot();
}

QString AuditExport::askedText() const
{
    return m_search->askedText();
}

bool AuditExport::fits(contract::ExportFormat format) const
{
    return format != contract::ExportFormat::Xlsx || !snapshot() || snapshot()->total <= mostSheetRows;
}

void AuditExport::start(const Wish &wish)
{
    if (!isPossible() || isUnderWay())
        return;
    reset(Step::Waiting);
    m_taken = m_search->snapshot();
    const api::ExportOrder order{m_search->snapshotId(), wish.format, ordered(wish.columns), wish.locale.toStdString(),
                                 wish.path};
    const auto progress = [self = QPointer(this)](qint64 rows, qint64 bytes) {
        if (!self || !self->isUnderWay())
            return;
        self->m_step = Step::Running;
        self->m_rows = rows;
        self->m_bytes = bytes;
        Q_EMIT self->changed();
    };
    m_request.listen(
        this, m_source->save(order, progress),
        [this, id = order.queryId](const api::Result<api::ExportedFile> &file) {
            if (!file) {
                fail(file.error());
                // The same question, so that trying again finds a snapshot.
                if (api::isSnapshotGone(file.error()))
                    m_search->askAgain(id);
                return;
            }
            m_file = *file;
            m_step = Step::Done;
            Q_EMIT changed();
        },
        [this] { fail(interrupted()); });
    Q_EMIT changed();
}

void AuditExport::cancel()
{
    if (m_step == Step::Idle)
        return;
    reset(Step::Idle);
    Q_EMIT changed();
}

void AuditExport::reset(Step step)
{
    m_request.abandon();
    m_step = step;
    m_taken.reset();
    m_rows = 0;
    m_bytes = 0;
    m_file.reset();
    m_error.reset();
}

void AuditExport::fail(const api::ApiError &error)
{
    reset(Step::Failed);
    m_error = error;
    Q_EMIT changed();
}

} // namespace atalaya::models
