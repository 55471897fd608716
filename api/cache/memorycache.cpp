// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/memorycache.h"

#include "api/cache/cachepolicy.h"

namespace atalaya::api {

MemoryCache::MemoryCache(Bounds bounds)
    : m_bounds(bounds)
{}

std::optional<CachedResponse> MemoryCache::find(const CacheKey &key)
{
    const auto found = m_index.constFind(key);
    if (found == m_index.cend())
        return std::nullopt;
    m_entries.splice(m_entries.begin(), m_entries, *found);
    return m_entries.front().response;
}

void MemoryCache::store(const CacheKey &key, const CachedResponse &response)
{
    remove(key);
    insert(m_entries.begin(), key, response);
}

std::optional<CachedResponse> MemoryCache::findInPassing(const CacheKey &key)
{
    const auto found = m_index.constFind(key);
    return found == m_index.cend() ? std::nullopt : std::optional((*found)->response);
}

void MemoryCache::storeInPassing(const CacheKey &key, const CachedResponse &response)
{
    auto place = m_entries.end();
    if (const auto found = m_index.constFind(key); found != m_index.cend()) {
        place = std::next(*found);
        erase(*found);
    }
    insert(place, key, response);
}

void MemoryCache::insert(Entries::iterator before, const CacheKey &key, const CachedResponse &response)
{
    if (response.body.size() > m_bounds.bytes)
        return;
    m_index.insert(key, m_entries.insert(before, {key, response}));
    m_bytes += response.body.size();
    while (m_bytes > m_bounds.bytes || m_index.size() > m_bounds.entries)
        erase(std::prev(m_entries.end()));
}

void MemoryCache::confirm(const CacheKey &key, const QDateTime &at, const std::optional<ReuseTerms> &terms)
{
    if (const auto found = m_index.constFind(key); found != m_index.cend()) {
        (*found)->response.fetchedAt = at;
        (*found)->response.invalidated = false;
        if (terms)
            (*found)->response.terms = *terms;
    }
}

void MemoryCache::remove(const CacheKey &key)
{
    if (const auto found = m_index.constFind(key); found != m_index.cend())
        erase(*found);
}

void MemoryCache::invalidate(const QString &tag)
{
    for (Entry &entry : m_entries) {
        if (entry.response.tags.contains(tag))
            entry.response.invalidated = true;
    }
}

void MemoryCache::expire(const QDateTime &now)
{
    eraseIf([&now](const CachedResponse &response) { return isExpired(response, now); });
}

void MemoryCache::forget()
{
    eraseIf([](const CachedResponse &response) { return response.perishable; });
}

void MemoryCache::eraseIf(const std::function<bool(const CachedResponse &)> &goes)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        const auto at = entry++;
        if (goes(at->response))
            erase(at);
    }
}

void MemoryCache::purge()
{
    m_index.clear();
    m_entries.clear();
    m_bytes = 0;
}

void MemoryCache::visit(const std::function<void(const CacheKey &, const CachedResponse &)> &visitor) const
{
    for (auto entry = m_entries.crbegin(); entry != m_entries.crend(); ++entry)
        visitor(entry->key, entry->response);
}

void MemoryCache::erase(Entries::iterator entry)
{
    m_bytes -= entry->response.body.size();
    m_index.remove(entry->key);
    m_entries.erase(entry);
}

} // namespace atalaya::api
