// SPDX-License-Identifier: GPL-3.0-or-later
#include "audithistogram.h"

#include <algorithm>

namespace atalaya::models {

AuditHistogram::AuditHistogram(api::AuditSource *source, AuditSearch *search, QObject *parent)
    : QObject(parent)
    , m_answer(
          search, this, [this, source](const QString &id) { return source->histogram(id, m_count); },
          [this] { Q_EMIT changed(); })
{}

void AuditHistogram::setBuckets(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    m_answer.load();
}

qint64 AuditHistogram::highest() const
{
    qint64 most = 0;
    if (data())
        for (const auto &bucket : data()->buckets)
            most = std::max<qint64>(most, bucket.executed + bucket.review + bucket.blocked);
    return most;
}

LoadState AuditHistogram::loadState() const
{
    return m_answer.state() == LoadState::Ready && highest() == 0 ? LoadState::Empty : m_answer.state();
}

} // namespace atalaya::models
