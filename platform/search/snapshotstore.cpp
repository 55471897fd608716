// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshotstore.h"

#include <algorithm>

namespace atalaya::platform {

void SnapshotStore::put(const std::string &tenantId, const std::string &id, Snapshot snapshot)
{
    const std::lock_guard lock(m_mutex);
    const Key key{tenantId, id};
    std::size_t bytes = snapshot.result ? snapshot.result->bytes() : 0;
    // It would push out all others: rather found again each time.
    if (bytes > m_limits.bytes) {
        snapshot.result.reset();
        bytes = 0;
    }
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) {
        m_order.push_front(key);
        m_entries.emplace(key, Entry{std::move(snapshot), m_order.begin()});
    } else {
        dropResult(found->second.snapshot);
        found->second.snapshot = std::move(snapshot);
        m_order.splice(m_order.begin(), m_order, found->second.place);
    }
    m_bytes += bytes;
    makeRoom();
}

std::optional<SnapshotStore::Snapshot> SnapshotStore::find(const std::string &tenantId, const std::string &id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find({tenantId, id});
    if (found == m_entries.end())
        return std::nullopt;
    m_order.splice(m_order.begin(), m_order, found->second.place);
    return found->second.snapshot;
}

std::string SnapshotStore::ownerOf(const std::string &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find(m_entries, id, [](const auto &entry) { return entry.first.second; });
    return found == m_entries.end() ? std::string() : found->first.first;
}

std::size_t SnapshotStore::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

void SnapshotStore::dropResults(const std::string &tenantId)
{
    const std::lock_guard lock(m_mutex);
    for (auto entry = m_entries.lower_bound({tenantId, {}}); entry != m_entries.end() && entry->first.first == tenantId;
         ++entry)
        dropResult(entry->second.snapshot);
}

void SnapshotStore::dropResult(Snapshot &snapshot)
{
    if (snapshot.result)
        m_bytes -= snapshot.result->bytes();
    snapshot.result.reset();
}

void SnapshotStore::makeRoom()
{
    // The one in front was just made.
    for (auto key = m_order.rbegin(); m_bytes > m_limits.bytes && std::next(key) != m_order.rend(); ++key)
        dropResult(m_entries.at(*key).snapshot);
    while (m_entries.size() > m_limits.questions) {
        const auto last = m_entries.find(m_order.back());
        dropResult(last->second.snapshot);
        m_entries.erase(last);
        m_order.pop_back();
    }
}

} // namespace atalaya::platform
