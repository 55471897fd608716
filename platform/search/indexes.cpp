// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexes.h"

#include <algorithm>

namespace atalaya::platform {

Indexes::Opened Indexes::open(const std::string &tenantId, Connection &connection)
{
    const auto run = connection.row("SELECT coalesce(max(erased_to), 0) FROM retention_run");
    const std::int64_t erasedTo = run ? run->integer(0) : 0;
    Opened opened;
    opened.erasedTo = erasedTo;
    {
        const std::lock_guard lock(m_mutex);
        Entry &entry = m_entries[tenantId];
        if (!entry.index || entry.erasedTo < erasedTo) {
            opened.renewed = entry.index != nullptr;
            entry.index = std::make_shared<TenantIndex>();
            entry.erasedTo = erasedTo;
        }
        entry.used = ++m_uses;
        // Somebody who reads an older state must not bring back what is gone, so has an index of its own for once.
        opened.index = entry.erasedTo == erasedTo ? entry.index : std::make_shared<TenantIndex>();
    }
    opened.index->update(connection);
    makeRoom(tenantId);
    return opened;
}

std::size_t Indexes::bytes() const
{
    const std::lock_guard lock(m_mutex);
    std::size_t all = 0;
    for (const auto &[tenantId, entry] : m_entries)
        all += entry.index->bytes();
    return all;
}

void Indexes::makeRoom(const std::string &keep)
{
    const std::lock_guard lock(m_mutex);
    std::size_t all = 0;
    for (const auto &[tenantId, entry] : m_entries)
        all += entry.index->bytes();
    while (all > m_limit && m_entries.size() > 1) {
        const auto oldest = std::ranges::min_element(
            m_entries, {}, [&keep](const auto &item) { return item.first == keep ? UINT64_MAX : item.second.used; });
        all -= oldest->second.index->bytes();
        m_entries.erase(oldest);
    }
}

} // namespace atalaya::platform
