// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/diskcache.h"

#include "api/cache/ledger.h"
#include "api/cache/memorycache.h"
#include "api/cache/storedresponse.h"
#include "api/vault/recordfolder.h"

#include <atomic>

namespace atalaya::api {

namespace {

/// The ledger can't be sealed under the generation that it tells.
constexpr quint64 anyGeneration = 0;

RecordLabel labelOf(const CacheKey &key)
{
    return {key.origin.toUtf8(), key.user.toUtf8(), key.tenant.toUtf8(), key.method, key.url};
}

/// One for the folder, so it belongs to nobody.
RecordLabel ledgerLabel()
{
    return {{}, {}, {}, "LEDGER", {}};
}

} // namespace

struct DiskCache::Private
{
    Private(const QString &path, const Bounds &bounds)
        : memory({bounds.memoryBytes, bounds.memoryEntries})
        , folder(path, {bounds.diskBytes, bounds.diskEntries})
    {}

    void openFolder();
    /// Another process may have invalidated or purged.
    void readLedger();
    void writeLedger();
    void write(const CacheKey &key, const CachedResponse &response);
    [[nodiscard]] std::optional<CachedResponse> read(const CacheKey &key);
    [[nodiscard]] std::optional<QByteArray> readRecord(const CacheKey &key, RecordKind kind);
    [[nodiscard]] QByteArray nameOf(const CacheKey &about, RecordKind kind) const
    {
        return key->nameOf(labelOf(about), kind);
    }
    void forget();

    MemoryCache memory;
    State state = State::MemoryOnly;
    std::optional<RecordKey> key;
    QByteArray ledgerName;
    QByteArray ledgerRecord;
    Ledger ledger;
    /// Told by the folder's worker: it could not be written, so it has to be before the next record.
    std::atomic<bool> ledgerIsLost{false};
    RecordFolder folder;
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
    if (d->state == State::Open) {
        if (opened->id() == d->key->id())
            return;
        d->memory.purge();
    }
    d->key = std::move(opened);
    d->state = State::Open;
    d->openFolder();
    d->memory.visit([this](const CacheKey &about, const CachedResponse &response) { d->write(about, response); });
}

void DiskCache::Private::openFolder()
{
    ledgerName = key->nameOf(ledgerLabel(), RecordKind::Ledger);
    folder.pin(ledgerName);
    ledger = Ledger::begin();
    readLedger();
    if (ledgerRecord.isEmpty())
        writeLedger();
    folder.sweep([keyId = key->id(), generation = ledger.generation()](const RecordHead &head) {
        return head.keyId == keyId && (head.generation == generation || head.kind == RecordKind::Ledger);
    });
}

void DiskCache::Private::readLedger()
{
    const auto record = folder.read(ledgerName);
    if (record && *record == ledgerRecord)
        return;
    ledgerRecord.clear();
    if (!record)
        return;
    const auto plain = key->open(ledgerLabel(), RecordKind::Ledger, anyGeneration, *record);
    const auto read = plain ? Ledger::decode(*plain) : std::nullopt;
    if (!read)
        return;
    ledgerRecord = *record;
    ledger.merge(*read);
}

void DiskCache::Private::writeLedger()
{
    ledgerRecord = key->seal(ledgerLabel(), RecordKind::Ledger, anyGeneration, ledger.encode());
    // A full disk: without a ledger nothing that it would have made invalid can be read as valid later.
    folder.write(ledgerName, ledgerRecord, [this, name = ledgerName](bool written) {
        if (written)
            return;
        folder.remove(name);
        ledgerIsLost = true;
    });
}

void DiskCache::Private::forget()
{
    key.reset();
    memory.purge();
    ledger = {};
    ledgerName.clear();
    ledgerRecord.clear();
}

void DiskCache::seal()
{
    d->forget();
    d->state = State::Sealed;
}

void DiskCache::destroy()
{
    d->forget();
    d->state = State::MemoryOnly;
    d->folder.removeAll(RecordFolder::Pinned::Go);
}

std::optional<CachedResponse> DiskCache::find(const CacheKey &key)
{
    if (auto found = d->memory.find(key)) {
        if (d->state == State::Open)
            d->folder.touch(d->nameOf(key, RecordKind::Response));
        return found;
    }
    auto found = d->state == State::Open ? d->read(key) : std::nullopt;
    if (found)
        d->memory.store(key, *found);
    return found;
}

std::optional<QByteArray> DiskCache::Private::readRecord(const CacheKey &about, RecordKind kind)
{
    const auto record = folder.read(nameOf(about, kind));
    return record ? key->open(labelOf(about), kind, ledger.generation(), *record) : std::nullopt;
}

std::optional<CachedResponse> DiskCache::Private::read(const CacheKey &about)
{
    readLedger();
    const auto plain = readRecord(about, RecordKind::Response);
    auto stored = plain ? StoredResponse::decode(*plain) : std::nullopt;
    if (!stored || stored->role != about.role)
        return std::nullopt;
    if (const auto later = readRecord(about, RecordKind::Confirmation)) {
        if (const auto confirmation = StoredConfirmation::decode(*later))
            confirmation->applyTo(*stored);
    }
    stored->response.invalidated |= ledger.isInvalid(stored->response.tags, stored->storedAt);
    return stored->response;
}

void DiskCache::store(const CacheKey &key, const CachedResponse &response)
{
    if (d->state == State::Sealed)
        return;
    d->memory.store(key, response);
    if (d->state == State::Open)
        d->write(key, response);
}

void DiskCache::Private::write(const CacheKey &about, const CachedResponse &response)
{
    if (ledgerIsLost.exchange(false) || ledgerRecord.isEmpty())
        writeLedger();
    const QByteArray plain = StoredResponse{response, about.role, ledger.count()}.encode();
    folder.write(nameOf(about, RecordKind::Response),
                 key->seal(labelOf(about), RecordKind::Response, ledger.generation(), plain));
}

void DiskCache::confirm(const CacheKey &key, const QDateTime &at, const std::optional<ReuseTerms> &terms)
{
    d->memory.confirm(key, at, terms);
    if (d->state != State::Open)
        return;
    auto confirmed = d->memory.find(key);
    if (!confirmed)
        confirmed = d->read(key);
    if (!confirmed || confirmed->etag.isEmpty())
        return;
    const QByteArray plain = StoredConfirmation{confirmed->etag, at, terms, d->ledger.count()}.encode();
    d->folder.write(d->nameOf(key, RecordKind::Confirmation),
                    d->key->seal(labelOf(key), RecordKind::Confirmation, d->ledger.generation(), plain));
}

void DiskCache::remove(const CacheKey &key)
{
    d->memory.remove(key);
    if (d->state != State::Open)
        return;
    d->folder.remove(d->nameOf(key, RecordKind::Response));
    d->folder.remove(d->nameOf(key, RecordKind::Confirmation));
}

void DiskCache::invalidate(const QString &tag)
{
    d->memory.invalidate(tag);
    if (d->state != State::Open)
        return;
    d->readLedger();
    d->ledger.invalidate(tag);
    d->writeLedger();
}

void DiskCache::purge()
{
    d->memory.purge();
    if (d->state != State::Open)
        return;
    // In this order: killed in between, what is left is void.
    d->ledger = Ledger::begin();
    d->writeLedger();
    d->folder.removeAll(RecordFolder::Pinned::Stay);
}

CacheSize DiskCache::size() const
{
    CacheSize size = d->memory.size();
    if (d->state == State::Open) {
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
