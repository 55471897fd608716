// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/search/tenantindex.h"

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace atalaya::platform {

/// The tenants' indexes, made when they are first asked for. Thread-safe.
class Indexes
{
public:
    /// `bytes`: what they may take together before those that nobody used for longest go.
    explicit Indexes(std::size_t bytes)
        : m_limit(bytes)
    {}

    struct Opened
    {
        std::shared_ptr<TenantIndex> index;
        /// Decisions before this one have lost their payloads in what `connection` sees.
        std::int64_t erasedTo = 0;
        /// Retention has erased what an index had seen: results of before may not be shown any more.
        bool renewed = false;
    };
    /// With all that `connection`, behind the wall of `tenantId`, sees.
    [[nodiscard]] Opened open(const std::string &tenantId, Connection &connection);
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Entry
    {
        std::shared_ptr<TenantIndex> index;
        /// Decisions before this one had lost their payloads when the index was begun.
        std::int64_t erasedTo = 0;
        std::uint64_t used = 0;
    };
    void makeRoom(const std::string &keep);

    std::size_t m_limit;
    mutable std::mutex m_mutex;
    std::map<std::string, Entry> m_entries;
    std::uint64_t m_uses = 0;
};

} // namespace atalaya::platform
