// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/search/searchresult.h"

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace atalaya::platform {

/// Snapshots by tenant and id, within bounds: what was found goes first (it can be found again), then what was asked;
/// what nobody used for longest before the rest. Thread-safe.
class SnapshotStore
{
public:
    struct Limits
    {
        /// Of what was found, all tenants together.
        std::size_t bytes = 64U << 20U;
        std::size_t questions = 4'096;
    };
    struct Snapshot
    {
        SearchQuestion question;
        /// Decisions before this one had lost their payloads.
        std::int64_t erasedTo = 0;
        /// Null when it was dropped.
        std::shared_ptr<const SearchResult> result;
    };

    explicit SnapshotStore(Limits limits)
        : m_limits(limits)
    {}
    void put(const std::string &tenantId, const std::string &id, Snapshot snapshot);
    /// nullopt: never made, or dropped altogether.
    [[nodiscard]] std::optional<Snapshot> find(const std::string &tenantId, const std::string &id);
    /// Whose snapshot of this id there is; empty when there is none.
    [[nodiscard]] std::string ownerOf(const std::string &id) const;
    [[nodiscard]] std::size_t bytes() const;
    /// Forgets what was found for a tenant: it would not be found like this any more.
    void dropResults(const std::string &tenantId);

private:
    using Key = std::pair<std::string, std::string>;
    struct Entry
    {
        Snapshot snapshot;
        std::list<Key>::iterator place;
    };
    void dropResult(Snapshot &snapshot);
    void makeRoom();

    Limits m_limits;
    mutable std::mutex m_mutex;
    std::map<Key, Entry> m_entries;
    /// The one that was used last in front.
    std::list<Key> m_order;
    std::size_t m_bytes = 0;
};

} // namespace atalaya::platform
