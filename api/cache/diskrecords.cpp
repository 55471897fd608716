// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/diskrecords.h"

#include <utility>

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

DiskRecords::DiskRecords(RecordFolder *folder, RecordKey key)
    : m_folder(folder)
    , m_key(std::move(key))
    , m_ledgerName(m_key.nameOf(ledgerLabel(), RecordKind::Ledger))
    , m_ledger(Ledger::begin())
{
    m_folder->pin(m_ledgerName);
    readLedger();
    if (m_ledgerRecord.isEmpty())
        writeLedger();
    sweep();
}

/// What is void goes from the disk.
void DiskRecords::sweep()
{
    m_folder->sweep([keyId = m_key.id(), ledger = m_ledger](const RecordHead &head) {
        if (head.keyId != keyId)
            return false;
        if (head.kind == RecordKind::Perishable)
            return ledger.hasHour(head.generation);
        return head.generation == ledger.generation() || head.kind == RecordKind::Ledger;
    });
}

QByteArray DiskRecords::nameOf(const CacheKey &key, RecordKind kind) const
{
    return m_key.nameOf(labelOf(key), kind);
}

void DiskRecords::readLedger()
{
    const auto record = m_folder->read(m_ledgerName);
    if (record && *record == m_ledgerRecord)
        return;
    m_ledgerRecord.clear();
    const auto plain = record ? m_key.open(ledgerLabel(), RecordKind::Ledger, anyGeneration, *record) : std::nullopt;
    const auto read = plain ? Ledger::decode(*plain) : std::nullopt;
    if (!read)
        return;
    m_ledgerRecord = *record;
    m_ledger.merge(*read);
}

void DiskRecords::writeLedger()
{
    m_ledgerRecord = m_key.seal(ledgerLabel(), RecordKind::Ledger, anyGeneration, m_ledger.encode());
    const auto done = [folder = m_folder, name = m_ledgerName, lost = m_ledgerIsLost](bool written) {
        if (written)
            return;
        // A full disk: without a ledger nothing that it would have made invalid can be taken for valid later.
        folder->remove(name);
        *lost = true;
    };
    m_folder->write(m_ledgerName, m_ledgerRecord, done);
}

void DiskRecords::put(const CacheKey &key, RecordKind kind, const QByteArray &plain, Use use)
{
    put(key, kind, plain, use, m_ledger.generation());
}

void DiskRecords::put(const CacheKey &key, RecordKind kind, const QByteArray &plain, Use use, quint64 generation)
{
    if (m_ledgerIsLost->exchange(false) || m_ledgerRecord.isEmpty())
        writeLedger();
    m_folder->write(nameOf(key, kind), m_key.seal(labelOf(key), kind, generation, plain), {}, use);
}

std::optional<QByteArray> DiskRecords::get(const CacheKey &key, RecordKind kind, Use use)
{
    const auto record = m_folder->read(nameOf(key, kind), use);
    return record ? m_key.open(labelOf(key), kind, m_ledger.generation(), *record) : std::nullopt;
}

std::optional<CachedResponse> DiskRecords::read(const CacheKey &key, Use use)
{
    readLedger();
    const auto plain = get(key, RecordKind::Response, use);
    auto stored = plain ? StoredResponse::decode(*plain) : readPerishable(key, use);
    if (!stored || stored->role != key.role)
        return std::nullopt;
    if (const auto later = get(key, RecordKind::Confirmation, use)) {
        if (const auto confirmation = StoredConfirmation::decode(*later))
            confirmation->applyTo(*stored);
    }
    stored->response.invalidated |= m_ledger.isInvalid(stored->response.tags, stored->storedAt);
    return stored->response;
}

std::optional<StoredResponse> DiskRecords::readPerishable(const CacheKey &key, Use use)
{
    const auto record = m_folder->read(nameOf(key, RecordKind::Perishable), use);
    const auto head = record ? RecordHead::read(*record) : std::nullopt;
    if (!head || !m_ledger.hasHour(head->generation))
        return std::nullopt;
    const auto plain = m_key.open(labelOf(key), RecordKind::Perishable, head->generation, *record);
    auto stored = plain ? StoredResponse::decode(*plain) : std::nullopt;
    if (stored)
        stored->response.perishable = true;
    return stored;
}

void DiskRecords::write(const CacheKey &key, const CachedResponse &response, Use use)
{
    // What was confirmed was the answer before, even when the new one has the same ETag.
    m_folder->remove(nameOf(key, RecordKind::Confirmation));
    const QByteArray plain = StoredResponse{response, key.role, m_ledger.count()}.encode();
    if (!response.perishable) {
        m_folder->remove(nameOf(key, RecordKind::Perishable));
        return put(key, RecordKind::Response, plain, use);
    }
    m_folder->remove(nameOf(key, RecordKind::Response));
    readLedger();
    const auto hour = m_ledger.hourOf(response.fetchedAt);
    if (hour.isNew)
        writeLedger();
    put(key, RecordKind::Perishable, plain, use, hour.generation);
}

void DiskRecords::confirm(const CacheKey &key, const QByteArray &etag, const QDateTime &at,
                          const std::optional<ReuseTerms> &terms)
{
    put(key, RecordKind::Confirmation, StoredConfirmation{etag, at, terms, m_ledger.count()}.encode(), Use::Now);
}

void DiskRecords::touch(const CacheKey &key)
{
    m_folder->touch(nameOf(key, RecordKind::Response));
    m_folder->touch(nameOf(key, RecordKind::Perishable));
}

void DiskRecords::remove(const CacheKey &key)
{
    m_folder->remove(nameOf(key, RecordKind::Response));
    m_folder->remove(nameOf(key, RecordKind::Perishable));
    m_folder->remove(nameOf(key, RecordKind::Confirmation));
}

void DiskRecords::invalidate(const QString &tag)
{
    readLedger();
    m_ledger.invalidate(tag);
    writeLedger();
}

void DiskRecords::expire(const QDateTime &now)
{
    readLedger();
    if (!m_ledger.expire(now))
        return;
    writeLedger();
    sweep();
}

void DiskRecords::forget()
{
    readLedger();
    if (!m_ledger.forget())
        return;
    // In this order: killed in between, what is left is void.
    writeLedger();
    sweep();
}

void DiskRecords::purge()
{
    // In this order: killed in between, what is left is void.
    m_ledger = Ledger::begin();
    writeLedger();
    m_folder->removeAll(RecordFolder::Pinned::Stay);
}

} // namespace atalaya::api
