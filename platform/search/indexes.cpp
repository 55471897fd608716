// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexes.h"

#include <algorithm>

namespace atalaya::platform {

Indexes::Opened Indexes::open(const std::string &tenantId, Connection &connection)
{
    const auto run = connection.row("SELECT coalesce(max(erased_to), 0), coalesce(max(erased_to < to_seq), 0)"
                                    " FROM retention_run");
    Opened opened;
    opened.erasedTo = run ? run->integer(0) : 0;
    const bool isErasing = run && run->integer(1) != 0;
    Entry before;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_entries.find(tenantId); known != m_entries.end())
            before = known->second;
    }
    std::shared_ptr<TenantIndex> own = before.index;
    if (!own || before.erasedTo != opened.erasedTo) {
        // In the middle of a run only the rows of its last steps are read again. At its end the index is begun anew, so
        // that no text of it is left; and somebody who reads an older state has an index of its own for once.
        const bool goesOn = own && isErasing && before.erasedTo < opened.erasedTo;
        own = goesOn ? own->reread(connection, before.erasedTo, opened.erasedTo) : nullptr;
        if (!own)
            own = std::make_shared<TenantIndex>();
    }
    {
        const std::lock_guard lock(m_mutex);
        Entry &entry = m_entries[tenantId];
        if (!entry.index || entry.erasedTo < opened.erasedTo) {
            opened.renewed = entry.index != nullptr;
            entry.index = own;
            entry.erasedTo = opened.erasedTo;
        }
        entry.used = ++m_uses;
        opened.index = entry.erasedTo == opened.erasedTo ? entry.index : own;
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
