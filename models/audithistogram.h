// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditanswer.h"

#include <QObject>

namespace atalaya::models {

/// The snapshot over time, as plain data for a chart. The buckets of before stay while new ones are on their way.
class AuditHistogram final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    AuditHistogram(api::AuditSource *source, AuditSearch *search, QObject *parent = nullptr);

    /// How many there is room for; asks again when that makes a difference.
    void setBuckets(int count);

    /// nullopt until there are some. Instants are UTC.
    [[nodiscard]] const std::optional<contract::AuditHistogram> &data() const { return m_answer.value(); }
    /// Of all buckets and states, for the axis: the highest sum of one bucket.
    [[nodiscard]] qint64 highest() const;
    /// Stale: the buckets are those of an earlier snapshot. Empty: nothing fits.
    [[nodiscard]] LoadState loadState() const;
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_answer.error(); }
    void retry() { m_answer.load(); }

Q_SIGNALS:
    /// Data, state or error.
    void changed();

private:
    int m_count = 60;
    AuditAnswer<contract::AuditHistogram> m_answer;
};

} // namespace atalaya::models
