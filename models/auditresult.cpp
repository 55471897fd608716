// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditresult.h"

#include "auditquerytext.h"
#include "interrupted.h"

namespace atalaya::models {

AuditResult::AuditResult(api::ResultCheck *check, AuditSearch *search, const QTimeZone &zone, QObject *parent)
    : QObject(parent)
    , m_check(check)
    , m_search(search)
    , m_zone(zone)
{
    connect(search, &AuditSearch::snapshotChanged, this, &AuditResult::cancel);
    connect(check, &api::ResultCheck::progressed, this, [this](qint64 leaves, qint64 of) {
        if (m_step != Step::Running)
            return;
        m_read = leaves;
        m_toRead = of;
        Q_EMIT changed();
    });
}

/// The words that were typed are understood here, by the hour at which the snapshot was made.
api::ResultQuestion AuditResult::question() const
{
    const contract::AuditQuery &snapshot = *m_search->snapshot();
    return {m_search->snapshotId(), queryOf(m_search->askedText(), m_zone, snapshot.at), snapshot.headSize,
            snapshot.total};
}

void AuditResult::reset(Step step)
{
    m_request.abandon();
    m_step = step;
    m_error.reset();
    m_report.reset();
    m_read = 0;
    m_toRead = 0;
}

void AuditResult::measure()
{
    if (!isPossible())
        return;
    reset(Step::Measuring);
    m_cost.reset();
    m_request.listen(
        this, m_check->cost(question()),
        [this](const api::Result<api::ResultCost> &cost) {
            if (!cost)
                return fail(cost.error());
            m_cost = *cost;
            m_step = Step::Measured;
            Q_EMIT changed();
        },
        [this] { fail(interrupted()); });
    Q_EMIT changed();
}

void AuditResult::start()
{
    if (!isPossible())
        return;
    reset(Step::Running);
    m_clock.start();
    m_request.listen(
        this, m_check->run(question()),
        [this](const api::Result<api::ResultReport> &report) {
            if (!report)
                return fail(report.error());
            m_elapsed = m_clock.elapsed();
            m_report = *report;
            m_step = Step::Done;
            Q_EMIT changed();
        },
        [this] { fail(interrupted()); });
    Q_EMIT changed();
}

void AuditResult::cancel()
{
    if (m_step == Step::Idle)
        return;
    reset(Step::Idle);
    m_cost.reset();
    Q_EMIT changed();
}

void AuditResult::fail(const api::ApiError &error)
{
    m_error = error;
    m_step = Step::Failed;
    Q_EMIT changed();
}

} // namespace atalaya::models
