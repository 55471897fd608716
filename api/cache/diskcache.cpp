// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/diskcache.h"

#include "api/cache/diskrecords.h"
#include "api/cache/memorycache.h"
#include "api/vault/recordfolder.h"

#include <optional>
#include <utility>

namespace atalaya::api {

struct DiskCache::Private
{
    Private(const QString &path, const Bounds &bounds)
        : memory({bounds.memoryBytes, bounds.memoryEntries})
        , folder(path, {bounds.diskBytes, bounds.diskEntries})
    {}

    void forget(State next)
    {
        records.reset();
        memory.purge();
        state = next;
    }

    MemoryCache memory;
    State state = State::MemoryOnly;
    RecordFolder folder;
    /// While it is open.
    std::optional<DiskRecords> records;
};

DiskCache::DiskCache(const QString &folder)
    : DiskCache(folder, Bounds{})
{}

DiskCache::DiskCache(const QString &folder, const Bounds &bounds)
    : d(std::make_unique<Private>(folder, bounds))
{}

DiskCache::~DiskCache() = default;

DiskCache::State DiskCache::state() const
{
    return d->state;
}

void DiskCache::open(const SecretString &key)
{
    auto opened = RecordKey::from(key);
    if (!opened) {
        seal();
        return;
    }
    if (d->records) {
        if (opened->id() == d->records->keyId())
            return;
        d->forget(State::Sealed);
    }
    d->records.emplace(&d->folder, std::move(*opened));
    d->state = State::Open;
    d->memory.visit(
        [this](const CacheKey &about, const CachedResponse &response) { d->records->write(about, response); });
}

void DiskCache::seal()
{
    d->forget(State::Sealed);
}

void DiskCache::unseal()
{
    if (d->state == State::Sealed)
        d->state = State::MemoryOnly;
}

void DiskCache::destroy()
{
    d->forget(State::MemoryOnly);
    d->folder.removeAll(RecordFolder::Pinned::Go);
}

std::optional<CachedResponse> DiskCache::find(const CacheKey &key)
{
    if (auto found = d->memory.find(key)) {
        if (d->records)
            d->records->touch(key);
        return found;
    }
    auto found = d->records ? d->records->read(key) : std::nullopt;
    if (found)
        d->memory.store(key, *found);
    return found;
}

void DiskCache::store(const CacheKey &key, const CachedResponse &response)
{
    if (d->state == State::Sealed)
        return;
    d->memory.store(key, response);
    if (d->records)
        d->records->write(key, response);
}

std::optional<CachedResponse> DiskCache::findInPassing(const CacheKey &key)
{
    auto found = d->memory.findInPassing(key);
    return found || !d->records ? found : d->records->read(key, RecordFolder::Use::InPassing);
}

void DiskCache::storeInPassing(const CacheKey &key, const CachedResponse &response)
{
    if (d->state == State::Sealed)
        return;
    d->memory.storeInPassing(key, response);
    if (d->records)
        d->records->write(key, response, RecordFolder::Use::InPassing);
}

void DiskCache::confirm(const CacheKey &key, const QDateTime &at, const std::optional<ReuseTerms> &terms)
{
    d->memory.confirm(key, at, terms);
    if (!d->records)
        return;
    const auto confirmed = findInPassing(key);
    if (confirmed && !confirmed->etag.isEmpty())
        d->records->confirm(key, confirmed->etag, at, terms);
}

void DiskCache::remove(const CacheKey &key)
{
    d->memory.remove(key);
    if (d->records)
        d->records->remove(key);
}

void DiskCache::invalidate(const QString &tag)
{
    d->memory.invalidate(tag);
    if (d->records)
        d->records->invalidate(tag);
}

void DiskCache::expire(const QDateTime &now)
{
    d->memory.expire(now);
    if (d->records)
        d->records->expire(now);
}

void DiskCache::forget()
{
    d->memory.forget();
    if (d->records)
        d->records->forget();
}

void DiskCache::purge()
{
    d->memory.purge();
    if (d->records)
        d->records->purge();
}

CacheSize DiskCache::size() const
{
    CacheSize size = d->memory.size();
    if (d->records) {
        size.diskEntries = d->folder.records();
        size.diskBytes = d->folder.bytes();
    }
    return size;
}

void DiskCache::flush()
{
    d->folder.flush();
}

} // namespace atalaya::api
