// SPDX-License-Identifier: GPL-3.0-or-later
#include "audithistogram.h"

#include "interrupted.h"

#include <algorithm>

namespace atalaya::models {

AuditHistogram::AuditHistogram(api::AuditSource *source, AuditSearch *search, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_search(search)
{
    connect(search, &AuditSearch::snapshotChanged, this, &AuditHistogram::load);
    connect(search, &AuditSearch::rebuilt, this, [this](const auto &error) {
        if (m_state == LoadState::Ready || m_state == LoadState::Empty)
            return;
        error ? fail(*error) : load();
    });
}

void AuditHistogram::setBuckets(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    load();
}

qint64 AuditHistogram::highest() const
{
    qint64 most = 0;
    if (m_data)
        for (const auto &bucket : m_data->buckets)
            most = std::max<qint64>(most, bucket.executed + bucket.review + bucket.blocked);
    return most;
}

void AuditHistogram::load()
{
    m_request.abandon();
    if (!m_search->snapshot()) {
        m_data.reset();
        m_state = m_search->state();
        Q_EMIT changed();
        return;
    }
    m_state = m_data ? LoadState::Stale : LoadState::Loading;
    m_request.listen(
        this, m_source->histogram(m_search->snapshotId(), m_count),
        [this](const api::Result<contract::AuditHistogram> &answer) { take(answer); }, [this] { fail(interrupted()); });
    Q_EMIT changed();
}

void AuditHistogram::take(const api::Result<contract::AuditHistogram> &answer)
{
    if (!answer)
        return fail(answer.error());
    m_error.reset();
    m_data = *answer;
    m_state = highest() == 0 ? LoadState::Empty : LoadState::Ready;
    Q_EMIT changed();
}

void AuditHistogram::fail(const api::ApiError &error)
{
    // rebuilt() follows.
    if (api::isSnapshotGone(error) && m_error != error) {
        m_error = error;
        m_search->askAgain(m_search->snapshotId());
        return;
    }
    m_error = error;
    m_state = m_data ? LoadState::Stale : stateWithoutData(error);
    Q_EMIT changed();
}

} // namespace atalaya::models
