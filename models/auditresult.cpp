// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditresult.h"

#include "interrupted.h"

namespace atalaya::models {

AuditResult::AuditResult(api::ResultCheck *check, AuditSearch *search, AuditLogModel *rows, QObject *parent)
    : QObject(parent)
    , m_check(check)
    , m_search(search)
    , m_rows(rows)
{
    connect(search, &AuditSearch::snapshotChanged, this, &AuditResult::cancel);
    connect(rows, &AuditLogModel::modelReset, this, &AuditResult::changed);
    connect(rows, &AuditLogModel::pageReady, this, &AuditResult::holdShown);
    connect(check, &api::ResultCheck::progressed, this, [this](qint64 leaves, qint64 of) {
        if (m_step != Step::Running)
            return;
        m_read = leaves;
        m_toRead = of;
        Q_EMIT changed();
    });
}

bool AuditResult::isPossible() const
{
    return m_search->isAnswered() && m_rows->snapshotId() == m_search->snapshotId();
}

/// The words that were typed are understood here, by the hour at which the snapshot was made.
api::ResultQuestion AuditResult::question() const
{
    const contract::AuditQuery &snapshot = *m_search->snapshot();
    api::ResultQuestion question;
    question.queryId = m_search->snapshotId();
    question.query = m_rows->query();
    question.sort = m_rows->sort();
    question.headSize = snapshot.headSize;
    question.total = snapshot.total;
    question.knownLeaves = m_search->asked().knownLeaves;
    question.clockSkew = m_rows->clockSkew();
    m_rows->eachRow([&question](int row, const contract::AuditRow &shown) { question.shown.push_back({row, shown}); });
    return question;
}

std::vector<api::ListPlace> AuditResult::places() const
{
    std::vector<api::ListPlace> places;
    m_rows->eachRow([&places](int row, const contract::AuditRow &shown) { places.push_back({row, shown.seq}); });
    return places;
}

void AuditResult::holdShown()
{
    if (m_step != Step::Done || !isPossible())
        return;
    m_report = m_check->hold(*m_report, places());
    Q_EMIT changed();
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
            // Some may have come while the log was read.
            m_report = m_check->hold(*report, places());
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
