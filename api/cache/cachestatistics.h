// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QtGlobal>

namespace atalaya::api {

/// What a cache holds.
struct CacheSize
{
    qint64 memoryEntries = 0;
    qint64 memoryBytes = 0;
    /// 0 for a cache that has no disk, and while it is sealed.
    qint64 diskEntries = 0;
    qint64 diskBytes = 0;

    bool operator==(const CacheSize &) const = default;
};

/// How the reads since `since` were answered; each read counts once.
struct CacheStatistics
{
    CacheSize size;
    QDateTime since;
    /// Shown without asking.
    quint64 fresh = 0;
    /// Shown out of date: renewed behind it, or the platform can't be asked.
    quint64 stale = 0;
    /// Asked about, and still true (304).
    quint64 confirmed = 0;
    /// Came whole from the platform.
    quint64 missed = 0;
    /// No answer from either.
    quint64 failed = 0;

    [[nodiscard]] quint64 reads() const { return fresh + stale + confirmed + missed + failed; }
    /// Share of the answered reads whose body did not have to come over the wire, 0–1; 0 before the first.
    [[nodiscard]] double hitRate() const
    {
        const quint64 hits = fresh + stale + confirmed;
        return hits + missed == 0 ? 0.0 : static_cast<double>(hits) / static_cast<double>(hits + missed);
    }
    bool operator==(const CacheStatistics &) const = default;
};

} // namespace atalaya::api
