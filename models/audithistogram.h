// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditsearch.h"

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
    [[nodiscard]] const std::optional<contract::AuditHistogram> &data() const { return m_data; }
    /// Of all buckets and states, for the axis: the highest sum of one bucket.
    [[nodiscard]] qint64 highest() const;
    /// Stale: the buckets are those of an earlier snapshot. Empty: nothing fits.
    [[nodiscard]] LoadState loadState() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }
    void retry() { load(); }

Q_SIGNALS:
    /// Data, state or error.
    void changed();

private:
    void load();
    void take(const api::Result<contract::AuditHistogram> &answer);
    void fail(const api::ApiError &error);

    api::AuditSource *m_source;
    AuditSearch *m_search;
    api::RequestScope m_request;
    int m_count = 60;
    std::optional<contract::AuditHistogram> m_data;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_error;
};

} // namespace atalaya::models
