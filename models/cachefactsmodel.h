// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/cachestatistics.h"
#include "models/smalltable.h"

#include <QByteArray>

namespace atalaya::models {

/// One figure of the cache: `id` names it, `unit` says what it counts.
struct CacheFact
{
    enum class Unit
    {
        Count,
        Bytes,
        /// 0–100; no value before the first read.
        Percent
    };
    QByteArray id;
    Unit unit = Unit::Count;
    QVariant value;

    bool operator==(const CacheFact &) const = default;
};

/// What the cache holds and how well it serves, a figure a row. Ids, in this order: entries, memory, disk, hitRate,
/// fresh, stale, confirmed, missed, failed.
class CacheFactsModel final : public SmallTable<CacheFact>
{
    Q_OBJECT

public:
    enum Column
    {
        Value,
        ColumnCount
    };
    enum Role
    {
        /// int of CacheFact::Unit.
        UnitRole = IdRole + 1
    };

    explicit CacheFactsModel(QObject *parent = nullptr);

    void setStatistics(const api::CacheStatistics &statistics);
    /// Since when the reads are counted.
    [[nodiscard]] QDateTime since() const { return m_statistics.since; }
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const CacheFact &row) const override { return row.id; }
    [[nodiscard]] QVariant cell(const CacheFact &row, int column) const override;
    [[nodiscard]] QVariant extra(const CacheFact &row, int role) const override;

private:
    api::CacheStatistics m_statistics;
};

} // namespace atalaya::models
