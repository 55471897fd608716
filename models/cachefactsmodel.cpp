// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cachefactsmodel.h"

#include <algorithm>

namespace atalaya::models {

CacheFactsModel::CacheFactsModel(QObject *parent)
    : SmallTable(parent)
{
    setStatistics({});
}

void CacheFactsModel::setStatistics(const api::CacheStatistics &statistics)
{
    m_statistics = statistics;
    const auto &size = statistics.size;
    const auto count = [](QByteArray id, quint64 value) {
        return CacheFact{std::move(id), CacheFact::Unit::Count, value};
    };
    const quint64 answered = statistics.reads() - statistics.failed;
    setRows({
        // What memory holds is on the disk too, where there is one.
        {"entries", CacheFact::Unit::Count, std::max(size.memoryEntries, size.diskEntries)},
        {"memory", CacheFact::Unit::Bytes, size.memoryBytes},
        {"disk", CacheFact::Unit::Bytes, size.diskBytes},
        {"hitRate", CacheFact::Unit::Percent, answered == 0 ? QVariant() : QVariant(statistics.hitRate() * 100)},
        count("fresh", statistics.fresh),
        count("stale", statistics.stale),
        count("confirmed", statistics.confirmed),
        count("missed", statistics.missed),
        count("failed", statistics.failed),
    });
}

bool CacheFactsModel::isEmpty() const
{
    return m_statistics.size.memoryEntries == 0 && m_statistics.size.diskEntries == 0;
}

QHash<int, QByteArray> CacheFactsModel::roleNames() const
{
    auto names = SmallTable::roleNames();
    names.insert(UnitRole, "unit");
    return names;
}

QVariant CacheFactsModel::cell(const CacheFact &row, int column) const
{
    return column == Value ? row.value : QVariant();
}

QVariant CacheFactsModel::extra(const CacheFact &row, int role) const
{
    return role == UnitRole ? QVariant(static_cast<int>(row.unit)) : QVariant();
}

} // namespace atalaya::models
